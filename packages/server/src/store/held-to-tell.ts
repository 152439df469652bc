/** What is held and no digest mail told of yet. */
import { type HeldRow, heldColumns } from './list-held.ts'
import type { Store } from './store.ts'

const untold = ({ db, tenantId }: Store) =>
  db.selectFrom('quarantine').where('tenantId', '=', tenantId).where('state', '=', 'held').where('digestAt', 'is', null)

/** In alphabetical order, from the one after `after` on. */
export const recipientsToTell = async (
  store: Store,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<readonly string[]> => {
  const rows = await untold(store)
    .select('recipient')
    .distinct()
    .where('recipient', '>', after)
    .orderBy('recipient')
    .limit(limit)
    .execute()
  return rows.map(({ recipient }) => recipient)
}

/** Newest first. */
export const heldToTell = (
  store: Store,
  { recipient, limit }: { readonly recipient: string; readonly limit: number },
): Promise<readonly HeldRow[]> =>
  untold(store)
    .select(heldColumns)
    .where('recipient', '=', recipient)
    .orderBy('heldAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

/** Of everybody's, held in this time (epoch ms, the first not included). */
export const heldBetween = (
  { db, tenantId }: Store,
  { after, until, limit }: { readonly after: number; readonly until: number; readonly limit: number },
): Promise<readonly HeldRow[]> =>
  db
    .selectFrom('quarantine')
    .select(heldColumns)
    .where('tenantId', '=', tenantId)
    .where('state', '=', 'held')
    .where('heldAt', '>', after)
    .where('heldAt', '<=', until)
    .orderBy('heldAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

export const markTold = async ({ db, tenantId, now }: Store, ids: readonly number[]): Promise<void> => {
  if (ids.length === 0) return
  await db
    .updateTable('quarantine')
    .set({ digestAt: now() })
    .where('tenantId', '=', tenantId)
    .where('id', 'in', [...ids])
    .execute()
}
