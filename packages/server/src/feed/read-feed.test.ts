import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOf, feedFormats, readFeed } from './read-feed.ts'

const day = (text: string): number => dayOf(Date.parse(`${text}T00:00:00Z`))
const entry = (url: string, seen: string | null = null, isHost = false) => ({
  url,
  isHost,
  day: seen === null ? null : day(seen),
})

test('readFeed() reads JPCERT/CC’s list', () => {
  const text = [
    '\ufeffdate,URL,description',
    '2025/10/01 10:25:00,https://one.example/client_pc/index.php#/login,見本銀行',
    '2025/10/02 9:01:00,https://two.example/a,b?c=d,見本カード',
    '2025/10/03 00:00:00,"https://three.example/a,b?q=""x""",見本',
    '',
    'no date,https://four.example/,見本',
  ].join('\r\n')
  expect(readFeed(text, 'jpcert')).toEqual({
    entries: [
      entry('https://one.example/client_pc/index.php#/login', '2025-10-01'),
      entry('https://two.example/a,b?c=d', '2025-10-02'),
      entry('https://three.example/a,b?q="x"', '2025-10-03'),
    ],
    unread: 1,
  })
})

test('readFeed() reads one URL a line', () => {
  expect(readFeed('https://one.example/a\nhttp://two.example/\n\n# remark\nftp://x\n', 'openphish')).toEqual({
    entries: [entry('https://one.example/a'), entry('http://two.example/')],
    unread: 1,
  })
})

test('readFeed() reads PhishTank’s JSON', () => {
  const rows = [
    { phish_id: 1, url: 'https://one.example/a', submission_time: '2025-09-30T00:00:00+00:00', verified: 'yes' },
    { phish_id: '2', url: 'https://two.example/', verification_time: '2025-10-01T12:00:00+00:00' },
    { phish_id: 3, url: 'https://three.example/' },
    { phish_id: 4, url: 7 },
    null,
  ]
  expect(readFeed(JSON.stringify(rows), 'phishtank')).toEqual({
    entries: [
      entry('https://one.example/a', '2025-09-30'),
      entry('https://two.example/', '2025-10-01'),
      entry('https://three.example/'),
    ],
    unread: 2,
  })
})

test('readFeed() reads one’s own list', () => {
  const text = [
    '# what came to us',
    'evil.example   # seen twice',
    '*.evil-too.example',
    'https://page.example/a',
    'bare.example/a/b?c',
    '見本.example',
    'not a host',
  ].join('\n')
  expect(readFeed(text, 'list')).toEqual({
    entries: [
      entry('http://evil.example/', null, true),
      entry('http://evil-too.example/', null, true),
      entry('https://page.example/a'),
      entry('http://bare.example/a/b?c'),
      entry('http://見本.example/', null, true),
    ],
    unread: 1,
  })
})

test.each([
  ['jpcert', '<html>\n<head>\n<title>Moved</title>\n</html>'],
  ['openphish', '<html>\n<p>Moved</p>\n</html>'],
  ['phishtank', '{"error":"rate limit"}'],
  ['phishtank', '[{"url":"https://one.example/'],
  ['list', '<!doctype html>\n<p>Sign in</p>'],
] as const)('readFeed() takes no page for a list: %s %j', (format, text) => expect(readFeed(text, format)).toBeNull())

test('readFeed() is total', () => {
  const piece = fc.constantFrom('https://a.example/', ',', '"', '\n', '2025/10/01', '#', '[', '{"url":', '}', ' ')
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), (pieces) => {
      for (const format of feedFormats) {
        for (const { day: seen } of readFeed(pieces.join(''), format)?.entries ?? [])
          expect(seen === null || (seen >= 0 && seen < 65_535)).toBe(true)
      }
    }),
  )
})
