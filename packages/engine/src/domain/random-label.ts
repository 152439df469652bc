/** Whether a label was chosen by a person or drawn by a machine. */
import { letterPairs } from './letter-pairs.ts'

/** Labels are read to here; a DNS label ends at 63. */
const labelCharsMax = 40
const letters = 27
const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Bits from letter to letter, row after row. */
const bits = Float32Array.from(letterPairs.join(''), (digit) => base64.indexOf(digit) / 4)

/** Bits a letter pair costs about where any letter may follow any (log2 27 is 4.75; honest names cost 2.5 to 3.5). */
const bitsExpected = 4

/**
 * Logistic regression of honest labels against uniformly random ones (letters, letters and digits) of the same
 * lengths; `bias` is moved so that 0.6 lies above 99.5 % of popular .jp names and 98 % of all popular ones, most of
 * the rest being names of advertisers' servers that are random indeed.
 */
const weights = { surplus: 0.705, switches: 2.44, length: -0.39, vowels: -1.1, noVowel: -1.7, bias: -3.22 } as const
const switchesMax = 4
const lengthMax = 20

/** What a label this short can show at most: 'nhk' and 'kddi' are no less random than 'xqz'. */
const mostByLength = [0, 0, 0.1, 0.2, 0.45]

/**
 * Bits that letters cost from the start of a label on: 20 of them stand at the start of one label in a million by chance.
 * @param text lower case; digits and hyphens separate.
 */
export const chanceBits = (text: string): number => {
  let cost = 0
  let before = 0
  for (let i = 0; i < Math.min(text.length, labelCharsMax); i++) {
    const c = text.charCodeAt(i)
    const letter = c >= 97 && c <= 122 ? c - 96 : 0
    if (letter !== 0 || before !== 0) cost += bits[before * letters + letter] ?? 0
    before = letter
  }
  return cost
}

/**
 * How random a label looks, 0 to 1; from 0.6 on honest names are rare.
 * @param label one label, lower case. A-labels ('xn--') say nothing and give 0.
 */
export const randomness = (label: string): number => {
  if (label === '' || label.startsWith('xn--')) return 0
  const end = Math.min(label.length, labelCharsMax)
  let cost = 0
  let pairs = 0
  let before = 0
  let wasDigit = false
  let switches = 0
  let count = 0
  let vowels = 0
  for (let i = 0; i <= end; i++) {
    const c = i < end ? label.charCodeAt(i) : 0
    const letter = c >= 97 && c <= 122 ? c - 96 : 0
    if (letter !== 0 || before !== 0) {
      cost += bits[before * letters + letter] ?? 0
      pairs++
    }
    const isDigit = c >= 48 && c <= 57
    if (letter !== 0) {
      count++
      if (letter === 1 || letter === 5 || letter === 9 || letter === 15 || letter === 21 || letter === 25) vowels++
      if (wasDigit) switches++
    } else if (isDigit && before !== 0) switches++
    wasDigit = isDigit
    before = letter
  }
  const z =
    weights.surplus * (cost - bitsExpected * pairs) +
    weights.switches * Math.min(switchesMax, switches) +
    weights.length * Math.min(lengthMax, end) +
    (count > 0 ? weights.vowels * (vowels / count) : 0) +
    (count > 0 && vowels === 0 ? weights.noVowel : 0) +
    weights.bias
  return Math.min(1 / (1 + Math.exp(-z)), mostByLength[end] ?? 1)
}
