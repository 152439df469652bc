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
  readonly at: Uint32Array
}

const stamps = new Uint32Array(gramSpace)
let stamp = 0
const idScratch = new Uint32Array((gramTextChars + gramTailChars + 512) * 4)
const atScratch = new Uint32Array(idScratch.length)

const isAsciiWord = (c: number) => (c >= 97 && c <= 122) || c === 39

/**
 * Unique n-grams of folded, scrubbed text: 2 to 4 code units where a gram starts with a non-ASCII character
 * (kana, kanji), 3 to 5 where it starts with an ASCII one. Digits count as one digit.
 */
export const gramsOf = (text: string): Grams => {
  stamp = stamp + 1
  if (stamp === 0xffffffff) {
    stamps.fill(0)
    stamp = 1
  }
  let n = 0
  const length = Math.min(text.length, idScratch.length >> 2)
  for (let i = 0; i < length; i++) {
    const first = text.charCodeAt(i)
    const ascii = first < 128
    // Punctuation and spaces may stand inside a gram, not begin one, except the space before a Latin word.
    if (ascii && !isAsciiWord(first) && first !== 32 && !(first >= 48 && first <= 57)) continue
    const from = ascii ? 3 : 2
    const to = ascii ? 5 : 4
    let h = 0x811c9dc5
    for (let k = 0; k < to && i + k < length; k++) {
      let c = text.charCodeAt(i + k)
      if (c === 10) c = 32
      if (c >= 48 && c <= 57) c = 48
      h = Math.imul(h ^ c, 0x01000193)
      h ^= h >>> 13
      if (k + 1 >= from) {
        let id = Math.imul(h ^ (k + 1), 0x9e3779b1)
        id = (id ^ (id >>> 15)) & (gramSpace - 1)
        if (stamps[id] !== stamp) {
          stamps[id] = stamp
          idScratch[n] = id
          atScratch[n] = i
          n++
        }
      }
    }
  }
  return { ids: idScratch.slice(0, n), at: atScratch.slice(0, n) }
}
