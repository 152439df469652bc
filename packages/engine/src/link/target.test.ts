import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exposedHosts, parseTarget } from './target.ts'

test.each([
  ['https://www.example.co.jp/a/b?c=d&e#f', 'https', 'www.example.co.jp', 'example.co.jp', '/a/b', 'c=d&e'],
  ['http://Example.COM', 'http', 'example.com', 'example.com', '/', ''],
  ['https://example.com?q', 'https', 'example.com', 'example.com', '/', 'q'],
  ['https://example.com#x', 'https', 'example.com', 'example.com', '/', ''],
  ['HTTPS://EXAMPLE.COM/A', 'https', 'example.com', 'example.com', '/A', ''],
  ['  https://example.com/\n', 'https', 'example.com', 'example.com', '/', ''],
  ['https://example.com/a/../b', 'https', 'example.com', 'example.com', '/b', ''],
  ['https://example.com./', 'https', 'example.com', 'example.com', '/', ''],
  ['//www.example.com/x', 'https', 'www.example.com', 'example.com', '/x', ''],
  ['www.example.com/x?y', 'http', 'www.example.com', 'example.com', '/x', 'y'],
  ['example.co.jp/login', 'http', 'example.co.jp', 'example.co.jp', '/login', ''],
  ['example.com:8443/a', 'http', 'example.com', 'example.com', '/a', ''],
  ['http:example.com/a', 'http', 'example.com', 'example.com', '/a', ''],
  ['https:/example.com/a', 'https', 'example.com', 'example.com', '/a', ''],
  [
    'mailto:Taro.Y%40example.co.jp?subject=a',
    'mailto',
    'example.co.jp',
    'example.co.jp',
    'Taro.Y@example.co.jp',
    'subject=a',
  ],
  ['mailto:a@example.com,b@example.net', 'mailto', 'example.com', 'example.com', 'a@example.com', ''],
  ['mailto:', 'mailto', '', '', '', ''],
  ['tel:+81-3-0000-0000', 'tel', '', '', '+81-3-0000-0000', ''],
  ['cid:part1@example.com', 'cid', '', '', 'part1@example.com', ''],
  ['data:text/html;base64,PGI+', 'data', '', '', '', ''],
  ['JavaScript:alert(1)', 'javascript', '', '', '', ''],
  ['blob:https://example.com/1', 'blob', '', '', '', ''],
  ['file://files.example.com/share/a.exe', 'file', 'files.example.com', 'example.com', '/share/a.exe', ''],
  ['ftp://user@ftp.example.com:21/a', 'ftp', 'ftp.example.com', 'example.com', '/a', ''],
  ['#top', '', '', '', '#top', ''],
  ['index.html', '', '', '', 'index.html', ''],
  ['', '', '', '', '', ''],
  ['http://github.io/', 'http', 'github.io', '', '/', ''],
])('parseTarget(%s)', (href, scheme, host, registrable, path, query) => {
  expect(parseTarget(href)).toMatchObject({ scheme, host, registrable, path, query, wrappers: [] })
})

test.each([
  ['http://192.0.2.1/a', '192.0.2.1', ['ip-host']],
  ['http://3221225985/', '192.0.2.1', ['ip-host', 'integer-host']],
  ['http://0xC0000201/', '192.0.2.1', ['ip-host', 'integer-host']],
  ['http://0300.0.02.01/', '192.0.2.1', ['ip-host', 'integer-host']],
  ['http://192.0.513/', '192.0.2.1', ['ip-host', 'integer-host']],
  ['http://[2001:db8::1]/', '[2001:db8::1]', ['ip-host']],
  ['http://www.example.co.jp@phish.test/', 'phish.test', ['userinfo']],
  ['http://www.example.co.jp:443@phish.test:8080/', 'phish.test', ['userinfo', 'port']],
  ['https://phish.test:8443/', 'phish.test', ['port']],
  ['https://phish.test:443/', 'phish.test', []],
  ['http://ph%69sh.test/', 'phish.test', ['percent-host']],
  ['http://ｐｈｉｓｈ．test/', 'phish.test', ['full-width']],
  ['ｈｔｔｐｓ：／／ｐｈｉｓｈ．ｔｅｓｔ／', 'phish.test', ['full-width']],
  ['http://ⓟⓗⓘⓢⓗ.test/', 'phish.test', ['odd-letters']],
  ['http://ph\u00adish.test/', 'phish.test', ['odd-letters']],
  ['http:\\\\phish.test\\a', 'phish.test', ['backslash']],
  ['http://phish.test\\@www.example.com/', 'phish.test', ['backslash', 'at-in-path']],
  ['http://phish.test/\u0001a', 'phish.test', ['control-characters']],
  ['http:http://phish.test/', 'phish.test', ['double-scheme']],
  ['https://https://phish.test/', 'phish.test', ['double-scheme']],
  ['https://phish.test/https://www.example.com/', 'phish.test', ['url-in-path']],
  ['https://phish.test/www.example.com/login', 'phish.test', ['url-in-path']],
  ['https://phish.test/x@www.example.com/login', 'phish.test', ['at-in-path']],
  ['https://phish.test/@name', 'phish.test', []],
  ['https://日本語.test/', 'xn--wgv71a119e.test', ['punycode']],
  ['https://xn--wgv71a119e.test/', 'xn--wgv71a119e.test', ['punycode']],
  ['https://ex\u0430mple.test/', 'xn--exmple-4nf.test', ['punycode', 'mixed-script-host']],
  ['https://tokyo東京カメラ.test/', 'xn--tokyo-bo4d1n8by641by09b.test', ['punycode']],
  ['https://a.b.c.d.phish.test/', 'a.b.c.d.phish.test', ['many-labels']],
  ['https://click.e.mail.phish.test/', 'click.e.mail.phish.test', []],
  ['https://example.co.jp.phish.test/', 'example.co.jp.phish.test', ['suffix-in-host']],
  ['https://www.example.com.phish.test/', 'www.example.com.phish.test', ['suffix-in-host']],
  ['https://jp.phish.test/', 'jp.phish.test', []],
  ['https://com.phish.test/', 'com.phish.test', []],
  ['https://www.jp.phish.test/', 'www.jp.phish.test', []],
  [`https://${'long-'.repeat(11)}name.phish.test/`, `${'long-'.repeat(11)}name.phish.test`, ['long-host']],
  ['https://exa mple.test/', '', ['unparsable']],
  ['https://', '', ['unparsable']],
  ['https://phish.test:99999/', '', ['unparsable']],
] as const)('parseTarget(%s) names the trick', (href, host, tricks) => {
  const target = parseTarget(href)
  expect(target.host).toBe(host)
  expect(target.tricks).toEqual(tricks)
})

test('exposedHosts() leaves known wrappers out and keeps open redirects in', () => {
  expect(exposedHosts(parseTarget('https://example.com/'))).toEqual(['example.com'])
  expect(exposedHosts(parseTarget('https://www.google.com/url?q=https://phish.test/'))).toEqual(['phish.test'])
  expect(exposedHosts(parseTarget('https://phish.test/?url=https://www.example.com/'))).toEqual([
    'www.example.com',
    'phish.test',
  ])
})

const hostile = fc.array(
  fc.oneof(
    fc.constantFrom(
      ...['http:', 'https:', '//', '/', '\\', '@', ':', '?', '#', '%', '.', '..', 'xn--', '%2f', '[', ']', '\t', '\0'],
      ...['url=', 'u=', '&', 'aHR0c', 'https%3A%2F%2F', '__', '__;', '*', '**', 'www.google.com', 'urldefense.com/v3/'],
      ...['.translate.goog', 'example.com', '0x7f', '1', 'mailto:', '\u3002', '\uff0e', '\ud800', 'e\u0301', '-'],
    ),
    fc.string({ maxLength: 6 }),
  ),
  { maxLength: 24 },
)

test('parseTarget() is total, and its host is what the URL parser asks for', () => {
  fc.assert(
    fc.property(hostile, (parts) => {
      const target = parseTarget(parts.join(''))
      expect(target.wrappers.length).toBeLessThanOrEqual(5)
      expect(target.host).toMatch(/^[\x21-\x7e]*$/)
      expect(target.host.endsWith(target.registrable)).toBe(true)
    }),
    { numRuns: 3000 },
  )
})

test('parseTarget() without the URL parser agrees with it', () => {
  const url = fc.webUrl({ withQueryParameters: true, withFragments: true, validSchemes: ['http', 'https'] })
  fc.assert(
    fc.property(
      fc.oneof(
        url,
        hostile.map((parts) => `http://example.com/${parts.join('')}`),
      ),
      (href) => {
        const want = URL.parse(href)
        const got = parseTarget(href)
        if (!want || got.wrappers.length > 0 || got.tricks.includes('double-scheme')) return
        expect({ host: got.host, path: got.path, query: got.query }).toEqual({
          host: want.hostname.replace(/\.+$/, ''),
          path: want.pathname,
          query: want.search.slice(1),
        })
      },
    ),
    { numRuns: 2000 },
  )
})
