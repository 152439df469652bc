import { expect, test } from 'vitest'
import { formatListDate, formatShare, formatSize, formatSpan } from './format.ts'

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_500, '1.5 kB'],
  [25_300, '25 kB'],
  [12_000_000, '12 MB'],
])('formatSize(%i)', (bytes, want) => expect(formatSize(bytes)).toBe(want))

test.each([
  [0, '0%'],
  [0.0002, '0%'],
  [0.0123, '1.2%'],
  [0.1, '10%'],
  [1, '100%'],
])('formatShare(%f)', (share, want) => expect(formatShare(share)).toBe(want))

test.each([
  [1_400, '1.4 秒'],
  [42_000, '42 秒'],
  [180_000, '3 分'],
  [7_200_000, '2 時間'],
  [172_800_000, '2 日'],
])('formatSpan(%i)', (ms, want) => expect(formatSpan(ms, 'ja')).toBe(want))

test('formatListDate() tells the time today, the day this year, the date before', () => {
  const now = new Date(2026, 10, 25, 12, 0).getTime()
  expect(formatListDate(new Date(2026, 10, 25, 9, 5).getTime(), now, 'ja')).toBe('09:05')
  expect(formatListDate(new Date(2026, 10, 3).getTime(), now, 'ja')).toBe(
    '11月3日'.replace('月', '/').replace('日', ''),
  )
  expect(formatListDate(new Date(2025, 10, 3).getTime(), now, 'ja')).toBe('2025/11/3')
})
