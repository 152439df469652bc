import { expect, test } from 'vitest'
import { type Sample, sampleWeights } from './sample.ts'

const sample = (label: Sample['label'], group: string, source = 'one'): Sample => ({
  id: `${label}${group}`,
  source,
  label,
  group,
  grams: new Uint32Array(),
  findings: [],
})
const sum = (weights: Float32Array) => weights.reduce((a, b) => a + b, 0)

test('sampleWeights(): mean 1, both classes the same say however many there are', () => {
  const samples = [...Array.from({ length: 90 }, (_, i) => sample('ham', `h${i}`)), sample('spam', 's1')]
  const weights = sampleWeights(samples)
  expect(sum(weights)).toBeCloseTo(91, 2)
  expect(weights[90]!).toBeCloseTo(sum(weights.subarray(0, 90)), 2)
})

test('sampleWeights(): a hundred copies of one campaign have four votes, not a hundred', () => {
  const copies = Array.from({ length: 100 }, () => sample('spam', 'copies'))
  const weights = sampleWeights([...copies, sample('spam', 'single'), sample('ham', 'h')])
  expect(sum(weights.subarray(0, 100)) / weights[100]!).toBeCloseTo(100 ** 0.3, 2)
})

test('sampleWeights(): a source of a hundred times the campaigns has ten times the say', () => {
  const large = Array.from({ length: 100 }, (_, i) => sample('spam', `l${i}`, 'large'))
  const weights = sampleWeights([...large, sample('spam', 's', 'small'), sample('ham', 'h')])
  expect(sum(weights.subarray(0, 100)) / weights[100]!).toBeCloseTo(10, 2)
})
