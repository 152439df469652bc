/** RAR 4 and 5: names and what is encrypted. @see rarlab.com/technote.htm (RAR 5), unrar's technote.txt (RAR 4) */
import { bounds } from './bounds.ts'
import { decodeName, decodeUtf8, hasAt, u16, u32 } from './bytes.ts'
import type { Found } from './found.ts'
import { noteMember } from './members.ts'

/** RAR 5 "vint": 7 bits a byte, low first, at most 10 bytes. */
const readVint = (b: Uint8Array, at: number): { readonly value: number; readonly next: number } => {
  let value = 0
  let factor = 1
  for (let i = 0; i < 10; i++) {
    const c = b[at + i] ?? 0
    value += (c & 0x7f) * factor
    if (c < 0x80) return { value, next: at + i + 1 }
    factor *= 128
  }
  return { value, next: at + 10 }
}

/** A file header's fields up to its name (RAR 5 §File header). */
const readFile5 = (b: Uint8Array, at: number, end: number): string => {
  const fileFlags = readVint(b, at)
  const size = readVint(b, fileFlags.next)
  const attributes = readVint(b, size.next)
  let p = attributes.next
  if ((fileFlags.value & 2) !== 0) p += 4
  if ((fileFlags.value & 4) !== 0) p += 4
  const host = readVint(b, readVint(b, p).next)
  const length = readVint(b, host.next)
  const name = decodeUtf8(b.subarray(length.next, Math.min(length.next + length.value, end)))
  return (fileFlags.value & 1) !== 0 ? `${name}/` : name
}

/** Extra area records: type 1 in a file header is file encryption. */
const hasEncryptionRecord = (b: Uint8Array, start: number, end: number): boolean => {
  for (let at = start; at < end; ) {
    const size = readVint(b, at)
    if (readVint(b, size.next).value === 1) return true
    if (size.value === 0) return false
    at = size.next + size.value
  }
  return false
}

const walk5 = (found: Found, b: Uint8Array): void => {
  let at = 8
  for (let n = 0; n < bounds.members && at + 7 < b.length; n++) {
    const size = readVint(b, at + 4)
    const end = size.next + size.value
    const type = readVint(b, size.next)
    const flags = readVint(b, type.next)
    let p = flags.next
    const extra = (flags.value & 1) !== 0 ? readVint(b, p) : null
    if (extra !== null) p = extra.next
    const data = (flags.value & 2) !== 0 ? readVint(b, p) : null
    if (data !== null) p = data.next
    if (type.value === 4) {
      found.marks.add('header-encrypted')
      found.kind = 'rar-encrypted'
      return
    }
    if (type.value === 5 || size.value === 0) return
    if (type.value === 2) {
      noteMember(found, readFile5(b, p, Math.min(end, b.length)))
      if (extra !== null && hasEncryptionRecord(b, end - extra.value, Math.min(end, b.length)))
        found.kind = 'rar-encrypted'
    }
    at = end + (data?.value ?? 0)
  }
}

/**
 * RAR 4 packs a UTF-16 name after the plain one: a high byte, then two-bit codes, four a flag byte (unrar encname.cpp):
 * 0 low byte only, 1 low byte with the high byte, 2 both bytes, 3 a run copied from the plain name.
 */
const unpackName4 = (plain: Uint8Array, packed: Uint8Array): string => {
  const high = packed[0] ?? 0
  let out = ''
  let flags = 0
  let bits = 0
  let pos = 1
  while (pos < packed.length && out.length < bounds.entryChars) {
    if (bits === 0) {
      flags = packed[pos++] ?? 0
      bits = 8
    }
    const code = (flags >> 6) & 3
    flags = (flags << 2) & 0xff
    bits -= 2
    const c = packed[pos++] ?? 0
    if (code === 0) out += String.fromCharCode(c)
    else if (code === 1) out += String.fromCharCode(c | (high << 8))
    else if (code === 2) out += String.fromCharCode(c | ((packed[pos++] ?? 0) << 8))
    else {
      const corrects = (c & 0x80) !== 0
      const add = corrects ? (packed[pos++] ?? 0) : 0
      for (let n = (c & 0x7f) + 2; n > 0 && out.length < plain.length; n--) {
        const low = plain[out.length] ?? 0
        out += String.fromCharCode(corrects ? ((low + add) & 0xff) | (high << 8) : low)
      }
    }
  }
  return out
}

const readName4 = (b: Uint8Array, start: number, end: number, unicode: boolean): string => {
  const raw = b.subarray(start, Math.min(end, b.length))
  const zero = raw.indexOf(0)
  if (!unicode || zero < 0) return decodeName(raw)
  return unpackName4(raw.subarray(0, zero), raw.subarray(zero + 1))
}

const walk4 = (found: Found, b: Uint8Array): void => {
  let at = 7
  for (let n = 0; n < bounds.members && at + 7 <= b.length; n++) {
    const type = b[at + 2]
    const flags = u16(b, at + 3)
    const size = u16(b, at + 5)
    if (type === 0x73 && (flags & 0x80) !== 0) {
      found.marks.add('header-encrypted')
      found.kind = 'rar-encrypted'
      return
    }
    if (type === 0x7b || size < 7) return
    let dataBytes = (flags & 0x8000) !== 0 ? u32(b, at + 7) : 0
    if (type === 0x74) {
      const nameBytes = u16(b, at + 26)
      const nameAt = at + 32 + ((flags & 0x100) !== 0 ? 8 : 0)
      if ((flags & 0x100) !== 0) dataBytes += u32(b, at + 32) * 0x1_0000_0000
      const folder = (flags & 0xe0) === 0xe0
      const name = readName4(b, nameAt, nameAt + nameBytes, (flags & 0x200) !== 0)
      noteMember(found, folder ? `${name}/` : name)
      if ((flags & 4) !== 0) found.kind = 'rar-encrypted'
    }
    at += size + dataBytes
  }
}

/** Fills `found` from a RAR. */
export const lookIntoRar = (found: Found, b: Uint8Array): void => {
  if (hasAt(b, 6, '\x01\0')) walk5(found, b)
  else walk4(found, b)
  if (found.kind === 'rar-encrypted') found.marks.add('encrypted')
}
