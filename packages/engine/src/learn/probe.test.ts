import { expect, test } from 'vitest'
import { type Feature, trainProbe, trainWordProbe } from './probe.ts'

type Thing = { readonly names: readonly string[]; readonly positive: boolean }
const featuresOf = ({ names }: Thing): readonly Feature[] => names.map((name) => ({ name, value: 1 }))

test('trainProbe() finds the one feature that tells, and is silent on names it never met', () => {
  const things: readonly Thing[] = Array.from({ length: 200 }, (_, i) => ({
    names: [`noise${i % 3}`, i % 2 === 0 ? 'left' : 'right'],
    positive: i % 2 === 0,
  }))
  const score = trainProbe(things, featuresOf, ({ positive }) => positive)
  expect(score({ names: ['left'], positive: true })).toBeGreaterThan(0)
  expect(score({ names: ['right'], positive: false })).toBeLessThan(0)
  expect(score({ names: ['never met'], positive: true })).toBe(score({ names: [], positive: true }))
})

test('trainProbe() weighs classes the same: a rare class is not shouted down', () => {
  const things: readonly Thing[] = Array.from({ length: 220 }, (_, i) => ({
    names: i % 11 === 0 ? ['rare'] : ['common'],
    positive: i % 11 === 0,
  }))
  const score = trainProbe(things, featuresOf, ({ positive }) => positive)
  expect(score({ names: ['rare'], positive: true })).toBeGreaterThan(0)
  expect(score({ names: ['common'], positive: false })).toBeLessThan(0)
})

test('trainWordProbe() tells by grams', () => {
  const of = (from: number) => ({ grams: Uint32Array.from({ length: 20 }, (_, k) => from + k) })
  const items = Array.from({ length: 100 }, (_, i) => of(i % 2 === 0 ? 100 : 500))
  const score = trainWordProbe(items, ({ grams }) => grams[0] === 100)
  expect(score(of(100))).toBeGreaterThan(0)
  expect(score(of(500))).toBeLessThan(0)
})
