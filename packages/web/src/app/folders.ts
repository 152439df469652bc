/** The order and the names of folders. */
import type { Folder, FolderRole, Mailbox } from '../api/types.ts'
import type { Messages } from '../i18n/i18n.ts'

const order: readonly FolderRole[] = ['inbox', 'review', 'junk', 'archive', 'sent', 'other', 'trash']

/** What Miwake works on first; folders of one role by name. */
export const sortFolders = (folders: readonly Folder[]): readonly Folder[] =>
  [...folders].sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role) || a.path.localeCompare(b.path, 'ja'))

/** A folder known by its path only, as the journal keeps it. RFC 3501 §5.1: INBOX in any case is the inbox. */
export const pathName = (path: string, folders: readonly Folder[], t: Messages): string => {
  if (path.toUpperCase() === 'INBOX') return t.role.inbox
  const known = folders.find((folder) => folder.path === path)
  return known ? folderName(known, t) : path
}

/** The word for its role; of any other folder the name it has. */
export const folderName = ({ role, path }: Pick<Folder, 'role' | 'path'>, t: Messages): string =>
  role === 'other' ? path : t.role[role]

/** The demo is named by whoever reads, not by the server's language. */
export const mailboxName = ({ kind, name }: Pick<Mailbox, 'kind' | 'name'>, t: Messages): string =>
  kind === 'demo' ? t.app.demoMailbox : name
