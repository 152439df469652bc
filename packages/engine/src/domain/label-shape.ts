/** A host's labels as the eye groups their letters: the form in which brands' words are looked for. */

/** Letters of one host looked at; a host ends at 253 characters. */
export const shapeMax = 160

/** What stands between a letter and the one before. */
export const join = { none: 0, digit: 1, hyphen: 2, dot: 3 } as const

/**
 * Folded letters without hyphens and dots. i, l and 1 are one letter, so are o and 0, e and 3, a and 4, s and 5,
 * b and 8, g, q and 9; rn is m, vv is w.
 */
export type Shape = {
  /** 1 to 26. */
  readonly letters: Uint8Array
  /** join values before each letter, and at the end. */
  readonly joins: Uint8Array
  /** Where each letter begins in the text; the text's end after the last. */
  readonly at: Uint8Array
  length: number
}

export const newShape = (): Shape => ({
  letters: new Uint8Array(shapeMax + 1),
  joins: new Uint8Array(shapeMax + 1),
  at: new Uint8Array(shapeMax + 1),
  length: 0,
})

const letterOf = (letter: string): number => letter.charCodeAt(0) - 96

/** Folded letter of each ASCII character; 0 for those that are none. */
const folds = new Uint8Array(128)
for (let c = 97; c <= 122; c++) folds[c] = c - 96
for (const pair of ['il', '1l', '0o', '3e', '4a', '5s', '8b', '9g', 'qg', '2z', '6b', '7t']) {
  folds[pair.charCodeAt(0)] = letterOf(pair[1]!)
}
const n = letterOf('n')
const r = letterOf('r')
const m = letterOf('m')
const v = letterOf('v')
const w = letterOf('w')

/**
 * Folds a text into `shape`, which is overwritten. Characters that are no letter, digit, hyphen or dot count as hyphens.
 * @param text lower-case ASCII for the most part; cut at shapeMax letters.
 */
export const shapeOf = (text: string, shape: Shape): void => {
  const { letters, joins, at } = shape
  let length = 0
  let between: number = join.dot
  let wasDigit = false
  let i = 0
  for (; i < text.length && length < shapeMax && i < 255; i++) {
    const c = text.charCodeAt(i)
    const letter = c < 128 ? folds[c]! : 0
    if (letter === 0) {
      between = c === 46 ? join.dot : Math.max(between, join.hyphen)
      continue
    }
    const isDigit = c < 58
    const joined = between !== join.none ? between : isDigit !== wasDigit ? join.digit : join.none
    wasDigit = isDigit
    between = join.none
    if (joined === join.none && length > 0) {
      const before = letters[length - 1]!
      if (letter === n && before === r) {
        letters[length - 1] = m
        continue
      }
      // Only two plain v: a w before would already be two of them.
      if (letter === v && before === v) {
        letters[length - 1] = w
        continue
      }
    }
    letters[length] = letter
    joins[length] = joined
    at[length] = i
    length++
  }
  joins[length] = join.dot
  at[length] = i
  shape.length = length
}
