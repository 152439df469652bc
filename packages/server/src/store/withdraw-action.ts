import { inDurableTransaction, type Store } from './store.ts'

/** `problem` of an entry the person took back before it was done: still 'planned' until the server said it was not begun. */
export const withdrawn = 'withdrawn'

/** @returns false where the entry is not a planned one: nothing is changed. */
export const withdrawAction = (store: Store, id: number): Promise<boolean> =>
  inDurableTransaction(store, async ({ db, tenantId }) => {
    const result = await db
      .updateTable('journal')
      .set({ problem: withdrawn })
      .where('tenantId', '=', tenantId)
      .where('id', '=', id)
      .where('state', '=', 'planned')
      .executeTakeFirst()
    return result.numUpdatedRows > 0n
  })
