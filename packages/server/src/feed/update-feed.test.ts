import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parseTarget } from '@miwake/engine'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { loadKnowledge } from '../knowledge.ts'
import { feedPath, readFeedFile } from './feed-file.ts'
import { openFeeds } from './feed-index.ts'
import { addressesOf, type Limits } from './fetch-feed.ts'
import { type FeedSource, type UpdateWorld, updateFeed } from './update-feed.ts'

const knowledge = loadKnowledge()
const urls = (count: number, from = 0): string =>
  Array.from({ length: count }, (_, n) => `https://kit${n + from}-miwake.net/`).join('\n')

type Serve = (request: IncomingMessage, response: ServerResponse) => void
let serve: Serve = (_request, response) => response.end()
let server: Server
let base = ''
const asked: string[] = []
beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(
      `${request.url} ${request.headers['if-none-match'] ?? request.headers['if-modified-since'] ?? ''}`.trim(),
    )
    serve(request, response)
  })
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done)
  })
  base = `http://127.0.0.1:${(server.address() as { port: number }).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
  rmSync(root, { recursive: true, force: true })
})

const root = mkdtempSync(join(tmpdir(), 'mw-update-'))
let folder = ''
let n = 0
beforeEach(() => {
  folder = join(root, String(n++))
  asked.length = 0
})

let now = new Date('2025-11-10T00:00:00Z')
const update = (source: Partial<FeedSource> = {}, more: Partial<UpdateWorld> = {}) => {
  const whole: FeedSource = { name: 'one', format: 'openphish', from: `${base}/feed.txt`, days: 180, ...source }
  const before = before_()
  return updateFeed(whole, before, { folder, knowledge, now: () => now, ...more })
}
const before_ = () => {
  try {
    return readFeedFile(feedPath(folder, 'one'))
  } catch {
    return null
  }
}
const holds = (link: string): boolean => openFeeds({ folder, now: () => now }).find([parseTarget(link)]) !== null
const says = (text: string | Buffer, headers: Record<string, string> = {}): void => {
  serve = (_request, response) => {
    response.writeHead(200, headers)
    response.end(text)
  }
}

test('updateFeed() fetches, keeps, and asks only for a newer copy', async () => {
  serve = (request, response) => {
    if (request.headers['if-none-match'] === '"1"') response.writeHead(304)
    else response.writeHead(200, { etag: '"1"' })
    response.end(urls(3))
  }
  expect(await update()).toEqual({ status: 'updated', entries: 3, before: 0, leftOut: 0, unread: 0 })
  expect(holds('https://kit2-miwake.net/x')).toBe(true)
  expect(await update()).toEqual({ status: 'unchanged' })
  expect(asked).toEqual(['/feed.txt', '/feed.txt "1"'])
})

test('updateFeed() goes by Last-Modified where there is no ETag', async () => {
  const date = 'Mon, 10 Nov 2025 00:00:00 GMT'
  says(urls(3), { 'last-modified': date })
  await update()
  await update()
  expect(asked).toEqual(['/feed.txt', `/feed.txt ${date}`])
})

test.each<[name: string, serve: Serve, want: object, limits?: Partial<Limits>]>([
  ['is empty', (_q, r) => r.end(''), { why: 'empty' }],
  ['is a page', (_q, r) => r.end('<html>\n<p>moved</p>\n</html>'), { why: 'broken' }],
  ['shrank by more than half', (_q, r) => r.end(urls(4)), { why: 'shrank', detail: '10 → 4' }],
  ['is refused', (_q, r) => r.writeHead(503).end('later'), { why: 'refused', detail: 'HTTP 503' }],
  ['is gone', (_q, r) => r.writeHead(404).end(), { why: 'absent' }],
  [
    'breaks off',
    (_q, r) => {
      r.writeHead(200, { 'content-length': '999999' })
      r.write(urls(9))
      setTimeout(() => r.destroy(), 20)
    },
    { why: 'unreachable' },
  ],
  [
    'never ends',
    (_q, r) => {
      r.write(urls(9))
    },
    { why: 'timeout' },
    { timeMs: 300 },
  ],
  ['is too large', (_q, r) => r.end(urls(20_000)), { why: 'too-large' }, { bytes: 100_000 }],
  [
    'unpacks to too much',
    (_q, r) => r.end(gzipSync('a'.repeat(1_000_000))),
    { why: 'too-large' },
    { unpackedBytes: 100_000 },
  ],
  ['is broken gzip', (_q, r) => r.end(gzipSync(urls(20)).subarray(0, 60)), { why: 'unreachable' }],
])('updateFeed() keeps the last good copy where the new one %s', async (_name, answer, want, limits = {}) => {
  says(urls(10))
  await update()
  serve = answer
  const whole = { timeMs: 5_000, bytes: 10_000_000, unpackedBytes: 10_000_000, ...limits }
  expect(await update({}, { limits: whole })).toMatchObject({ status: 'kept', ...want })
  expect(holds('https://kit9-miwake.net/')).toBe(true)
})

test('updateFeed() takes a list that shrank where it is told to, and one that shrank a little', async () => {
  says(urls(10))
  await update()
  says(urls(4))
  expect(await update({}, { force: true })).toMatchObject({ status: 'updated', entries: 4, before: 10 })
  expect(holds('https://kit9-miwake.net/')).toBe(false)
  says(urls(2))
  expect(await update()).toMatchObject({ status: 'updated', entries: 2 })
})

test('updateFeed() adds nothing where nobody answers', async () => {
  expect(await update({ from: 'http://127.0.0.1:1/feed' })).toMatchObject({ status: 'kept', why: 'unreachable' })
  expect(before_()).toBeNull()
})

test('updateFeed() reads gzip and JSON', async () => {
  says(gzipSync(JSON.stringify([{ url: 'https://kit-miwake.net/', verification_time: '2025-11-01T00:00:00+00:00' }])))
  expect(await update({ format: 'phishtank' })).toMatchObject({ status: 'updated', entries: 1 })
  expect(holds('https://kit-miwake.net/a')).toBe(true)
})

test('updateFeed() reads a file, again only where it changed; an own list may become empty', async () => {
  const path = join(root, 'own.txt')
  const own = { format: 'list', from: path } as const
  writeFileSync(path, '# mine\nmiwake-kit.net\nwww.google.com\n')
  expect(await update(own)).toEqual({ status: 'updated', entries: 2, before: 0, leftOut: 1, unread: 0 })
  expect(holds('https://a.miwake-kit.net/')).toBe(true)
  expect(holds('https://www.google.com/')).toBe(false)
  expect(await update(own)).toEqual({ status: 'unchanged' })
  writeFileSync(path, '# none any more\n')
  expect(await update(own)).toMatchObject({ status: 'kept', why: 'empty' })
  expect(await update(own, { force: true })).toMatchObject({ status: 'updated', entries: 0 })
  expect(holds('https://a.miwake-kit.net/')).toBe(false)
})

test('addressesOf() names the months whose entries still count', () => {
  const at = new Date('2025-02-10T00:00:00Z')
  expect(addressesOf('https://x.example/{yyyy}/{yyyymm}.csv', 60, at)).toEqual([
    'https://x.example/2025/202502.csv',
    'https://x.example/2025/202501.csv',
    'https://x.example/2024/202412.csv',
  ])
  expect(addressesOf('https://x.example/{yyyy}-{mm}', 3_650, at)).toHaveLength(14)
  expect(addressesOf('https://x.example/all.csv', 60, at)).toEqual(['https://x.example/all.csv'])
})

test('updateFeed() puts months together, and keeps a month’s entries until they are too old', async () => {
  const month: Record<string, string> = {
    '/202511.csv': '2025/11/09 10:00:00,https://new-miwake.net/,見本',
    '/202510.csv': '2025/10/20 10:00:00,https://mid-miwake.net/,見本\n2025/10/01 10:00:00,https://old-miwake.net/,見本',
  }
  serve = (request, response) => {
    const text = month[request.url ?? '']
    if (text === undefined) response.writeHead(404).end()
    else if (request.headers['if-none-match'] === `"${text.length}"`) response.writeHead(304).end()
    else response.writeHead(200, { etag: `"${text.length}"` }).end(`date,URL,description\n${text}\n`)
  }
  const jpcert = { format: 'jpcert', from: `${base}/{yyyymm}.csv`, days: 30 } as const
  expect(await update(jpcert)).toMatchObject({ status: 'updated', entries: 3 })
  expect(['new', 'mid', 'old'].map((each) => holds(`https://${each}-miwake.net/`))).toEqual([true, true, false])
  expect(await update(jpcert)).toEqual({ status: 'unchanged' })
  // A new month begins: its list is short, and the others stay.
  now = new Date('2025-12-01T00:00:00Z')
  month['/202512.csv'] = '2025/12/01 01:00:00,https://dec-miwake.net/,見本'
  expect(await update(jpcert)).toMatchObject({ status: 'updated', entries: 1 })
  expect(['dec', 'new', 'mid'].map((each) => holds(`https://${each}-miwake.net/`))).toEqual([true, true, false])
  now = new Date('2025-11-10T00:00:00Z')
})
