import Encoding from 'encoding-japanese'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytesOf } from '../bytes.ts'
import { createDefectLog } from '../defects.ts'
import { decodeText } from './decode.ts'
import { charsetOf } from './labels.ts'

/** Japanese text in one of encoding-japanese's charsets: an encoder independent of the decoder under test. */
function encode(text: string, to: 'SJIS' | 'EUCJP' | 'JIS'): Uint8Array {
  return Uint8Array.from(Encoding.convert(Encoding.stringToCode(text), { to, from: 'UNICODE' }))
}
function decode(bytes: Uint8Array, label: string, hint = ''): { text: string; kinds: string[] } {
  const log = createDefectLog()
  const text = decodeText(bytes, { label, hint, log, at: 0 })
  return { text, kinds: log.entries.map((defect) => defect.kind) }
}
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
/** Latin letters are bytes; \x1b starts an escape sequence. */
const raw = bytesOf
const greeting = 'お客様のアカウントを確認してください。'
const kanji = '$B$*5RMM\x1b(B'

test.each<[string, Uint8Array, string, string]>([
  ['ISO-2022-JP', encode(greeting, 'JIS'), 'iso-2022-jp', greeting],
  ['ISO-2022-JP in quotes and capitals', encode(greeting, 'JIS'), ' "ISO-2022-JP" ', greeting],
  ['cp50220', encode(greeting, 'JIS'), 'cp50220', greeting],
  ['cp50221', encode(greeting, 'JIS'), 'CP50221', greeting],
  ['cp50222', encode(greeting, 'JIS'), 'cp50222', greeting],
  ['iso-2022-jp-ms', encode(greeting, 'JIS'), 'iso-2022-jp-ms', greeting],
  ['iso-2022-jp-1', encode(greeting, 'JIS'), 'iso-2022-jp-1', greeting],
  ['half-width kana by ESC ( I', raw('\x1b(I6@6\x1b(B ok'), 'iso-2022-jp', 'ｶﾀｶ ok'],
  ['half-width kana by SO and SI', raw('\x0e6@6\x0f ok'), 'iso-2022-jp', 'ｶﾀｶ ok'],
  ['half-width kana raw, beside kanji', raw(`\x1b${kanji}\xb6\xc0\xb6`), 'iso-2022-jp', 'お客様ｶﾀｶ'],
  ['NEC special characters', raw('\x1b$B-!-j\x1b(B'), 'iso-2022-jp', '①㈱'],
  ['JIS X 0212', raw('\x1b$(D0!0"\x1b(B'), 'iso-2022-jp-1', '丂丄'],
  [
    'ESC ( J keeps backslash and tilde',
    raw('\x1b(Jhttps://example.com/~a\\b\x1b(B'),
    'iso-2022-jp',
    'https://example.com/~a\\b',
  ],
  ['JIS C 6226-1978 by ESC $ @', raw('\x1b$@$*5RMM\x1b(J'), 'iso-2022-jp', 'お客様'],
  ['JIS X 0213 plane 1 where it holds JIS X 0208', raw('\x1b$(Q$*5RMM\x1b(B'), 'iso-2022-jp-2004', 'お客様'],
  ['GB 2312 and KS X 1001 of iso-2022-jp-2', raw('\x1b$A<r\x1b(B-\x1b$(CG\x51\x1b(B'), 'iso-2022-jp-2', '简-한'],
  ['a line without its closing escape', raw('\x1b$B$*5RMM\nhello'), 'iso-2022-jp', 'お客様\nhello'],
  ['cp932 wave dash, minus, circled', encode('～－①㈱髙', 'SJIS'), 'cp932', '～－①㈱髙'],
  ['Shift_JIS as windows-31j', encode(greeting, 'SJIS'), 'Windows-31J', greeting],
  ['Shift_JIS half-width kana', raw('\xb6\xc0\xb6'), 'shift_jis', 'ｶﾀｶ'],
  ['EUC-JP', encode(greeting, 'EUCJP'), 'euc-jp', greeting],
  ['EUC-JP as eucJP-ms', encode(greeting, 'EUCJP'), 'eucJP-ms', greeting],
  ['GB2312 label on GBK', raw('\xd6\xec\xe9F\xbb\xf9'), 'gb2312', '朱镕基'],
  ['GB2312 label on GB 18030', raw('\xc4\xe3\x81\x39\xef\x30'), 'GB2312', '你\u3401'],
  ['HZ', raw('~{<:Ky2;~}~~.'), 'hz-gb-2312', '己所不~.'],
  ['ISO-2022-KR', raw('\x1b$)C\x0eGQ1[\x0f ok'), 'iso-2022-kr', '한글 ok'],
  ['UTF-7', raw('Hi Mom -+Jjo--+-!'), 'utf-7', 'Hi Mom -☺-+!'],
  ['UTF-7 pair of surrogates', raw('+2DzfqQ-'), 'unicode-1-1-utf-7', '🎩'],
  ['UTF-16 with mark', Uint8Array.from([0xff, 0xfe, 0x42, 0x30, 0x41, 0]), 'utf-16', 'あA'],
  ['UTF-16BE with mark', Uint8Array.from([0xfe, 0xff, 0x30, 0x42, 0, 0x41]), 'utf-16', 'あA'],
  ['UTF-8 with mark', Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8('あ')]), 'utf-8', 'あ'],
  ['windows-1252 quotes under iso-8859-1', raw('\x93Hello\x94 \xa9'), 'iso-8859-1', '“Hello” ©'],
  ['a name that ends in an accent', raw('Skytt\xe4'), 'iso-8859-1', 'Skyttä'],
  ['koi8-r', raw('\xf0\xd2\xc9\xd7\xc5\xd4'), 'koi8-r', 'Привет'],
  ['replacement characters the sender wrote', utf8('a\ufffdb'), 'utf-8', 'a\ufffdb'],
])('decodeText() reads %s', (_, bytes, label, want) => {
  expect(decode(bytes, label)).toEqual({ text: want, kinds: [] })
})

test.each<[string, Uint8Array, string, string, string]>([
  ['no label on UTF-8', utf8(greeting), '', greeting, 'missing-charset'],
  ['no label on ISO-2022-JP', encode(greeting, 'JIS'), '', greeting, 'missing-charset'],
  ['no label on Shift_JIS', encode(greeting, 'SJIS'), '', greeting, 'missing-charset'],
  ['no label on EUC-JP', encode(greeting, 'EUCJP'), '', greeting, 'missing-charset'],
  [
    'no label on windows-1252',
    raw('don\x92t pay \xa3100 to Andr\xe9 or M\xfcller'),
    '',
    'don’t pay £100 to André or Müller',
    'missing-charset',
  ],
  [
    'no label on windows-1251',
    raw('\xcf\xf0\xe8\xe2\xe5\xf2, \xea\xe0\xea \xe4\xe5\xeb\xe0'),
    '',
    'Привет, как дела',
    'missing-charset',
  ],
  ['unknown label x-foo on UTF-8', utf8(greeting), 'x-foo', greeting, 'bad-charset'],
  ['unknown label x-foo on Shift_JIS', encode(greeting, 'SJIS'), 'x-foo', greeting, 'bad-charset'],
  ['us-ascii on UTF-8', utf8(greeting), 'us-ascii', greeting, 'wrong-charset'],
  ['us-ascii on ISO-2022-JP', encode(greeting, 'JIS'), 'us-ascii', greeting, 'wrong-charset'],
  ['iso-2022-jp on Shift_JIS', encode(greeting, 'SJIS'), 'iso-2022-jp', greeting, 'wrong-charset'],
  ['iso-2022-jp on EUC-JP', encode(greeting, 'EUCJP'), 'iso-2022-jp', greeting, 'wrong-charset'],
  ['iso-2022-jp on UTF-8', utf8(greeting), 'iso-2022-jp', greeting, 'wrong-charset'],
  ['shift_jis on ISO-2022-JP', encode(greeting, 'JIS'), 'shift_jis', greeting, 'wrong-charset'],
  ['shift_jis on UTF-8', utf8(greeting), 'shift_jis', greeting, 'wrong-charset'],
  ['shift_jis on EUC-JP', encode(greeting, 'EUCJP'), 'shift_jis', greeting, 'wrong-charset'],
  ['utf-8 on Shift_JIS', encode(greeting, 'SJIS'), 'utf-8', greeting, 'wrong-charset'],
  ['utf-8 on EUC-JP', encode(greeting, 'EUCJP'), 'utf-8', greeting, 'wrong-charset'],
  ['utf-8 on ISO-2022-JP', encode(greeting, 'JIS'), 'utf-8', greeting, 'wrong-charset'],
  [
    'utf-8 on curly quotes of windows-1252',
    raw('you\x92ve won, don\x92t wait'),
    'utf-8',
    'you’ve won, don’t wait',
    'wrong-charset',
  ],
  ['iso-8859-1 on UTF-8', utf8('Müller'), 'iso-8859-1', 'Müller', 'wrong-charset'],
  ['iso-8859-1 on Shift_JIS', encode(greeting, 'SJIS'), 'iso-8859-1', greeting, 'wrong-charset'],
  ['utf-16 on ASCII', raw('plain'), 'utf-16', 'plain', 'wrong-charset'],
  ['utf-8 on UTF-16', Uint8Array.from([0xff, 0xfe, 0x42, 0x30, 0x41, 0]), 'utf-8', 'あA', 'wrong-charset'],
  ['UTF-8 cut in a character', utf8('お客様').subarray(0, 8), 'utf-8', 'お客\ufffd', 'undecodable-bytes'],
  ['JIS X 0213 plane 2', raw('\x1b$(P!!\x1b(B'), 'iso-2022-jp-3', '\ufffd', 'undecodable-bytes'],
])('decodeText() reads %s, with a defect', (_, bytes, label, want, kind) => {
  expect(decode(bytes, label)).toEqual({ text: want, kinds: [kind] })
})

test('decodeText() believes a hint where several charsets fit', () => {
  const bytes = raw('\xce\xd2\xc3\xc7') // 我们
  expect(decode(bytes, '', 'gb18030').text).toBe('我们')
})

test('decodeText() agrees with encoding-japanese on every character of JIS X 0208 and JIS X 0212', () => {
  let compared = 0
  for (const [plane, sequence] of [
    [0, [0x1b, 0x24, 0x42]],
    [1, [0x1b, 0x24, 0x28, 0x44]],
  ] as const) {
    for (let row = 0x21; row <= 0x74; row++) {
      // Rows 9 to 12 and 14, 15 are unassigned; row 13 is NEC's, tested above.
      if (plane === 0 && row >= 0x29 && row <= 0x2f) continue
      for (let cell = 0x21; cell <= 0x7e; cell++) {
        const bytes = Uint8Array.from([...sequence, row, cell, 0x1b, 0x28, 0x42])
        const want = Encoding.codeToString(Encoding.convert(bytes, { to: 'UNICODE', from: 'JIS' }))
        const { text } = decode(bytes, 'iso-2022-jp-1')
        // Its table has no sign for unassigned cells, and makes other signs of a few (wave dash, minus, bars).
        if (want.length === 1 && /[\p{L}\p{N}]/u.test(want) && text !== '\ufffd') {
          expect(text).toBe(want)
          compared++
        }
      }
    }
  }
  expect(compared).toBeGreaterThan(12_000)
})

test('decodeText() finds the charset of unlabelled Japanese whatever the sentence', () => {
  const sentence = fc
    .array(fc.constantFrom('お知らせ', '確認', 'カード', 'ください', '重要', 'お支払い', '利用', 'メール'), {
      minLength: 3,
      maxLength: 30,
    })
    .map((words) => words.join(''))
  fc.assert(
    fc.property(sentence, fc.constantFrom('SJIS' as const, 'EUCJP' as const, 'JIS' as const), (text, to) => {
      expect(decode(encode(text, to), '').text).toBe(text)
    }),
  )
})

test('decodeText() never throws, whatever bytes and label', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 400 }),
      fc.constantFrom(
        '',
        'utf-8',
        'iso-2022-jp',
        'shift_jis',
        'euc-jp',
        'utf-7',
        'hz',
        'iso-2022-kr',
        'utf-16',
        'big5',
        'us-ascii',
        'x-foo',
      ),
      (bytes, label) => {
        expect(typeof decode(bytes, label).text).toBe('string')
      },
    ),
  )
})

test.each([
  ['SJIS', 'shift_jis'],
  ['"utf8"', 'utf-8'],
  ['x-sjis', 'shift_jis'],
  ['cp949', 'euc-kr'],
  ['GBK', 'gb18030'],
  ['Latin1', 'windows-1252'],
  ['no-such', null],
  ['', null],
])('charsetOf(%s)', (label, want) => expect(charsetOf(label)).toBe(want))
