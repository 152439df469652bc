/** Logistic regression over sparse rows: what both the words and the symbols are weighed with. */
import { sigmoid } from '../judge/sigmoid.ts'
import { randomFrom, shuffle } from './random.ts'

export type SparseRow = { readonly ids: Uint32Array; readonly values: Float32Array | number }
export type Fit = { readonly weights: Float32Array; readonly bias: number }

export const dot = (row: SparseRow, weights: Float32Array): number => {
  const { ids, values } = row
  let z = 0
  if (typeof values === 'number') {
    for (let i = 0; i < ids.length; i++) z += weights[ids[i]!]!
    return z * values
  }
  for (let i = 0; i < ids.length; i++) z += weights[ids[i]!]! * values[i]!
  return z
}

export type FitOptions = {
  readonly size: number
  readonly epochs: number
  readonly rate: number
  /** L2 penalty per unit of sample weight, applied to the features a row touches. */
  readonly l2: number
  readonly seed: number
  /** Added to each row's logit, not learned: reviewed terms, or another model's score. */
  readonly offsets?: Float32Array
  /** Per feature: +1 may only be positive, -1 only negative, 0 free. */
  readonly signs?: Int8Array
  /** Per feature: the largest size of its weight. */
  readonly bounds?: Float32Array
  /** Per feature: the least its weight may fall to; absent = none. */
  readonly floors?: Float32Array
  /** Where each weight is drawn to, and starts; 0 where absent. */
  readonly priors?: Float32Array
}

/**
 * AdaGrad on the weighted log loss, deterministic for the same rows in the same order.
 * @param labels 1 = positive. @param sampleWeights mean about 1.
 */
export const fitLogistic = (
  rows: readonly SparseRow[],
  labels: Uint8Array,
  sampleWeights: Float32Array,
  options: FitOptions,
): Fit => {
  const { size, epochs, rate, l2, seed, offsets, signs, priors, bounds, floors } = options
  const weights = priors ? priors.slice() : new Float32Array(size)
  const squares = new Float32Array(size).fill(1e-6)
  let bias = 0
  let biasSquares = 1e-6
  const order = Uint32Array.from(rows.keys())
  const random = randomFrom(seed)
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random)
    const step = rate / (1 + epoch * 0.25)
    for (const r of order) {
      const row = rows[r]!
      const z = dot(row, weights) + bias + (offsets ? offsets[r]! : 0)
      const g = (sigmoid(z) - labels[r]!) * sampleWeights[r]!
      const penalty = l2 * sampleWeights[r]!
      const { ids, values } = row
      const constant = typeof values === 'number' ? values : 0
      for (let i = 0; i < ids.length; i++) {
        const id = ids[i]!
        const w = weights[id]!
        const d = g * (typeof values === 'number' ? constant : values[i]!) + penalty * (priors ? w - priors[id]! : w)
        const q = squares[id]! + d * d
        squares[id] = q
        let next = w - (step * d) / Math.sqrt(q)
        if (signs && ((signs[id]! > 0 && next < 0) || (signs[id]! < 0 && next > 0))) next = 0
        if (bounds && Math.abs(next) > bounds[id]!) next = Math.sign(next) * bounds[id]!
        if (floors && next < floors[id]!) next = floors[id]!
        weights[id] = next
      }
      biasSquares += g * g
      bias -= (step * g) / Math.sqrt(biasSquares)
    }
  }
  return { weights, bias }
}
