/**
 * The server that mail is handed on to, by SMTP (RFC 5321) or LMTP (RFC 2033), command by command: what it says to each
 * recipient must be known before the mail is sent, and nodemailer sends to those it may without asking.
 */
import type { Socket } from 'node:net'
import { domainToASCII } from 'node:url'
import { connectTo, type Endpoint } from '../socket.ts'
import { formatData } from './format-data.ts'
import { openReplies, type Reply } from './replies.ts'

export type Offers = {
  /** RFC 6152. */
  readonly eightBit: boolean
  /** RFC 6531. */
  readonly utf8: boolean
  /** RFC 1870; null: no limit is told. */
  readonly sizeBytes: number | null
}

export type MailParameters = {
  /** '' for `<>`. */
  readonly mailFrom: string
  readonly eightBit: boolean
  readonly utf8: boolean
  /** 0: not known yet. */
  readonly sizeBytes: number
}

/** Each throws LostError where the connection is lost or silent for too long; it is closed then. */
export type NextServer = {
  readonly offers: Offers
  readonly isOpen: () => boolean
  readonly mail: (parameters: MailParameters) => Promise<Reply>
  readonly rcpt: (address: string) => Promise<Reply>
  /**
   * @param recipients taken by rcpt(), in order.
   * @returns one for each: by SMTP the same. null: the connection was lost before it was said.
   */
  readonly data: (bytes: Uint8Array, recipients: number) => Promise<readonly (Reply | null)[]>
  readonly reset: () => Promise<void>
  /** Never waits. */
  readonly quit: () => void
}

export type NextOptions = {
  readonly endpoint: Endpoint
  readonly protocol: 'smtp' | 'lmtp'
  /** Our own name. */
  readonly name: string
  readonly limits?: Partial<NextLimits>
}

export type NextLimits = {
  readonly connectMs: number
  /** RFC 5321 §4.5.3.2 has minutes for servers far away; this one is our own, and somebody waits. */
  readonly replyMs: number
  /** From the final dot: §4.5.3.2.6 wants 10 min, Postfix' own clients wait as long. */
  readonly doneMs: number
}

const shipped: NextLimits = { connectMs: 10_000, replyMs: 30_000, doneMs: 300_000 }

/** @throws LostError. */
export const openNextServer = async ({ endpoint, protocol, name, limits: some }: NextOptions): Promise<NextServer> => {
  const limits = { ...shipped, ...some }
  const socket = await connectTo(endpoint, limits.connectMs).catch((error: Error) => {
    throw new LostError(error.message)
  })
  socket.setNoDelay(true)
  const replies = openReplies(socket)
  const lost = (error: unknown): never => {
    socket.destroy()
    throw new LostError(String(error))
  }
  const hear = (waitMs = limits.replyMs) => replies.next(waitMs).catch(lost)
  const ask = (command: string): Promise<Reply> => {
    socket.write(`${command}\r\n`)
    return hear()
  }

  const greeting = await hear()
  if (greeting.code !== 220) lost(`greeted by ${greeting.code}`)
  const hello = await ask(`${protocol === 'lmtp' ? 'LHLO' : 'EHLO'} ${name}`)
  const offers = hello.code === 250 ? offersOf(hello) : { eightBit: false, utf8: false, sizeBytes: null }
  if (hello.code !== 250 && (protocol === 'lmtp' || (await ask(`HELO ${name}`)).code !== 250)) lost('not greeted back')

  return {
    offers,
    isOpen: () => !socket.destroyed && socket.writable && !replies.isEnded(),
    mail: ({ mailFrom, eightBit, utf8, sizeBytes }) =>
      ask(
        `MAIL FROM:<${pathOf(mailFrom, utf8)}>${eightBit && offers.eightBit ? ' BODY=8BITMIME' : ''}${
          utf8 && offers.utf8 ? ' SMTPUTF8' : ''
        }${sizeBytes > 0 && offers.sizeBytes !== null ? ` SIZE=${sizeBytes}` : ''}`,
      ),
    rcpt: (address) => ask(`RCPT TO:<${pathOf(address, offers.utf8)}>`),
    data: async (bytes, recipients) => {
      const ready = await ask('DATA')
      if (ready.code !== 354) return Array.from({ length: recipients }, () => ready)
      socket.write(formatData(bytes))
      if (protocol === 'smtp') {
        const reply = await replies.next(limits.doneMs).catch(() => null)
        if (reply === null) socket.destroy()
        return Array.from({ length: recipients }, () => reply)
      }
      const said: (Reply | null)[] = []
      while (said.length < recipients) {
        const reply = await replies.next(limits.doneMs).catch(() => null)
        if (reply === null) {
          socket.destroy()
          break
        }
        said.push(reply)
      }
      return [...said, ...Array.from({ length: recipients - said.length }, () => null)]
    },
    reset: async () => {
      await ask('RSET')
    },
    quit: () => end(socket),
  }
}

/** It is told, and not waited for. */
const end = (socket: Socket): void => {
  if (!socket.destroyed && socket.writable) socket.end('QUIT\r\n')
  const timer = setTimeout(() => socket.destroy(), quitMs)
  timer.unref()
  socket.once('close', () => clearTimeout(timer))
}
const quitMs = 2_000

/** The server could not be asked, or did not answer. */
export class LostError extends Error {}

const offersOf = ({ lines }: Reply): Offers => {
  const words = lines.slice(1).map((line) => line.trim().toUpperCase().split(/\s+/))
  const has = (name: string) => words.find(([first]) => first === name)
  const size = has('SIZE')
  return {
    eightBit: has('8BITMIME') !== undefined,
    utf8: has('SMTPUTF8') !== undefined,
    sizeBytes: size === undefined ? null : Number(size[1] ?? 0) > 0 ? Number(size[1]) : null,
  }
}

/** Nothing of an address may end the command or its angle brackets. Without SMTPUTF8 domains go as A-labels. */
const pathOf = (address: string, utf8: boolean): string => {
  const clean = address.replace(/[\p{Cc}<>]/gu, '')
  if (utf8 || !/[^\0-\x7f]/.test(clean)) return clean
  const at = clean.lastIndexOf('@')
  return at < 0 ? clean : `${clean.slice(0, at)}@${domainToASCII(clean.slice(at + 1)) || clean.slice(at + 1)}`
}
