/** Keeps message_count by triggers: whatever changes a mail, in the same transaction. */
import { type Kysely, sql } from 'kysely'

const key = ['tenant_id', 'mailbox_id', 'folder_id', 'chip', 'verdict', 'action', 'seen']

/** '' for what is not known: null is no part of a key. */
const keyPart = (row: string, column: string): string =>
  column === 'verdict' || column === 'action' ? `coalesce(${row}.${column}, '')` : `${row}.${column}`

/** Counts what lies in folders already, and from then on every change. */
export const countTriggers = async (db: Kysely<unknown>): Promise<void> => {
  const columns = sql.raw(key.join(', '))
  const values = (row: string) => sql.raw(key.map((column) => keyPart(row, column)).join(', '))
  await sql`insert into message_count (${columns}, count)
    select ${values('m')}, count(*) from message m where m.gone_at is null
    group by 1, 2, 3, 4, 5, 6, 7`.execute(db)
  const isOld = sql.raw(key.map((column) => `${column} = ${keyPart('old', column)}`).join(' and '))
  const more = sql`insert into message_count (${columns}, count) select ${values('new')}, 1 where new.gone_at is null
    on conflict do update set count = count + 1`
  const fewer = sql`update message_count set count = count - 1 where old.gone_at is null and ${isOld};
    delete from message_count where count = 0 and ${isOld}`
  await sql`create trigger message_counted after insert on message when new.gone_at is null begin
    ${more}; end`.execute(db)
  await sql`create trigger message_recounted after update of ${sql.raw([...key, 'gone_at'].join(', '))} on message begin
    ${fewer}; ${more}; end`.execute(db)
  await sql`create trigger message_uncounted after delete on message when old.gone_at is null begin
    ${fewer}; end`.execute(db)
}
