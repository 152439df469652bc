/** Full-text search by SQLite's FTS5. */
import { type RawBuilder, sql } from 'kysely'
import { chipCounts } from '../message-page.ts'
import { cutQuery, cutText } from '../search-grams.ts'
import type { SearchField, SearchIndex, SearchQuestion } from '../search-index.ts'
import { chipCodes } from './search-tables.ts'

export const searchIndex: SearchIndex = {
  put: async (db, _tenantId, messageRow, texts) => {
    const [subject, from, body] = [cutText(texts.subject), cutText(texts.from), cutText(texts.body)]
    await sql`insert or replace into message_gram (rowid, subject, sender, body)
      values (${messageRow}, ${subject.grams.join(' ')}, ${from.grams.join(' ')}, ${body.grams.join(' ')})`.execute(db)
    await sql`insert or replace into message_letter (rowid, subject, sender, body)
      values (${messageRow}, ${subject.letters.join(' ')}, ${from.letters.join(' ')}, ${body.letters.join(' ')})`.execute(
      db,
    )
  },
  drop: async (db, messageRows) => {
    for (const id of messageRows) {
      await sql`delete from message_gram where rowid = ${id}`.execute(db)
      await sql`delete from message_letter where rowid = ${id}`.execute(db)
    }
  },
  find: async (db, question) => {
    const hits = hitsOf(question)
    if (hits === null) return { ids: [], counts: chipCounts([]) }
    const { chip, before, limit } = question
    // Not groups, which would sort all hits first.
    const sums = chipCodes.map((_, code) => sql`count(*) filter (where p.chip = ${sql.lit(code)})`)
    // The order of letters in a phrase costs more to compare than to keep; a single gram is read faster than kept.
    const { rows } = await sql<{ readonly id: number | null; readonly counts: string | null }>`
      with h as ${hits.dear ? sql`materialized` : sql`not materialized`} (${hits.rowids})
      select null as id, json_array(${sql.join(sums)}) as counts
        from h cross join message_place p on p.id = h.rowid where ${placed(question)}
      union all select * from (
        select p.id, null from h cross join message_place p on p.id = h.rowid where ${placed(question)}
        ${chip === undefined ? sql`` : sql`and p.chip = ${chipCodes.indexOf(chip)}`}
        ${before === null ? sql`` : sql`and (p.received_at, p.id) < (${before.receivedAt}, ${before.id})`}
        order by p.received_at desc, p.id desc limit ${limit})`.execute(db)
    const counts = rows.find(({ id }) => id === null)?.counts ?? '[]'
    const numbers = JSON.parse(counts) as readonly number[]
    return {
      ids: rows.flatMap(({ id }) => (id === null ? [] : [id])),
      counts: chipCounts(chipCodes.map((of, code) => ({ chip: of, count: numbers[code] ?? 0 }))),
    }
  },
}

const placed = ({ tenantId, mailboxId, folderId, verdict, action }: SearchQuestion): RawBuilder<unknown> =>
  sql.join(
    [
      sql`p.tenant_id = ${tenantId}`,
      ...(mailboxId === undefined ? [] : [sql`p.mailbox_id = ${mailboxId}`]),
      ...(folderId === undefined ? [] : [sql`p.folder_id = ${folderId}`]),
      ...(verdict === undefined ? [] : [sql`p.verdict = ${verdict}`]),
      ...(action === undefined ? [] : [sql`p.action = ${action}`]),
    ],
    sql` and `,
  )

const columnsOf: Readonly<Record<SearchField, string>> = {
  all: '',
  subject: '{subject} : ',
  from: '{sender} : ',
  body: '{body} : ',
}

type Hits = {
  readonly rowids: RawBuilder<unknown>
  /** Costly to find: better once than twice. */
  readonly dear: boolean
}

/** Rows that have all the query asks for; null where it asks for nothing. Grams are letters and digits: no quotes. */
const hitsOf = ({ q, field }: SearchQuestion): Hits | null => {
  const { phrases, letters } = cutQuery(q)
  const match = (parts: readonly string[]): string => `${columnsOf[field]}(${parts.join(' AND ')})`
  const byGram = sql`select rowid from message_gram where message_gram match ${match(
    phrases.map(({ grams, open }) => `"${grams.join(' ')}"${open ? ' *' : ''}`),
  )}`
  const byLetter = sql`select rowid from message_letter where message_letter match ${match(letters.map((l) => `"${l}"`))}`
  if (phrases.length === 0) return letters.length === 0 ? null : { rowids: byLetter, dear: false }
  const dear = phrases.length > 1 || phrases.some(({ grams }) => grams.length > 1)
  if (letters.length === 0) return { rowids: byGram, dear }
  // The plus keeps SQLite from asking the first index anew for each row of the second. sqlite.org/optoverview.html §5
  return { rowids: sql`${byGram} and +rowid in (${byLetter})`, dear: true }
}
