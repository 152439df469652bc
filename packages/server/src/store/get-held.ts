/** One mail of the quarantine: what is known of it, its bytes as it came, and what it was judged by. */
import { inflateRawSync } from 'node:zlib'
import { type HeldRow, heldColumns, heldRow } from './list-held.ts'
import { getRaw } from './put-raw.ts'
import type { StoredResult } from './schema.ts'
import type { Store } from './store.ts'

export type Held = HeldRow & { readonly result: StoredResult }

/** Whatever became of it; null where there is none of this number. */
export const getHeld = async ({ db, tenantId }: Store, id: number): Promise<Held | null> => {
  const row = await db
    .selectFrom('quarantine')
    .select([...heldColumns, 'result'])
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined
    ? null
    : { ...heldRow(row), result: JSON.parse(inflateRawSync(row.result).toString()) as StoredResult }
}

/** A mail that is held, as it came; null where none is held of this number. */
export const heldMail = async (
  store: Store,
  id: number,
): Promise<{ readonly row: Held; readonly bytes: Uint8Array } | null> => {
  const row = await getHeld(store, id)
  const bytes =
    row === null || (row.state !== 'held' && row.state !== 'releasing') ? null : await getRaw(store, row.contentHash)
  return row === null || bytes === null ? null : { row, bytes }
}
