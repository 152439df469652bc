/**
 * Names in a Maildir: of mails (`unique:2,FLAGS`, cr.yp.to/proto/maildir.html) and of folders (Maildir++: `.Junk`,
 * `.a.b`, inter7.com/courierimap/README.maildirquota.html).
 */
import { hostname } from 'node:os'
import { decodeUtf7, encodeUtf7 } from '../utf7.ts'

export const delimiter = '.'
export const inbox = 'INBOX'

/** 'INBOX' -> '', 'Junk' -> '.Junk', 'a.要確認' -> '.a.&iYF4uoqN-'. Null where it cannot be a folder's name. */
export const directoryOf = (path: string): string | null => {
  if (path.toUpperCase() === inbox) return ''
  const parts = path.split(delimiter)
  const bad = parts.some((part) => part === '' || part.includes('/') || part.includes('\0'))
  return bad ? null : `.${encodeUtf7(path)}`
}

export const pathOf = (directory: string): string => decodeUtf7(directory.slice(1))

const letters: readonly (readonly [string, string])[] = [
  ['D', '\\Draft'],
  ['F', '\\Flagged'],
  ['P', '$Forwarded'],
  ['R', '\\Answered'],
  ['S', '\\Seen'],
  ['T', '\\Deleted'],
]

export type FileName = {
  /** What stays the same as long as the mail lives. */
  readonly base: string
  readonly flags: readonly string[]
  /** Letters that are no flags of ours: kept as they are (Dovecot's keywords are a to z). */
  readonly others: string
}

export const parseFileName = (name: string): FileName => {
  const at = name.lastIndexOf(':2,')
  if (at < 0) return { base: name, flags: [], others: '' }
  const info = name.slice(at + 3)
  return {
    base: name.slice(0, at),
    flags: letters.filter(([letter]) => info.includes(letter)).map(([, flag]) => flag),
    others: [...info].filter((letter) => !letters.some(([known]) => known === letter)).join(''),
  }
}

/** Flags the file's name can hold. */
export const nameFlags: ReadonlySet<string> = new Set(letters.map(([, flag]) => flag))

/** Letters in ASCII order, as the specification asks. */
export const formatFileName = ({ base, flags, others }: FileName): string => {
  const mine = letters.filter(([, flag]) => flags.includes(flag)).map(([letter]) => letter)
  return `${base}:2,${[...mine, ...others].sort().join('')}`
}

let delivered = 0
const host = hostname().replaceAll('/', '\\057').replaceAll(':', '\\072') || 'localhost'

/** A name no other delivery on any machine gives; `mark` is kept in it. */
export const uniqueBase = (nowMs: number, sizeBytes: number, mark = ''): string =>
  `${Math.floor(nowMs / 1000)}.M${(nowMs % 1000) * 1000}P${process.pid}Q${++delivered}${mark}.${host},S=${sizeBytes}`
