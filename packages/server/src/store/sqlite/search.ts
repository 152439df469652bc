/** Full-text search by SQLite's FTS5. */
import { type RawBuilder, sql } from 'kysely'
import { chipCounts } from '../message-page.ts'
import type { Chip } from '../schema.ts'
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
    // Sums, not groups, which would sort all hits first: four times as slow where a word is common.
    const sums = chipCodes.map((chip, code) => sql`sum(p.chip = ${sql.lit(code)}) as ${sql.ref(chip)}`)
    const counted = await sql<Record<Chip, number | null>>`
      select ${sql.join(sums)} from (${hits}) h cross join message_place p on p.id = h.rowid
      where ${placed(question)}`.execute(db)
    const { chip, before, limit } = question
    const found = await sql<{ readonly id: number }>`
      select p.id from (${hits}) h cross join message_place p on p.id = h.rowid
      where ${placed(question)}
      ${chip === undefined ? sql`` : sql`and p.chip = ${chipCodes.indexOf(chip)}`}
      ${before === null ? sql`` : sql`and (p.received_at, p.id) < (${before.receivedAt}, ${before.id})`}
      order by p.received_at desc, p.id desc limit ${limit}`.execute(db)
    return {
      ids: found.rows.map(({ id }) => id),
      counts: chipCounts(chipCodes.map((of) => ({ chip: of, count: counted.rows[0]?.[of] ?? 0 }))),
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

/** Rows that have all the query asks for; null where it asks for nothing. Grams are letters and digits: no quotes. */
const hitsOf = ({ q, field }: SearchQuestion): RawBuilder<unknown> | null => {
  const { phrases, letters } = cutQuery(q)
  const match = (parts: readonly string[]): string => `${columnsOf[field]}(${parts.join(' AND ')})`
  const byGram = sql`select rowid from message_gram where message_gram match ${match(
    phrases.map(({ grams, open }) => `"${grams.join(' ')}"${open ? ' *' : ''}`),
  )}`
  const byLetter = sql`select rowid from message_letter where message_letter match ${match(letters.map((l) => `"${l}"`))}`
  if (phrases.length === 0) return letters.length === 0 ? null : byLetter
  // The plus keeps SQLite from asking the first index anew for each row of the second. sqlite.org/optoverview.html §5
  return letters.length === 0 ? byGram : sql`${byGram} and +rowid in (${byLetter})`
}
