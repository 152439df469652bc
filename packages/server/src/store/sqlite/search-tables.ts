/** The search's own tables: FTS5 over own tokens, and where each mail stands, small enough to be read for every hit. */
import { type Kysely, sql } from 'kysely'
import type { Chip } from '../schema.ts'

/** Chips by their number in message_place. */
export const chipCodes: readonly Chip[] = ['ham', 'spam', 'phishing', 'review', 'none']

export const searchTables = async (db: Kysely<unknown>): Promise<void> => {
  // Tokens come cut and folded and separated by spaces: 'ascii' takes everything beyond ASCII as letters. Contentless:
  // only the index is kept. sqlite.org/fts5.html §4.4
  await sql`create virtual table message_gram using fts5(
    subject, sender, body, content='', contentless_delete=1, tokenize='ascii', detail=full)`.execute(db)
  // Single letters need no order.
  await sql`create virtual table message_letter using fts5(
    subject, sender, body, content='', contentless_delete=1, tokenize='ascii', detail=column)`.execute(db)
  await sql`create table message_place (
    tenant_id text not null, id integer primary key, mailbox_id integer not null, folder_id integer not null,
    received_at integer not null, chip integer not null, verdict text, action text)`.execute(db)
  const columns = sql.raw('id, tenant_id, mailbox_id, folder_id, received_at, chip, verdict, action')
  const values = sql.raw(
    'new.id, new.tenant_id, new.mailbox_id, new.folder_id, new.received_at, ' +
      // A number is compared faster than a name, five times a hit.
      `case new.chip ${chipCodes.map((chip, code) => `when '${chip}' then ${code}`).join(' ')} end, new.verdict, new.action`,
  )
  await sql`create trigger message_placed after insert on message when new.gone_at is null begin
    insert into message_place (${columns}) values (${values}); end`.execute(db)
  await sql`create trigger message_moved after update of mailbox_id, folder_id, received_at, chip, verdict, action, gone_at
    on message begin
    delete from message_place where id = old.id;
    insert into message_place (${columns}) select ${values} where new.gone_at is null; end`.execute(db)
  await sql`create trigger message_removed after delete on message begin
    delete from message_place where id = old.id; end`.execute(db)
}
