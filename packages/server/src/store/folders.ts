/** The folders of a mailbox, as last seen on its server. */
import type { ChipCounts } from './message-page.ts'
import { chipCounts } from './message-page.ts'
import type { FolderRole, FolderRow } from './schema.ts'
import type { Store } from './store.ts'

export type FolderInput = {
  readonly mailboxId: number
  readonly path: string
  readonly role: FolderRole
}

/** @returns its row: a new one, or the one of that path with its role renewed. */
export const saveFolder = ({ db, tenantId }: Store, { mailboxId, path, role }: FolderInput): Promise<FolderRow> =>
  db
    .insertInto('folder')
    .values({
      tenantId,
      mailboxId,
      path,
      role,
      uidValidity: null,
      uidNext: null,
      highestModseq: null,
      lastSeenAt: null,
    })
    .onConflict((oc) => oc.columns(['tenantId', 'mailboxId', 'path']).doUpdateSet({ role }))
    .returningAll()
    .executeTakeFirstOrThrow()

export type FolderState = {
  readonly folderId: number
  readonly uidValidity: number | null
  readonly uidNext: number | null
  readonly highestModseq: string | null
}

/** How far a folder was read, to go on from there. */
export const saveFolderState = async (
  { db, tenantId, now }: Store,
  { folderId, uidValidity, uidNext, highestModseq }: FolderState,
): Promise<void> => {
  await db
    .updateTable('folder')
    .set({ uidValidity, uidNext, highestModseq, lastSeenAt: now() })
    .where('tenantId', '=', tenantId)
    .where('id', '=', folderId)
    .execute()
}

/** Held until the transaction ends: nobody else reads it on meanwhile. null where there is none. */
export const holdFolder = async ({ db, tenantId, engine }: Store, folderId: number): Promise<FolderRow | null> =>
  (await engine
    .hold(db.selectFrom('folder').selectAll().where('tenantId', '=', tenantId).where('id', '=', folderId))
    .executeTakeFirst()) ?? null

export const listFolders = ({ db, tenantId }: Store, mailboxId: number): Promise<readonly FolderRow[]> =>
  db
    .selectFrom('folder')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('mailboxId', '=', mailboxId)
    .orderBy('path')
    .execute()

export type FolderSummary = FolderRow & {
  readonly total: number
  readonly unread: number
  readonly counts: ChipCounts
}

/** The folders with how many mails lie in each. */
export const summariseFolders = async (store: Store, mailboxId: number): Promise<readonly FolderSummary[]> => {
  const { db, tenantId } = store
  const folders = await listFolders(store, mailboxId)
  const rows = await db
    .selectFrom('messageCount')
    .select(['folderId', 'chip', 'seen', 'count'])
    .where('tenantId', '=', tenantId)
    .where('mailboxId', '=', mailboxId)
    .execute()
  return folders.map((folder) => {
    const own = rows.filter(({ folderId }) => folderId === folder.id)
    const sum = (of: typeof own) => of.reduce((total, { count }) => total + Number(count), 0)
    const byChip = Map.groupBy(own, ({ chip }) => chip)
    return {
      ...folder,
      total: sum(own),
      unread: sum(own.filter(({ seen }) => seen === 0)),
      counts: chipCounts([...byChip].map(([chip, of]) => ({ chip, count: sum(of) }))),
    }
  })
}
