/** Full-text search by SQLite's FTS5. */
import { type RawBuilder, sql } from 'kysely'
import { chipCounts } from '../message-page.ts'
import type { Chip } from '../schema.ts'
import { gramsOf, lettersOf } from '../search-grams.ts'
import type { SearchField, SearchIndex, SearchQuestion } from '../search-index.ts'

export const searchIndex: SearchIndex = {
  put: async (db, _tenantId, messageRow, { subject, from, body }) => {
    const [a, b, c] = [subject, from, body].map((text) => gramsOf(text).join(' '))
    await sql`insert or replace into message_gram (rowid, subject, sender, body)
      values (${messageRow}, ${a}, ${b}, ${c})`.execute(db)
    const [d, e, f] = [subject, from, body].map((text) => lettersOf(text).join(' '))
    await sql`insert or replace into message_letter (rowid, subject, sender, body)
      values (${messageRow}, ${d}, ${e}, ${f})`.execute(db)
  },
  dropMailbox: async (db, tenantId, mailboxId) => {
    const rows = sql`select id from message where tenant_id = ${tenantId} and mailbox_id = ${mailboxId}`
    await sql`delete from message_gram where rowid in (${rows})`.execute(db)
    await sql`delete from message_letter where rowid in (${rows})`.execute(db)
  },
  find: async (db, question) => {
    const hits = hitsOf(question)
    if (hits === null) return { ids: [], counts: chipCounts([]) }
    const counted = await sql<{ readonly chip: Chip; readonly count: number }>`
      select p.chip, count(*) as count from (${hits}) h cross join message_place p on p.id = h.rowid
      where ${placed(question)} group by p.chip`.execute(db)
    const { chip, before, limit } = question
    const found = await sql<{ readonly id: number }>`
      select p.id from (${hits}) h cross join message_place p on p.id = h.rowid
      where ${placed(question)}
      ${chip === undefined ? sql`` : sql`and p.chip = ${chip}`}
      ${before === null ? sql`` : sql`and (p.received_at, p.id) < (${before.receivedAt}, ${before.id})`}
      order by p.received_at desc, p.id desc limit ${limit}`.execute(db)
    return { ids: found.rows.map(({ id }) => id), counts: chipCounts(counted.rows) }
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

const columnOf: Readonly<Record<SearchField, string>> = {
  all: '',
  subject: '{subject} : ',
  from: '{sender} : ',
  body: '{body} : ',
}
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

/** Rows that have every word of the query; null where it has none. */
const hitsOf = ({ q, field }: SearchQuestion): RawBuilder<unknown> | null => {
  const words = q.split(/\s+/u).map((word) => ({ grams: gramsOf(word), letters: lettersOf(word) }))
  const phrases = words.filter(({ grams, letters }) => grams.length > 1 || (grams.length === 1 && letters.length !== 1))
  const singles = words.filter(({ grams, letters }) => grams.length === 1 && letters.length === 1)
  const match = (of: typeof words): string =>
    `${columnOf[field]}(${of.map(({ grams }) => quoted(grams.join(' '))).join(' AND ')})`
  const byGram = sql`select rowid from message_gram where message_gram match ${match(phrases)}`
  const byLetter = sql`select rowid from message_letter where message_letter match ${match(singles)}`
  if (phrases.length === 0) return singles.length === 0 ? null : byLetter
  return singles.length === 0 ? byGram : sql`${byGram} and rowid in (${byLetter})`
}
