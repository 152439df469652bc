/**
 * The standing table: what public lists say of domains, as hashes. One file, little-endian:
 *
 *     4 bytes  'MWST'
 *     u16      version
 *     u16      reserved, 0
 *     u32      length of the header JSON: { built, sources: [{ name, date, licence }] }
 *     u32      count of entries
 *     …        header JSON, UTF-8
 *     65,536   entries in each bucket (top 16 bits of the hash), one byte each
 *     4 count  low halves, sorted within the bucket
 *     2 count  bits 16 to 31 of the high halves' remainder
 *     count    codes
 */
import { eachParent, type NameHash } from './name-hash.ts'

export const standingFormat = { magic: 0x5453574d, version: 1, headBytes: 16, buckets: 65_536, entryBytes: 7 } as const
/** A table of all domains in use would still be smaller. */
const entriesMax = 50_000_000
const headerBytesMax = 64 * 1024

/** A code's bits: 0 to 2 the rank, the rest flags. */
export const standingBits = {
  rank: 0b111,
  service: 1 << 3,
  mailer: 1 << 4,
  freeMail: 1 << 5,
  freeHost: 1 << 6,
  shortener: 1 << 7,
} as const

/** Flags of hosts where others than the owner publish. */
export const openBits = standingBits.shortener | standingBits.freeHost | standingBits.mailer

export type StandingSource = { readonly name: string; readonly date: string; readonly licence: string }
export type StandingHeader = {
  /** YYYY-MM-DD. */
  readonly built: string
  readonly sources: readonly StandingSource[]
}
export type StandingTable = StandingHeader & {
  readonly count: number
  /** Index of each bucket's first entry; one more for the end. */
  readonly starts: Uint32Array
  readonly low: Uint32Array
  readonly middle: Uint16Array
  readonly codes: Uint8Array
}

const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1

/** @returns null where the bytes are no table of this version, or are cut short. Never throws. */
export const readStandingTable = (bytes: Uint8Array): StandingTable | null => {
  const { magic, version, headBytes, buckets, entryBytes } = standingFormat
  if (bytes.length < headBytes) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint32(0, true) !== magic || view.getUint16(4, true) !== version) return null
  const headerBytes = view.getUint32(8, true)
  const count = view.getUint32(12, true)
  if (headerBytes > headerBytesMax || count > entriesMax) return null
  if (bytes.length !== headBytes + headerBytes + buckets + count * entryBytes) return null
  const header = readHeader(bytes.subarray(headBytes, headBytes + headerBytes))
  if (!header) return null

  const countsAt = headBytes + headerBytes
  const starts = new Uint32Array(buckets + 1)
  for (let i = 0; i < buckets; i++) starts[i + 1] = starts[i]! + bytes[countsAt + i]!
  if (starts[buckets] !== count) return null

  const lowAt = countsAt + buckets
  const middleAt = lowAt + count * 4
  const low = new Uint32Array(count)
  const middle = new Uint16Array(count)
  new Uint8Array(low.buffer).set(bytes.subarray(lowAt, middleAt))
  new Uint8Array(middle.buffer).set(bytes.subarray(middleAt, middleAt + count * 2))
  if (!isLittleEndian) {
    for (let i = 0; i < count; i++) {
      low[i] = view.getUint32(lowAt + i * 4, true)
      middle[i] = view.getUint16(middleAt + i * 2, true)
    }
  }
  return { ...header, count, starts, low, middle, codes: new Uint8Array(bytes.subarray(middleAt + count * 2)) }
}

const readHeader = (bytes: Uint8Array): StandingHeader | null => {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes))
    if (typeof value !== 'object' || value === null || !('built' in value) || !('sources' in value)) return null
    const { built, sources } = value
    if (typeof built !== 'string' || !Array.isArray(sources)) return null
    const named = sources.every(
      (source: unknown): source is StandingSource =>
        typeof source === 'object' &&
        source !== null &&
        'name' in source &&
        'date' in source &&
        'licence' in source &&
        typeof source.name === 'string' &&
        typeof source.date === 'string' &&
        typeof source.licence === 'string',
    )
    return named ? { built, sources } : null
  } catch {
    return null
  }
}

const codeOf = (table: StandingTable, { high, low }: Readonly<NameHash>): number => {
  const bucket = high >>> 16
  const rest = high & 0xffff
  const end = table.starts[bucket + 1]!
  for (let i = table.starts[bucket]!; i < end; i++) {
    if (table.low[i] === low && table.middle[i] === rest) return table.codes[i]!
  }
  return -1
}

/** What the table says of a host, and of which of its parents it says it. */
export type Listing = { readonly code: number; readonly length: number }

/**
 * The longest listed name among a host and its parents.
 * @param shortest length of the shortest parent that counts: the registrable domain's.
 */
export const listingOf = (table: StandingTable, host: string, shortest: number): Listing | null => {
  let code = -1
  let listed = 0
  eachParent(host, shortest, (print, length) => {
    const found = codeOf(table, print)
    if (found < 0) return
    // A listed host of a popular domain is as popular, unless others publish there.
    code = code > 0 && (found & (standingBits.rank | openBits)) === 0 ? found | (code & standingBits.rank) : found
    listed = length
  })
  return code < 0 ? null : { code, length: listed }
}
