/** A plain classifier over symbols, for questions about the data rather than about mail. */
import { strengthOf } from '../judge/judge.ts'
import { dot, fitLogistic, type SparseRow } from './logistic.ts'
import type { Sample } from './sample.ts'

/** @returns a score above 0 where `positive` is more likely than not, classes weighed the same. */
export const trainProbe = <S extends Sample>(
  samples: readonly S[],
  positive: (sample: S) => boolean,
): ((sample: S) => number) => {
  const names = new Map<string, number>()
  for (const s of samples) for (const { symbol } of s.findings) if (!names.has(symbol)) names.set(symbol, names.size)
  const rowOf = (s: Sample): SparseRow => {
    const known = s.findings.filter((f) => names.has(f.symbol))
    return { ids: Uint32Array.from(known, (f) => names.get(f.symbol)!), values: Float32Array.from(known, strengthOf) }
  }
  const labels = Uint8Array.from(samples, (s) => (positive(s) ? 1 : 0))
  const ones = labels.reduce((sum, l) => sum + l, 0)
  const weights = Float32Array.from(labels, (l) => samples.length / 2 / Math.max(1, l ? ones : samples.length - ones))
  const fit = fitLogistic(samples.map(rowOf), labels, weights, {
    size: Math.max(1, names.size),
    epochs: 20,
    rate: 0.2,
    l2: 1e-4,
    seed: 3,
  })
  return (sample) => dot(rowOf(sample), fit.weights) + fit.bias
}
