/** One request off a connection, whole and within its limits. */
import type { Socket } from 'node:net'
import { promisify } from 'node:util'
import { inflate } from 'node:zlib'
import type { ByteBudget } from '../byte-budget.ts'
import { type Head, parseHead } from './request.ts'
import type { Exit } from './response.ts'

export type SpamdRequest =
  | {
      readonly status: 'read'
      readonly head: Head
      readonly mail: Buffer
      /** To be called once the mail is not needed any more. */
      readonly release: () => void
    }
  | { readonly status: 'refused'; readonly exit: Exclude<Exit, 'EX_OK'>; readonly why: string }
  /** The client left before all was said. */
  | { readonly status: 'gone' }

type Limits = {
  readonly bytesMax: number
  readonly budget: ByteBudget
  /** All of the request has come by then, however slowly it is written, ms. */
  readonly requestMs: number
}

const unpack = promisify(inflate) as (
  packed: Uint8Array,
  options: { readonly maxOutputLength: number },
) => Promise<Buffer>

type Packed = Extract<SpamdRequest, { status: 'read' }>

const unpacked = async ({ head, mail, release }: Packed, { bytesMax, budget }: Limits): Promise<SpamdRequest> => {
  try {
    const bytes = await unpack(mail, { maxOutputLength: bytesMax })
    if (!budget.take(bytes.length)) return { status: 'refused', exit: 'EX_TEMPFAIL', why: 'busy' }
    return { status: 'read', head, mail: bytes, release: () => budget.give(bytes.length) }
  } catch {
    return { status: 'refused', exit: 'EX_DATAERR', why: 'damaged or too large when unpacked' }
  } finally {
    release()
  }
}

/** What comes after it is read away and let go: no more than so many times the largest mail. */
const surplusMails = 2

const hasBody = ({ command }: Head): boolean => command !== 'PING' && command !== 'SKIP'

const readPacked = (socket: Socket, limits: Limits): Promise<SpamdRequest> =>
  new Promise((resolve) => {
    const { bytesMax, budget } = limits
    let parts: Buffer[] = []
    let kept = 0
    let taken = 0
    let head: Head | null = null
    let surplus = 0
    let isSettled = false
    const settle = (request: SpamdRequest) => {
      if (isSettled) return
      isSettled = true
      clearTimeout(late)
      if (request.status !== 'read') budget.give(taken)
      parts = []
      resolve(request)
    }
    const refuse = (exit: Exclude<Exit, 'EX_OK'>, why: string) => settle({ status: 'refused', exit, why })
    const late = setTimeout(() => {
      refuse('EX_PROTOCOL', 'too slow')
    }, limits.requestMs)
    const finish = (mail: Buffer) => {
      if (head !== null) settle({ status: 'read', head, mail, release: () => budget.give(taken) })
    }
    /** @returns whether more is wanted. */
    const look = (ended: boolean): boolean => {
      if (head === null) {
        const bytes = Buffer.concat(parts, kept)
        const parsed = parseHead(bytes, ended)
        if (parsed.status === 'bad') refuse('EX_PROTOCOL', parsed.why)
        if (parsed.status !== 'head') return parsed.status === 'more'
        head = parsed.head
        parts = [bytes.subarray(parsed.bodyStart)]
        kept -= parsed.bodyStart
      }
      if (!hasBody(head)) {
        finish(Buffer.alloc(0))
        return false
      }
      const { contentLength, isPacked } = head
      if (isPacked && contentLength === null) refuse('EX_UNAVAILABLE', 'Compress requires Content-length header')
      else if ((contentLength ?? kept) > bytesMax) refuse('EX_DATAERR', 'too large')
      else if (contentLength !== null && kept >= contentLength)
        finish(Buffer.concat(parts, kept).subarray(0, contentLength))
      else if (ended && contentLength !== null) refuse('EX_PROTOCOL', 'Content-Length mismatch')
      else if (ended) finish(Buffer.concat(parts, kept))
      return !isSettled
    }
    socket.on('data', (part: Buffer) => {
      if (isSettled) {
        surplus += part.length
        if (surplus > surplusMails * bytesMax) socket.destroy()
        return
      }
      if (!budget.take(part.length)) return refuse('EX_TEMPFAIL', 'busy')
      taken += part.length
      parts.push(part)
      kept += part.length
      // Mail comes in thousands of parts: it is looked at as a whole once it is whole.
      if (head !== null && kept < (head.contentLength ?? 0) && kept <= bytesMax) return
      look(false)
    })
    socket.once('end', () => {
      if (!isSettled) look(true)
    })
    socket.once('close', () => settle({ status: 'gone' }))
  })

/** Never rejects. The socket goes on being read, and what comes is let go. */
export const readRequest = async (socket: Socket, limits: Limits): Promise<SpamdRequest> => {
  const request = await readPacked(socket, limits)
  return request.status === 'read' && request.head.isPacked ? unpacked(request, limits) : request
}
