import { expect, test } from 'vitest'
import { toCrlf } from './line-ends.ts'

test.each([
  ['', ''],
  ['a\nb\n', 'a\r\nb\r\n'],
  ['a\r\nb\n\n', 'a\r\nb\r\n\r\n'],
  ['\n', '\r\n'],
  ['a\rb\n\r\n', 'a\rb\r\n\r\n'],
])('toCrlf(%j)', (text, want) => {
  expect(Buffer.from(toCrlf(new TextEncoder().encode(text))).toString()).toBe(want)
})

test('toCrlf() hands back what needs no change', () => {
  const bytes = new TextEncoder().encode('a\r\nb\r\n')
  expect(toCrlf(bytes)).toBe(bytes)
})
