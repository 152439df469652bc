/** 7z: names, and whether a password is needed. @see 7zFormat.txt of the LZMA SDK */
import { bounds } from './bounds.ts'
import { decodeUtf16, u64 } from './bytes.ts'
import type { Found } from './found.ts'
import { decodeLzma } from './lzma.ts'
import { noteMember } from './members.ts'

/** 7zFormat.txt, property ids. */
const id = {
  end: 0,
  header: 1,
  packInfo: 6,
  unpackInfo: 7,
  size: 9,
  folder: 11,
  unpackSize: 12,
  names: 17,
  encodedHeader: 23,
}

/** Signature, version, start header. */
const startBytes = 32

/** Coder id of AES-256 with SHA-256 key derivation: 06 F1 07 01. */
const hasAesCoder = (b: Uint8Array): boolean => {
  for (let i = 0; i + 3 < b.length; i++) {
    if (b[i] === 0x06 && b[i + 1] === 0xf1 && b[i + 2] === 0x07 && b[i + 3] === 0x01) return true
  }
  return false
}

type Cursor = { readonly b: Uint8Array; at: number }

/** 7zFormat.txt NUMBER: leading one bits of the first byte tell how many bytes follow, low ones first. */
const readNumber = (c: Cursor): number => {
  const first = c.b[c.at++] ?? 0
  let value = 0
  for (let i = 0, mask = 0x80; i < 8; i++, mask >>= 1) {
    if ((first & mask) === 0) return value + (first & (mask - 1)) * 2 ** (8 * i)
    value += (c.b[c.at++] ?? 0) * 2 ** (8 * i)
  }
  return value
}

/** The one coder of a packed header: LZMA (03 01 01) with its properties. */
const readLzmaProperties = (c: Cursor): number | null => {
  if (readNumber(c) !== 1) return null
  const flags = c.b[c.at++] ?? 0
  const isLzma = (flags & 15) === 3 && c.b[c.at] === 3 && c.b[c.at + 1] === 1 && c.b[c.at + 2] === 1
  c.at += flags & 15
  if (!isLzma || (flags & 0x10) !== 0 || (flags & 0x20) === 0) return null
  const size = readNumber(c)
  const properties = c.b[c.at] ?? 0
  c.at += size
  return properties
}

/** Streams info of an encoded header (id 23): where the packed header stands and how to unpack it. */
const unpackHeader = (b: Uint8Array, encoded: Uint8Array): Uint8Array | null => {
  const c: Cursor = { b: encoded, at: 1 }
  if (readNumber(c) !== id.packInfo) return null
  const start = startBytes + readNumber(c)
  if (readNumber(c) !== 1 || readNumber(c) !== id.size) return null
  const packed = readNumber(c)
  if (readNumber(c) !== id.end || readNumber(c) !== id.unpackInfo || readNumber(c) !== id.folder) return null
  if (readNumber(c) !== 1 || readNumber(c) !== 0) return null
  const properties = readLzmaProperties(c)
  if (properties === null || readNumber(c) !== id.unpackSize) return null
  const size = readNumber(c)
  if (start + packed > b.length || size > bounds.headerBytes) return null
  return decodeLzma(b.subarray(start, start + packed), properties, size)
}

/**
 * Names as NUL-terminated UTF-16LE. The header is a tree whose other properties need not be understood: names are
 * told by their shape: the id, a size, the byte 0 (not external), then printable UTF-16.
 */
const readNames = (found: Found, header: Uint8Array): boolean => {
  for (let at = header.indexOf(id.names); at >= 0; at = header.indexOf(id.names, at + 1)) {
    const c: Cursor = { b: header, at: at + 1 }
    const size = readNumber(c)
    if (size < 5 || size % 2 === 0 || c.at + size > header.length || header[c.at] !== 0) continue
    const text = decodeUtf16(header.subarray(c.at + 1, c.at + size))
    if (!text.endsWith('\0') || text.charCodeAt(0) < 0x20) continue
    for (const name of text.split('\0', bounds.members)) noteMember(found, name)
    return true
  }
  return false
}

/** Fills `found` from a 7z. */
export const lookInto7z = (found: Found, b: Uint8Array): void => {
  const start = startBytes + u64(b, 12)
  const size = u64(b, 20)
  if (size === 0 || start + size > b.length) {
    found.marks.add(size === 0 ? 'unlisted' : 'truncated')
    return
  }
  const written = b.subarray(start, start + size)
  const isPacked = written[0] === id.encodedHeader
  const header = isPacked ? unpackHeader(b, written) : written
  if (isPacked && hasAesCoder(written)) found.marks.add('header-encrypted')
  if (hasAesCoder(header ?? written)) found.marks.add('encrypted')
  if (header === null || header[0] !== id.header || !readNames(found, header)) found.marks.add('unlisted')
}
