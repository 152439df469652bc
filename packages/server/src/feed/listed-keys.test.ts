import { parseTarget } from '@miwake/engine'
import { expect, test } from 'vitest'
import { loadKnowledge } from '../knowledge.ts'
import { listedKeys, lookupKeys } from './listed-keys.ts'

const knowledge = loadKnowledge()
const keysOf = (...urls: readonly string[]): readonly string[] =>
  listedKeys(
    urls
      .map((url) => ({ url, isHost: !url.includes('/'), day: 1 }))
      .map((e) => (e.isHost ? { ...e, url: `http://${e.url}/` } : e)),
    knowledge,
  ).listed.map(({ key }) => key)
const meets = (listed: readonly string[], link: string): boolean =>
  lookupKeys(parseTarget(link)).some((key) => listed.includes(key))

test.each<[name: string, urls: readonly string[], keys: readonly string[]]>([
  [
    'a page of a site nobody knows: the page',
    ['https://kuroneko-miwake.example/wp/a/?x=1'],
    ['kuroneko-miwake.example/wp/a'],
  ],
  ['its entrance: all of it', ['https://miwake-kit.net/'], ['miwake-kit.net/', 'miwake-kit.net']],
  [
    'three pages of it: all of it',
    ['https://miwake-kit.net/a', 'https://miwake-kit.net/b', 'https://miwake-kit.net/c'],
    ['miwake-kit.net/a', 'miwake-kit.net/b', 'miwake-kit.net/c', 'miwake-kit.net'],
  ],
  [
    'three hosts of a domain: the domain',
    ['https://a.miwake-kit.net/x', 'https://b.miwake-kit.net/x', 'https://c.miwake-kit.net/x'],
    ['a.miwake-kit.net/x', 'b.miwake-kit.net/x', 'c.miwake-kit.net/x', 'miwake-kit.net'],
  ],
  [
    'a look-alike: all of it',
    ['https://amazon-co-jp.miwake-kit.net/a'],
    ['amazon-co-jp.miwake-kit.net/a', 'amazon-co-jp.miwake-kit.net'],
  ],
  ['an address', ['http://192.0.2.1/a'], ['192.0.2.1/a', '192.0.2.1']],
  [
    'a tenant with a name of his own',
    ['https://miwake-kit.github.io/a'],
    ['miwake-kit.github.io/a', 'miwake-kit.github.io'],
  ],
  ['dynamic DNS', ['https://miwake-kit.duckdns.org/a'], ['miwake-kit.duckdns.org/a', 'miwake-kit.duckdns.org']],
  [
    'a form at a known host, with what tells it from others',
    ['https://docs.google.com/forms/d/e/1/viewform?a=1'],
    ['docs.google.com/forms/d/e/1/viewform?a=1'],
  ],
  ['the entrance of a known host', ['https://docs.google.com/', 'https://bit.ly/'], []],
  ['a shortened link', ['https://bit.ly/3abc'], ['bit.ly/3abc']],
  ['a brand’s own page', ['https://www.amazon.co.jp/gp/signin', 'https://www.amazon.co.jp/'], []],
  [
    'a registered firm’s page, which may be a hacked one',
    ['https://miwake-kit.co.jp/', 'https://miwake-kit.co.jp/a'],
    ['miwake-kit.co.jp/', 'miwake-kit.co.jp/a'],
  ],
  ['what is taken out of a wrapper', ['https://www.google.com/url?q=https://miwake-kit.net/a'], ['miwake-kit.net/a']],
  ['a host of one’s own list', ['miwake-kit.net', 'www.miwake-kit.co.jp'], ['miwake-kit.net', 'www.miwake-kit.co.jp']],
  [
    'suffixes and known names in one’s own list',
    ['co.jp', 'github.io', 'amazon.co.jp', 'google.com', 'docs.google.com', 'bit.ly', 'gmail.com'],
    [],
  ],
  ['no web address', ['mailto:a@example.com/', 'javascript:/x'], []],
])('listedKeys(): %s', (_name, urls, keys) => expect(keysOf(...urls)).toEqual(keys))

test('listedKeys() keeps the newest day of a key, and counts what it leaves out', () => {
  const at = (url: string, day: number | null) => ({ url, isHost: false, day })
  const { listed, leftOut } = listedKeys(
    [
      at('https://miwake-kit.net/a', 5),
      at('https://miwake-kit.net/a/', 9),
      at('https://miwake-kit.net/a', 7),
      at('https://www.amazon.co.jp/', 1),
    ],
    knowledge,
  )
  expect(listed).toEqual([{ key: 'miwake-kit.net/a', day: 9 }])
  expect(leftOut).toBe(1)
})

test.each<[listed: string, link: string, meets: boolean]>([
  ['https://miwake-kit.net/a/', 'http://MIWAKE-kit.net/a?token=1#x', true],
  ['https://miwake-kit.net/a', 'https://miwake-kit.net/b', false],
  ['https://miwake-kit.net/a', 'https://www.miwake-kit.net/a', false],
  ['https://miwake-kit.net/', 'https://x1y2.miwake-kit.net/b', true],
  ['https://sub.miwake-kit.net/', 'https://miwake-kit.net/', false],
  ['https://miwake-kit.github.io/', 'https://other.github.io/', false],
  ['https://docs.google.com/forms/d/1/viewform?a=1', 'https://docs.google.com/forms/d/1/viewform', false],
  ['https://docs.google.com/forms/d/1/viewform', 'https://docs.google.com/forms/d/1/viewform?usp=x', true],
  ['https://miwake-kit.net/', 'https://www.google.com/url?q=https%3A%2F%2Fmiwake-kit.net%2Fc', true],
  ['https://miwake-kit.net/', 'https://miwake-kit.net/go?url=https://popular.example/', true],
  ['https://miwake-kit.net/', 'mailto:a@miwake-kit.net', false],
  ['https://192.0.2.1/', 'http://3221225985/a', true],
])('an entry %s and a link %s', (entry, link, want) => expect(meets(keysOf(entry), link)).toBe(want))
