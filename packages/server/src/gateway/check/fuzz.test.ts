import { gzipSync, zstdCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { createFuzzJudge, fuzz, fuzzBytesMax, fuzzCases, fuzzTimeoutMs } from '../testing/fuzz.ts'
import { anyPort, converse, settingsWith } from '../testing/listen.ts'
import { listenCheck } from './listen-check.ts'

const sized = (packing: string, body: Buffer) =>
  `${packing}\r\nContent-Length: ${body.length}\r\n\r\n${body.toString('latin1')}`
const mail = Buffer.from('Dubject: x\r\n\r\nbody')
const words = [
  ...['/checkv2', '/learnspam', '/learnham', '/ping', '/stat', '/metrics', '/', '*'].flatMap((path) => [
    `POST ${path} HTTP/1.1\r\nHost: a\r\n`,
    `GET ${path} HTTP/1.0\r\n`,
  ]),
  sized('Compression: zstd', zstdCompressSync(mail)),
  sized('Compression: zstd', mail),
  sized('Compression: zstd', zstdCompressSync(Buffer.alloc(500_000))),
  sized('Content-Encoding: gzip', gzipSync(mail)),
  sized('Rcpt: <b@example.test>, c@example.test', mail),
  sized('Ip: [192.0.2.1]:25', Buffer.from('E')),
  'Transfer-Encoding: chunked\r\n\r\n5\r\nDabcd\r\n0\r\n\r\n',
  'Content-Length: 70000\r\n\r\n',
  'Content-Length: 20\r\n\r\n',
  'Content-Length: -1\r\n\r\n',
  'Expect: 100-continue\r\n',
  'From: <>\r\nRcpt: "\r\nHelo: \xff\r\n',
  'Connection: close\r\n',
]

const mails = ['Cubject: x\r\n\r\nbody\r\n', 'D\n\nb', `E: ${'a'.repeat(70_000)}`, 'F', '@', 'A'].map((text) =>
  Buffer.from(text),
)
const whole = [
  ...['/checkv2', '/learnspam', '/ping'].flatMap((path) =>
    mails.map((body) => sized(`POST ${path} HTTP/1.1\r\nHost: a\r\nFrom: <>`, body)),
  ),
  ...mails.flatMap((body) => [
    sized('PUT /checkv2 HTTP/1.0\r\nCompression: zstd', zstdCompressSync(body)),
    sized('GET /checkv2 HTTP/1.0\r\nContent-Encoding: gzip', gzipSync(body)),
  ]),
  sized('POST /checkv2 HTTP/1.0\r\nCompression: zstd', zstdCompressSync(Buffer.alloc(2_000_000))),
]

test(`listenCheck() holds through ${fuzzCases} broken conversations`, { timeout: fuzzTimeoutMs }, async () => {
  const judging = createFuzzJudge()
  const listening = await listenCheck({
    socket: anyPort,
    judge: judging.judge,
    learn: async ({ bytes }) => (['learned', 'known', 'refused'] as const)[bytes.length % 3]!,
    settings: settingsWith({ bytesMax: fuzzBytesMax, idleMs: 10_000 }),
    log: () => undefined,
    metrics: async () => 'a 1\n',
    nowMs: () => performance.now(),
  })
  await fuzz(listening, judging, { words, whole }, /^(?:$|HTTP\/1\.1 [1-5]\d\d )/, async () => {
    const body = 'D'.repeat(fuzzBytesMax)
    const said = `POST /checkv2 HTTP/1.0\r\nContent-Length: ${body.length}\r\n\r\n${body}`
    // As many as fit at once: nothing of those before is held back.
    for (const answer of await Promise.all([1, 2, 3, 4].map(() => converse(listening, said))))
      expect(answer).toContain('HTTP/1.1 200 OK')
  })
  await listening.close()
})
