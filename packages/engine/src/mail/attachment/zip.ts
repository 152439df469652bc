/** ZIP members read from the central directory, nothing unpacked. @see APPNOTE.TXT 6.3.10 (PKWARE) */
import { bounds } from './bounds.ts'
import { decodeName, decodeUtf8, hasAt, u16, u32 } from './bytes.ts'
import type { Found } from './found.ts'
import { type Inflated, inflate } from './inflate.ts'

export type ZipMember = {
  readonly name: string
  readonly encrypted: boolean
  /** APPNOTE §4.4.5: 0 stored, 8 deflate, 99 AES. */
  readonly method: number
  readonly compressedBytes: number
  readonly sizeBytes: number
  /** Where its local header stands. */
  readonly headerAt: number
}
export type ZipList = {
  readonly members: readonly ZipMember[]
  /** No central directory was found (cut or broken), members come from local headers. */
  readonly fromLocalHeaders: boolean
}

/** APPNOTE §4.3.16: 22 bytes and a comment of at most 65535. */
const endRecordBytes = 22
const commentBytesMax = 65_535

const findEndRecord = (b: Uint8Array): number => {
  const lowest = Math.max(0, b.length - endRecordBytes - commentBytesMax)
  for (let at = b.length - endRecordBytes; at >= lowest; at--) {
    if (b[at] === 0x50 && hasAt(b, at, 'PK\x05\x06')) return at
  }
  return -1
}

/** Info-ZIP Unicode Path extra field 0x7075 (APPNOTE §4.6.9): version, CRC-32 of the other name, UTF-8. */
const unicodePath = (b: Uint8Array, start: number, end: number): string | null => {
  for (let at = start; at + 4 <= end; ) {
    const size = u16(b, at + 2)
    if (u16(b, at) === 0x7075 && size > 5 && at + 4 + size <= end) return decodeUtf8(b.subarray(at + 9, at + 4 + size))
    at += 4 + size
  }
  return null
}

const nameOf = (b: Uint8Array, start: number, length: number, extraBytes: number, flags: number): string => {
  const end = Math.min(start + length, b.length)
  const raw = b.subarray(start, end)
  // APPNOTE §4.4.4 bit 11: the name is UTF-8
  if ((flags & 0x800) !== 0) return decodeUtf8(raw)
  return unicodePath(b, end, Math.min(end + extraBytes, b.length)) ?? decodeName(raw)
}

const fromCentralDirectory = (b: Uint8Array, start: number, end: number, shift: number): ZipMember[] => {
  const members: ZipMember[] = []
  for (let at = start; at + 46 <= end && members.length < bounds.members; ) {
    if (!hasAt(b, at, 'PK\x01\x02')) break
    const flags = u16(b, at + 8)
    const nameBytes = u16(b, at + 28)
    const extraBytes = u16(b, at + 30)
    members.push({
      name: nameOf(b, at + 46, nameBytes, extraBytes, flags),
      encrypted: (flags & 1) !== 0,
      method: u16(b, at + 10),
      compressedBytes: u32(b, at + 20),
      sizeBytes: u32(b, at + 24),
      headerAt: u32(b, at + 42) + shift,
    })
    at += 46 + nameBytes + extraBytes + u16(b, at + 32)
  }
  return members
}

const fromLocalHeaders = (b: Uint8Array): ZipMember[] => {
  const members: ZipMember[] = []
  let at = hasAt(b, 0, 'PK00') ? 4 : 0
  while (at + 30 <= b.length && members.length < bounds.members && hasAt(b, at, 'PK\x03\x04')) {
    const flags = u16(b, at + 6)
    const nameBytes = u16(b, at + 26)
    const extraBytes = u16(b, at + 28)
    const compressedBytes = u32(b, at + 18)
    members.push({
      name: nameOf(b, at + 30, nameBytes, extraBytes, flags),
      encrypted: (flags & 1) !== 0,
      method: u16(b, at + 8),
      compressedBytes,
      sizeBytes: u32(b, at + 22),
      headerAt: at,
    })
    at += 30 + nameBytes + extraBytes + compressedBytes
    // APPNOTE §4.4.4 bit 3: sizes follow the data, so the next header has to be searched
    if ((flags & 8) !== 0 && compressedBytes === 0) {
      while (at + 4 <= b.length && !(b[at] === 0x50 && hasAt(b, at, 'PK\x03\x04'))) at++
    }
  }
  return members
}

/** Lists a ZIP. Total: a broken one gives what could be read. */
export const listZip = (b: Uint8Array): ZipList => {
  const end = findEndRecord(b)
  if (end >= 0) {
    const size = u32(b, end + 12)
    // Where the directory really stands: bytes before the archive (self-extractors) shift every offset.
    const start = end - size >= 0 ? end - size : u32(b, end + 16)
    const members = fromCentralDirectory(b, start, end, Math.max(0, start - u32(b, end + 16)))
    if (members.length > 0 || u16(b, end + 10) === 0) return { members, fromLocalHeaders: false }
    const plain = fromCentralDirectory(b, u32(b, end + 16), b.length, 0)
    if (plain.length > 0) return { members: plain, fromLocalHeaders: false }
  }
  return { members: fromLocalHeaders(b), fromLocalHeaders: true }
}

/** Bytes of one member, at most `maxBytes`; null when it is encrypted, of another method, or out of range. */
export const readMember = (found: Found, b: Uint8Array, m: ZipMember, maxBytes: number): Inflated | null => {
  if (m.encrypted || (m.method !== 0 && m.method !== 8) || !hasAt(b, m.headerAt, 'PK\x03\x04')) return null
  const start = m.headerAt + 30 + u16(b, m.headerAt + 26) + u16(b, m.headerAt + 28)
  const data = b.subarray(start, Math.min(start + m.compressedBytes, b.length))
  if (m.method === 8) return inflate(found, data, maxBytes)
  const kept = data.subarray(0, Math.min(maxBytes, bounds.inflatedBytes))
  return { bytes: kept, cut: kept.length < data.length, broken: data.length < m.compressedBytes }
}

/** Whether the sizes it states are absurd: too large and too well packed, or members that share the same bytes. */
export const isBomb = (members: readonly ZipMember[], archiveBytes: number): boolean => {
  let packed = 0
  let unpacked = 0
  for (const m of members) {
    packed += m.compressedBytes
    unpacked += m.sizeBytes
  }
  const shares = members.length > 8 && packed > archiveBytes * 2 && unpacked > bounds.bombBytes
  return shares || (unpacked > bounds.bombBytes && unpacked > bounds.bombRatio * Math.max(packed, 1))
}
