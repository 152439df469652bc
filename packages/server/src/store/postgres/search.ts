/** Full-text search by an inverted index (GIN) of grams; the order of a phrase is read from the texts it finds. */
import { type RawBuilder, sql } from 'kysely'
import { chipCounts } from '../message-page.ts'
import type { Chip } from '../schema.ts'
import { cutQuery, cutText } from '../search-grams.ts'
import type { SearchField, SearchIndex, SearchQuestion } from '../search-index.ts'
import { entryMark, fieldCodes, letterMark } from './search-tables.ts'

const tokensOf = (text: string): string => {
  const { grams, letters } = cutText(text)
  return ` ${[...grams, ...letters.map((letter) => letterMark + letter)].join(' ')} `
}

export const searchIndex: SearchIndex = {
  put: async (db, tenantId, messageRow, texts) => {
    const [subject, from, body] = [tokensOf(texts.subject), tokensOf(texts.from), tokensOf(texts.body)]
    await sql`insert into message_gram (tenant_id, message_row, subject, sender, body)
      values (${tenantId}, ${messageRow}, ${subject}, ${from}, ${body})
      on conflict (tenant_id, message_row) do update
      set subject = excluded.subject, sender = excluded.sender, body = excluded.body`.execute(db)
  },
  // They go with their mails, by the foreign key.
  drop: async () => {},
  find: async (db, question) => {
    const found = foundBy(question)
    if (found === null) return { ids: [], counts: chipCounts([]) }
    const { tenantId, chip, before, limit } = question
    const { rows } = await sql<{ readonly id: number | null; readonly chip: Chip; readonly count: number | null }>`
      with h as materialized (
        select m.id, m.received_at, m.chip from message_hits(${tenantId}, ${found.entries}::tsquery) hit
        join message m on m.tenant_id = ${tenantId} and m.id = hit
        where m.gone_at is null ${placed(question)} ${found.inOrder})
      select null::bigint as id, chip, count(*) as count from h group by chip
      union all (
        select id, chip, null from h where true
        ${chip === undefined ? sql`` : sql`and chip = ${chip}`}
        ${before === null ? sql`` : sql`and (received_at, id) < (${before.receivedAt}::bigint, ${before.id}::bigint)`}
        order by received_at desc, id desc limit ${limit})`.execute(db)
    return {
      ids: rows.flatMap(({ id }) => (id === null ? [] : [id])),
      counts: chipCounts(
        rows.flatMap(({ id, chip: of, count }) => (id === null ? [{ chip: of, count: count ?? 0 }] : [])),
      ),
    }
  },
}

const placed = ({ mailboxId, folderId, verdict, action }: SearchQuestion): RawBuilder<unknown> =>
  sql.join(
    [
      ...(mailboxId === undefined ? [] : [sql`and m.mailbox_id = ${mailboxId}`]),
      ...(folderId === undefined ? [] : [sql`and m.folder_id = ${folderId}`]),
      ...(verdict === undefined ? [] : [sql`and m.verdict = ${verdict}`]),
      ...(action === undefined ? [] : [sql`and m.action = ${action}`]),
    ],
    sql` `,
  )

type Field = keyof typeof fieldCodes
const columnOf: Readonly<Record<Field, string>> = { subject: 'g.subject', from: 'g.sender', body: 'g.body' }
const fieldsOf = (field: SearchField): readonly Field[] => (field === 'all' ? ['subject', 'from', 'body'] : [field])

/** As PostgreSQL reads one in a tsquery. */
const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`

type Found = {
  /** What the index is asked for, as a tsquery. */
  readonly entries: string
  /** Condition on the mail `m`. */
  readonly inOrder: RawBuilder<unknown>
}

/** null where the query asks for nothing. */
const foundBy = ({ tenantId, q, field }: SearchQuestion): Found | null => {
  const { phrases, letters } = cutQuery(q)
  if (phrases.length + letters.length === 0) return null
  const fields = fieldsOf(field)
  const anywhere = (tokens: readonly string[], open: boolean): string => {
    const inField = (of: Field) =>
      tokens
        .map((token, i) => {
          const entry = quoted(`${tenantId}${entryMark}${fieldCodes[of]}${token}`)
          return open && i === tokens.length - 1 ? `${entry}:*` : entry
        })
        .join(' & ')
    return `(${fields.map((of) => `(${inField(of)})`).join(' | ')})`
  }
  const entries = [
    ...phrases.map(({ grams, open }) => anywhere(grams, open)),
    ...letters.map((letter) => anywhere([letterMark + letter], false)),
  ].join(' & ')
  // The index knows what is there, not in which order. Grams are letters and digits: no wildcards.
  const orders = phrases
    .filter(({ grams }) => grams.length > 1)
    .map(({ grams, open }) => {
      const pattern = `% ${grams.join(' ')}${open ? '' : ' '}%`
      return sql`(${sql.join(
        fields.map((of) => sql`${sql.raw(columnOf[of])} like ${pattern}`),
        sql` or `,
      )})`
    })
  const inOrder =
    orders.length === 0
      ? sql``
      : sql`and exists (select from message_gram g where g.tenant_id = m.tenant_id and g.message_row = m.id
          and ${sql.join(orders, sql` and `)})`
  return { entries, inOrder }
}
