import { chanceBits, randomness } from '../../domain/random-label.ts'
import type { Detector } from '../detector.ts'

/** Words of a run in the open, and those of them that must be letters nobody would write: 'lskd jfhg mznx bcva'. */
const runWordsMin = 10
const runOddMin = 6
/** Bits a letter costs from the one before it; honest words stay near 3.3, keys struck at random near 5. */
const oddBits = 4.3
const oddShare = 0.5
const textChars = 4_000
const runUnitsMin = 3
const runUnitsMax = 8
const runWord = /^[a-z0-9]{3,8}$/

/** White space as expressions know it (`\s`). */
const isBlank = (c: number): boolean =>
  c < 0x80
    ? c === 0x20 || (c >= 0x09 && c <= 0x0d)
    : c === 0xa0 ||
      (c >= 0x1680 &&
        (c === 0x1680 ||
          (c >= 0x2000 && c <= 0x200a) ||
          c === 0x2028 ||
          c === 0x2029 ||
          c === 0x202f ||
          c === 0x205f ||
          c === 0x3000 ||
          c === 0xfeff))
const isRunUnit = (c: number): boolean => (c >= 0x61 && c <= 0x7a) || (c >= 0x30 && c <= 0x39)

/**
 * How many odd words the longest run of short words and numbers holds, 0 where no run is mostly odd. Few texts have a run
 * that is long enough, so words are told apart only there.
 */
const oddRun = (text: string): number => {
  const { length } = text
  let most = 0
  let words = 0
  let runStart = 0
  for (let i = 0; i < length; ) {
    while (i < length && isBlank(text.charCodeAt(i))) i++
    const start = i
    while (i < length && isRunUnit(text.charCodeAt(i))) i++
    if (i - start >= runUnitsMin && i - start <= runUnitsMax && (i === length || isBlank(text.charCodeAt(i)))) {
      if (words === 0) runStart = start
      words++
      continue
    }
    if (words >= runWordsMin) most = Math.max(most, oddWords(text.slice(runStart, start)))
    words = 0
    while (i < length && !isBlank(text.charCodeAt(i))) i++
  }
  return words >= runWordsMin ? Math.max(most, oddWords(text.slice(runStart))) : most
}

const oddWords = (text: string): number => {
  let words = 0
  let odd = 0
  let most = 0
  for (const word of text.split(/\s+/)) {
    if (!runWord.test(word)) {
      words = 0
      odd = 0
      continue
    }
    words++
    // Hexadecimal dumps are no padding.
    if (/[g-z]/.test(word) && chanceBits(word) / (word.length + 1) >= oddBits) odd++
    if (words >= runWordsMin && odd >= runOddMin && odd >= words * oddShare) most = Math.max(most, odd)
  }
  return most
}

/** Padding stands at either end. */
const padded = (text: string): number =>
  text.length <= textChars ? oddRun(text) : oddRun(text.slice(0, textChars / 2)) + oddRun(text.slice(-textChars / 2))

export const randomPadding: Detector = {
  symbol: 'RANDOM_PADDING',
  aspect: 'disguise',
  about: { ja: '意味のない文字の並びが混ぜてあります', en: 'It is padded with random letters' },
  detect: ({ message, subject, text }) => {
    const tail = /(?:^|[\s[(【_#-])([a-z0-9]{6,24})[\])】]?\s*$/.exec(subject.value)
    const words = message.hidden.slice(0, 4000).match(/[A-Za-z0-9]{8,24}/g) ?? []
    const random = words.filter((w) => randomness(w.toLowerCase()) >= 0.7).length
    const tailed = tail !== null && /[a-z]/.test(tail[1]!) && randomness(tail[1]!) >= 0.7
    if (tailed) return { value: 1 }
    if (random >= 6) return { value: Math.min(1, random / 20) }
    const run = padded(text.value)
    return run > 0 ? { value: Math.min(1, run / 12) } : null
  },
}
