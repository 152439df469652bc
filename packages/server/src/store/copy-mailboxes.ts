/** A copy of the Maildirs below the data folder (pulled POP3 mail), made while they are in use. */
import { existsSync } from 'node:fs'
import { chmod, copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join, relative } from 'node:path'

const isMailFolder = (path: string): boolean => /[/\\](?:cur|new)$/.test(path)
/** What stands before the flags stays the same as long as the mail exists. */
const baseOf = (name: string): string => name.split(':')[0] ?? name

const listing = (folder: string) =>
  readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })

/** @returns false where the file is gone: renamed or moved meanwhile. */
const copied = async (from: string, to: string): Promise<boolean> => {
  try {
    await copyFile(from, to)
    await chmod(to, 0o600)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && existsSync(join(to, '..'))) return false
    throw error
  }
}

type Pass = 'lists' | 'mails'

/**
 * Lists of what was pulled go first: a mail that is copied and not listed is pulled again, one listed and not copied would
 * be missing. Then the mails, those that are not in the copy yet.
 */
const copyTree = async (from: string, to: string, pass: Pass): Promise<void> => {
  await mkdir(to, { recursive: true, mode: 0o700 })
  const entries = await listing(from)
  for (const entry of entries) {
    const name = entry.name
    if (entry.isDirectory() && name !== 'tmp') await copyTree(join(from, name), join(to, name), pass)
    if (entry.isDirectory() && name === 'tmp') await mkdir(join(to, name), { recursive: true, mode: 0o700 })
  }
  const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.lock')).map(({ name }) => name)
  if (!isMailFolder(from)) {
    if (pass === 'lists') for (const name of files) await copied(join(from, name), join(to, name))
    return
  }
  if (pass === 'lists') return
  const there = new Map((await readdir(to)).map((name) => [baseOf(name), name]))
  for (const name of files) if (!there.has(baseOf(name))) await copied(join(from, name), join(to, name))
}

/** Mails that were moved between two looks are in the copy twice: of those one place is kept, by preference where it is now. */
const undouble = async (from: string, to: string): Promise<void> => {
  const entries = await readdir(to, { recursive: true, withFileTypes: true })
  const mails = entries.filter((entry) => entry.isFile() && isMailFolder(entry.parentPath))
  for (const twice of Map.groupBy(mails, ({ name }) => baseOf(name)).values()) {
    if (twice.length < 2) continue
    const isNow = async ({ parentPath, name }: (typeof twice)[number]) =>
      (await listing(join(from, relative(to, parentPath)))).some((each) => baseOf(each.name) === baseOf(name))
    const now = await Promise.all(twice.map(isNow))
    const kept = twice[Math.max(0, now.indexOf(true))]
    for (const mail of twice) if (mail !== kept) await rm(join(mail.parentPath, mail.name), { force: true })
  }
}

/** The copy appears whole or not at all. @returns false where there is nothing to copy. */
export const copyMailboxes = async (from: string, to: string): Promise<boolean> => {
  if ((await listing(from)).length === 0) return false
  const unfinished = `${to}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  try {
    // Twice: a mail may have been moved into a folder that was copied already.
    for (const pass of ['lists', 'mails', 'mails'] as const) await copyTree(from, unfinished, pass)
    for (const { name } of await listing(unfinished)) await undouble(join(from, name), join(unfinished, name))
    await rename(unfinished, to)
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
  return true
}

/** Puts a copy in the place of what is there, which is kept beside it. @returns false where there is no copy. */
export const restoreMailboxes = async (from: string, to: string, nowMs: number): Promise<boolean> => {
  if ((await listing(from)).length === 0) return false
  if (existsSync(to)) await rename(to, `${to}.before-${nowMs}`)
  return copyMailboxes(from, to)
}
