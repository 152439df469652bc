import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseTarget } from '@miwake/engine'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { scanMail } from '../gather/scan-mail.ts'
import { loadKnowledge } from '../knowledge.ts'
import { arraysOf, type FeedHead, feedPath, hashOf, noEnd, readFeedFile, writeFeed } from './feed-file.ts'
import { openFeeds } from './feed-index.ts'
import { dayMs } from './read-feed.ts'

let folder = ''
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'mw-feed-')), 'feeds')
})
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }))

const today = 20_000
const write = (name: string, keys: Readonly<Record<string, number>>, more: Partial<FeedHead> = {}): void => {
  const rows = Object.entries(keys).map(([key, day]) => ({ ...hashOf(key), day }))
  const arrays = arraysOf(rows)
  writeFeed(folder, {
    ...arrays,
    head: {
      name,
      format: 'openphish',
      from: 'https://feed.example/',
      days: 180,
      fetchedAt: today * dayMs,
      entries: rows.length,
      validators: {},
      count: arrays.high.length,
      ...more,
    },
  })
}
const clock = { ms: today * dayMs }
const opened = () => {
  clock.ms = today * dayMs
  const warned: string[] = []
  const index = openFeeds({
    folder,
    now: () => new Date(clock.ms),
    warn: (file, why) => warned.push(`${file}: ${why}`),
  })
  return { ...index, warned, look: (...links: readonly string[]) => index.find(links.map((link) => parseTarget(link))) }
}

test('openFeeds() finds nothing where there is no folder', () => {
  const { look, version } = opened()
  expect(look('https://miwake-kit.net/')).toBeNull()
  expect(version()).toBe('')
})

test('openFeeds() tells which list names a link, and which link', () => {
  write('one', { 'miwake-kit.net': today })
  write('two', { 'other-kit.net/a': today })
  const { look } = opened()
  expect(look('https://honest.example/', 'https://x.miwake-kit.net/a?b')).toEqual({
    name: 'one',
    url: 'https://x.miwake-kit.net/a',
  })
  expect(look('https://other-kit.net/a/')).toEqual({ name: 'two', url: 'https://other-kit.net/a/' })
  expect(look('https://other-kit.net/b')).toBeNull()
})

test('openFeeds() finds each of many keys and no other', () => {
  write('many', Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`h${n}-kit.net`, today])))
  const { look } = opened()
  for (let n = 0; n < 5_000; n += 7) expect(look(`https://h${n}-kit.net/`)).not.toBeNull()
  for (let n = 5_000; n < 6_000; n++) expect(look(`https://h${n}-kit.net/`)).toBeNull()
})

test('openFeeds() lets entries expire, but not those without end', () => {
  write('one', { 'new-kit.net': today - 180, 'old-kit.net': today - 181, 'own-kit.net': noEnd })
  const { look } = opened()
  expect(look('https://new-kit.net/')).not.toBeNull()
  expect(look('https://old-kit.net/')).toBeNull()
  clock.ms += dayMs
  expect(look('https://new-kit.net/')).toBeNull()
  clock.ms += 3_000 * dayMs
  expect(look('https://own-kit.net/')).not.toBeNull()
})

test('openFeeds() takes up new, changed and removed lists after its pause, with a version of their own', () => {
  const { look, version } = opened()
  write('one', { 'miwake-kit.net': today })
  expect(look('https://miwake-kit.net/')).toBeNull()
  clock.ms += 10_000
  expect(look('https://miwake-kit.net/')).not.toBeNull()
  const first = version()
  expect(first).toMatch(/^[0-9a-f]{8}$/)
  write('one', { 'other-kit.net': today }, { fetchedAt: 1 })
  clock.ms += 10_000
  expect(look('https://miwake-kit.net/')).toBeNull()
  expect(look('https://other-kit.net/')).not.toBeNull()
  expect(version()).not.toBe(first)
  rmSync(feedPath(folder, 'one'))
  clock.ms += 10_000
  expect(look('https://other-kit.net/')).toBeNull()
  expect(version()).toBe('')
})

test('openFeeds() keeps what it read where a file is broken, and tells of it', () => {
  write('one', { 'miwake-kit.net': today })
  const { look, warned } = opened()
  writeFileSync(feedPath(folder, 'one'), readFileSync(feedPath(folder, 'one')).subarray(0, -1))
  clock.ms += 10_000
  expect(look('https://miwake-kit.net/')).not.toBeNull()
  expect(warned).toEqual(['one.feed: not a feed of this version'])
})

test.each<[name: string, change: (bytes: Buffer) => Buffer]>([
  ['empty', () => Buffer.alloc(0)],
  ['of another version', (bytes) => Buffer.concat([Buffer.from('miwake-feed-9'), bytes.subarray(13)])],
  ['cut off', (bytes) => bytes.subarray(0, bytes.length - 3)],
  ['longer', (bytes) => Buffer.concat([bytes, Buffer.alloc(10)])],
  ['without JSON', (bytes) => Buffer.from(bytes.toString('latin1').replace('{', '('), 'latin1')],
])('readFeedFile() is null for a file that is %s', (_name, change) => {
  write('one', { 'a-kit.net': today, 'b-kit.net': today })
  const path = feedPath(folder, 'one')
  expect(readFeedFile(path)?.head.count).toBe(2)
  writeFileSync(path, change(readFileSync(path)))
  expect(readFeedFile(path)).toBeNull()
})

test('writeFeed() leaves nothing beside the file, which only its owner reads', () => {
  write('one', { 'a-kit.net': today })
  write('one', { 'a-kit.net': today })
  expect(readdirSync(folder)).toEqual(['one.feed'])
  expect(statSync(feedPath(folder, 'one')).mode & 0o777).toBe(0o600)
})

test('openFeeds() reads no file of another name', () => {
  mkdirSync(folder)
  writeFileSync(join(folder, 'notes.txt'), 'x')
  writeFileSync(join(folder, 'one.feed.123.new'), 'x')
  utimesSync(join(folder, 'notes.txt'), 1, 1)
  const { warned, feeds } = opened()
  expect(feeds()).toEqual([])
  expect(warned).toEqual([])
})

const scanned = async (body: string, type = 'text/plain') => {
  write('one', { 'miwake-kit.net': today })
  const { find } = opened()
  return scanMail(
    Buffer.from(
      `From: Taro <taro@example.com>\r\nTo: hanako@example.jp\r\nSubject: Hello\r\nContent-Type: ${type}; charset=utf-8\r\n\r\n${body}\r\n`,
    ),
    {
      trust: { authservIds: [], topmost: false, arcSealers: [] },
      knowledge: loadKnowledge(),
      dns: null,
      now: () => new Date(clock.ms),
      trustedReceived: [],
      feeds: find,
    },
  )
}

test.each([
  ['a link in the text', 'See https://miwake-kit.net/a', 'text/plain'],
  ['a link behind words', '<p>See <a href="https://www.miwake-kit.net/a">this</a></p>', 'text/html'],
  ['a hidden link', '<p>Hello</p><a href="https://miwake-kit.net/" style="display:none">x</a>', 'text/html'],
])('scanMail() finds %s in a list', async (_name, body, type) => {
  const { facts, verdict, action } = await scanned(body, type)
  expect(facts.memory).toMatchObject({ feed: { name: 'one' } })
  expect(verdict.terms.map(({ symbol }) => symbol)).toContain('FEED_LISTED')
  expect(action).toBe('junk')
})

test.each([
  ['another link', 'See https://other-kit.net/a'],
  ['no link', 'Hello'],
  [
    'a link in a quoted mail',
    'Taken down.\r\n\r\nOn Mon, 2 Feb 2026 Hanako <hanako@example.jp> wrote:\r\n> Look:\r\n> https://miwake-kit.net/\r\n> Hanako',
  ],
])('scanMail() finds nothing in a list for %s', async (_name, body) => {
  const { facts, verdict } = await scanned(body)
  expect(facts.memory).toMatchObject({ feed: null })
  expect(verdict.terms.map(({ symbol }) => symbol)).not.toContain('FEED_LISTED')
})
