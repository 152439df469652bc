/** Small readers over bytes. Out of range reads give 0, so callers check lengths only where 0 would mislead. */

/** Little endian unsigned 16 bit. */
export const u16 = (b: Uint8Array, at: number): number => (b[at] ?? 0) | ((b[at + 1] ?? 0) << 8)

/** Little endian unsigned 32 bit. */
export const u32 = (b: Uint8Array, at: number): number => (u16(b, at) | (u16(b, at + 2) << 16)) >>> 0

/** Little endian unsigned 64 bit as a number; exact up to 2^53, which no length here reaches honestly. */
export const u64 = (b: Uint8Array, at: number): number => u32(b, at) + u32(b, at + 4) * 0x1_0000_0000

/** Whether the bytes of `signature` (one char a byte) stand at `at`. */
export const hasAt = (b: Uint8Array, at: number, signature: string): boolean => {
  for (let i = 0; i < signature.length; i++) if (b[at + i] !== signature.charCodeAt(i)) return false
  return true
}

const singleByte = new TextDecoder('latin1')
const utf8Strict = new TextDecoder('utf-8', { fatal: true })
const utf8 = new TextDecoder('utf-8')
const shiftJis = new TextDecoder('shift_jis')
const utf16le = new TextDecoder('utf-16le')
const utf16be = new TextDecoder('utf-16be')

/** One character a byte (windows-1252), for searching ASCII words with the native indexOf. */
export const asciiView = (b: Uint8Array): string => singleByte.decode(b)

export const decodeUtf8 = (b: Uint8Array): string => utf8.decode(b)
export const decodeUtf16 = (b: Uint8Array): string => utf16le.decode(b)
export const decodeUtf16be = (b: Uint8Array): string => utf16be.decode(b)

const isAscii = (b: Uint8Array): boolean => {
  for (let i = 0; i < b.length; i++) if ((b[i] as number) > 0x7f) return false
  return true
}

const strictly = (b: Uint8Array): string | null => {
  try {
    return utf8Strict.decode(b)
  } catch {
    return null
  }
}

/**
 * A file name of unlabelled bytes: UTF-8 where it is valid (macOS writes it without saying so), else CP932, which is
 * what Japanese archivers write. WHATWG shift_jis is CP932.
 */
export const decodeName = (b: Uint8Array): string =>
  isAscii(b) ? singleByte.decode(b) : (strictly(b) ?? shiftJis.decode(b))

/** Text of a small document: by byte order mark, else UTF-8 where valid, else the label's or Japanese bytes. */
export const decodeText = (b: Uint8Array, label: string): string => {
  if (b[0] === 0xff && b[1] === 0xfe) return utf16le.decode(b)
  if (b[0] === 0xfe && b[1] === 0xff) return utf16be.decode(b)
  const strict = strictly(b)
  if (strict !== null) return strict
  if (/^(?:utf-?8|)$/i.test(label)) return looksShiftJis(b) ? shiftJis.decode(b) : utf8.decode(b)
  try {
    return new TextDecoder(label).decode(b)
  } catch {
    return shiftJis.decode(b)
  }
}

/** Bytes of a text looked at to tell CP932 from broken UTF-8. */
const charsetBytesMax = 4096

/** Hiragana and katakana of CP932 (82 9F-F1, 83 40-96) are most of any Japanese text. */
const looksShiftJis = (b: Uint8Array): boolean => {
  let kana = 0
  let high = 0
  const end = Math.min(b.length - 1, charsetBytesMax)
  for (let i = 0; i < end; i++) {
    const c = b[i] as number
    if (c < 0x80) continue
    high++
    if (c === 0x82 || c === 0x83) kana++
    if (c < 0xa0 || c >= 0xe0) i++
  }
  return kana * 5 > high
}
