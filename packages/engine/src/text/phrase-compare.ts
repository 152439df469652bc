/** Comparing one phrase with the text in place: blanks, wrapped lines, gaps. */
import { blank, charClass, cjk, stop, word } from './char-class.ts'

/** Blanks that one space of a phrase may stand for. */
const blanksMax = 64
/** Indentation or quote marks after a wrapped line's break. */
const indentMax = 8
/** Characters a `*` may stand for. */
const gapMax = 12
const space = 0x20
const lineFeed = 0x0a

/**
 * Does the phrase units[from..to) stand at `at`?
 * @returns the end of the match in the text, -1 when it does not.
 */
export function matchUnits(units: Uint16Array, from: number, to: number, text: string, at: number): number {
  let t = at
  for (let p = from; p < to; p++) {
    if (t >= text.length) return -1
    const want = units[p]!
    let have = text.charCodeAt(t)
    if (have === want && want !== space) {
      t++
      continue
    }
    if (want === space) {
      const end = skipBlanks(text, t)
      if (end === t) return -1
      t = end
      continue
    }
    if (have !== lineFeed || p === from) return -1
    if (((charClass[want]! | charClass[units[p - 1]!]!) & cjk) === 0) return -1
    t = skipWrap(text, t)
    have = t < text.length ? text.charCodeAt(t) : 0
    if (have !== want) return -1
    t++
  }
  return t
}

function skipBlanks(text: string, at: number): number {
  const max = Math.min(text.length, at + blanksMax)
  let t = at
  while (t < max && (charClass[text.charCodeAt(t)]! & blank) !== 0) t++
  return t
}

/** From a line break to where the line goes on: over indentation and quote marks, never over an empty line. */
export function skipWrap(text: string, at: number): number {
  const max = Math.min(text.length, at + 1 + indentMax)
  let t = at + 1
  for (; t < max; t++) {
    const c = text.charCodeAt(t)
    if (c !== space && c !== 0x09 && c !== 0x3e) break
  }
  return t
}

/**
 * Looks for the next part of a phrase within a `*`'s reach: same sentence, nearest first.
 * @returns the end of that part in the text, -1 when it is not there.
 */
export function matchAfterGap(part: Uint16Array, text: string, at: number): number {
  const wordStart = (charClass[part[0]!]! & word) !== 0
  const max = Math.min(text.length, at + gapMax + 1)
  for (let t = at; t < max; t++) {
    const insideWord = wordStart && t > 0 && (charClass[text.charCodeAt(t - 1)]! & word) !== 0
    const end = insideWord ? -1 : matchUnits(part, 0, part.length, text, t)
    if (end >= 0) return end
    const c = text.charCodeAt(t)
    if ((charClass[c]! & stop) !== 0 || (c === lineFeed && text.charCodeAt(t + 1) === lineFeed)) return -1
  }
  return -1
}
