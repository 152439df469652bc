import { expect, test } from 'vitest'
import { auc, bootstrap, brier, calibrate, wilson } from './metrics.ts'
import { randomFrom } from './random.ts'

test('wilson() of 0 in 306 still allows 1.2 %', () => {
  const { low, high } = wilson(0, 306)
  expect(low).toBeCloseTo(0, 10)
  expect(high).toBeCloseTo(0.0124, 3)
})

test.each([
  ['apart', [1, 2, 3, 4], [false, false, true, true], 1],
  ['the wrong way round', [4, 3, 2, 1], [false, false, true, true], 0],
  ['all tied', [1, 1, 1, 1], [false, true, false, true], 0.5],
  ['one class', [1, 2], [true, true], null],
] as const)('auc(): %s', (_, scores, positive, want) => expect(auc(scores, positive)).toBe(want))

test('brier() is 0 for certainty that is right, 1 for certainty that is wrong', () => {
  expect(brier([1, 0], [true, false])).toBe(0)
  expect(brier([0, 1], [true, false])).toBe(1)
})

test('calibrate() finds the slope and intercept that logits were bent by', () => {
  const random = randomFrom(5)
  const logits: number[] = []
  const positive: boolean[] = []
  for (let i = 0; i < 20_000; i++) {
    const true_ = (random() - 0.5) * 6
    positive.push(random() < 1 / (1 + Math.exp(-true_)))
    logits.push((true_ - 1) / 0.5)
  }
  const { slope, intercept } = calibrate(logits, positive)
  expect(slope).toBeCloseTo(0.5, 1)
  expect(intercept).toBeCloseTo(1, 1)
})

test('bootstrap() draws groups whole: one big group makes a wide interval', () => {
  const one = Array.from({ length: 100 }, (_, i) => ({ group: 'a', hit: i < 50 ? 1 : 0 }))
  const share = (items: readonly { hit: number }[]) => [items.reduce((s, x) => s + x.hit, 0) / items.length]
  expect(bootstrap(one, (x) => x.group, share, 50, 1)).toEqual([{ low: 0.5, high: 0.5 }])
  const two = Array.from({ length: 100 }, (_, i) => ({ group: i < 50 ? 'a' : 'b', hit: i < 50 ? 1 : 0 }))
  expect(bootstrap(two, (x) => x.group, share, 200, 1)).toEqual([{ low: 0, high: 1 }])
})

test('bootstrap() gives an interval for each figure, NaN for one that is never finite', () => {
  const items = Array.from({ length: 60 }, (_, i) => ({ group: `g${i}`, x: i }))
  const mean = (list: readonly { x: number }[]) => list.reduce((sum, { x }) => sum + x, 0) / list.length
  const [ofMean, never, ofTwice] = bootstrap(
    items,
    ({ group }) => group,
    (list) => [mean(list), Number.NaN, 2 * mean(list)],
    200,
    3,
  )
  expect(ofMean!.low).toBeLessThan(29.5)
  expect(ofMean!.high).toBeGreaterThan(29.5)
  expect(ofTwice).toEqual({ low: 2 * ofMean!.low, high: 2 * ofMean!.high })
  expect(never).toEqual({ low: Number.NaN, high: Number.NaN })
})

test.each([
  [0, 0, { low: 0, high: 1 }],
  [20, 20, { low: 0.8389, high: 1 }],
  [2.5, 5, { low: 0.17, high: 0.83 }],
])('wilson(%s of %s) stays inside [0, 1], fractions of a group too', (hits, of, want) => {
  const { low, high } = wilson(hits, of)
  expect(low).toBeCloseTo(want.low, 2)
  expect(high).toBeCloseTo(want.high, 2)
})

test('calibrate() stays finite where the classes are apart', () => {
  const { slope, intercept } = calibrate([-3, -2, 2, 3], [false, false, true, true])
  expect(Number.isFinite(slope) && Number.isFinite(intercept)).toBe(true)
  expect(slope).toBeGreaterThan(1)
})
