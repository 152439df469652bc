/** LZMA, only as much as the packed header of a 7z needs. @see lzma-specification.txt of the LZMA SDK (Igor Pavlov) */

/** Range decoder: `code` and `range` are unsigned 32 bit; bytes past the end read as 0. */
type Range = { readonly b: Uint8Array; at: number; range: number; code: number }

const normalize = (r: Range): void => {
  if (r.range >= 0x1000000) return
  r.range = (r.range << 8) >>> 0
  r.code = ((r.code << 8) | (r.b[r.at++] ?? 0)) >>> 0
}

/** One bit by an adaptive probability of 11 bits. */
const bit = (r: Range, probs: Uint16Array, index: number): number => {
  const p = probs[index] ?? 1024
  const bound = (r.range >>> 11) * p
  let value = 0
  if (r.code < bound) {
    r.range = bound
    probs[index] = p + ((2048 - p) >>> 5)
  } else {
    r.range -= bound
    r.code -= bound
    probs[index] = p - (p >>> 5)
    value = 1
  }
  normalize(r)
  return value
}

const directBits = (r: Range, count: number): number => {
  let value = 0
  for (let i = 0; i < count; i++) {
    r.range >>>= 1
    const one = r.code >= r.range ? 1 : 0
    if (one === 1) r.code -= r.range
    value = value * 2 + one
    normalize(r)
  }
  return value
}

const tree = (r: Range, probs: Uint16Array, offset: number, bits: number): number => {
  let m = 1
  for (let i = 0; i < bits; i++) m = (m << 1) | bit(r, probs, offset + m)
  return m - (1 << bits)
}

const reverseTree = (r: Range, probs: Uint16Array, offset: number, bits: number): number => {
  let m = 1
  let value = 0
  for (let i = 0; i < bits; i++) {
    const one = bit(r, probs, offset + m)
    m = (m << 1) | one
    value |= one << i
  }
  return value
}

const newProbs = (n: number): Uint16Array => new Uint16Array(n).fill(1024)

type Lengths = {
  readonly choice: Uint16Array
  readonly low: Uint16Array
  readonly mid: Uint16Array
  readonly high: Uint16Array
}
const newLengths = (): Lengths => ({
  choice: newProbs(2),
  low: newProbs(128),
  mid: newProbs(128),
  high: newProbs(256),
})

const readLength = (r: Range, l: Lengths, posState: number): number => {
  if (bit(r, l.choice, 0) === 0) return 2 + tree(r, l.low, posState * 8, 3)
  if (bit(r, l.choice, 1) === 0) return 10 + tree(r, l.mid, posState * 8, 3)
  return 18 + tree(r, l.high, 0, 8)
}

/** Distance less one, by length and slot; the specification's end marker comes out as 0xFFFFFFFF. */
const readDistance = (
  r: Range,
  slots: Uint16Array,
  special: Uint16Array,
  align: Uint16Array,
  length: number,
): number => {
  const slot = tree(r, slots, Math.min(length - 2, 3) * 64, 6)
  if (slot < 4) return slot
  const bits = (slot >> 1) - 1
  const base = (2 | (slot & 1)) * 2 ** bits
  if (slot < 14) return base + reverseTree(r, special, base - slot, bits)
  return base + directBits(r, bits - 4) * 16 + reverseTree(r, align, 0, 4)
}

/** A literal; after a match its bits are predicted by the byte at the last distance. */
const readLiteral = (r: Range, probs: Uint16Array, offset: number, matchByte: number): number => {
  let symbol = 1
  let match = matchByte
  let follow = matchByte >= 0
  while (symbol < 0x100) {
    if (!follow) symbol = (symbol << 1) | bit(r, probs, offset + symbol)
    else {
      const matchBit = (match >> 7) & 1
      match <<= 1
      const one = bit(r, probs, offset + ((1 + matchBit) << 8) + symbol)
      symbol = (symbol << 1) | one
      follow = matchBit === one
    }
  }
  return symbol & 0xff
}

/**
 * Decodes one LZMA stream.
 * @param properties Byte 0 is (pb * 5 + lp) * 9 + lc.
 * @param sizeBytes Size of the result, bounded by the caller; time is linear in it.
 * @returns null for a stream that breaks the rules.
 */
export const decodeLzma = (data: Uint8Array, properties: number, sizeBytes: number): Uint8Array | null => {
  const lc = properties % 9
  const lp = Math.floor(properties / 9) % 5
  const pb = Math.floor(properties / 45)
  // 7-Zip packs headers with lc 3, lp 0; the sum bounds the table.
  if (pb > 4 || lc + lp > 4 || data.length < 5) return null
  const out = new Uint8Array(sizeBytes)
  const code = new DataView(data.buffer, data.byteOffset, data.byteLength).getUint32(1)
  const r: Range = { b: data, at: 5, range: 0xffffffff, code }
  const literals = newProbs(0x300 << (lc + lp))
  const isMatch = newProbs(192)
  const isRep = newProbs(12)
  const isRepG0 = newProbs(12)
  const isRepG1 = newProbs(12)
  const isRepG2 = newProbs(12)
  const isRep0Long = newProbs(192)
  const slots = newProbs(256)
  const special = newProbs(128)
  const align = newProbs(16)
  const lengths = newLengths()
  const repLengths = newLengths()
  const reps: [number, number, number, number] = [0, 0, 0, 0]
  let state = 0
  for (let n = 0; n < sizeBytes; ) {
    const posState = n & ((1 << pb) - 1)
    if (bit(r, isMatch, state * 16 + posState) === 0) {
      const before = n > 0 ? (out[n - 1] ?? 0) : 0
      const context = ((n & ((1 << lp) - 1)) << lc) + (before >> (8 - lc))
      out[n] = readLiteral(r, literals, 0x300 * context, state >= 7 ? (out[n - reps[0] - 1] ?? 0) : -1)
      n++
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6
      continue
    }
    let length = 0
    if (bit(r, isRep, state) === 0) {
      length = readLength(r, lengths, posState)
      reps.unshift(readDistance(r, slots, special, align, length))
      reps.length = 4
      state = state < 7 ? 7 : 10
      if (reps[0] === 0xffffffff) return out.subarray(0, n)
    } else {
      if (bit(r, isRepG0, state) === 0) {
        if (bit(r, isRep0Long, state * 16 + posState) === 0) length = 1
      } else {
        const which = bit(r, isRepG1, state) === 0 ? 1 : 2 + bit(r, isRepG2, state)
        reps.unshift(...reps.splice(which, 1))
      }
      if (length === 1) state = state < 7 ? 9 : 11
      else {
        length = readLength(r, repLengths, posState)
        state = state < 7 ? 8 : 11
      }
    }
    if (reps[0] >= n) return null
    for (const end = Math.min(n + length, sizeBytes); n < end; n++) out[n] = out[n - reps[0] - 1] ?? 0
  }
  return out
}
