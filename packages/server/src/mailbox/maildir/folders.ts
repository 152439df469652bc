/** The folders of a Maildir++. */
import { appendFile, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { mailboxError } from '../errors.ts'
import type { Folder } from '../mail-source.ts'
import { assignRoles } from '../roles.ts'
import type { MaildirSettings } from '../settings.ts'
import { isMaildir } from './folder.ts'
import { delimiter, directoryOf, inbox, parseFileName, pathOf } from './names.ts'

const countOf = async (directory: string) => {
  const fresh = (await readdir(join(directory, 'new'))).filter((name) => !name.startsWith('.'))
  const old = (await readdir(join(directory, 'cur'))).filter((name) => !name.startsWith('.'))
  const unseen = old.filter((name) => !parseFileName(name).flags.includes('\\Seen')).length
  return { total: fresh.length + old.length, unseen: fresh.length + unseen }
}

/** Where the folder lies on disk. Throws `no-folder` for a name no folder can have. */
export const locate = (root: string, path: string): string => {
  const directory = directoryOf(path)
  if (directory === null) throw mailboxError('no-folder', path)
  return join(root, directory)
}

export const listFolders = async (root: string, chosen: MaildirSettings['folders']): Promise<readonly Folder[]> => {
  if (!(await isMaildir(root))) throw mailboxError('not-a-maildir', root)
  const names = (await readdir(root, { withFileTypes: true }))
    .filter((entry) => entry.name.startsWith('.') && entry.name.length > 1 && !entry.name.startsWith('..'))
    .map(({ name }) => name)
    .sort()
  const paths = [inbox]
  // A name that does not lead back to itself (a '/' written in UTF-7) could not be opened by its path.
  for (const name of names)
    if (directoryOf(pathOf(name)) === name && (await isMaildir(join(root, name)))) paths.push(pathOf(name))
  const roles = assignRoles(
    paths.map((path) => ({ path, delimiter, specialUse: null })),
    chosen,
  )
  return Promise.all(
    paths.map(async (path, index) => ({
      path,
      role: roles[index] ?? 'other',
      delimiter,
      specialUse: null,
      ...(await countOf(locate(root, path))),
      selectable: true,
    })),
  )
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )

/** Makes the folder, or mends one that lacks a part. */
export const makeFolder = async (root: string, path: string): Promise<void> => {
  const directory = locate(root, path)
  for (const part of ['tmp', 'new', 'cur']) await mkdir(join(directory, part), { recursive: true, mode: 0o700 })
  if (directory === root) return
  if (!(await exists(join(directory, 'maildirfolder')))) await writeFile(join(directory, 'maildirfolder'), '')
  // Dovecot shows in a mail program only what is written here, where the file is there at all.
  const list = join(root, 'subscriptions')
  const text = await readFile(list, 'utf8').catch(() => null)
  if (text !== null && !text.includes(path)) await appendFile(list, `${path}\n`)
}
