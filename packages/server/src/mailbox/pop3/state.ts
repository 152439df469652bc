/** Which mails of a POP3 mailbox were pulled, and when: a file beside the Maildir, one line a mail. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { replaceFile } from '../maildir/write-file.ts'

/** When each UIDL was pulled, epoch ms. */
export type Pulled = ReadonlyMap<string, number>

const fileName = 'miwake-pop3'
const head = 'miwake-pop3 1'

export const readPulled = async (root: string): Promise<Pulled> => {
  const text = await readFile(join(root, fileName), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const [first, ...rows] = text.split('\n')
  if (first !== head) return new Map()
  return new Map(
    rows.flatMap((row) => {
      const at = row.indexOf(' ')
      return at < 0 ? [] : [[row.slice(at + 1), Number(row.slice(0, at))] as const]
    }),
  )
}

export const writePulled = (root: string, pulled: Pulled): Promise<void> =>
  replaceFile(
    join(root, fileName),
    `${head}\n${[...pulled].map(([uidl, at]) => `${at} ${uidl}\n`).join('')}`,
    join(root, `${fileName}.new`),
  )

/**
 * Stands in a pulled mail's file name, so that a mail written just before a crash is known again although the list above
 * was not. RFC 1939 §7: a UIDL has up to 70 characters, of any printable kind.
 */
export const markOf = (uidl: string): string => `U${createHash('sha256').update(uidl).digest('hex').slice(0, 24)}`
