/** A mailbox and all that is known of it, gone for good; nothing on its server is touched. */
import { dropUnusedRaw } from './drop-raw.ts'
import { inTransaction, type Store } from './store.ts'

/** @returns false where there is no such mailbox. */
export const removeMailbox = (store: Store, mailboxId: number): Promise<boolean> =>
  inTransaction(store, async (inside) => {
    const { db, tenantId } = inside
    const rows = await db
      .selectFrom('message')
      .select('id')
      .where('tenantId', '=', tenantId)
      .where('mailboxId', '=', mailboxId)
      .execute()
    await inside.engine.search.drop(
      db,
      rows.map(({ id }) => id),
    )
    // Children go by their foreign keys.
    const result = await db
      .deleteFrom('mailbox')
      .where('tenantId', '=', tenantId)
      .where('id', '=', mailboxId)
      .executeTakeFirst()
    await dropUnusedRaw(inside)
    return result.numDeletedRows > 0n
  })
