/**
 * A list as it is kept: one file, `NAME.feed`. A line of JSON about it, and behind it three arrays, little-endian: the
 * high and the low 32 bits of the keys' hashes, ascending, and the day each was seen.
 */
import { hash } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { endianness } from 'node:os'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { entriesMax, feedFormats } from './read-feed.ts'

/** Version of the form and of what the keys are made of: what is of another is fetched anew. */
const magic = 'miwake-feed-1'
/** Of one's own entries, which do not grow old. */
export const noEnd = 0xffff
const rowBytes = 10
/** The line of JSON: some validators, a dozen months. */
const headBytesMax = 65_536

/** What a server said of a copy, to be asked only for a newer one (RFC 9110 §8.8). */
const validatorSchema = z.object({ etag: z.string().max(1_000), lastModified: z.string().max(100) })
export type Validator = z.output<typeof validatorSchema>

const headSchema = z.object({
  name: z.string(),
  format: z.enum(feedFormats),
  /** URL, with `{yyyymm}` and the like, or an absolute path. */
  from: z.string(),
  /** Entries older than so many days do not count. */
  days: z.number().int(),
  /** Of the last copy that was taken over, epoch ms. */
  fetchedAt: z.number(),
  /** Entries of the list itself, of which some are kept as host and page; of a log all that is kept. */
  entries: z.number().int(),
  validators: z.record(z.string(), validatorSchema),
  count: z
    .number()
    .int()
    .min(0)
    .max(entriesMax * 3),
})
export type FeedHead = z.output<typeof headSchema>

export type Feed = {
  readonly head: FeedHead
  readonly high: Uint32Array
  readonly low: Uint32Array
  readonly days: Uint16Array
}

/** 64 bits of SHA-256: nobody can make a link of his own stand for another's. */
export const hashOf = (key: string): { readonly high: number; readonly low: number } => {
  const digest = hash('sha256', key, 'buffer')
  return { high: digest.readUInt32BE(0), low: digest.readUInt32BE(4) }
}

export const feedName = /^[a-z0-9][a-z0-9-]{0,40}$/
export const feedFolder = (data: string): string => join(data, 'feeds')
export const feedPath = (folder: string, name: string): string => join(folder, `${name}.feed`)

export type FeedRow = { readonly high: number; readonly low: number; readonly day: number }

/** Rows sorted, each hash once with its newest day. */
export const arraysOf = (rows: readonly FeedRow[]): Omit<Feed, 'head'> => {
  const sorted = [...rows].sort((a, b) => a.high - b.high || a.low - b.low || b.day - a.day)
  const unique = sorted.filter(
    ({ high, low }, at) => at === 0 || high !== sorted[at - 1]!.high || low !== sorted[at - 1]!.low,
  )
  return {
    high: Uint32Array.from(unique, ({ high }) => high),
    low: Uint32Array.from(unique, ({ low }) => low),
    days: Uint16Array.from(unique, ({ day }) => day),
  }
}

/** The file as a whole or not at all, whenever the machine stops. @throws where it cannot be written. */
export const writeFeed = (folder: string, feed: Feed): void => {
  const path = feedPath(folder, feed.head.name)
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const temporary = `${path}.${process.pid}.new`
  const file = openSync(temporary, 'w', 0o600)
  try {
    for (const part of [Buffer.from(`${magic} ${JSON.stringify(feed.head)}\n`), ...bodyOf(feed)]) {
      for (let at = 0; at < part.length; ) at += writeSync(file, part, at)
    }
    fsyncSync(file)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  } finally {
    closeSync(file)
  }
  renameSync(temporary, path)
}

const bodyOf = ({ high, low, days }: Feed): readonly Buffer[] =>
  [high, low, days].map((array) => {
    const bytes = Buffer.from(array.buffer, array.byteOffset, array.byteLength)
    if (endianness() === 'LE') return bytes
    const copy = Buffer.from(bytes)
    return array.BYTES_PER_ELEMENT === 4 ? copy.swap32() : copy.swap16()
  })

/** @returns null for what is none, or not whole. @throws where the file cannot be read. */
export const readFeedFile = (path: string): Feed | null => {
  const bytes = readFileSync(path)
  const end = bytes.subarray(0, headBytesMax).indexOf(10)
  const line = bytes.toString('utf8', 0, Math.max(end, 0))
  if (!line.startsWith(`${magic} `)) return null
  const head = headSchema.safeParse(parsedJson(line.slice(magic.length + 1)))
  if (!head.success || bytes.length !== end + 1 + head.data.count * rowBytes) return null
  const { count } = head.data
  // A copy that begins where 32-bit numbers may.
  const body = new Uint8Array(bytes.subarray(end + 1)).buffer
  if (endianness() === 'BE') {
    Buffer.from(body, 0, count * 8).swap32()
    Buffer.from(body, count * 8).swap16()
  }
  return {
    head: head.data,
    high: new Uint32Array(body, 0, count),
    low: new Uint32Array(body, count * 4, count),
    days: new Uint16Array(body, count * 8, count),
  }
}

const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** @returns the day its hash was seen, `noEnd`, or null where it is not there. */
export const dayIn = (
  { high, low, days }: Feed,
  key: { readonly high: number; readonly low: number },
): number | null => {
  let from = 0
  let to = high.length
  while (from < to) {
    const middle = (from + to) >>> 1
    const h = high[middle]!
    if (h < key.high || (h === key.high && low[middle]! < key.low)) from = middle + 1
    else to = middle
  }
  return high[from] === key.high && low[from] === key.low ? days[from]! : null
}
