/** Putting mails into a folder and from one to another, whole or not at all. */
import { copyFile, open, rename, rm, stat, unlink, utimes } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { StoredMail } from './folder.ts'
import { formatFileName, uniqueBase } from './names.ts'
import { syncDirectory } from './write-file.ts'

type Delivery = {
  readonly flags: readonly string[]
  readonly internalDateMs: number | null
  readonly nowMs: number
  /** Kept in the name, to be recognised by. */
  readonly mark?: string
}

/** What comes in, in pieces. */
export type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/**
 * Written to tmp and to the disk, then linked into new (without flags) or cur: as the specification of Maildir asks.
 * @returns the base name.
 */
export const deliver = async (directory: string, pieces: Pieces, how: Delivery): Promise<string> => {
  const temporary = join(directory, 'tmp', uniqueBase(how.nowMs, 0))
  let sizeBytes = 0
  const handle = await open(temporary, 'wx', 0o600)
  try {
    for await (const piece of pieces) {
      // write() may store only a part where room runs out, and say so; writeFile() goes on to the end or fails.
      await handle.writeFile(piece)
      sizeBytes += piece.length
    }
    await handle.sync()
    await handle.close()
    const at = (how.internalDateMs ?? how.nowMs) / 1000
    await utimes(temporary, at, at)
    const base = uniqueBase(how.nowMs, sizeBytes, how.mark)
    const part = how.flags.length === 0 ? 'new' : 'cur'
    const name = part === 'new' ? base : formatFileName({ base, flags: how.flags, others: '' })
    await rename(temporary, join(directory, part, name))
    await syncDirectory(join(directory, part))
    return base
  } catch (error) {
    await handle.close().catch(() => undefined)
    await rm(temporary, { force: true })
    throw error
  }
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )

/**
 * Moves one mail to another folder: one rename, so it is always in exactly one of them. Between two file systems it is
 * copied to the disk first and removed after.
 * @returns the base name there.
 */
export const transfer = async (from: string, mail: StoredMail, to: string, nowMs: number): Promise<string> => {
  const source = join(from, mail.file)
  const part = mail.file.startsWith('new/') ? 'new' : 'cur'
  const name = basename(mail.file)
  const taken = (await exists(join(to, 'new', mail.base))) || (await exists(join(to, part, name)))
  const base = taken ? uniqueBase(nowMs, (await stat(source)).size) : mail.base
  const target = join(to, part, taken ? formatFileName({ ...mail, base }) : name)
  try {
    await rename(source, target)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error
    const temporary = join(to, 'tmp', base)
    await copyFile(source, temporary)
    const handle = await open(temporary, 'r+')
    await handle.sync()
    await handle.close()
    const { mtimeMs } = await stat(source)
    await utimes(temporary, mtimeMs / 1000, mtimeMs / 1000)
    await rename(temporary, target)
    await syncDirectory(join(to, part))
    await unlink(source)
  }
  await syncDirectory(join(to, part))
  return base
}

/** Changes the flags in a mail's name; a mail in new goes to cur, as a mail with flags must. */
export const renameFlags = async (directory: string, mail: StoredMail, flags: readonly string[]): Promise<void> => {
  const target = `cur/${formatFileName({ base: mail.base, flags, others: mail.others })}`
  if (target !== mail.file) await rename(join(directory, mail.file), join(directory, target))
}
