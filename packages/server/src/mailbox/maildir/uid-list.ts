/**
 * UIDs for a Maildir, which has none: a file in each folder that gives every mail's base name a number for good, and our
 * keywords, which the file's name cannot hold. Without the file the folder gets another UIDVALIDITY and starts anew.
 */
import { open, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pause } from '../backoff.ts'
import { mailboxError } from '../errors.ts'
import { replaceFile } from './write-file.ts'

export type Known = { readonly uid: number; readonly keywords: readonly string[] }
export type UidList = {
  readonly uidValidity: number
  readonly uidNext: number
  /** By base name. */
  readonly mails: ReadonlyMap<string, Known>
}

const fileName = 'miwake-uidlist'
const head = /^miwake-uidlist 1 (\d+) (\d+)$/
const row = /^(\d+) (\S*) (.+)$/

/** A lock older than this was left by a process that died: nobody holds it for longer than a few milliseconds. */
const lockStaleMs = 30_000
const lockWaitMs = 20
const lockTriesMax = 3_000

/** One process at a time changes the list (O_EXCL, works on every file system). */
export const withLock = async <T>(directory: string, job: () => Promise<T>): Promise<T> => {
  const lock = join(directory, `${fileName}.lock`)
  for (let tries = 0; ; tries++) {
    try {
      await (await open(lock, 'wx')).close()
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const age = await stat(lock).then(
        ({ mtimeMs }) => Date.now() - mtimeMs,
        () => 0,
      )
      if (age > lockStaleMs) await rm(lock, { force: true })
      else if (tries >= lockTriesMax) throw mailboxError('mailbox-in-use', 'the UID list is locked')
      else await pause(lockWaitMs)
    }
  }
  try {
    return await job()
  } finally {
    await rm(lock, { force: true })
  }
}

/** Null where there is none, or it cannot be read. */
export const readUidList = async (directory: string): Promise<UidList | null> => {
  const text = await readFile(join(directory, fileName), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (text === null) return null
  const [first = '', ...lines] = text.split('\n')
  const found = head.exec(first)
  if (!found) return null
  const mails = new Map<string, Known>()
  let highest = 0
  for (const line of lines) {
    const parts = row.exec(line)
    if (!parts) continue
    const uid = Number(parts[1])
    highest = Math.max(highest, uid)
    mails.set(parts[3]!, { uid, keywords: parts[2] === '-' ? [] : parts[2]!.split(',') })
  }
  return { uidValidity: Number(found[1]), uidNext: Math.max(Number(found[2]), highest + 1), mails }
}

export const writeUidList = (directory: string, list: UidList): Promise<void> => {
  const rows = [...list.mails].map(([base, { uid, keywords }]) => `${uid} ${keywords.join(',') || '-'} ${base}\n`)
  const text = `miwake-uidlist 1 ${list.uidValidity} ${list.uidNext}\n${rows.join('')}`
  return replaceFile(join(directory, fileName), text, join(directory, `${fileName}.new`))
}

/** RFC 9051 §2.3.1.1 wants it to grow with every renewal: the time does. */
export const newUidList = (nowMs: number): UidList => ({
  uidValidity: Math.floor(nowMs / 1000),
  uidNext: 1,
  mails: new Map(),
})
