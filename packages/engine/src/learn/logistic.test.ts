import { expect, test } from 'vitest'
import { dot, fitLogistic, type SparseRow } from './logistic.ts'

/** Feature 0 stands in three of four positives and one of four negatives; feature 1 in all. */
const rows: readonly SparseRow[] = Array.from({ length: 400 }, (_, i) => ({
  ids: Uint32Array.from((i % 2 === 0) === i % 8 < 6 ? [0, 1] : [1]),
  values: 1,
}))
const labels = Uint8Array.from(rows, (_, i) => (i % 2 === 0 ? 1 : 0))
const even = new Float32Array(rows.length).fill(1)
const base = { size: 2, epochs: 60, rate: 0.3, l2: 1e-5, seed: 1 }

test('dot() reads one value for all or one each', () => {
  const weights = Float32Array.of(1, 2, 4)
  expect(dot({ ids: Uint32Array.of(0, 2), values: 0.5 }, weights)).toBe(2.5)
  expect(dot({ ids: Uint32Array.of(0, 2), values: Float32Array.of(2, 1) }, weights)).toBe(6)
})

test('fitLogistic() comes near the log odds, and to the same bits each time', () => {
  const fit = fitLogistic(rows, labels, even, base)
  const positives = rows.filter((r, i) => r.ids[0] === 0 && labels[i] === 1).length
  const negatives = rows.filter((r, i) => r.ids[0] === 0 && labels[i] === 0).length
  const with0 = fit.weights[0]! + fit.weights[1]! + fit.bias
  expect(with0).toBeCloseTo(Math.log(positives / negatives), 0)
  expect(fitLogistic(rows, labels, even, base)).toEqual(fit)
})

test('fitLogistic() keeps signs and bounds', () => {
  const signed = fitLogistic(rows, labels, even, { ...base, signs: Int8Array.of(-1, 0) })
  expect(signed.weights[0]).toBe(0)
  const bounded = fitLogistic(rows, labels, even, { ...base, bounds: Float32Array.of(0.25, 9) })
  expect(bounded.weights[0]).toBeCloseTo(0.25, 6)
})

test('fitLogistic(): no weight falls below its floor', () => {
  const floors = Float32Array.of(0.5, 0.5)
  const free = fitLogistic(rows, labels, even, base)
  const floored = fitLogistic(rows, labels, even, { ...base, floors })
  expect(Math.min(...free.weights)).toBeLessThan(0.5)
  expect(Math.min(...floored.weights)).toBeGreaterThanOrEqual(0.5)
})

test('fitLogistic(): a feature the mail never shows stays at its prior', () => {
  const fit = fitLogistic(rows, labels, even, { ...base, size: 3, priors: Float32Array.of(0, 0, 1.5) })
  expect(fit.weights[2]).toBe(1.5)
})

test('fitLogistic(): a large penalty draws weights back to the prior', () => {
  const priors = Float32Array.of(2, 0)
  const free = fitLogistic(rows, labels, even, { ...base, priors, l2: 1e-5 })
  const held = fitLogistic(rows, labels, even, { ...base, priors, l2: 10 })
  expect(Math.abs(held.weights[0]! - 2)).toBeLessThan(Math.abs(free.weights[0]! - 2))
})
