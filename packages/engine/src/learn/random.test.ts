import { expect, test } from 'vitest'
import { hashString, randomFrom, shuffle } from './random.ts'

test('randomFrom() gives the same numbers for a seed, others for another, all in [0, 1)', () => {
  const take = (seed: number) => {
    const random = randomFrom(seed)
    return Array.from({ length: 1000 }, () => random())
  }
  expect(take(1)).toEqual(take(1))
  expect(take(1)).not.toEqual(take(2))
  expect(take(3).every((x) => x >= 0 && x < 1)).toBe(true)
  const mean = take(4).reduce((sum, x) => sum + x, 0) / 1000
  expect(mean).toBeCloseTo(0.5, 1)
})

test('shuffle() keeps every item and moves most', () => {
  const items = Uint32Array.from({ length: 500 }, (_, i) => i)
  shuffle(items, randomFrom(7))
  expect([...items].sort((a, b) => a - b)).toEqual(Array.from({ length: 500 }, (_, i) => i))
  expect([...items.keys()].filter((i) => items[i] === i).length).toBeLessThan(20)
})

test('hashString() never changes: folds and donors depend on it', () => {
  expect(hashString('')).toBe(1572227251)
  expect(hashString('campaign 7')).toBe(3797280086)
  const folds = [0, 0, 0, 0, 0]
  for (let i = 0; i < 5000; i++) folds[hashString(`outer g${i}`) % 5]!++
  expect(Math.min(...folds)).toBeGreaterThan(900)
})
