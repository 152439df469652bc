/** A folder by path or role, made on the server where it is missing. */
import { reviewFolderName } from '../mailbox/roles.ts'
import type { AtWork } from '../sort/at-work.ts'
import { listFolders, saveFolder, saveFolderState } from '../store/folders.ts'
import type { FolderRole, FolderRow } from '../store/schema.ts'

/** What Miwake calls the folders it makes, where the mailbox has none for it. */
const ownNames: Readonly<Partial<Record<FolderRole, string>>> = {
  inbox: 'INBOX',
  junk: '迷惑メール',
  review: reviewFolderName,
}

/** The path to plan with, whether or not the folder is there yet. */
export const pathOf = (folders: readonly FolderRow[], role: 'inbox' | 'junk' | 'review'): string =>
  folders.find((folder) => folder.role === role)?.path ?? ownNames[role]!

/**
 * A server may put what it makes somewhere else (below INBOX): the row says where. Its UIDVALIDITY is known from here on,
 * so that the numbers of mails moved into it mean something.
 */
export const folderOf = async (work: AtWork, path: string): Promise<FolderRow> => {
  const { store, source } = work
  const folder = await rowOf(work, path)
  if (folder.uidValidity !== null) return folder
  const { uidValidity } = await source.openFolder(folder.path)
  await saveFolderState(store, { folderId: folder.id, uidValidity, uidNext: null, highestModseq: null })
  return { ...folder, uidValidity }
}

const rowOf = async ({ store, source, mailbox }: AtWork, path: string): Promise<FolderRow> => {
  const known = (await listFolders(store, mailbox.id)).find((folder) => folder.path === path)
  if (known !== undefined) return known
  const made = await source.ensureFolder(path)
  const role = (Object.keys(ownNames) as FolderRole[]).find((each) => ownNames[each] === path) ?? made.role
  return saveFolder(store, { mailboxId: mailbox.id, path: made.path, role })
}
