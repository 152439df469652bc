import fc from 'fast-check'
import { expect, test } from 'vitest'
import { limits } from '../limits.ts'
import { findPlainLinks } from './plain-links.ts'

const written = (text: string): string[] => findPlainLinks(text).map(({ start, end }) => text.slice(start, end))
const hrefs = (text: string): string[] => findPlainLinks(text).map(({ href }) => href)

test.each([
  ['no space before', 'こちらhttps://a.test/です', ['https://a.test/']],
  ['no space after a host', 'http://a.testをご覧ください', ['http://a.test']],
  ['corner brackets', '「https://a.test/x」『https://b.test』', ['https://a.test/x', 'https://b.test']],
  ['lenticular brackets', '【https://a.test/x】', ['https://a.test/x']],
  ['angle brackets', '<https://a.test/x>', ['https://a.test/x']],
  ['full-width brackets', '（https://a.test/x）', ['https://a.test/x']],
  ['a sentence ends', 'See https://a.test/x. Or https://b.test/y?', ['https://a.test/x', 'https://b.test/y']],
  ['a Japanese sentence ends', 'https://a.test/x。https://b.test/y、', ['https://a.test/x', 'https://b.test/y']],
  ['brackets around', '(https://a.test/x)', ['https://a.test/x']],
  ['balanced brackets inside', 'https://a.test/x_(y)', ['https://a.test/x_(y)']],
  ['balanced brackets inside brackets', '(https://a.test/x_(y))', ['https://a.test/x_(y)']],
  ['square brackets', '[http://a.test] [http://a.test/x]', ['http://a.test', 'http://a.test/x']],
  ['quotes', '"https://a.test/x"', ['https://a.test/x']],
  ['upper case', 'HTTPS://A.TEST/X', ['HTTPS://A.TEST/X']],
  ['letters before', 'xhttp://a.test/', ['http://a.test/']],
  ['user and port', 'https://good.test@evil.test:8443/?a=b&c#d', ['https://good.test@evil.test:8443/?a=b&c#d']],
  [
    'an address for a host',
    'http://192.0.2.1/x http://[2001:db8::1]/',
    ['http://192.0.2.1/x', 'http://[2001:db8::1]/'],
  ],
  ['letters of another script in the host', 'https://аmаzon.test/ ', ['https://аmаzon.test/']],
  ['enclosed letters in the host', 'https://ⓔⓧⓐⓜⓟⓛⓔ.test/あ', ['https://ⓔⓧⓐⓜⓟⓛⓔ.test/']],
  ['a Japanese host', 'https://日本語.jp/x', ['https://日本語.jp/x']],
  ['a second URL behind', 'https://a.test/https://b.test/', ['https://a.test/https://b.test/']],
  ['one on each line', 'https://a.test/\nhttps://b.test/', ['https://a.test/', 'https://b.test/']],
  ['www', '詳細はwww.example.com/aまで', ['www.example.com/a']],
  ['www without a known suffix', 'www.example.test', ['www.example.test']],
  ['a bare name with path', 'amazon.co.jp/xyzへ', ['amazon.co.jp/xyz']],
  ['a bare name', 'example.co.jpまで', ['example.co.jp']],
  ['a bare name with a path under any real suffix', 'example.museum/x', ['example.museum/x']],
])('findPlainLinks() %s', (_, text, want) => expect(written(text)).toEqual(want))

test.each([
  ['defanged', 'hxxps://a[.]test/x'],
  ['e-mail address', 'info@example.com, first.last@example.co.jp'],
  ['mailto', 'mailto:info@example.com'],
  ['file name', 'README.md setup.exe index.php'],
  ['abbreviation', 'e.g. i.e. U.S.A. v1.2.3 3.14'],
  ['name under a suffix that is mostly none', 'node.js a.museum'],
  ['path of files', 'src/main.ts/x'],
  ['scheme without a host', 'https:// http://。'],
  ['other scheme', 'ftp://example.com/ file://example.com/'],
  ['dots', 'example..com ....'],
])('findPlainLinks() finds none: %s', (_, text) => expect(written(text)).toEqual([]))

test.each([
  ['ｈｔｔｐｓ：／／ｅｘａｍｐｌｅ．ｔｅｓｔ／ｌｏｇｉｎ？ａ＝１', 'https://ｅｘａｍｐｌｅ．ｔｅｓｔ/login?a=1'],
  ['HTTPS://A.TEST/X', 'https://A.TEST/X'],
  ['www.example.com', 'http://www.example.com'],
  ['ｗｗｗ．ｅｘａｍｐｌｅ．ｃｏｍ／ａ', 'http://ｗｗｗ．ｅｘａｍｐｌｅ．ｃｏｍ/a'],
  ['example.com/a', 'http://example.com/a'],
])('findPlainLinks() href of %s', (text, want) => expect(hrefs(text)).toEqual([want]))

test('findPlainLinks() stops at the limit on links', () => {
  expect(findPlainLinks('http://a.test/ '.repeat(limits.links + 5))).toHaveLength(limits.links)
})

/** Pieces of which hostile texts are made. */
const piece = fc.constantFrom(
  'http://',
  'https：／／',
  'www.',
  'a.',
  '.com',
  '(',
  ')',
  '[',
  ']',
  'あ',
  '日本.',
  '@',
  '/',
  '。',
  ' ',
  '\n',
)

test('findPlainLinks() gives ordered spans that do not overlap, and never throws', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(piece, { maxLength: 60 }).map((all) => all.join('')),
      ),
      (text) => {
        let last = 0
        for (const { start, end, href } of findPlainLinks(text)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          expect(href).toMatch(/^https?:\/\/./)
          last = end
        }
      },
    ),
  )
})

/** A text that counts how often one of its characters is asked for. */
function countedSteps(text: string): number {
  let steps = 0
  const counted = new Proxy(Object(text), {
    get: (of, name) => {
      if (name === 'length') return of.length
      if (name === 'charCodeAt') {
        return (at: number) => {
          steps++
          return of.charCodeAt(at)
        }
      }
      return typeof of[name] === 'function' ? of[name].bind(of) : of[name]
    },
  })
  findPlainLinks(counted)
  return steps
}

test.each([
  ['dots', '.'],
  ['names', 'a.'],
  ['schemes', 'http://'],
  ['opening brackets', 'http://a(('],
  ['closing brackets', 'http://a))'],
  ['Japanese labels', 'http://日本'],
  ['colons', ':'],
  ['addresses', 'a.b@'],
  ['hyphens', 'a-.-'],
])('findPlainLinks() work grows with the text only: %s', (_, unit) => {
  const small = countedSteps(unit.repeat(500))
  const large = countedSteps(unit.repeat(4_000))
  expect(large).toBeLessThan(small * 10 + 1_000)
})

test.each([
  'https://nta-●●.example/',
  'https://ekinet-mem●●●●.jp',
  'http://card-***.example.com/a',
  'card●●●.example.com',
  '○○card.example.com',
])('findPlainLinks(): a masked name is nobody’s to follow: %s', (text) => {
  expect(findPlainLinks(`偽サイト ${text} にご注意ください。`)).toEqual([])
  expect(findPlainLinks(`${text}\nhttps://example.jp/`).map(({ href }) => href)).toEqual(['https://example.jp/'])
})

test('findPlainLinks() leaves masks in a path alone', () => {
  expect(findPlainLinks('https://example.jp/a●●').map(({ href }) => href)).toEqual(['https://example.jp/a'])
})
