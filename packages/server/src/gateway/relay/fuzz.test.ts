import { createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { createFuzzJudge, fuzz, fuzzBytesMax, fuzzTimeoutMs, waitingCases } from '../testing/fuzz.ts'
import { anyPort, converse, settingsWith } from '../testing/listen.ts'
import { listenRelay } from './listen-relay.ts'

/** Takes everything. */
const takingAll = (protocol: 'smtp' | 'lmtp') => {
  const taken = { mails: 0, dots: 0 }
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.write('220 behind\r\n')
    let isData = false
    let recipients = 0
    createInterface({ input: socket }).on('line', (line) => {
      if (isData && line !== '.') {
        // What is stuffed twice, or not at all, is no mail.
        if (/^\.[^.]/.test(line)) taken.dots++
        return
      }
      if (isData) {
        isData = false
        taken.mails++
        for (let i = 0; i < (protocol === 'lmtp' ? recipients : 1); i++) socket.write('250 2.0.0 Ok\r\n')
        return
      }
      if (line.startsWith('MAIL')) recipients = 0
      if (line.startsWith('RCPT')) recipients++
      isData = line === 'DATA'
      socket.write(isData ? '354 go on\r\n' : '250 Ok\r\n')
    })
  })
  return { server, taken }
}

const words = (hello: string) => [
  `${hello} a.test\r\n`,
  'MAIL FROM:<a@sender.test>\r\n',
  'MAIL FROM:<> SIZE=70000 BODY=8BITMIME\r\n',
  'RCPT TO:<taro@example.test>\r\n',
  'RCPT TO:<Taro@example.test>\r\n',
  'RCPT TO:<花子@例え.test>\r\n',
  'RCPT TO:postmaster\r\n',
  'DATA\r\n',
  'C\r\nbody\r\n.\r\n',
  'D\r\n..\r\n.\r\n',
  '\r\n.\r\n',
  '\n.\n',
  '\r.\r',
  'XFORWARD ADDR=192.0.2.7 NAME=[UNAVAILABLE]\r\n',
  'XCLIENT ADDR=IPv6:2001:db8::1 LOGIN=taro\r\n',
  'RSET\r\n',
  'NOOP\r\n',
  'QUIT\r\n',
  'AUTH PLAIN AGEAYg==\r\n',
  'STARTTLS\r\n',
]

const whole = (hello: string) =>
  ['C', 'D\r\n\r\nbody\r\n..\r\n', 'E', 'F', '@', 'A', `E${'a'.repeat(30_000)}`].map((mail) =>
    [
      `${hello} a.test`,
      'XFORWARD ADDR=192.0.2.7',
      'MAIL FROM:<a@sender.test>',
      'RCPT TO:<taro@example.test>',
      'DATA',
      mail,
      '.',
      'QUIT',
      '',
    ].join('\r\n'),
  )

test.each([
  ['lmtp', 'lmtp'],
  ['smtp', 'smtp'],
] as const)(
  `listenRelay(%s) holds through ${waitingCases} broken conversations`,
  { timeout: fuzzTimeoutMs },
  async (kind, protocol) => {
    const judging = createFuzzJudge()
    const { server, taken } = takingAll(protocol)
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const listening = await listenRelay({
      kind,
      socket: anyPort,
      next: { endpoint: { kind: 'inet', host: '127.0.0.1', port }, protocol },
      judge: judging.judge,
      hold: async () => undefined,
      settings: settingsWith({ bytesMax: fuzzBytesMax, idleMs: 2_000, nextProtocol: protocol }),
      log: () => undefined,
      name: 'mx.test',
      now: () => new Date(0),
    })
    const hello = kind === 'lmtp' ? 'LHLO' : 'EHLO'
    await fuzz(
      listening,
      judging,
      { words: words(hello), whole: whole(hello), waits: true },
      /^(?:$|220 |421 )/,
      async () => {
        expect(await converse(listening, '', false).catch(() => '')).toMatch(/^220 /)
      },
    )
    expect(taken.mails).toBeGreaterThan(0)
    expect(taken.dots).toBe(0)
    await listening.close()
    server.close()
  },
)
