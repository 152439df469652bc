/** Other charsets that put wide characters into 7 bits: UTF-7, HZ, ISO-2022-KR, ISO-2022-CN. */
import { nativeDecoder } from './labels.ts'

const base64 = new Int8Array(128).fill(-1)
for (const [i, letter] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].entries()) {
  base64[letter.charCodeAt(0)] = i
}

/** RFC 2152. Units are gathered as UTF-16BE bytes and read by the native decoder, so lone surrogates are replaced. */
export function decodeUtf7(bytes: Uint8Array): string {
  const out = new Uint8Array(bytes.length * 2)
  let n = 0
  for (let i = 0; i < bytes.length; ) {
    const byte = bytes[i]!
    i++
    if (byte !== 0x2b) {
      out[n++] = 0
      out[n++] = byte
      continue
    }
    if (bytes[i] === 0x2d) {
      i++
      out[n++] = 0
      out[n++] = 0x2b
      continue
    }
    let bits = 0
    let held = 0
    for (; i < bytes.length; i++) {
      const value = base64[bytes[i]!] ?? -1
      if (value < 0) break
      bits = ((bits << 6) | value) & 0x3fffff
      held += 6
      if (held >= 16) {
        held -= 16
        out[n++] = bits >> (held + 8)
        out[n++] = bits >> held
      }
    }
    if (bytes[i] === 0x2d) i++
  }
  return nativeDecoder('utf-16be').decode(out.subarray(0, n))
}

/** RFC 1843: `~{` opens GB 2312, `~}` closes it, `~~` is a tilde, `~` at a line's end joins lines. */
export function decodeHz(bytes: Uint8Array): string {
  const out = new Uint8Array(bytes.length)
  let n = 0
  let wide = false
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!
    const next = bytes[i + 1]
    if (byte === 0x7e && (next === 0x7b || next === 0x7d || next === 0x7e || next === 0x0a)) {
      i++
      if (next === 0x7b) wide = true
      else if (next === 0x7d) wide = false
      else if (next === 0x7e) out[n++] = 0x7e
      continue
    }
    if (byte === 0x0a) wide = false
    out[n++] = wide && byte > 0x20 ? byte | 0x80 : byte
  }
  return nativeDecoder('gb18030').decode(out.subarray(0, n))
}

/** RFC 1557 and RFC 1922: SO opens, SI closes the wide set that an `ESC $ )` names. */
export function decodeIso2022Shifted(bytes: Uint8Array, charset: 'euc-kr' | 'gb18030'): string {
  const out = new Uint8Array(bytes.length)
  let n = 0
  let wide = false
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!
    if (byte === 0x1b && bytes[i + 1] === 0x24) i += 3
    else if (byte === 0x0e) wide = true
    else if (byte === 0x0f) wide = false
    else {
      if (byte === 0x0a) wide = false
      out[n++] = wide && byte > 0x20 ? byte | 0x80 : byte
    }
  }
  return nativeDecoder(charset).decode(out.subarray(0, n))
}
