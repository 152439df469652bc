import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toAscii, toUnicode } from './idn.ts'
import { decodePunycode } from './punycode.ts'

test.each([
  ['example.com', 'example.com'],
  ['Example.COM.', 'example.com'],
  ['日本語.jp', 'xn--wgv71a119e.jp'],
  ['ｅｘａｍｐｌｅ．ｃｏｍ', 'example.com'],
  ['例え。テスト', 'xn--r8jz45g.xn--zckzah'],
  ['faß.de', 'xn--fa-hia.de'],
  ['_dmarc.example.com', '_dmarc.example.com'],
  ['0x7f.1', '127.0.0.1'],
  ['192.0.2.1', '192.0.2.1'],
  ['xn--wgv71a119e.jp', 'xn--wgv71a119e.jp'],
])('toAscii(%s)', (host, want) => expect(toAscii(host)).toBe(want))

test.each([
  '',
  '.',
  '..',
  'a..b',
  '.example.com',
  'a b.test',
  'a/b.test',
  'user@example.com',
  'example.com:80',
  'ex%61mple.com',
  '[::1]',
  `${'a'.repeat(64)}.test`,
  'a.'.repeat(130),
  'a'.repeat(5000),
])('toAscii() refuses %j', (host) => expect(toAscii(host)).toBe(''))

test.each([
  ['xn--wgv71a119e.jp', '日本語.jp'],
  ['www.xn--r8jz45g.xn--zckzah', 'www.例え.テスト'],
  ['xn--fa-hia.de', 'faß.de'],
  ['example.com', 'example.com'],
  ['xn--99999999999.test', 'xn--99999999999.test'],
  ['xn--.test', 'xn--.test'],
  ['xn--abc-.test', 'xn--abc-.test'],
])('toUnicode(%s)', (host, want) => expect(toUnicode(host)).toBe(want))

// RFC 3492 §7.1 (A), (L), (S).
test.each([
  ['egbpdaj6bu4bxfgehfvwxn', 'ليهمابتكلموشعربي؟'],
  ['3B-ww4c5e180e575a65lsy2b', '3年B組金八先生'],
  ['-> $1.00 <--', '-> $1.00 <-'],
])('decodePunycode(%s)', (text, want) => expect(decodePunycode(text)).toBe(want))

test.each(['é', 'a-é', '9', '99999999', 'a-!'])('decodePunycode() refuses %s', (text) =>
  expect(decodePunycode(text)).toBeNull(),
)

test('toUnicode() undoes toAscii() for letters that UTS #46 leaves alone', () => {
  const kana = fc.string({
    unit: fc.constantFrom(...'あいうえおカキクケコ漢字例日本語éüñ'),
    minLength: 1,
    maxLength: 12,
  })
  fc.assert(
    fc.property(kana, (label) => {
      expect(toUnicode(toAscii(`${label}.test`))).toBe(`${label}.test`.normalize('NFC'))
    }),
  )
})

test('toAscii() and toUnicode() are total, toAscii() gives ASCII and is idempotent', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (host) => {
      const ascii = toAscii(host)
      expect(ascii).toMatch(/^[\x21-\x7e]*$/)
      expect(toAscii(ascii)).toBe(ascii)
      toUnicode(host)
    }),
  )
})
