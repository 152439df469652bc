import { expect, test } from 'vitest'
import { readListValue } from './list-value.ts'

test.each([
  [' News@Example.COM ', 'News@example.com'],
  ['example.com.', 'example.com'],
  ['@example.com', 'example.com'],
  ['*.example.co.jp', 'example.co.jp'],
  ['ｅｘａｍｐｌｅ．ｃｏｍ', 'example.com'],
  ['日本語.example', '日本語.example'],
  ['example', null],
  ['a b@example.com', null],
  ['https://example.com/', null],
  ['', null],
])('readListValue(%s)', (typed, want) => expect(readListValue(typed)).toBe(want))
