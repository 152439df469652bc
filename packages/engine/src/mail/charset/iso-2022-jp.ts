/**
 * The ISO-2022-JP family: RFC 1468, -1 (RFC 2237), -2 (RFC 1554), -3 and -2004 (JIS X 0213), and cp50220 to cp50222.
 *
 * Bytes are carried over to EUC-JP, which holds the same sets at other places, and read by the native decoder. That also
 * keeps `\` and `~` under JIS X 0201 Roman (ESC ( J), where TextDecoder's own iso-2022-jp would make ¥ and ‾ of them and
 * break links.
 */
import { nativeDecoder } from './labels.ts'

type Mode = 'single' | 'kana' | 'kanji' | 'supplement' | 'plane2' | 'gb' | 'ks'

/** True at `ESC $` or `ESC (` and a final byte that this family has: not at a terminal's colours. */
function isJisEscape(bytes: Uint8Array, at: number): boolean {
  const second = bytes[at + 1]
  const third = bytes[at + 2]
  if (second === 0x24) return third === 0x42 || third === 0x40 || third === 0x28 || third === 0x41
  return second === 0x28 && (third === 0x42 || third === 0x4a || third === 0x49)
}

export function findJisEscape(bytes: Uint8Array): number {
  for (let at = bytes.indexOf(0x1b); at >= 0; at = bytes.indexOf(0x1b, at + 1)) {
    if (isJisEscape(bytes, at)) return at
  }
  return -1
}

export function decodeIso2022Jp(bytes: Uint8Array): string {
  let text = ''
  // Three bytes at most for two read (JIS X 0212), two for one (half-width kana).
  const out = new Uint8Array(bytes.length * 2 + 2)
  let n = 0
  let outSet: 'euc-jp' | 'gb18030' | 'euc-kr' = 'euc-jp'
  let mode: Mode = 'single'
  let shifted = false
  const put = (set: typeof outSet): void => {
    if (set === outSet) return
    text += nativeDecoder(outSet).decode(out.subarray(0, n))
    n = 0
    outSet = set
  }
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!
    if (byte === 0x1b) {
      const sequence = readEscape(bytes, i)
      if (sequence !== null) {
        mode = sequence.mode
        i += sequence.length - 1
        continue
      }
    }
    // SO and SI: half-width kana of cp50222 and old JIS7.
    if (byte === 0x0e || byte === 0x0f) {
      shifted = byte === 0x0e
      continue
    }
    if (byte === 0x0a || byte === 0x0d) {
      // RFC 1468: each line starts in ASCII, so a forgotten escape harms its own line only.
      mode = 'single'
      shifted = false
      out[n++] = byte
      continue
    }
    if (byte <= 0x20 || byte === 0x7f) {
      out[n++] = byte
      continue
    }
    if (byte >= 0x80) {
      // Raw 8-bit half-width kana (JIS8); any other such byte has no meaning here.
      put('euc-jp')
      if (byte >= 0xa1 && byte <= 0xdf) out[n++] = 0x8e
      out[n++] = byte >= 0xa1 && byte <= 0xdf ? byte : 0xff
      continue
    }
    if (mode === 'single' && !shifted) {
      out[n++] = byte
      continue
    }
    if (mode === 'kana' || (mode === 'single' && shifted)) {
      put('euc-jp')
      if (byte <= 0x5f) out[n++] = 0x8e
      out[n++] = byte <= 0x5f ? byte | 0x80 : 0xff
      continue
    }
    const low = bytes[i + 1]
    if (low === undefined || low < 0x21 || low > 0x7e) {
      // Half a character: mark it, and read the next byte on its own.
      put('euc-jp')
      out[n++] = 0xff
      continue
    }
    i++
    put(mode === 'gb' ? 'gb18030' : mode === 'ks' ? 'euc-kr' : 'euc-jp')
    if (mode === 'supplement') out[n++] = 0x8f
    // JIS X 0213 plane 2 has no table on the platform: marked as unreadable, not guessed.
    out[n++] = mode === 'plane2' ? 0xff : byte | 0x80
    if (mode !== 'plane2') out[n++] = low | 0x80
  }
  const last = nativeDecoder(outSet).decode(out.subarray(0, n))
  return text === '' ? last : text + last
}

function readEscape(bytes: Uint8Array, at: number): { readonly mode: Mode; readonly length: number } | null {
  const a = bytes[at + 1]
  const b = bytes[at + 2]
  if (a === 0x28) {
    if (b === 0x49) return { mode: 'kana', length: 3 }
    // B ASCII, J Roman, H a known misprint of J; others are 7-bit sets alike but for a few signs.
    if (b !== undefined && b >= 0x40 && b <= 0x7e) return { mode: 'single', length: 3 }
    return null
  }
  if (a === 0x2e || a === 0x4e) return { mode: 'single', length: a === 0x2e ? 3 : 2 }
  if (a !== 0x24) return null
  if (b === 0x42 || b === 0x40) return { mode: 'kanji', length: 3 }
  if (b === 0x41) return { mode: 'gb', length: 3 }
  if (b !== 0x28) return null
  switch (bytes[at + 3]) {
    case 0x44:
      return { mode: 'supplement', length: 4 }
    case 0x43:
      return { mode: 'ks', length: 4 }
    case 0x41:
      return { mode: 'gb', length: 4 }
    case 0x50:
      return { mode: 'plane2', length: 4 }
    // JIS X 0208 written long, and JIS X 0213 plane 1 (O, Q), which holds JIS X 0208 at the same places.
    case 0x40:
    case 0x42:
    case 0x4f:
    case 0x51:
      return { mode: 'kanji', length: 4 }
    default:
      return null
  }
}
