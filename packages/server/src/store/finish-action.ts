/** What became of a planned action. */
import { inDurableTransaction, type Store } from './store.ts'

/**
 * The server did it. Where it was an 'undo', the entry it took back is undone from here on.
 * @param uidAfter where the mail lies now; null where the server did not tell.
 * @returns false where the entry is not a planned one: nothing is changed.
 */
export const finishAction = (
  store: Store,
  { id, uidAfter }: { readonly id: number; readonly uidAfter: string | null },
): Promise<boolean> =>
  inDurableTransaction(store, async ({ db, tenantId, now }) => {
    const at = now()
    const entry = await db
      .updateTable('journal')
      .set({ state: 'done', doneAt: at, uidAfter, problem: null })
      .where('tenantId', '=', tenantId)
      .where('id', '=', id)
      .where('state', '=', 'planned')
      .returning(['undoes'])
      .executeTakeFirst()
    if (entry === undefined) return false
    if (entry.undoes !== null)
      await db
        .updateTable('journal')
        .set({ state: 'undone', undoneAt: at })
        .where('tenantId', '=', tenantId)
        .where('id', '=', entry.undoes)
        .where('state', '=', 'done')
        .execute()
    return true
  })
