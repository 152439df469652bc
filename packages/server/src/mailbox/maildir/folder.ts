/** One folder of a Maildir: its mails as they are now, with UIDs. */
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { mailboxError } from '../errors.ts'
import { type FileName, parseFileName } from './names.ts'
import { type Known, newUidList, readUidList, type UidList, withLock, writeUidList } from './uid-list.ts'

export type StoredMail = FileName & {
  readonly uid: number
  readonly keywords: readonly string[]
  /** 'new/…' or 'cur/…', below the folder. */
  readonly file: string
}

export type FolderNow = {
  readonly directory: string
  readonly uidValidity: number
  readonly uidNext: number
  /** Ascending by UID. */
  readonly mails: readonly StoredMail[]
}

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT'

export const isMaildir = async (directory: string): Promise<boolean> => {
  const kinds = await Promise.all(
    ['cur', 'new', 'tmp'].map((name) =>
      stat(join(directory, name)).then(
        (found) => found.isDirectory(),
        () => false,
      ),
    ),
  )
  return kinds.every(Boolean)
}

/** Names of both folders. cur after new, so that a mail another program moves from new to cur meanwhile is not missed. */
const filesIn = async (directory: string): Promise<ReadonlyMap<string, FileName & { readonly file: string }>> => {
  const found = new Map<string, FileName & { readonly file: string }>()
  for (const part of ['new', 'cur'])
    for (const name of await readdir(join(directory, part))) {
      if (name.startsWith('.')) continue
      const parsed = parseFileName(name)
      found.set(parsed.base, { ...parsed, file: `${part}/${name}` })
    }
  return found
}

/** Dovecot keeps what its letters mean in a file of its own; only read. */
const dovecotKeywords = async (directory: string): Promise<ReadonlyMap<string, string>> => {
  const text = await readFile(join(directory, 'dovecot-keywords'), 'utf8').catch(() => '')
  const rows = text.split('\n').flatMap((line) => {
    const [, number, name] = /^(\d+) (\S+)$/.exec(line) ?? []
    return name === undefined ? [] : [[String.fromCharCode(97 + Number(number)), name] as const]
  })
  return new Map(rows)
}

/** New mails get the next UIDs in the order of their names, which begin with the time; vanished ones are forgotten. */
const matched = (list: UidList, sorted: readonly string[]): { readonly list: UidList; readonly changed: boolean } => {
  const mails = new Map<string, Known>()
  let uidNext = list.uidNext
  let kept = 0
  for (const name of sorted) {
    const known = list.mails.get(name)
    if (known) kept++
    mails.set(name, known ?? { uid: uidNext++, keywords: [] })
  }
  return { list: { ...list, uidNext, mails }, changed: kept !== mails.size || kept !== list.mails.size }
}

/**
 * Reads the folder, and gives every mail its UID.
 * @param change made to the list before it is written, under the same lock.
 */
export const readFolder = async (
  directory: string,
  nowMs: number,
  change: (list: UidList) => UidList = (list) => list,
): Promise<FolderNow> => {
  if (!(await isMaildir(directory))) throw mailboxError('no-folder', directory)
  return withLock(directory, async () => {
    const stored = await readUidList(directory)
    const before = stored ?? newUidList(nowMs)
    const changedList = change(before)
    let files: Awaited<ReturnType<typeof filesIn>>
    try {
      files = await filesIn(directory)
    } catch (error) {
      throw isMissing(error) ? mailboxError('no-folder', directory) : error
    }
    const { list, changed } = matched(changedList, [...files.keys()].sort())
    if (changed || stored === null || changedList !== before) await writeUidList(directory, list)
    const letters = await dovecotKeywords(directory)
    const mails = [...list.mails].flatMap(([base, { uid, keywords }]) => {
      const file = files.get(base)
      if (file === undefined) return []
      const foreign = [...file.others].flatMap((letter) => letters.get(letter) ?? [])
      return [{ ...file, uid, keywords: [...new Set([...keywords, ...foreign])] }]
    })
    mails.sort((a, b) => a.uid - b.uid)
    return { directory, uidValidity: list.uidValidity, uidNext: list.uidNext, mails }
  })
}
