/** The bytes of a mail, put together again from what a milter is told of it. */
import type { ByteBudget } from '../byte-budget.ts'

/** Longest header taken in, bytes: every mail's is shorter, and fields Miwake must remove may stand at its end. */
export const headerBytesMax = 8_388_608
/** A short field costs more than its bytes: room taken for each part, bytes. */
const partBytes = 128

export type Collected = {
  readonly bytes: Uint8Array
  /** Only the beginning of the mail: the rest was not wanted. */
  readonly isCut: boolean
}

/** 'full': no more of the body is wanted. 'header': too long a one. 'room': no memory left for it. */
export type Took = 'more' | 'full' | 'header' | 'room'

export type Collector = {
  /** `value` as told: the blank after the colon in it or not, as was agreed; lines parted by LF. */
  readonly field: (name: Buffer, value: Buffer, leadingSpace: boolean) => Took
  readonly body: (chunk: Buffer) => Took
  /** Takes room for what else is remembered of the mail; false: there is none. */
  readonly claim: (bytes: number) => boolean
  /** A whole mail: header, empty line, body. Its room stays taken until drop(). */
  readonly end: () => Collected
  /** Empty again; gives back the room it took. */
  readonly drop: () => void
}

const colon = Buffer.from(':')
const colonSpace = Buffer.from(': ')
const crlf = Buffer.from('\r\n')
const lf = 10
const cr = 13

/** Servers part the lines of a value by LF (sendmail's mfapi), in the mail they end with CRLF. */
const toCrlf = (value: Buffer): Buffer => {
  if (!value.includes(lf)) return value
  const parts: Buffer[] = []
  let from = 0
  for (let at = value.indexOf(lf); at >= 0; at = value.indexOf(lf, at + 1)) {
    if (at > 0 && value[at - 1] === cr) continue
    parts.push(value.subarray(from, at), crlf)
    from = at + 1
  }
  return Buffer.concat([...parts, value.subarray(from)])
}

/** @param bytesMax of the body; only the beginning of a larger one is kept. */
export const openCollector = (bytesMax: number, room: ByteBudget): Collector => {
  let header: Buffer[] = []
  let body: Buffer[] = []
  let headerBytes = 0
  let bodyBytes = 0
  let taken = 0
  let isCut = false
  const claim = (bytes: number): boolean => {
    if (!room.take(bytes + partBytes)) return false
    taken += bytes + partBytes
    return true
  }
  const drop = () => {
    room.give(taken)
    header = []
    body = []
    headerBytes = 0
    bodyBytes = 0
    taken = 0
    isCut = false
  }
  const field: Collector['field'] = (name, value, leadingSpace) => {
    const line = Buffer.concat([name, leadingSpace ? colon : colonSpace, toCrlf(value), crlf])
    if (headerBytes + line.length > headerBytesMax) return 'header'
    if (!claim(line.length)) return 'room'
    header.push(line)
    headerBytes += line.length
    return 'more'
  }
  const addBody: Collector['body'] = (chunk) => {
    const left = bytesMax - bodyBytes
    const part = chunk.length > left ? chunk.subarray(0, left) : chunk
    if (part.length < chunk.length) isCut = true
    if (part.length > 0) {
      if (!claim(part.length)) return 'room'
      body.push(part)
      bodyBytes += part.length
    }
    // Whether more comes is not known yet: a body of exactly this length is whole.
    return isCut ? 'full' : 'more'
  }
  const end = () => {
    // Exactly as large as the mail: it goes to another thread, which would get all of a larger one.
    const bytes = new Uint8Array(headerBytes + crlf.length + bodyBytes)
    let at = 0
    for (const part of [...header, crlf, ...body]) {
      bytes.set(part, at)
      at += part.length
    }
    header = []
    body = []
    return { bytes, isCut }
  }
  return { field, body: addBody, claim, end, drop }
}
