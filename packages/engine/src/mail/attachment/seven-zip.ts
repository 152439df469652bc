/** 7z: names where the header is stored plain, and whether a password is needed. @see 7zFormat.txt of the LZMA SDK */
import { limits } from '../limits.ts'
import { decodeUtf16, u64 } from './bytes.ts'
import type { Found } from './found.ts'
import { noteMember } from './members.ts'

/** Property ids, 7zFormat.txt §"Property IDs". */
const idHeader = 0x01
const idNames = 0x11
const idEncodedHeader = 0x17

/** Coder id of AES-256 with SHA-256 key derivation: 06 F1 07 01. */
const hasAesCoder = (b: Uint8Array): boolean => {
  for (let i = 0; i + 3 < b.length; i++) {
    if (b[i] === 0x06 && b[i + 1] === 0xf1 && b[i + 2] === 0x07 && b[i + 3] === 0x01) return true
  }
  return false
}

/** Names as NUL-terminated UTF-16LE after id, size and the "external" byte 0. */
const readNames = (found: Found, header: Uint8Array): boolean => {
  // The header is a tree of variable numbers; names are the one property told by its shape: id, size, 0, printable UTF-16.
  for (let at = 0; at + 5 < header.length; at++) {
    if (header[at] !== idNames) continue
    const first = header[at + 1] ?? 0
    const start = at + (first < 0x80 ? 3 : first < 0xc0 ? 4 : first < 0xe0 ? 5 : 6)
    if (header[start - 1] !== 0 || (header[start] ?? 0) < 0x20) continue
    const size = first < 0x80 ? first : first < 0xc0 ? ((first & 0x3f) << 8) | (header[at + 2] ?? 0) : header.length
    const end = Math.min(start + size - 1, header.length)
    const names = decodeUtf16(header.subarray(start, end)).split('\0', limits.archiveNames)
    for (const name of names) if (name !== '') noteMember(found, name)
    return names.length > 0
  }
  return false
}

/** Fills `found` from a 7z. A packed header (the usual case) is not unpacked: LZMA is not read here. */
export const lookInto7z = (found: Found, b: Uint8Array): void => {
  const start = 32 + u64(b, 12)
  const size = u64(b, 20)
  if (start + size > b.length || size === 0) {
    found.marks.add(size === 0 ? 'unlisted' : 'truncated')
    return
  }
  const header = b.subarray(start, start + size)
  if (hasAesCoder(header)) {
    found.marks.add('encrypted')
    if (header[0] === idEncodedHeader) found.marks.add('header-encrypted')
  }
  if (header[0] !== idHeader || !readNames(found, header)) found.marks.add('unlisted')
}
