import { expect, test } from 'vitest'
import { bar, cut, cutStart, fit, widthOf, wrap } from './layout.ts'

test.each([
  ['abc', 3],
  ['見分け', 6],
  ['ｱｲｳ', 3], // half-width katakana
  ['Ａ１', 4], // full-width letters
  ['か\u3099', 2], // combining voiced mark
  ['e\u0301', 1],
  ['🎉!', 3],
  ['한국', 4],
  ['…→█', 3],
])('widthOf(%s) is %i', (text, cells) => expect(widthOf(text)).toBe(cells))

test.each([
  ['アカウント', 10, 'アカウント'],
  ['アカウント', 9, 'アカウン…'],
  ['アカウント', 8, 'アカウ…'],
  ['abcdef', 4, 'abc…'],
  ['', 4, ''],
])('cut(%s, %i)', (text, cells, want) => {
  expect(cut(text, cells)).toBe(want)
  expect(widthOf(cut(text, cells))).toBeLessThanOrEqual(cells)
})

test('cutStart() keeps the end of a host, which tells whose it is', () => {
  expect(cutStart('www.brand.example.login.evil.test', 12)).toBe('…n.evil.test')
  expect(cutStart('short.test', 12)).toBe('short.test')
})

test.each(['件名', '【重要】アカウントの確認', 'plain', '🎉🎉🎉🎉🎉🎉🎉'])(
  'fit(%s) is exactly as wide as asked',
  (text) => {
    for (const cells of [5, 8, 13, 30]) expect(widthOf(fit(text, cells))).toBe(cells)
  },
)

test('wrap() breaks Japanese anywhere but before closing marks, Latin at spaces', () => {
  expect(wrap('あいうえお、かきくけこ', 10)).toEqual(['あいうえ', 'お、かきく', 'けこ'])
  expect(wrap('one two three', 7)).toEqual(['one two', 'three'])
  expect(wrap('', 10)).toEqual([''])
  for (const line of wrap('ご不明な点は「お問い合わせ」（https://www.example.com/）からどうぞ。'.repeat(5), 40))
    expect(widthOf(line)).toBeLessThanOrEqual(40)
})

test('wrap() leaves no single character on the last line', () => {
  const lines = wrap('アドレスは名乗っている会社のものですが、リンク先は別のサイトです', 62)
  expect(widthOf(lines.at(-1)!)).toBeGreaterThan(4)
})

test('bar() is as long as the share, and shows what is not nothing', () => {
  expect(bar(0, 10)).toBe('')
  expect(bar(1, 4)).toBe('████')
  expect(bar(0.5, 4)).toBe('██')
  expect(bar(0.0001, 10)).toBe('▏')
  expect(widthOf(bar(0.999, 10))).toBeLessThanOrEqual(10)
})
