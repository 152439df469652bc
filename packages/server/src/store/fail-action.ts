import { inDurableTransaction, type Store } from './store.ts'

/**
 * The server did not do a planned action, and the mail lies where it lay.
 * @param problem a short code, never mail content.
 * @returns false where the entry is not a planned one: nothing is changed.
 */
export const failAction = (
  store: Store,
  { id, problem }: { readonly id: number; readonly problem: string },
): Promise<boolean> =>
  inDurableTransaction(store, async ({ db, tenantId, now }) => {
    const result = await db
      .updateTable('journal')
      .set({ state: 'failed', doneAt: now(), problem })
      .where('tenantId', '=', tenantId)
      .where('id', '=', id)
      .where('state', '=', 'planned')
      .executeTakeFirst()
    return result.numUpdatedRows > 0n
  })
