/** The word shown at a mail in lists, after the person gave theirs. What the engine said stays for the figures. */
import { chipOf } from './message-page.ts'
import type { Chip } from './schema.ts'
import { inTransaction, type Store } from './store.ts'

type Mail = { readonly mailboxId: number; readonly contentHash: string }

/** @param chip null: the engine's own word again. @returns the rows it stands at. */
export const setChip = (
  store: Store,
  { mailboxId, contentHash, chip }: Mail & { readonly chip: Chip | null },
): Promise<readonly number[]> =>
  inTransaction(store, async ({ db, tenantId, engine }) => {
    const rows = await engine
      .hold(
        db
          .selectFrom('message')
          .select(['id', 'verdict', 'action'])
          .where('tenantId', '=', tenantId)
          .where('mailboxId', '=', mailboxId)
          .where('contentHash', '=', contentHash)
          .orderBy('id'),
      )
      .execute()
    for (const { id, verdict, action } of rows)
      await db
        .updateTable('message')
        .set({ chip: chip ?? chipOf(verdict, action) })
        .where('tenantId', '=', tenantId)
        .where('id', '=', id)
        .execute()
    return rows.map(({ id }) => id)
  })
