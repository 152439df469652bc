/** Hashed character n-grams of what a mail says: the only thing of its words that the model keeps. */

/** Size of the hashed space. Larger gained nothing measurable on 12,000 mails and cost cache. */
export const gramBits = 18
export const gramSpace = 1 << gramBits
/** Characters of text read for grams: the ask of a mail stands at its head, and cost is linear in this. */
export const gramTextChars = 4_000
/** Characters at the end of a long text read too (signature, opt-out). */
export const gramTailChars = 600

export type Grams = {
  /** Unique hashed grams in order of first appearance. */
  readonly ids: Uint32Array
  /** Offset in the scrubbed text where each first stands. */
  readonly at: Uint16Array
}

/** Most characters read: head, tail, and a subject. */
export const gramCharsMax = gramTextChars + gramTailChars + 512
/** Grams that begin at one character. */
const gramsPerStart = 3

/** What may begin at a character: nothing, grams of 2 to 4 units, grams of 3 to 5 units. */
const start = { none: 0, wide: 1, ascii: 2 } as const

/** The text as the hash reads it: line breaks as spaces, every digit as 0. Reused by every mail, as are the others here. */
const units = new Uint16Array(gramCharsMax + 4)
const starts = new Uint8Array(gramCharsMax)
/** One bit an id: fits the first-level cache, where a stamp an id would push the weights out of the second. */
const seen = new Uint32Array(gramSpace >> 5)
const idScratch = new Uint32Array(gramCharsMax * gramsPerStart)
const atScratch = new Uint16Array(idScratch.length)

const isAsciiWord = (c: number) => (c >= 97 && c <= 122) || c === 39
const isDigit = (c: number) => c >= 48 && c <= 57
/** Punctuation and spaces may stand inside a gram, not begin one, except the space before a Latin word. */
const startOf = (c: number) =>
  c >= 128 ? start.wide : isAsciiWord(c) || c === 32 || isDigit(c) ? start.ascii : start.none
const asciiStarts = Uint8Array.from({ length: 128 }, (_, c) => startOf(c))
const asciiUnits = Uint16Array.from({ length: 128 }, (_, c) => (c === 10 ? 32 : isDigit(c) ? 48 : c))

/**
 * Unique n-grams of folded, scrubbed text: 2 to 4 code units where a gram starts with a non-ASCII character
 * (kana, kanji), 3 to 5 where it starts with an ASCII one. Digits count as one digit.
 * @param scrubbed 1 for each character read as \u0001, at least gramCharsMax long.
 */
export const gramsOf = (text: string, scrubbed: Uint8Array): Grams => {
  const length = Math.min(text.length, gramCharsMax)
  for (let i = 0; i < length; i++) {
    const c = text.charCodeAt(i)
    if (scrubbed[i] === 1) {
      units[i] = 1
      starts[i] = start.none
    } else if (c < 128) {
      units[i] = asciiUnits[c]!
      starts[i] = asciiStarts[c]!
    } else {
      units[i] = c
      starts[i] = start.wide
    }
  }
  seen.fill(0)
  let n = 0
  for (let i = 0; i < length; i++) {
    const kind = starts[i]!
    if (kind === start.none) continue
    let k = 1
    let h = hashed(0x811c9dc5, units[i]!)
    if (kind === start.ascii) {
      if (i + 1 >= length) continue
      k = 2
      h = hashed(h, units[i + 1]!)
    }
    for (const end = Math.min(k + gramsPerStart, length - i); k < end; k++) {
      h = hashed(h, units[i + k]!)
      let id = Math.imul(h ^ (k + 1), 0x9e3779b1)
      id = (id ^ (id >>> 15)) & (gramSpace - 1)
      const bit = 1 << (id & 31)
      const word = seen[id >> 5]!
      if ((word & bit) !== 0) continue
      seen[id >> 5] = word | bit
      idScratch[n] = id
      atScratch[n] = i
      n++
    }
  }
  return { ids: idScratch.slice(0, n), at: atScratch.slice(0, n) }
}

const hashed = (h: number, unit: number): number => {
  const next = Math.imul(h ^ unit, 0x01000193)
  return next ^ (next >>> 13)
}
