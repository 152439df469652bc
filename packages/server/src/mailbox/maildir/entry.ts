/** What a list shows of a mail in a Maildir: from its header, read by the engine's own parser. */
import { open, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { parseMessage } from '@miwake/engine'
import type { Entry } from '../mail-source.ts'
import type { StoredMail } from './folder.ts'

/** Header fields beyond this are not read for a list. */
const headerBytesMax = 32 * 1024

const endOfHeader = (bytes: Uint8Array): number => {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const ends = [text.indexOf('\r\n\r\n'), text.indexOf('\n\n')].filter((at) => at >= 0)
  return ends.length === 0 ? bytes.length : Math.min(...ends) + 2
}

/** The first bytes of a file; null where it is gone. */
export const readStart = async (path: string, bytesMax: number): Promise<Uint8Array | null> => {
  const handle = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (handle === null) return null
  try {
    const size = Math.min(bytesMax, (await handle.stat()).size)
    const buffer = new Uint8Array(size)
    let at = 0
    while (at < size) {
      const { bytesRead } = await handle.read(buffer, at, size - at, at)
      if (bytesRead === 0) break
      at += bytesRead
    }
    return buffer.subarray(0, at)
  } finally {
    await handle.close()
  }
}

export const flagsOf = (mail: StoredMail): readonly string[] => [...new Set([...mail.flags, ...mail.keywords])]

/** Null where the mail is gone meanwhile. */
export const entryOf = async (directory: string, mail: StoredMail): Promise<Entry | null> => {
  const path = join(directory, mail.file)
  // One that may not be read is there all the same.
  const start = await readStart(path, headerBytesMax).catch(() => new Uint8Array(0))
  const info = await stat(path).catch(() => null)
  if (start === null || info === null) return null
  const message = parseMessage(start.subarray(0, endOfHeader(start)))
  const field = (name: string) => message.header.find((one) => one.name === name)?.value ?? null
  const dateMs = Date.parse(field('date') ?? '')
  const person = ({ name, address }: { readonly name: string; readonly address: string }) => ({ name, address })
  return {
    uid: mail.uid,
    flags: flagsOf(mail),
    internalDateMs: Math.floor(info.mtimeMs),
    sizeBytes: info.size,
    messageId: field('message-id'),
    envelope: {
      subject: message.subject,
      from: message.from.map(person),
      replyTo: message.replyTo.map(person),
      to: message.to.map(person),
      cc: message.cc.map(person),
      dateMs: Number.isNaN(dateMs) ? null : dateMs,
    },
  }
}
