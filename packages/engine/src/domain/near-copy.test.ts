import { expect, test } from 'vitest'
import { nearCopy } from './near-copy.ts'

test.each([
  ['hinode-tradlng.example.com', 'hinode-trading.co.jp', 0],
  ['hinode-tradlng.com', 'hinode-trading.co.jp', 1],
  ['sanei-pirnt.com', 'sanei-print.co.jp', 1],
  ['saneiprint.com', 'sanei-print.co.jp', 1],
  ['takahara-bo0ks.net', 'takahara-books.net', 1],
  ['sanei-print-jp.com', 'sanei-print.co.jp', 0.4],
  ['sanei-print.com', 'sanei-print.co.jp', 0],
  ['mail.sanei-print.co.jp', 'sanei-print.co.jp', 0],
  ['sanei-paint.com', 'takahara-print.co.jp', 0],
  ['sales-a.com', 'sales-b.com', 0],
  ['abc.com', 'abd.com', 0],
  ['', 'sanei-print.co.jp', 0],
  ['192.0.2.1', '192.0.2.2', 0],
])('nearCopy(%s, %s)', (a, b, want) => {
  expect(nearCopy(a, b)).toBe(want)
  expect(nearCopy(b, a)).toBe(want)
})
