/** Entries to the standing table's bytes; the layout is in standing-table.ts. */
import { type NameHash, nameHashOf } from './name-hash.ts'
import { type StandingHeader, type StandingTable, standingFormat } from './standing-table.ts'

/** A name by its hash, with its code (made of standingBits). */
export type StandingEntry = Readonly<NameHash> & { readonly code: number }

/** @param name A-label form, lower case, without final dot. */
export const standingEntry = (name: string, code: number): StandingEntry => ({ ...nameHashOf(name), code })

/** What a table holds, to make another from. */
export const standingEntries = (table: StandingTable): StandingEntry[] => {
  const entries: StandingEntry[] = []
  for (let bucket = 0; bucket < standingFormat.buckets; bucket++) {
    for (let i = table.starts[bucket]!; i < table.starts[bucket + 1]!; i++) {
      entries.push({ high: bucket * 0x10000 + table.middle[i]!, low: table.low[i]!, code: table.codes[i]! })
    }
  }
  return entries
}

/**
 * The same entries give the same bytes, in whatever order they come.
 * @throws RangeError where more than 255 names fall into one of the 65,536 buckets (several millions of names).
 */
export const formatStandingTable = (header: StandingHeader, entries: readonly StandingEntry[]): Uint8Array => {
  const { magic, version, headBytes, buckets, entryBytes } = standingFormat
  const sorted = [...entries].sort((a, b) => a.high - b.high || a.low - b.low || a.code - b.code)
  const json = new TextEncoder().encode(JSON.stringify(header))
  const count = sorted.length
  const bytes = new Uint8Array(headBytes + json.length + buckets + count * entryBytes)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, magic, true)
  view.setUint16(4, version, true)
  view.setUint32(8, json.length, true)
  view.setUint32(12, count, true)
  bytes.set(json, headBytes)
  const countsAt = headBytes + json.length
  const lowAt = countsAt + buckets
  const middleAt = lowAt + count * 4
  const codesAt = middleAt + count * 2
  for (const [i, { high, low, code }] of sorted.entries()) {
    const bucket = countsAt + (high >>> 16)
    if (bytes[bucket] === 255) throw new RangeError('too many names for the standing table')
    bytes[bucket]!++
    view.setUint32(lowAt + i * 4, low, true)
    view.setUint16(middleAt + i * 2, high & 0xffff, true)
    bytes[codesAt + i] = code
  }
  return bytes
}
