/** Entries to the standing table's bytes; the layout is in standing-table.ts. */
import { fingerprintOf } from './fingerprint.ts'
import { type StandingHeader, standingFormat } from './standing-table.ts'

/**
 * The same entries give the same bytes, in whatever order they come.
 * @param codes by name: A-label form, lower case, without final dot. Codes are made of standingBits.
 * @throws RangeError where more than 255 names fall into one of the 65,536 buckets (several millions of names).
 */
export const formatStandingTable = (header: StandingHeader, codes: ReadonlyMap<string, number>): Uint8Array => {
  const { magic, version, headBytes, buckets, entryBytes } = standingFormat
  const entries = [...codes].map(([name, code]) => ({ ...fingerprintOf(name), code }))
  entries.sort((a, b) => a.high - b.high || a.low - b.low || a.code - b.code)
  const json = new TextEncoder().encode(JSON.stringify(header))
  const count = entries.length
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
  for (const [i, { high, low, code }] of entries.entries()) {
    const bucket = countsAt + (high >>> 16)
    if (bytes[bucket] === 255) throw new RangeError('too many names for the standing table')
    bytes[bucket]!++
    view.setUint32(lowAt + i * 4, low, true)
    view.setUint16(middleAt + i * 2, high & 0xffff, true)
    bytes[codesAt + i] = code
  }
  return bytes
}
