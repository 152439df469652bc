/** The sum as a picture: where each term's bar begins and ends as the sum grows from nothing to the verdict. */
import type { Term } from '../api/types.ts'

export type Bar = {
  readonly term: Term
  /** Running sums before and after the term, in nats. */
  readonly from: number
  readonly to: number
}

/** Terms that say nothing are left out; the rest in the order of their weight. */
const shownFromNats = 0.005

export const barsOf = (terms: readonly Term[]): readonly Bar[] => {
  let sum = 0
  return [...terms]
    .filter(({ unwanted }) => Math.abs(unwanted) >= shownFromNats)
    .sort((a, b) => Math.abs(b.unwanted) - Math.abs(a.unwanted))
    .map((term) => {
      const from = sum
      sum += term.unwanted
      return { term, from, to: sum }
    })
}

/** The smallest range that holds every bar and zero. */
export const rangeOf = (bars: readonly Bar[]): readonly [low: number, high: number] => {
  const ends = bars.flatMap(({ from, to }) => [from, to])
  const low = Math.min(0, ...ends)
  const high = Math.max(0, ...ends)
  return high - low < 1 ? [low - 0.5, high + 0.5] : [low, high]
}
