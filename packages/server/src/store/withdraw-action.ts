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

/**
 * The server did it all the same, by a process that was at it: open again, to be taken back.
 * @returns false where the entry was not withdrawn: nothing is changed.
 */
export const reopenWithdrawn = (store: Store, id: number): Promise<boolean> =>
  inDurableTransaction(store, async ({ db, tenantId }) => {
    const result = await db
      .updateTable('journal')
      .set({ state: 'planned', doneAt: null })
      .where('tenantId', '=', tenantId)
      .where('id', '=', id)
      .where('state', 'in', ['planned', 'failed'])
      .where('problem', '=', withdrawn)
      .executeTakeFirst()
    return result.numUpdatedRows > 0n
  })
