/**
 * The search's own table: what cutText() made of a mail's texts, and an index of it. PostgreSQL's own text search parsers
 * know no Japanese, and its trigrams no words of two letters.
 */
import { type Kysely, sql } from 'kysely'

/** Between tenant, field and gram in an index entry: no gram holds it. */
export const entryMark = '\u001f'
/** Before a letter that stands for itself: no gram begins with it. */
export const letterMark = '.'
/** Fields by the letter that stands for them in an index entry. */
export const fieldCodes = { subject: 's', from: 'f', body: 'b' } as const

export const searchTables = async (db: Kysely<unknown>): Promise<void> => {
  // Grams and then letters, a space before and after each, in the order of the text. Goes with its mail.
  await sql`create table message_gram (
    tenant_id text not null, message_row bigint not null,
    subject text not null, sender text not null, body text not null,
    constraint message_gram_key primary key (tenant_id, message_row),
    constraint message_gram_of_message foreign key (tenant_id, message_row)
      references message (tenant_id, id) on delete cascade)`.execute(db)
  // Each entry begins with its tenant: one tenant's words cost another nothing, and the index splits as the table does.
  await sql`create function message_entries(tenant text, subject text, sender text, body text)
    returns tsvector language sql immutable strict parallel safe as $entries$
      select array_to_tsvector(array(
        select tenant || chr(31) || 's' || token from unnest(string_to_array(subject, ' ')) token where token <> ''
        union all
        select tenant || chr(31) || 'f' || token from unnest(string_to_array(sender, ' ')) token where token <> ''
        union all
        select tenant || chr(31) || 'b' || token from unnest(string_to_array(body, ' ')) token where token <> ''))
    $entries$`.execute(db)
  await sql`create index message_gram_entries on message_gram
    using gin (message_entries(tenant_id, subject, sender, body))`.execute(db)
  // Mails by the index alone: of words that nearly every mail has PostgreSQL would rather cut all texts anew, a hundred
  // times slower, since it counts that as the price of the index too.
  await sql`create function message_hits(tenant text, wanted tsquery)
    returns setof bigint language sql stable strict rows 1000 set enable_seqscan = off set jit = off as $hits$
      select message_row from message_gram
      where tenant_id = tenant and message_entries(tenant_id, message_gram.subject, sender, body) @@ wanted
    $hits$`.execute(db)
}
