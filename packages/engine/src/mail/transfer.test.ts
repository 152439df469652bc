import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytesOf, latin1Of } from './bytes.ts'
import { decodeBase64, decodeQ, decodeQuotedPrintable, decodeUuencode, estimateDecodedBytes } from './transfer.ts'

function base64Of(bytes: Uint8Array, lineChars: number, lineBreak: string): string {
  const all = btoa(latin1Of(bytes))
  const lines: string[] = []
  for (let i = 0; i < all.length; i += lineChars) lines.push(all.slice(i, i + lineChars))
  return lines.join(lineBreak)
}

test.each([
  ['plain', 'SGVsbG8=', 'Hello', false],
  ['broken into lines', 'SGVs\r\nbG8=\r\n', 'Hello', false],
  ['broken inside a group', 'SG\nVsb\nG8=', 'Hello', false],
  ['without padding', 'SGVsbG8', 'Hello', false],
  ['with foreign letters', 'SG*Vs-bG8=', 'Hello', true],
  ['one letter left over', 'SGVsb', 'Hel', true],
  ['pieces joined after padding', 'SGVsbG8=\nSGVsbG8=', 'HelloHello', false],
  ['followed by a footer', 'SGVsbG8=\n\n-- \nthe list, its rules', 'Hello', true],
  ['empty', '', '', false],
])('decodeBase64() %s', (_, input, want, broken) => {
  const decoded = decodeBase64(bytesOf(input))
  expect([latin1Of(decoded.bytes), decoded.broken]).toEqual([want, broken])
})

test('decodeBase64() gives any bytes back, and stops at its limit', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 500 }),
      fc.integer({ min: 1, max: 80 }),
      fc.nat(600),
      (bytes, width, limit) => {
        const text = bytesOf(base64Of(bytes, width, '\r\n'))
        expect(decodeBase64(text)).toEqual({ bytes, broken: false })
        expect(decodeBase64(text, limit).bytes).toEqual(bytes.subarray(0, limit))
      },
    ),
  )
})

test('estimateDecodedBytes() is exact for evenly broken base64, empty lines before it or not', () => {
  const lineBreaks = fc.constantFrom('\r\n', '\n')
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 900 }), lineBreaks, fc.nat({ max: 3 }), (bytes, lineBreak, before) => {
      const text = bytesOf(lineBreak.repeat(before) + base64Of(bytes, 76, lineBreak) + lineBreak)
      expect(estimateDecodedBytes(text, 'base64')).toBe(bytes.length)
    }),
  )
})

test.each([
  ['escapes in either case', '=E3=81=82=e3', '\xe3\x81\x82\xe3', false],
  ['soft line breaks', 'a=\r\nb=\nc=  \r\nd', 'abcd', false],
  ['spaces before a line end', 'a  \t\r\nb', 'a\r\nb', false],
  ['an escaped space before a line end', 'a=20\r\nb', 'a \r\nb', false],
  ['a lone equals sign', 'a=b, 1=2', 'a=b, 1=2', true],
  ['a cut escape', 'a=E', 'a=E', true],
  ['a soft break at the end', 'a=', 'a', false],
])('decodeQuotedPrintable() reads %s', (_, input, want, broken) => {
  const decoded = decodeQuotedPrintable(bytesOf(input))
  expect([latin1Of(decoded.bytes), decoded.broken]).toEqual([want, broken])
})

test('decodeQ() makes spaces of underscores', () => {
  expect(latin1Of(decodeQ(bytesOf('a_b=5F=20c')).bytes)).toBe('a b_ c')
})

test('decodeUuencode() reads lines between begin and end', () => {
  expect(latin1Of(decodeUuencode(bytesOf('begin 644 a.txt\n#0V%T\n`\nend\n')).bytes)).toBe('Cat')
})
