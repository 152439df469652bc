/** Which mails of a POP3 mailbox were pulled, and when: a file beside the Maildir, one line a mail. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { replaceFile } from '../maildir/write-file.ts'

export type PulledMail = {
  /** Epoch ms. */
  readonly at: number
  /** As LIST named it then; null where it was not written down or not told. */
  readonly sizeBytes: number | null
  /** headerHash(); null where it was not written down. */
  readonly header: string | null
}
/** By UIDL. */
export type Pulled = ReadonlyMap<string, PulledMail>

const fileName = 'miwake-pop3'
const head = 'miwake-pop3 3'
/** Version 1 had no sizes, version 2 no headers. */
const row = /^(\d+) (?:(\d+|-) )?(?:([0-9a-f]{32}|-) )?(\S+)$/
const heads: ReadonlySet<string> = new Set(['miwake-pop3 1', 'miwake-pop3 2', head])

export const readPulled = async (root: string): Promise<Pulled> => {
  const text = await readFile(join(root, fileName), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const [first, ...rows] = text.split('\n')
  if (!heads.has(first ?? '')) return new Map()
  return new Map(
    rows.flatMap((line) => {
      const [, at, size = '-', header = '-', uidl] = row.exec(line) ?? []
      if (at === undefined || uidl === undefined) return []
      const sizeBytes = size === '-' ? null : Number(size)
      const known = { at: Number(at), sizeBytes, header: header === '-' ? null : header }
      return [[uidl, known] as const]
    }),
  )
}

export const writePulled = (root: string, pulled: Pulled): Promise<void> =>
  replaceFile(
    join(root, fileName),
    `${head}\n${[...pulled].map(([uidl, { at, sizeBytes, header }]) => `${at} ${sizeBytes ?? '-'} ${header ?? '-'} ${uidl}\n`).join('')}`,
    join(root, `${fileName}.new`),
  )

/**
 * Stands in a pulled mail's file name, so that a mail written just before a crash is known again although the list above
 * was not. RFC 1939 §7: a UIDL has up to 70 characters, of any printable kind.
 */
export const markOf = (uidl: string): string => `U${createHash('sha256').update(uidl).digest('hex').slice(0, 24)}`
