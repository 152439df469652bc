/** Retention of what is known about mails that left the server. */
import { inTransaction, type Store } from './store.ts'

/** Mails dropped by one call: the caller asks again, and others get their turn in between. */
const atOnce = 200

/**
 * Drops mails gone from the server before `before` (epoch ms) with their results and words; journal and corrections stay.
 * @returns how many were dropped: call again until 0.
 */
export const dropGoneBefore = (store: Store, before: number): Promise<number> =>
  inTransaction(store, async ({ db, tenantId, engine }) => {
    const rows = await db
      .selectFrom('message')
      .select('id')
      .where('tenantId', '=', tenantId)
      .where('goneAt', '<', before)
      .limit(atOnce)
      .execute()
    if (rows.length === 0) return 0
    const dropped = await db
      .deleteFrom('message')
      .where('tenantId', '=', tenantId)
      .where(
        'id',
        'in',
        rows.map(({ id }) => id),
      )
      // One may have come back in between.
      .where('goneAt', '<', before)
      .returning('id')
      .execute()
    await engine.search.drop(
      db,
      dropped.map(({ id }) => id),
    )
    return dropped.length
  })
