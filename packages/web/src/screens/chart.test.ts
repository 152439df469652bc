import { expect, test } from 'vitest'
import { drawSeries, niceMax } from './chart.ts'

test.each([
  [0, 4],
  [4, 4],
  [5, 5],
  [7, 10],
  [12, 20],
  [43, 50],
  [100, 100],
  [101, 200],
])('niceMax(%i)', (largest, want) => expect(niceMax(largest)).toBe(want))

test('drawSeries() runs from the left edge to the right, larger higher', () => {
  expect(drawSeries([0, 5, 10], { widthPx: 100, heightPx: 50, max: 10 }).points).toBe('0,50 50,25 100,0')
  expect(drawSeries([5], { widthPx: 100, heightPx: 50, max: 10 }).ends).toEqual([[50, 25]])
})
