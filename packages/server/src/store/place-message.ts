/** Where mails lie on the server, as the sorter sees it change. */
import { flagColumns } from './save-message.ts'
import { inTransaction, type Store } from './store.ts'

export type KnownUid = {
  readonly id: number
  readonly uid: string
  readonly flags: readonly string[]
  readonly contentHash: string
  readonly messageId: string
}

/** Every mail known to lie in a folder. */
export const listUids = async ({ db, tenantId }: Store, folderId: number): Promise<readonly KnownUid[]> => {
  const rows = await db
    .selectFrom('message')
    .select(['id', 'uid', 'flags', 'contentHash', 'messageId'])
    .where('tenantId', '=', tenantId)
    .where('folderId', '=', folderId)
    .where('uid', 'is not', null)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, uid: row.uid!, flags: JSON.parse(row.flags) as string[] }))
}

/**
 * The mail lies there now: after a move, ours or another's, or met again after UIDVALIDITY changed. Another row of that
 * place (the watcher was quicker than the mover) gives way: it is the same mail.
 */
export const placeMessage = (
  store: Store,
  { id, folderId, uid }: { readonly id: number; readonly folderId: number; readonly uid: string | null },
): Promise<void> =>
  inTransaction(store, async ({ db, tenantId, now, engine }) => {
    // A place holds one mail: who else puts one there waits.
    await engine
      .hold(db.selectFrom('folder').select('id').where('tenantId', '=', tenantId).where('id', '=', folderId))
      .execute()
    if (uid !== null)
      await db
        .updateTable('message')
        .set({ uid: null, goneAt: now() })
        .where('tenantId', '=', tenantId)
        .where('folderId', '=', folderId)
        .where('uid', '=', uid)
        .where('id', '!=', id)
        .execute()
    await db
      .updateTable('message')
      .set({ folderId, uid, goneAt: null })
      .where('tenantId', '=', tenantId)
      .where('id', '=', id)
      .execute()
  })

export const saveFlags = async (
  { db, tenantId }: Store,
  { id, flags }: { readonly id: number; readonly flags: readonly string[] },
): Promise<void> => {
  await db
    .updateTable('message')
    .set(flagColumns(flags))
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute()
}

/** Rows changed by one statement: databases bound the number of parameters. */
const idsAtOnce = 500

/** The mails are no longer on the server. Kept, so that one that comes back is known. */
export const markGone = (store: Store, ids: readonly number[]): Promise<void> =>
  inTransaction(store, async ({ db, tenantId, now }) => {
    const goneAt = now()
    for (let i = 0; i < ids.length; i += idsAtOnce)
      await db
        .updateTable('message')
        .set({ goneAt, uid: null })
        .where('tenantId', '=', tenantId)
        .where('id', 'in', ids.slice(i, i + idsAtOnce))
        .execute()
  })

/** UIDVALIDITY changed (RFC 9051 §2.3.1.1): no uid of the folder means anything any more. */
export const forgetUids = async ({ db, tenantId }: Store, folderId: number): Promise<void> => {
  await db
    .updateTable('message')
    .set({ uid: null })
    .where('tenantId', '=', tenantId)
    .where('folderId', '=', folderId)
    .execute()
}
