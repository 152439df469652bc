/** Whether the rest of a label consists of words that make a brand's word in it a lure. */
import { baitWords } from './label-words.ts'

/** Longer remainders are no mere additions. */
const baitCharsMax = 40
const wordCharsMax = 14

/** True for '' and for any sequence of bait words, digits and hyphens. */
export const wholeBait = (text: string): boolean =>
  text.length <= baitCharsMax && text.split(/[^a-z]+/).every((piece) => isSequence(piece))

/** Whether a run of letters can be cut into bait words. Quadratic in baitCharsMax at most. */
const isSequence = (piece: string): boolean => {
  const reached = new Uint8Array(piece.length + 1)
  reached[0] = 1
  for (let i = 0; i < piece.length; i++) {
    if (reached[i] === 0) continue
    for (let end = i + 2; end <= Math.min(piece.length, i + wordCharsMax); end++) {
      if (reached[end] === 0 && baitWords.has(piece.slice(i, end))) reached[end] = 1
    }
  }
  return reached[piece.length] === 1
}
