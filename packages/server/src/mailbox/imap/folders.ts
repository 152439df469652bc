/** The folders of an IMAP mailbox with their roles, and making one. */
import type { ListResponse, MailboxObject } from 'imapflow'
import type { Folder, FolderState } from '../mail-source.ts'
import { assignRoles } from '../roles.ts'
import type { ImapSettings } from '../settings.ts'
import type { ImapConnection } from './connect.ts'

const hasFlag = (folder: ListResponse, name: string) => [...folder.flags].some((flag) => flag.toLowerCase() === name)

const selectable = (folder: ListResponse) => !hasFlag(folder, '\\noselect') && !hasFlag(folder, '\\nonexistent')

/** The server's own word; imapflow's guess from names in other languages is used only where nothing else tells. */
const attributeOf = (folder: ListResponse) =>
  folder.specialUseSource === 'extension' ? (folder.specialUse ?? null) : null

/** Folders in the order the server lists them (imapflow sorts INBOX and special ones to the front). */
export const listFolders = async ({ client }: ImapConnection, settings: ImapSettings): Promise<readonly Folder[]> => {
  const listed = await client.list({ statusQuery: { messages: true, unseen: true } })
  const named = listed.map((folder) => ({
    path: folder.path,
    delimiter: folder.delimiter ?? '',
    specialUse: attributeOf(folder),
    guess: folder.specialUseSource === 'name' ? (folder.specialUse ?? null) : null,
  }))
  const roles = assignRoles(named, settings.folders)
  return listed.map((folder, index) => ({
    path: folder.path,
    role: roles[index] ?? 'other',
    delimiter: folder.delimiter ?? '',
    specialUse: attributeOf(folder),
    total: folder.status?.messages ?? null,
    unseen: folder.status?.unseen ?? null,
    selectable: selectable(folder),
  }))
}

export const stateOf = (mailbox: MailboxObject): FolderState => {
  const flags = mailbox.permanentFlags
  return {
    path: mailbox.path,
    uidValidity: Number(mailbox.uidValidity),
    uidNext: mailbox.uidNext,
    highestModseq:
      mailbox.noModseq || mailbox.highestModseq === undefined || mailbox.highestModseq === 0n
        ? null
        : mailbox.highestModseq.toString(),
    exists: mailbox.exists,
    readOnly: mailbox.readOnly === true,
    // RFC 9051 §7.1: without PERMANENTFLAGS every flag may be changed.
    keywords: flags === undefined || flags.has('\\*') ? 'any' : [...flags],
  }
}

/** Makes and subscribes it where there is none. Where the server puts everything below INBOX, so does this. */
export const ensureFolder = async (
  connection: ImapConnection,
  settings: ImapSettings,
  path: string,
): Promise<Folder | null> => {
  const find = async (wanted: string) =>
    (await listFolders(connection, settings)).find((folder) => folder.path === wanted) ?? null
  const found = await find(path)
  if (found !== null) return found
  const made = await connection.client.mailboxCreate(path)
  await connection.client.mailboxSubscribe(made.path)
  return find(made.path)
}
