/** What kind of character a UTF-16 code unit is, for the loops that ask it of every unit: one table, built once. */

/** Han, hiragana, katakana (half-width too), ー, 々, 〆, 〇: written without spaces between words. */
export const cjk = 1
/** A letter or digit of a script that puts spaces between words (full-width ones too). */
export const word = 2
export const katakana = 4
/** Blank or line break. */
export const blank = 8
export const hiragana = 16
export const han = 32
/** Ends a sentence: 。 ! ? and their full-width forms. */
export const stop = 64

/** Thai, Lao, Myanmar, Khmer: no spaces between words, so no word boundaries either. */
const unspaced: readonly (readonly [number, number])[] = [
  [0x0e00, 0x0eff],
  [0x1000, 0x109f],
  [0x1780, 0x17ff],
]
const wordy: readonly (readonly [number, number])[] = [
  [0x30, 0x10ff],
  [0x1200, 0x2dff],
  [0xa640, 0xab2f],
  [0xab30, 0xabff],
  [0xfb00, 0xfdff],
  [0xfe70, 0xfeff],
  [0xff10, 0xff5a],
]
const ranges: readonly (readonly [from: number, to: number, bits: number])[] = [
  [0x3005, 0x3007, cjk | han],
  [0x3041, 0x3096, cjk | hiragana],
  [0x309d, 0x309f, cjk | hiragana],
  [0x30a1, 0x30fa, cjk | katakana],
  [0x30fc, 0x30ff, cjk | katakana],
  [0x31f0, 0x31ff, cjk | katakana],
  [0x3400, 0x4dbf, cjk | han],
  [0x4e00, 0x9fff, cjk | han],
  [0xf900, 0xfaff, cjk | han],
  [0xff66, 0xff9d, cjk | katakana],
  [0x2000, 0x200a, blank],
]
const singles: readonly (readonly [units: string, bits: number])[] = [
  [' \t\n\v\f\r\u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u3000', blank],
  ['。!?！？｡', stop],
]

/** Bits of each UTF-16 code unit; surrogates have none. */
export const charClass: Uint8Array = buildClasses()

function buildClasses(): Uint8Array {
  const table = new Uint8Array(0x10000)
  const letterOrDigit = /[\p{L}\p{N}\p{M}]/u
  for (const [from, to] of wordy) {
    for (let c = from; c <= to; c++) if (letterOrDigit.test(String.fromCharCode(c))) table[c] = word
  }
  for (const [from, to] of unspaced) table.fill(0, from, to + 1)
  for (const [from, to, bits] of ranges) table.fill(bits, from, to + 1)
  for (const [units, bits] of singles) {
    for (let i = 0; i < units.length; i++) table[units.charCodeAt(i)]! |= bits
  }
  return table
}

/** Bits of the unit at `at`; 0 outside the text. */
export function classAt(text: string, at: number): number {
  return at >= 0 && at < text.length ? charClass[text.charCodeAt(at)]! : 0
}
