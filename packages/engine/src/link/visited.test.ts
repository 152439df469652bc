import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseTarget } from './target.ts'
import { isKnownWrapper } from './unwrap.ts'
import { openableHref, visitedOf } from './visited.ts'

const visited = (href: string) => visitedOf(href, parseTarget(href))

test.each([
  ['https://www.example.co.jp/a', 'www.example.co.jp', 'example.co.jp', ''],
  ['https://example.com./', 'example.com', 'example.com', ''],
  ['https://evil-host.test/?url=https://www.example.com/gp', 'evil-host.test', 'evil-host.test', 'example.com'],
  ['https://evil-host.test/?u=http://192.0.2.7/', 'evil-host.test', 'evil-host.test', '192.0.2.7'],
  ['https://www.google.com/url?q=https://www.example.com/', 'www.example.com', 'example.com', ''],
  // A known service leads to a stranger, who says he leads on.
  [
    'https://www.google.com/url?q=https%3A%2F%2Fevil-host.test%2F%3Furl%3Dhttps%3A%2F%2Fexample.com%2F',
    'evil-host.test',
    'evil-host.test',
    'example.com',
  ],
  // Pages of anybody's at a host that has a redirect of its own.
  ['https://sites.google.com/view/a?url=https://example.com/', 'sites.google.com', 'google.com', 'example.com'],
  ['https://www.instagram.com/a?u=https://example.com/', 'www.instagram.com', 'instagram.com', 'example.com'],
  ['https://l.instagram.com/?u=https://example.com/', 'example.com', 'example.com', ''],
  ['https://https://www.example.com/', 'https', '', ''],
  ['https:https://www.example.com/', 'https', '', ''],
  ['https://evil-host.test@example.com/', 'example.com', 'example.com', ''],
  // The service decides which of two addresses it takes.
  [
    'https://www.google.com/url?q=https://example.com/&q=https://evil-host.test/',
    'www.google.com',
    'google.com',
    'example.com',
  ],
  [
    'https://ad.doubleclick.net/clk?https://evil-host.test/&adurl=https://example.com/',
    'ad.doubleclick.net',
    'doubleclick.net',
    'example.com',
  ],
  [
    'https://www.google.com/url?sa=t&url=https://example.com/%3Fu%3Dhttps://a.test/&usg=b',
    'example.com',
    'example.com',
    'a.test',
  ],
  // It names a domain, and goes where its own token says.
  [
    'https://protect-us.mimecast.com/s/abc?domain=example.com',
    'protect-us.mimecast.com',
    'mimecast.com',
    'example.com',
  ],
  // Nothing a browser opens: where mail programs would lead.
  ['www.example.com/a', 'www.example.com', 'example.com', ''],
])('visitedOf(%s)', (href, host, registrable, onward) => expect(visited(href)).toEqual({ host, registrable, onward }))

test.each([
  [' HTTPS://Example.COM ', 'https://example.com/'],
  ['https:\\\\example.com\\a', 'https://example.com/a'],
  ['https://example.com/\u000ba', 'https://example.com/%0Ba'],
  ['https://example.com\u000b.evil-host.test/', null],
  ['https://example.com\u0000/', null],
  ['https://ex\tample.com/', 'https://example.com/'],
  ['https://', null],
  ['https://%00/', null],
  ['www.example.com', null],
  ['mailto:a@example.com', null],
  ['javascript:alert(1)', null],
  ['', null],
])('openableHref(%j)', (href, want) => expect(openableHref(href)).toBe(want))

const pieces = fc.constantFrom(
  ...[
    'https://',
    'http:',
    'https:',
    '//',
    '/',
    '\\',
    '@',
    ':',
    '?',
    '#',
    '&',
    '.',
    '%2f',
    '\t',
    '\u000b',
    '\u007f',
    '\0',
  ],
  ...[
    'url=',
    'u=',
    'next=',
    'https%3A%2F%2F',
    'aHR0cHM6Ly9leGFtcGxlLmNvbS8',
    'www.google.com/url?q=',
    'evil-host.test',
  ],
  ...['example.com', 'sites.google.com/view/a', '.translate.goog', '__', '192.0.2.1', '[::1]', '\uff0e', ':443', ' '],
)

test('visitedOf() names the host of the address that is given out, or one that a known service leads on to', () => {
  const href = fc.array(pieces, { maxLength: 12 }).map((all) => `https://${all.join('')}`)
  fc.assert(
    fc.property(href, (text) => {
      const open = openableHref(text)
      if (open === null) return
      expect(openableHref(open)).toBe(open)
      const emitted = new URL(open).hostname.replace(/\.+$/, '')
      const { host } = visited(text)
      expect(host === emitted || isKnownWrapper(emitted)).toBe(true)
    }),
    { numRuns: 3_000 },
  )
})
