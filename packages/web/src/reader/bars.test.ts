import { expect, test } from 'vitest'
import type { Term } from '../api/types.ts'
import { barsOf, rangeOf } from './bars.ts'

const term = (symbol: string, unwanted: number): Term => ({
  symbol,
  aspect: 'ask',
  ja: '',
  en: '',
  unwanted,
  phishing: 0,
  spans: [],
})

test('barsOf() adds up from nothing to the sum, the heaviest first', () => {
  const bars = barsOf([term('A', 1), term('B', -3), term('C', 0), term('D', 2)])
  expect(bars.map(({ term: { symbol }, from, to }) => [symbol, from, to])).toEqual([
    ['B', 0, -3],
    ['D', -3, -1],
    ['A', -1, 0],
  ])
  expect(rangeOf(bars)).toEqual([-3, 0])
})

test('rangeOf() of nothing still has a width', () => expect(rangeOf([])).toEqual([-0.5, 0.5]))
