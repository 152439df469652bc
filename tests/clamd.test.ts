/** Mail before a real clamd: what it finds in text, in encoded attachments and archives, and what its silence means. */
import { createServer } from 'node:net'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ClamdAddress, clamdLimits, scanByClamd } from '../packages/server/src/gather/clamd.ts'
import { scanMail } from '../packages/server/src/gather/scan-mail.ts'
import { loadKnowledge } from '../packages/server/src/knowledge.ts'
import { badFile, badText, type Clamd, clamdMissing, names, startClamd, streamBytes } from './servers/clamd.ts'
import { freePorts } from './servers/ports.ts'

const mailOf = (text: string, file?: { readonly name: string; readonly content: Uint8Array }): Uint8Array => {
  const header = 'From: Taro <taro@example.com>\r\nTo: hanako@example.jp\r\nSubject: File\r\nMIME-Version: 1.0\r\n'
  if (!file) return Buffer.from(`${header}\r\n${text}\r\n`)
  const base64 = Buffer.from(file.content).toString('base64').replace(/.{76}/g, '$&\r\n')
  return Buffer.from(
    `${header}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n${text}\r\n--b\r\nContent-Type: application/octet-stream; name="${file.name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64}\r\n--b--\r\n`,
  )
}

const why: string[] = []
const ask = (address: ClamdAddress, bytes: Uint8Array, timeMs?: number) => {
  why.length = 0
  return scanByClamd({ address, warn: (problem) => why.push(problem), ...(timeMs ? { timeMs } : {}) })(bytes)
}

describe.skipIf(clamdMissing !== null)('a real clamd', () => {
  let clamd: Clamd
  beforeAll(async () => {
    clamd = await startClamd()
  }, 60_000)
  afterAll(() => clamd?.stop())

  test.each([
    ['an honest mail', mailOf('Hello'), null],
    ['bad text', mailOf(badText), { name: names.text }],
    ['a bad file in base64', mailOf('See attached', { name: 'a.bin', content: badFile }), { name: names.file }],
    [
      'a bad file in an archive',
      mailOf('See attached', { name: 'a.zip', content: zipSync({ 'a.bin': badFile }) }),
      { name: names.file },
    ],
    ['an honest file', mailOf('See attached', { name: 'a.bin', content: badFile.subarray(1) }), null],
    ['no bytes at all', new Uint8Array(), null],
  ])('%s, over TCP and its socket', async (_name, bytes, want) => {
    expect(await ask({ host: '127.0.0.1', port: clamd.port }, bytes)).toEqual(want)
    expect(await ask({ path: clamd.path }, bytes)).toEqual(want)
    expect(why).toEqual([])
  })

  test('a mail longer than it takes in is unknown', async () => {
    const long = mailOf('x'.repeat(streamBytes + 200_000))
    expect(await ask({ host: '127.0.0.1', port: clamd.port }, long)).toBe('unknown')
    expect(why).toHaveLength(1)
    expect(why[0]).toMatch(/size limit|EPIPE|ECONNRESET/)
  })

  test('many mails at once each get their own answer', async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) => ask({ path: clamd.path }, mailOf(n % 2 === 0 ? 'Hello' : badText))),
    )
    expect(answers).toEqual(answers.map((_, n) => (n % 2 === 0 ? null : { name: names.text })))
  })

  test('its silence is unknown, and it answers again afterwards', async () => {
    clamd.hang(true)
    expect(await ask({ host: '127.0.0.1', port: clamd.port }, mailOf(badText), 300)).toBe('unknown')
    expect(why).toEqual(['timeout'])
    clamd.hang(false)
    expect(await ask({ host: '127.0.0.1', port: clamd.port }, mailOf(badText))).toEqual({ name: names.text })
  })

  test('scanMail() junks what it finds, and says so', async () => {
    const options = {
      trust: { authservIds: [], topmost: false, arcSealers: [] },
      knowledge: loadKnowledge(),
      dns: null,
      now: () => new Date('2026-01-02T00:00:00Z'),
      trustedReceived: [],
      malware: scanByClamd({ address: { path: clamd.path } }),
    }
    const bad = await scanMail(mailOf('See attached', { name: 'a.bin', content: badFile }), options)
    expect(bad.facts.malware).toEqual({ name: names.file })
    expect(bad.verdict.terms.map(({ symbol }) => symbol)).toContain('MALWARE_FOUND')
    expect(bad.action).toBe('junk')
    expect((await scanMail(mailOf('Hello'), options)).facts.malware).toBeNull()
  })
})

test('nobody there is unknown', async () => {
  const [port = 0] = await freePorts(1)
  expect(await ask({ host: '127.0.0.1', port }, mailOf(badText))).toBe('unknown')
  expect(why).toEqual(['ECONNREFUSED'])
})

test.each([
  ['closes at once', '', 'no answer'],
  ['talks without end', 'x'.repeat(clamdLimits.answerBytes + 1), 'answer too long'],
  ['is another program', '220 mail.example.com ESMTP\r\n\0', '220 mail.example.com ESMTP'],
])('a server that %s is unknown', async (_name, says, problem) => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined).resume()
    if (says.endsWith('x')) socket.write(says)
    else socket.end(says)
  })
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done)
  })
  const { port } = server.address() as { port: number }
  expect(await ask({ host: '127.0.0.1', port }, mailOf('Hello'))).toBe('unknown')
  expect(why).toHaveLength(1)
  expect([problem, 'EPIPE', 'ECONNRESET']).toContain(why[0])
  await new Promise((done) => {
    server.close(done)
  })
})

test('a mail larger than is ever sent is not sent', async () => {
  expect(await ask({ path: '/nowhere' }, new Uint8Array(clamdLimits.mailBytes + 1))).toBe('unknown')
  expect(why).toEqual(['too large'])
})
