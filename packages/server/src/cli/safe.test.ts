import { expect, test } from 'vitest'
import { safe, safeJson, safeLine } from './safe.ts'

test.each([
  ['escape sequence', '\u001b[2J\u001b]0;title\u0007x', '·[2J·]0;title·x'],
  ['C1 control sequence introducer', '\u009b31mred', '·31mred'],
  ['bidi override', 'invoice\u202egpj.exe', 'invoice·gpj.exe'],
  ['isolate and zero-width', 'a\u2066b\u200bc\ufeffd', 'a·b·c·d'],
  ['tag characters', 'a\u{e0041}b', 'a·b'],
  ['lone surrogate', 'a\ud800b', 'a·b'],
  ['Hangul filler', 'a\u3164b', 'a·b'],
  ['Japanese is left alone', '【重要】ご確認のお願い🎉', '【重要】ご確認のお願い🎉'],
] as const)('safe(): %s', (_, text, want) => expect(safe(text)).toBe(want))

test('safe() cuts marks piled on one letter', () =>
  expect(safe(`a${'\u0301'.repeat(500)}b`)).toBe('a\u0301\u0301\u0301b'))

test('safeLine() makes one line of it', () => expect(safeLine(' a\r\n\tb\u2028c ')).toBe('a b c'))

test('safeJson() keeps the value and holds nothing a terminal acts on', () => {
  const value = { id: 'x\u009b31m\u202e\u001b\u007f\u200b\ufeff\u{e0041}\u0601\u2028見分け🎉' }
  const json = safeJson(JSON.stringify(value))
  expect(JSON.parse(json)).toEqual(value)
  expect(json).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u)
  expect(json).toContain('見分け🎉')
})
