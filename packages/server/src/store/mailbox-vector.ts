/** A mailbox's own weights: one row, one read a scan. */
import { emptyMailbox, type MailboxVector } from '@miwake/engine'
import type { Store } from './store.ts'

/** uint32 id, float64 weight: exact, so that what was learned twice stays the same. */
const entryBytes = 12

/** The empty vector where nothing was learned. */
export const loadVector = async ({ db, tenantId }: Store, mailboxId: number): Promise<MailboxVector> => {
  const row = await db
    .selectFrom('mailboxVector')
    .select(['corrections', 'entries'])
    .where('tenantId', '=', tenantId)
    .where('mailboxId', '=', mailboxId)
    .executeTakeFirst()
  return row === undefined ? emptyMailbox : { corrections: row.corrections, entries: readEntries(row.entries) }
}

export const saveVector = async (
  { db, tenantId }: Store,
  mailboxId: number,
  { corrections, entries }: MailboxVector,
): Promise<void> => {
  const columns = { corrections, entries: formatEntries(entries) }
  await db
    .insertInto('mailboxVector')
    .values({ tenantId, mailboxId, ...columns })
    .onConflict((oc) => oc.columns(['tenantId', 'mailboxId']).doUpdateSet(columns))
    .execute()
}

const formatEntries = (entries: MailboxVector['entries']): Uint8Array => {
  const view = new DataView(new ArrayBuffer(entries.size * entryBytes))
  let at = 0
  for (const [id, weight] of entries) {
    view.setUint32(at, id, true)
    view.setFloat64(at + 4, weight, true)
    at += entryBytes
  }
  return new Uint8Array(view.buffer)
}

const readEntries = (bytes: Uint8Array): MailboxVector['entries'] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = new Map<number, number>()
  for (let at = 0; at + entryBytes <= bytes.byteLength; at += entryBytes)
    entries.set(view.getUint32(at, true), view.getFloat64(at + 4, true))
  return entries
}
