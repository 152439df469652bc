import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scrollToRow, windowOf } from './windowing.ts'

const view = { viewPx: 600, rowPx: 72 }

test.each([
  ['at the top', 0, 0, 15],
  ['in the middle', 72 * 50_000, 49_994, 50_015],
  ['past the end', 72 * 200_000, 99_985, 100_000],
])('windowOf() of 100,000 rows %s', (_, scrollPx, start, end) => {
  const window = windowOf({ ...view, scrollPx }, 100_000)
  expect([window.start, window.end]).toEqual([start, end])
  expect(window.totalPx).toBe(7_200_000)
  expect(window.offsetPx).toBe(start * 72)
})

test('windowOf() of nothing draws nothing', () => {
  expect(windowOf({ ...view, scrollPx: 300 }, 0)).toEqual({ start: 0, end: 0, offsetPx: 0, totalPx: 0 })
})

test('windowOf() draws every row in view and never many more', () => {
  fc.assert(
    fc.property(fc.nat(200_000), fc.nat(20_000_000), fc.integer({ min: 1, max: 2_000 }), (count, scrollPx, viewPx) => {
      const { start, end, totalPx } = windowOf({ scrollPx, viewPx, rowPx: 72 }, count)
      const top = Math.min(scrollPx, Math.max(0, totalPx - viewPx))
      expect(start * 72).toBeLessThanOrEqual(top)
      expect(end * 72).toBeGreaterThanOrEqual(Math.min(totalPx, top + viewPx))
      expect(end - start).toBeLessThanOrEqual(Math.ceil(viewPx / 72) + 14)
    }),
  )
})

test.each([
  ['above the view', 3, 500, 216],
  ['below the view', 20, 0, 912],
  ['inside the view', 5, 100, 100],
])('scrollToRow() of a row %s', (_, row, scrollPx, want) => expect(scrollToRow(row, { ...view, scrollPx })).toBe(want))
