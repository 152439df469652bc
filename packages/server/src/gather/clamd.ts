/** A virus scanner of the operator's, asked by clamd's INSTREAM command (man clamd, COMMANDS). */
import { connect, type Socket } from 'node:net'
import type { Facts } from '@miwake/engine'

/** As net.connect() takes it. */
export type ClamdAddress = { readonly path: string } | { readonly host: string; readonly port: number }

export const clamdLimits = {
  /** From connecting to the answer. clamd takes 0.1 s for most mails, seconds for nested archives. */
  timeMs: 10_000,
  /** More than clamd takes as it is set by default (StreamMaxLength 100M), so it is not sent at all. */
  mailBytes: 100 * 1024 * 1024,
  chunkBytes: 64 * 1024,
  /** `stream: NAME FOUND`: names have under 100 characters. */
  answerBytes: 1_024,
  /** As a name is kept and shown. */
  nameChars: 100,
} as const

export type ClamdOptions = {
  readonly address: ClamdAddress
  readonly timeMs?: number
  /** Why there is no answer; of the mail it tells nothing. */
  readonly warn?: (why: string) => void
}

/** Names that tell what clamd could not look into, not what it found (AlertExceedsMax). */
const notLookedInto = /^Heuristics\.Limits\.Exceeded/

/**
 * `stream: OK`, `stream: Win.Test-1 FOUND`, else an error: `INSTREAM size limit exceeded. ERROR`.
 * @returns the error's text where there is no answer.
 */
export const readClamdAnswer = (
  text: string,
): { readonly malware: Facts['malware'] } | { readonly problem: string } => {
  const answer = text.replace(/[\0\r\n]+$/, '')
  if (answer === 'stream: OK') return { malware: null }
  const found = /^stream: (.+) FOUND$/.exec(answer)?.[1]
  if (found === undefined) return { problem: plain(answer) || 'no answer' }
  return notLookedInto.test(found) ? { malware: 'unknown' } : { malware: { name: plain(found) } }
}

/** Names come from signature files that anybody may offer. */
const plain = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?').slice(0, clamdLimits.nameChars)

/**
 * Asks about a whole mail, which clamd unpacks itself: what it makes of a broken MIME tree is then its own reading, as the
 * reader's program has another. Silence, refusal and a mail too large are 'unknown', never 'nothing found'.
 * Never rejects, and takes no longer than `timeMs`.
 */
export const scanByClamd =
  ({ address, timeMs = clamdLimits.timeMs, warn = () => undefined }: ClamdOptions) =>
  (bytes: Uint8Array): Promise<Facts['malware']> => {
    if (bytes.length > clamdLimits.mailBytes) {
      warn('too large')
      return Promise.resolve('unknown')
    }
    return new Promise((resolve) => {
      const socket = connect(address)
      let answer = ''
      let ended = false
      const end = (malware: Facts['malware'], problem?: string): void => {
        if (ended) return
        ended = true
        clearTimeout(timer)
        socket.destroy()
        if (problem !== undefined) warn(problem)
        resolve(malware)
      }
      const timer = setTimeout(() => end('unknown', 'timeout'), timeMs)
      const conclude = (): void => {
        const read = readClamdAnswer(answer)
        if ('problem' in read) end('unknown', read.problem)
        else end(read.malware)
      }
      socket.setEncoding('latin1')
      socket.on('data', (part: string) => {
        answer += part
        // With the z prefix an answer ends with a NUL.
        if (answer.includes('\0')) conclude()
        else if (answer.length > clamdLimits.answerBytes) end('unknown', 'answer too long')
      })
      // Where clamd refuses the mail half-way it answers and closes: that answer is read before the error of writing on.
      socket.on('error', (error: NodeJS.ErrnoException) => {
        if (answer === '') end('unknown', error.code ?? 'connection lost')
        else conclude()
      })
      socket.on('close', conclude)
      socket.once('connect', () => send(socket, bytes))
    })
  }

/** Each chunk behind its length (32 bits, big-endian); a length of 0 ends it. */
const send = (socket: Socket, bytes: Uint8Array): void => {
  socket.write('zINSTREAM\0')
  let at = 0
  const next = (): void => {
    while (at < bytes.length) {
      if (socket.destroyed) return
      const chunk = bytes.subarray(at, at + clamdLimits.chunkBytes)
      at += chunk.length
      socket.write(lengthOf(chunk.length))
      if (!socket.write(chunk) && at < bytes.length) {
        socket.once('drain', next)
        return
      }
    }
    socket.write(lengthOf(0))
  }
  next()
}

const lengthOf = (n: number): Buffer => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(n)
  return length
}
