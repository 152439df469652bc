/** RFC 3492 punycode, the decoding half: the built-in URL encodes, but never gives the U-label back. */

const base = 36
const tMin = 1
const tMax = 26
const skew = 38
const damp = 700
const initialBias = 72
const initialN = 128
/** A DNS label holds 63 octets (RFC 1035 §2.3.4); decoding is quadratic in this. */
const labelCharsMax = 256
const codePointMax = 0x10ffff

const digitOf = (c: number): number => {
  if (c >= 48 && c <= 57) return c - 22
  if (c >= 97 && c <= 122) return c - 97
  if (c >= 65 && c <= 90) return c - 65
  return -1
}

/** RFC 3492 §6.1. */
const adapt = (delta: number, points: number, first: boolean): number => {
  let rest = first ? Math.floor(delta / damp) : delta >> 1
  rest += Math.floor(rest / points)
  let k = 0
  for (; rest > ((base - tMin) * tMax) >> 1; k += base) rest = Math.floor(rest / (base - tMin))
  return k + Math.floor(((base - tMin + 1) * rest) / (rest + skew))
}

/**
 * RFC 3492 §6.2.
 * @param text a label without its 'xn--'.
 * @returns null where it is no punycode: a foreign character, an overflow, a surrogate. Never throws.
 */
export const decodePunycode = (text: string): string | null => {
  if (text.length > labelCharsMax) return null
  const points: number[] = []
  const basic = text.lastIndexOf('-')
  for (let i = 0; i < basic; i++) {
    const c = text.charCodeAt(i)
    if (c >= 128) return null
    points.push(c)
  }
  let n = initialN
  let i = 0
  let bias = initialBias
  for (let at = basic + 1; at < text.length; ) {
    const before = i
    let weight = 1
    for (let k = base; ; k += base) {
      if (at >= text.length) return null
      const digit = digitOf(text.charCodeAt(at++))
      if (digit < 0) return null
      i += digit * weight
      if (i > 0x7fffffff) return null
      const t = k <= bias ? tMin : k >= bias + tMax ? tMax : k - bias
      if (digit < t) break
      weight *= base - t
      if (weight > 0x7fffffff) return null
    }
    const length = points.length + 1
    bias = adapt(i - before, length, before === 0)
    n += Math.floor(i / length)
    i %= length
    if (n > codePointMax || (n >= 0xd800 && n <= 0xdfff)) return null
    points.splice(i++, 0, n)
  }
  return String.fromCodePoint(...points)
}
