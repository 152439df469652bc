/** How far two folded words are apart for an eye that skims: a weighted edit distance. */

/** Above this nothing is told apart any more. */
export const costMax = 3
const wordMax = 40

const near = new Uint8Array(27 * 27)
/** Pairs that skimming confuses, beyond what folding makes equal. */
for (const pair of [
  'uv',
  'ce',
  'co',
  'eo',
  'ao',
  'ae',
  'nm',
  'nh',
  'hb',
  'lt',
  'lj',
  'ft',
  'bd',
  'pg',
  'mw',
  'vy',
  'vw',
  'sz',
  'ck',
  'un',
  'iy',
  'ct',
  'ei',
]) {
  const a = pair.charCodeAt(0) - 96
  const b = pair.charCodeAt(1) - 96
  near[a * 27 + b] = 1
  near[b * 27 + a] = 1
}

const swapCost = 0.5
const nearCost = 0.5
const otherCost = 1
/** A doubled or undoubled letter. */
const doubleCost = 0.4
const insertCost = 0.8
/** The first letter is the one that is read. */
const firstExtra = 0.5

const rows = [new Float64Array(wordMax + 2), new Float64Array(wordMax + 2), new Float64Array(wordMax + 2)]

/**
 * Damerau-Levenshtein (adjacent transpositions, optimal string alignment) over letters 1 to 26.
 * Words longer than 40 letters are costMax apart from all.
 */
export const editCost = (a: ArrayLike<number>, aStart: number, aEnd: number, b: ArrayLike<number>): number => {
  const aLength = aEnd - aStart
  const bLength = b.length
  if (aLength > wordMax || bLength > wordMax) return costMax
  let before = rows[0]!
  let last = rows[1]!
  let row = rows[2]!
  last[0] = 0
  for (let j = 1; j <= bLength; j++) last[j] = last[j - 1]! + gap(b, 0, j - 1)
  for (let i = 1; i <= aLength; i++) {
    const x = a[aStart + i - 1]!
    row[0] = last[0]! + gap(a, aStart, aStart + i - 1)
    for (let j = 1; j <= bLength; j++) {
      const y = b[j - 1]!
      let best = last[j - 1]!
      if (x !== y) best += (near[x * 27 + y] === 1 ? nearCost : otherCost) + (i === 1 && j === 1 ? firstExtra : 0)
      best = Math.min(best, last[j]! + gap(a, aStart, aStart + i - 1), row[j - 1]! + gap(b, 0, j - 1))
      if (i > 1 && j > 1 && x === b[j - 2] && a[aStart + i - 2] === y) best = Math.min(best, before[j - 2]! + swapCost)
      row[j] = best
    }
    const free = before
    before = last
    last = row
    row = free
  }
  return last[bLength]!
}

/** Cost of a letter that one word has and the other has not. */
const gap = (word: ArrayLike<number>, start: number, i: number): number =>
  i > start && word[i - 1] === word[i] ? doubleCost : i === start ? insertCost + firstExtra : insertCost
