import { Agent, request } from 'node:http'
import { deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { afterEach, expect, test, vi } from 'vitest'
import type { Judge } from '../answer.ts'
import type { Learn } from '../learn.ts'
import type { Listening } from '../socket.ts'
import { answerOf, judgementOf, spamTerms } from '../testing/answers.ts'
import { anyPort, converse, dial, heard, portOf, settingsWith } from '../testing/listen.ts'
import { listenCheck } from './listen-check.ts'
import type { CheckOptions } from './options.ts'

const mail = Buffer.from('Subject: x\r\n\r\nbody\r\n')
const spam = answerOf(judgementOf(spamTerms), ['tag'])
let open: Listening[] = []
afterEach(async () => {
  await Promise.all(open.map(({ close }) => close()))
  open = []
})

const start = async (some: Partial<CheckOptions> = {}): Promise<Listening> => {
  const listening = await listenCheck({
    socket: anyPort,
    judge: async () => spam,
    learn: async () => 'learned',
    settings: settingsWith(),
    log: () => undefined,
    metrics: async () => 'a 1\n',
    nowMs: () => performance.now(),
    ...some,
  })
  open.push(listening)
  return listening
}

type Reply = { readonly status: number; readonly body: string; readonly retryAfter: string | undefined }
const ask = (
  listening: Listening,
  path: string,
  {
    method = 'POST',
    headers = {},
    body = mail,
  }: { method?: string; headers?: Record<string, string | string[]>; body?: Buffer } = {},
): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const agent = new Agent()
    const options = { host: '127.0.0.1', port: portOf(listening), path, method, agent }
    const asked = request(
      { ...options, headers: { ...headers, 'content-length': String(body.length) } },
      (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            body: Buffer.concat(parts).toString(),
            retryAfter: response.headers['retry-after'],
          }),
        )
      },
    )
    asked.on('error', reject)
    asked.end(body)
  })

test.each<[string, string, Record<string, string>, Buffer]>([
  ['as it is', 'POST', {}, mail],
  ['by PUT', 'PUT', {}, mail],
  ['by GET, as rspamd_proxy does to loopback', 'GET', {}, mail],
  ['packed by zstd, as rspamc -z does', 'POST', { Compression: 'zstd' }, zstdCompressSync(mail)],
  ['packed by zstd, as HTTP says it', 'POST', { 'Content-Encoding': 'zstd' }, zstdCompressSync(mail)],
  ['packed by gzip', 'POST', { 'Content-Encoding': 'gzip' }, gzipSync(mail)],
  ['packed by deflate', 'POST', { 'Content-Encoding': 'deflate' }, deflateSync(mail)],
])('/checkv2 judges a mail %s', async (_, method, headers, body) => {
  const judge = vi.fn<Judge>(async () => spam)
  const listening = await start({ judge })
  const rcpt = ['b@example.test', 'c@example.test']
  const reply = await ask(listening, '/checkv2', { method, headers: { ...headers, Rcpt: rcpt } as never, body })
  expect(reply.status).toBe(200)
  expect(JSON.parse(reply.body)).toMatchObject({ action: 'add header', score: 12.66 })
  const judged = judge.mock.calls[0]![0]
  expect(Buffer.from(judged.bytes).equals(mail)).toBe(true)
  expect(judged.envelope.rcptTo).toEqual(rcpt)
})

test.each<[string, Record<string, string>, Buffer, number]>([
  ['no mail', {}, Buffer.alloc(0), 400],
  ['a mail elsewhere', { File: '/etc/passwd' }, mail, 400],
  ['shared memory', { Shm: '/rhm.abc' }, mail, 400],
  ['an encrypted request', { Key: 'abc' }, mail, 400],
  ['a packing nobody knows', { 'Content-Encoding': 'br' }, mail, 415],
  ['a dictionary', { Compression: 'zstd', Dictionary: '1' }, mail, 415],
  ['damaged zstd', { Compression: 'zstd' }, mail, 400],
  ['half of a zstd body', { Compression: 'zstd' }, zstdCompressSync(Buffer.alloc(9_000, 'abc')).subarray(0, -4), 400],
  ['half of a gzip body', { 'Content-Encoding': 'gzip' }, gzipSync(mail).subarray(0, -9), 400],
  ['a web page', { Origin: 'http://evil.example' }, mail, 403],
])('/checkv2 refuses %s', async (_, headers, body, status) => {
  const judge = vi.fn<Judge>(async () => spam)
  expect((await ask(await start({ judge }), '/checkv2', { headers, body })).status).toBe(status)
  expect(judge).not.toHaveBeenCalled()
})

test.each([
  ['as it is', {}, Buffer.alloc(300_000, 'a')],
  ['unpacking to far more than it is', { Compression: 'zstd' }, zstdCompressSync(Buffer.alloc(30_000_000, 'a'))],
] as const)('/checkv2 judges the beginning of a mail too large, %s', async (_, headers, body) => {
  const judge = vi.fn<Judge>(async () => spam)
  const listening = await start({ judge, settings: settingsWith({ bytesMax: 65_536 }) })
  expect((await ask(listening, '/checkv2', { headers, body })).status).toBe(200)
  expect(judge.mock.calls[0]![0].bytes.length).toBe(65_536)
})

test.each(['busy', 'timeout', 'stopping', 'error'] as const)(
  '/checkv2 defers or hands on where judging fails: %s',
  async (why) => {
    const judge: Judge = async () => ({ status: 'failed', why })
    const deferred = await ask(await start({ judge }), '/checkv2')
    expect(deferred).toMatchObject({ status: 503, retryAfter: '1' })
    const settings = settingsWith({ onFailure: 'accept' })
    const accepted = await ask(await start({ judge, settings }), '/checkv2')
    expect(JSON.parse(accepted.body)).toMatchObject({ is_skipped: true, action: 'no action' })
  },
)

test('/checkv2 defers where the judge throws', async () => {
  const judge: Judge = () => Promise.reject(new Error('lost'))
  expect((await ask(await start({ judge }), '/checkv2')).status).toBe(503)
})

test('/checkv2 says busy while too many bytes of mail lie in memory', async () => {
  const waiting: (() => void)[] = []
  const judge: Judge = () => new Promise((resolve) => waiting.push(() => resolve(spam)))
  const listening = await start({ judge, settings: settingsWith({ bytesMax: 65_536 }) })
  const large = Buffer.alloc(65_536, 'a')
  const first = Array.from({ length: 4 }, () => ask(listening, '/checkv2', { body: large }))
  await vi.waitFor(() => expect(waiting.length).toBe(4), 20_000)
  expect((await ask(listening, '/checkv2')).status).toBe(503)
  for (const answer of waiting) answer()
  for (const { status } of await Promise.all(first)) expect(status).toBe(200)
  const again = ask(listening, '/checkv2')
  await vi.waitFor(() => expect(waiting.length).toBe(5), 20_000)
  waiting[4]!()
  expect((await again).status).toBe(200)
})

test('/checkv2 stops judging for a client that went away', async () => {
  let signal: AbortSignal | undefined
  const judge: Judge = (_, given) => {
    signal = given
    return new Promise((resolve) =>
      given?.addEventListener('abort', () => resolve({ status: 'failed', why: 'timeout' })),
    )
  }
  const listening = await start({ judge })
  const socket = dial(listening)
  socket.write(`POST /checkv2 HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nabcde`)
  await vi.waitFor(() => expect(signal).toBeDefined(), 20_000)
  socket.destroy()
  await vi.waitFor(() => expect(signal?.aborted).toBe(true), 20_000)
})

test('/checkv2 never judges a mail that did not come whole', async () => {
  const judge = vi.fn<Judge>(async () => spam)
  const listening = await start({ judge })
  await converse(listening, 'POST /checkv2 HTTP/1.1\r\nHost: a\r\nContent-Length: 50\r\n\r\nabcde')
  await vi.waitFor(() => expect(listening.connections()).toBe(0), 20_000)
  expect(judge).not.toHaveBeenCalled()
})

test.each<[string, string, number, string]>([
  ['/learnspam', 'learned', 200, '{"success":true}'],
  ['/learnham', 'known', 208, 'already learned as ham'],
  ['/learnham', 'refused', 403, 'not allowed'],
])('%s of a mail that is %s', async (path, learned, status, body) => {
  const learn = vi.fn<Learn>(async () => learned as 'known')
  const reply = await ask(await start({ learn }), path, { headers: { 'Deliver-To': 'b@example.test' } })
  expect(reply.status).toBe(status)
  expect(reply.body).toContain(body)
  expect(learn.mock.calls[0]).toMatchObject([{ envelope: { rcptTo: ['b@example.test'] } }, path.slice(6)])
})

test('/ping, /stat and /metrics answer, and nothing else does', async () => {
  const listening = await start()
  await ask(listening, '/checkv2')
  await ask(listening, '/learnham')
  expect((await ask(listening, '/ping', { method: 'GET' })).body).toBe('pong\r\n')
  expect((await ask(listening, '/metrics', { method: 'GET' })).body).toBe('a 1\n')
  expect(JSON.parse((await ask(listening, '/stat', { method: 'GET' })).body)).toMatchObject({
    scanned: 1,
    learned: 1,
    spam_count: 1,
    actions: { 'add header': 1, reject: 0 },
  })
  for (const path of ['/', '/fuzzyadd', '/checkv2/../stat', '/%2e'])
    expect((await ask(listening, path)).status).toBe(404)
})

test('a slow sender is cut off, and holds up nobody else', async () => {
  const listening = await start({ settings: settingsWith({ idleMs: 1_000 }) })
  const slow = dial(listening)
  const cut = heard(slow)
  slow.write('POST /checkv2 HTTP/1.1\r\nHost: a\r\nContent-Length: 500\r\n\r\n')
  const drip = setInterval(() => slow.write('a'), 100)
  expect((await ask(listening, '/checkv2')).status).toBe(200)
  expect(await cut).toMatch(/^(?:HTTP\/1\.1 408 |$)/)
  clearInterval(drip)
})

test('connections past the limit are closed', async () => {
  const listening = await start({ settings: settingsWith({ connectionsMax: 2 }) })
  const held = [dial(listening), dial(listening)]
  await vi.waitFor(() => expect(listening.connections()).toBe(2), 20_000)
  expect(await converse(listening, 'GET /ping HTTP/1.0\r\n\r\n')).toBe('')
  for (const socket of held) socket.destroy()
  await vi.waitFor(() => expect(listening.connections()).toBe(0), 20_000)
  expect(await converse(listening, 'GET /ping HTTP/1.0\r\n\r\n')).toContain('pong')
})

test('close() answers what is under way, then takes nothing', async () => {
  const waiting: (() => void)[] = []
  const judge: Judge = () => new Promise((resolve) => waiting.push(() => resolve(spam)))
  const listening = await start({ judge })
  const idle = heard(dial(listening))
  const under = ask(listening, '/checkv2')
  await vi.waitFor(() => expect(waiting.length).toBe(1), 20_000)
  const closed = listening.close()
  waiting[0]!()
  expect((await under).status).toBe(200)
  await closed
  await idle
  await expect(ask(listening, '/ping')).rejects.toThrow()
})
