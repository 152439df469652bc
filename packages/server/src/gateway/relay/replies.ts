/** What an SMTP server says, reply by reply (RFC 5321 §4.2). */
import type { Socket } from 'node:net'

export type Reply = {
  readonly code: number
  /** Without the code. */
  readonly lines: readonly string[]
}

export type Replies = {
  /** @throws where none came in time, the server hung up, or what it says is no reply. */
  readonly next: (waitMs: number) => Promise<Reply>
  readonly isEnded: () => boolean
}

/** §4.5.3.1.5: a line has 512 bytes; some servers say more. */
const lineBytesMax = 4_096
/** EHLO is the longest: some twenty extensions. */
const linesMax = 200
/** Nothing is asked ahead by more than the recipients of one mail (LMTP). */
const waitingMax = 20_000

export const openReplies = (socket: Socket): Replies => {
  const waiting: Reply[] = []
  let lines: string[] = []
  let rest = ''
  let ended: Error | null = null
  let wake = () => {}
  const fail = (error: Error) => {
    ended ??= error
    wake()
  }
  socket.on('data', (chunk: Buffer) => {
    // Byte by byte: what a server says is shown to another server as it was said.
    const parts = (rest + chunk.toString('latin1')).split('\n')
    rest = parts.pop() ?? ''
    if (rest.length > lineBytesMax) fail(new Error('a reply too long'))
    for (const part of parts) {
      const found = /^([2-5]\d\d)([ -]?)(.*?)\r?$/.exec(part)
      if (!found || part.length > lineBytesMax || lines.length >= linesMax || waiting.length >= waitingMax) {
        fail(new Error('not a reply'))
        return
      }
      lines.push(found[3]!)
      if (found[2] === '-') continue
      waiting.push({ code: Number(found[1]), lines })
      lines = []
    }
    if (waiting.length > 0) wake()
  })
  socket.on('error', fail)
  socket.on('close', () => fail(new Error('the server hung up')))
  socket.on('end', () => fail(new Error('the server hung up')))
  return {
    isEnded: () => ended !== null,
    next: async (waitMs) => {
      const ready = waiting.shift()
      if (ready !== undefined) return ready
      if (ended !== null) throw ended
      let timer: NodeJS.Timeout | undefined
      await new Promise<void>((done) => {
        wake = done
        timer = setTimeout(done, waitMs)
      })
      clearTimeout(timer)
      wake = () => {}
      const reply = waiting.shift()
      if (reply === undefined) throw ended ?? new Error(`nothing was said in ${waitMs} ms`)
      return reply
    },
  }
}

/** §4.2.1: of one line, as it is said on. Longer ones are cut; nothing in it can begin another. */
export const textOf = ({ lines }: Reply): string =>
  lines
    .map((line, i) => (i === 0 ? line : line.replace(/^[245]\.\d{1,3}\.\d{1,3} /, '')))
    .join(' ')
    .replace(/[^\x20-\x7e]/g, '?')
    .slice(0, 400)
