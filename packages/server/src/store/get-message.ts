/** One mail, with all that is kept about it. */
import { inflateRawSync } from 'node:zlib'
import { messageRowOf } from './message-row.ts'
import type { MessageRow, StoredResult } from './schema.ts'
import type { Store } from './store.ts'

export const getMessage = async ({ db, tenantId }: Store, id: number): Promise<MessageRow | null> => {
  const row = await db
    .selectFrom('message')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : messageRowOf(row)
}

/** What the engine said, and the facts it said it by; null where the mail was not scanned yet. */
export const getResult = async ({ db, tenantId }: Store, id: number): Promise<StoredResult | null> => {
  const row = await db
    .selectFrom('messageResult')
    .select('bytes')
    .where('tenantId', '=', tenantId)
    .where('messageRow', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : (JSON.parse(inflateRawSync(row.bytes).toString('utf8')) as StoredResult)
}
