/** Plain classifiers, for questions about the data rather than about mail. */
import { gramSpace } from '../judge/grams.ts'
import { wordNorm } from '../judge/words.ts'
import { dot, fitLogistic, type SparseRow } from './logistic.ts'
import type { Sample } from './sample.ts'

/** Above 0 where the asked-for class is more likely than not, classes weighed the same. */
export type Probe<T> = (item: T) => number

export type Feature = { readonly name: string; readonly value: number }

/** Over named features. Names not met in training are passed over. */
export const trainProbe = <T>(
  items: readonly T[],
  featuresOf: (item: T) => readonly Feature[],
  positive: (item: T) => boolean,
): Probe<T> => {
  const names = new Map<string, number>()
  for (const item of items) {
    for (const { name } of featuresOf(item)) if (!names.has(name)) names.set(name, names.size)
  }
  const rowOf = (item: T): SparseRow => {
    const known = featuresOf(item).filter(({ name }) => names.has(name))
    return {
      ids: Uint32Array.from(known, ({ name }) => names.get(name)!),
      values: Float32Array.from(known, ({ value }) => value),
    }
  }
  return fitProbe(items, rowOf, positive, { size: Math.max(1, names.size), epochs: 20 })
}

/** Over the words' hashed grams. */
export const trainWordProbe = <T extends Pick<Sample, 'grams'>>(
  items: readonly T[],
  positive: (item: T) => boolean,
): Probe<T> =>
  fitProbe(items, ({ grams }) => ({ ids: grams, values: wordNorm(grams) }), positive, { size: gramSpace, epochs: 3 })

const fitProbe = <T>(
  items: readonly T[],
  rowOf: (item: T) => SparseRow,
  positive: (item: T) => boolean,
  { size, epochs }: { readonly size: number; readonly epochs: number },
): Probe<T> => {
  const labels = Uint8Array.from(items, (item) => (positive(item) ? 1 : 0))
  const ones = labels.reduce((sum, l) => sum + l, 0)
  const weights = Float32Array.from(labels, (l) => items.length / 2 / Math.max(1, l ? ones : items.length - ones))
  const fit = fitLogistic(items.map(rowOf), labels, weights, { size, epochs, rate: 0.2, l2: 1e-4, seed: 3 })
  return (item) => dot(rowOf(item), fit.weights) + fit.bias
}
