/** A list from its place: an address, of which only a newer copy is asked for, or a file. Nothing else is fetched. */
import { open, stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Validator } from './feed-file.ts'

export const fetchLimits = {
  /** Of one address, from asking to the last byte: 60 MB by a slow line. */
  timeMs: 120_000,
  /** As it comes: the largest public list has 70 MB as JSON, 12 MB compressed. */
  bytes: 256 * 1024 * 1024,
  /** Unpacked; V8 reads JSON of at most 512 MB. */
  unpackedBytes: 384 * 1024 * 1024,
} as const

export type Limits = { readonly timeMs: number; readonly bytes: number; readonly unpackedBytes: number }

export type Fetched =
  | { readonly status: 'new'; readonly text: string; readonly validator: Validator }
  | { readonly status: 'unchanged' }
  /** Nothing is there: of a list by month, the month has not come out yet. */
  | { readonly status: 'absent' }
  | {
      readonly status: 'failed'
      readonly why: 'unreachable' | 'refused' | 'too-large' | 'timeout'
      readonly detail: string
    }

const isAddress = (from: string): boolean => /^https?:\/\//i.test(from)

/** Never rejects. @param from http(s) address, or the path of a file; gzip is told by its first bytes. */
export const fetchFeed = async (
  from: string,
  known: Validator | null,
  limits: Limits = fetchLimits,
): Promise<Fetched> => {
  try {
    return await (isAddress(from) ? fetchAddress(from, known, limits) : fetchFile(from, known, limits))
  } catch (error) {
    if (error instanceof TooLarge) return failed('too-large', `${limits.bytes / 1_048_576} MB`)
    const { name, code, cause } = error as { name?: string; code?: string; cause?: { code?: string } }
    if (name === 'TimeoutError') return failed('timeout', `${limits.timeMs / 1_000} s`)
    if (code === 'ERR_BUFFER_TOO_LARGE') return failed('too-large', `${limits.unpackedBytes / 1_048_576} MB`)
    return failed('unreachable', cause?.code ?? code ?? 'unknown error')
  }
}

type Failure = Extract<Fetched, { readonly status: 'failed' }>
const failed = (why: Failure['why'], detail: string): Failure => ({ status: 'failed', why, detail })

class TooLarge extends Error {}

const fetchAddress = async (from: string, known: Validator | null, limits: Limits): Promise<Fetched> => {
  const headers: Record<string, string> = { 'user-agent': 'miwake' }
  if (known && known.etag !== '') headers['if-none-match'] = known.etag
  else if (known && known.lastModified !== '') headers['if-modified-since'] = known.lastModified
  const response = await fetch(from, { headers, signal: AbortSignal.timeout(limits.timeMs) })
  if (response.status !== 200) {
    await response.body?.cancel()
    if (response.status === 304 && known) return { status: 'unchanged' }
    if (response.status === 404) return { status: 'absent' }
    return failed('refused', `HTTP ${response.status}`)
  }
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > limits.bytes) throw new TooLarge()
    chunks.push(chunk)
  }
  const validator = {
    etag: response.headers.get('etag') ?? '',
    lastModified: response.headers.get('last-modified') ?? '',
  }
  return { status: 'new', text: await textOf(Buffer.concat(chunks), limits), validator }
}

const fetchFile = async (path: string, known: Validator | null, limits: Limits): Promise<Fetched> => {
  const { mtimeMs, size } = await stat(path)
  const etag = `${mtimeMs} ${size}`
  if (known?.etag === etag) return { status: 'unchanged' }
  if (size > limits.bytes) throw new TooLarge()
  const file = await open(path)
  try {
    return { status: 'new', text: await textOf(await file.readFile(), limits), validator: { etag, lastModified: '' } }
  } finally {
    await file.close()
  }
}

const unzip = promisify(gunzip)

const textOf = async (bytes: Buffer, { unpackedBytes }: Limits): Promise<string> => {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b
  const plain = isGzip ? await unzip(bytes, { maxOutputLength: unpackedBytes }) : bytes
  return plain.toString('utf8')
}

/**
 * The addresses behind `{yyyy}` and `{yyyymm}`, of this month and those before whose entries still count, newest first;
 * the address itself where it names no month.
 * @param days How long entries count.
 */
export const addressesOf = (from: string, days: number, now: Date): readonly string[] => {
  if (!/\{yyyy(?:mm)?\}|\{mm\}/.test(from)) return [from]
  const months = Math.min(monthsMax, Math.ceil(days / 30) + 1)
  return Array.from({ length: months }, (_, back) => {
    const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1))
    const yyyy = String(month.getUTCFullYear())
    const mm = String(month.getUTCMonth() + 1).padStart(2, '0')
    return from
      .replaceAll('{yyyymm}', yyyy + mm)
      .replaceAll('{yyyy}', yyyy)
      .replaceAll('{mm}', mm)
  })
}
/** Addresses asked of one list by month. */
const monthsMax = 14
