/** Keeps message_count by a trigger: whatever changes a mail, in the same transaction. */
import { type Kysely, sql } from 'kysely'

const key = ['tenant_id', 'mailbox_id', 'folder_id', 'chip', 'verdict', 'action', 'seen']

/** '' for what is not known: null is no part of a key. */
const keyPart = (row: string, column: string): string =>
  column === 'verdict' || column === 'action' ? `coalesce(${row}.${column}, '')` : `${row}.${column}`

/** Counts what lies in folders already, and from then on every change. */
export const countTriggers = async (db: Kysely<unknown>): Promise<void> => {
  const columns = sql.raw(key.join(', '))
  const values = (row: string) => sql.raw(key.map((column) => keyPart(row, column)).join(', '))
  const isOld = sql.raw(key.map((column) => `${column} = ${keyPart('old', column)}`).join(' and '))
  await sql`insert into message_count (${columns}, count)
    select ${values('m')}, count(*) from message m where m.gone_at is null
    group by 1, 2, 3, 4, 5, 6, 7`.execute(db)
  // Two processes at once: each waits for the other's row, and counts on from what that one left.
  await sql`create function count_message() returns trigger language plpgsql as $count$
    begin
      if tg_op = 'UPDATE' and (old.gone_at is null) = (new.gone_at is null)
        and (${values('old')}) = (${values('new')}) then
        return null;
      end if;
      if tg_op <> 'INSERT' and old.gone_at is null then
        update message_count set count = count - 1 where ${isOld};
        delete from message_count where count = 0 and ${isOld};
      end if;
      if tg_op <> 'DELETE' and new.gone_at is null then
        insert into message_count (${columns}, count) values (${values('new')}, 1)
          on conflict (${columns}) do update set count = message_count.count + 1;
      end if;
      return null;
    end $count$`.execute(db)
  await sql`create trigger message_counted after insert or delete or update of ${sql.raw([...key, 'gone_at'].join(', '))}
    on message for each row execute function count_message()`.execute(db)
}
