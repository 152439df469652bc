/** The mail of a request: unpacked, within its limits, or why there is none. */
import type { IncomingMessage } from 'node:http'
import type { Transform } from 'node:stream'
import { createGunzip, createInflate, createZstdDecompress } from 'node:zlib'
import type { ByteBudget } from '../byte-budget.ts'
import type { RequestFields } from './envelope-of.ts'

export type Body =
  /** @see release, to be called once the bytes are not needed any more. */
  | { readonly status: 'read'; readonly bytes: Buffer; readonly release: () => void }
  /** 'busy': no room for it now. 'packing': packed in a way not known here. 'damaged': cannot be unpacked. 'gone': not all came. */
  | { readonly status: 'busy' | 'packing' | 'damaged' | 'gone' }

/** What is past the largest mail is read away, so that the client hears the answer; past this it is cut off, bytes. */
const drainedBytesMax = 1_073_741_824

/** rspamd's own field is `Compression`; others use HTTP's. undefined: none, null: unknown. */
const unpackerOf = (fields: RequestFields): (() => Transform) | null | undefined => {
  if (fields.has('dictionary')) return null
  const own = fields.get('compression')?.[0]
  const packing = (own ?? fields.get('content-encoding')?.[0] ?? '').trim().toLowerCase()
  switch (packing) {
    case '':
    case 'identity':
      return undefined
    case 'zstd':
      return () => createZstdDecompress()
    case 'gzip':
    case 'x-gzip':
      return () => createGunzip()
    case 'deflate':
      return () => createInflate()
    default:
      return null
  }
}

/** Of a mail larger than `bytesMax` its beginning, as the milter has it. Never rejects. */
export const readBody = (
  request: IncomingMessage,
  fields: RequestFields,
  { bytesMax, budget }: { readonly bytesMax: number; readonly budget: ByteBudget },
): Promise<Body> =>
  new Promise((resolve) => {
    const unpacker = unpackerOf(fields)
    const parts: Buffer[] = []
    let kept = 0
    let drained = 0
    let failed: 'busy' | 'packing' | 'damaged' | null = unpacker === null ? 'packing' : null
    let isSettled = false
    const settle = (body: Body) => {
      if (isSettled) return
      isSettled = true
      if (body.status !== 'read') budget.give(kept)
      unpacking?.destroy()
      resolve(body)
    }
    const end = () => {
      if (failed !== null) return settle({ status: failed })
      const bytes = parts.length === 1 ? parts[0]! : Buffer.concat(parts, kept)
      settle({ status: 'read', bytes, release: () => budget.give(kept) })
    }
    const isFull = () => failed !== null || kept === bytesMax
    const keep = (part: Buffer) => {
      const room = bytesMax - kept
      const piece = part.length > room ? part.subarray(0, room) : part
      if (!budget.take(piece.length)) failed = 'busy'
      else {
        parts.push(piece)
        kept += piece.length
      }
    }
    const unpacking = unpacker?.()
    // A few bytes can unpack to terabytes: nothing is unpacked that is not kept.
    const stopUnpacking = () => {
      unpacking?.destroy()
      request.resume()
      if (request.readableEnded) end()
    }
    unpacking?.on('data', (part: Buffer) => {
      if (!isFull()) keep(part)
      if (isFull()) stopUnpacking()
    })
    unpacking?.on('error', () => {
      failed ??= 'damaged'
      stopUnpacking()
    })
    unpacking?.on('end', end)
    request.on('data', (part: Buffer) => {
      if (isFull()) {
        drained += part.length
        if (drained > drainedBytesMax) request.destroy()
      } else if (unpacking === undefined) keep(part)
      else if (!unpacking.write(part)) {
        request.pause()
        unpacking.once('drain', () => request.resume())
      }
    })
    request.on('end', () => {
      if (unpacking === undefined || isFull()) end()
      else unpacking.end()
    })
    // After 'end' this tells nothing new.
    request.on('close', () => {
      if (!request.complete) settle({ status: 'gone' })
    })
    request.on('error', () => settle({ status: 'gone' }))
  })
