import { deflateSync } from 'node:zlib'
import { afterEach, expect, test, vi } from 'vitest'
import type { Judge } from '../answer.ts'
import type { Learn } from '../learn.ts'
import type { Listening } from '../socket.ts'
import { answerOf, judgementOf, spamTerms } from '../testing/answers.ts'
import { anyPort, converse, dial, heard, settingsWith } from '../testing/listen.ts'
import { listenSpamd } from './listen-spamd.ts'
import type { SpamdOptions } from './options.ts'

const mail = 'Subject: x\r\n\r\nbody\r\n'
const spam = answerOf(judgementOf(spamTerms), ['tag'])
let open: Listening[] = []
afterEach(async () => {
  await Promise.all(open.map(({ close }) => close()))
  open = []
})

const start = async (some: Partial<SpamdOptions> = {}): Promise<Listening> => {
  const listening = await listenSpamd({
    socket: anyPort,
    judge: async () => spam,
    learn: async () => 'learned',
    settings: settingsWith(),
    log: () => undefined,
    ...some,
  })
  open.push(listening)
  return listening
}

const head = (command: string, more = '', body: string | Buffer = mail) =>
  `${command} SPAMC/1.5\r\n${more}Content-length: ${body.length}\r\n\r\n`

test.each<[string, string, boolean]>([
  ['with its length', head('CHECK') + mail, false],
  ['up to its end', `CHECK SPAMC/1.2\r\n\r\n${mail}`, true],
  ['with more after it', `${head('CHECK')}${mail}more`, false],
])('listenSpamd() judges a mail %s', async (_, said, ends) => {
  const judge = vi.fn<Judge>(async () => spam)
  expect(await converse(await start({ judge }), said, ends)).toBe(
    'SPAMD/1.1 0 EX_OK\r\nSpam: True ; 12.7 / 6.0\r\n\r\n',
  )
  expect(Buffer.from(judge.mock.calls[0]![0].bytes).toString()).toBe(mail)
})

test('listenSpamd() judges a packed mail, byte by byte, for the user it is told', async () => {
  const judge = vi.fn<Judge>(async () => spam)
  const listening = await start({ judge })
  const packed = deflateSync(mail)
  const socket = dial(listening)
  const answer = heard(socket)
  const more = 'User: taro@example.test\r\nCompress: zlib\r\n'
  for (const byte of Buffer.concat([Buffer.from(head('CHECK', more, packed)), packed]))
    socket.write(Buffer.from([byte]))
  expect(await answer).toContain('Spam: True')
  const judged = judge.mock.calls[0]![0]
  expect(Buffer.from(judged.bytes).toString()).toBe(mail)
  expect(judged.envelope).toMatchObject({ rcptTo: ['taro@example.test'], user: null })
})

test.each<[string, string, string]>([
  ['a mail shorter than it says', `CHECK SPAMC/1.5\r\nContent-length: 99\r\n\r\n${mail}`, '76 EX_PROTOCOL'],
  ['a mail too large', `CHECK SPAMC/1.5\r\nContent-length: 65537\r\n\r\n`, '65 EX_DATAERR'],
  ['a mail too large of no length', `CHECK SPAMC/1.5\r\n\r\n${'a'.repeat(65_537)}`, '65 EX_DATAERR'],
  ['a packed mail of no length', `CHECK SPAMC/1.5\r\nCompress: zlib\r\n\r\n${mail}`, '69 EX_UNAVAILABLE'],
  ['a damaged packed mail', head('CHECK', 'Compress: zlib\r\n') + mail, '65 EX_DATAERR'],
  ['what is no command', 'GET / HTTP/1.1\r\n\r\n', '76 EX_PROTOCOL'],
  ['nothing', '', '76 EX_PROTOCOL'],
  ['to learn and forget at once', head('TELL', 'Set: local\r\nRemove: local\r\n') + mail, '76 EX_PROTOCOL'],
])('listenSpamd() refuses %s', async (_, said, want) => {
  const judge = vi.fn<Judge>(async () => spam)
  const listening = await start({ judge, settings: settingsWith({ bytesMax: 65_536 }) })
  expect(await converse(listening, said)).toBe(`SPAMD/1.1 ${want}\r\n\r\n`)
  expect(judge).not.toHaveBeenCalled()
})

test('listenSpamd() refuses what unpacks to more than the largest mail', async () => {
  const listening = await start({ settings: settingsWith({ bytesMax: 65_536 }) })
  const packed = deflateSync(Buffer.alloc(10_000_000))
  const said = Buffer.concat([Buffer.from(head('CHECK', 'Compress: zlib\r\n', packed)), packed])
  expect(await converse(listening, said)).toContain('65 EX_DATAERR')
})

test.each<[string, string, string]>([
  ['Message-class: spam\r\nSet: local\r\n', 'spam', 'DidSet: local'],
  ['Message-class: ham\r\nSet: local, remote\r\n', 'ham', 'DidSet: local'],
  ['Message-class: ham\r\nSet: local\r\nRemove: remote\r\n', 'ham', 'DidSet: local'],
  ['Remove: local\r\n', 'forget', 'DidRemove: local'],
])('listenSpamd() is told %j', async (more, teaching, did) => {
  const learn = vi.fn<Learn>(async () => 'learned')
  const listening = await start({ learn })
  const said = head('TELL', `${more}User: taro@example.test\r\n`) + mail
  expect(await converse(listening, said)).toBe(`SPAMD/1.1 0 EX_OK\r\n${did}\r\nContent-length: 0\r\n\r\n`)
  expect(learn.mock.calls[0]).toMatchObject([{ envelope: { rcptTo: ['taro@example.test'] } }, teaching])
})

test('listenSpamd() says what it did not learn', async () => {
  const said = head('TELL', 'Message-class: spam\r\nSet: local\r\n') + mail
  expect(await converse(await start({ learn: async () => 'known' }), said)).not.toContain('DidSet')
  expect(await converse(await start({ learn: async () => 'refused' }), said)).toContain('69 EX_UNAVAILABLE')
  expect(await converse(await start({ learn: () => Promise.reject(new Error('full')) }), said)).toContain('75 EX_')
  expect(await converse(await start(), head('TELL', 'Set: remote\r\n') + mail)).not.toContain('DidSet')
})

test.each(['busy', 'timeout', 'stopping', 'error'] as const)(
  'listenSpamd() defers or hands on as it came where judging fails: %s',
  async (why) => {
    const judge: Judge = async () => ({ status: 'failed', why })
    expect(await converse(await start({ judge }), head('PROCESS') + mail)).toBe('SPAMD/1.1 75 EX_TEMPFAIL\r\n\r\n')
    const settings = settingsWith({ onFailure: 'accept' })
    expect(await converse(await start({ judge, settings }), head('PROCESS') + mail)).toBe(
      `SPAMD/1.1 0 EX_OK\r\nContent-length: ${mail.length}\r\nSpam: False ; 0.0 / 6.0\r\n\r\n${mail}`,
    )
  },
)

test('listenSpamd() answers PING, and takes SKIP for a farewell', async () => {
  const listening = await start()
  expect(await converse(listening, 'PING SPAMC/1.2\r\n', false)).toBe('SPAMD/1.5 0 PONG\r\n')
  expect(await converse(listening, 'PING SPAMC/1.5\r\n\r\n', false)).toBe('SPAMD/1.5 0 PONG\r\n')
  expect(await converse(listening, 'SKIP SPAMC/1.5\r\n\r\n', false)).toBe('')
})

test('listenSpamd() cuts off a slow sender, who holds up nobody else', async () => {
  const listening = await start({ settings: settingsWith({ idleMs: 1_000 }) })
  const slow = dial(listening)
  const cut = heard(slow)
  const drip = setInterval(() => slow.write('a'), 100)
  expect(await converse(listening, head('CHECK') + mail)).toContain('EX_OK')
  expect(await cut).toMatch(/76 EX_PROTOCOL/)
  clearInterval(drip)
})

test('listenSpamd() lets go of a client that does not take its answer', async () => {
  const listening = await start({ settings: settingsWith({ idleMs: 1_000 }) })
  const large = `Subject: x\r\n\r\n${'a'.repeat(20_000_000)}`
  const deaf = dial(listening)
  deaf.on('error', () => undefined)
  deaf.pause()
  deaf.write(head('PROCESS', '', large) + large)
  await vi.waitFor(() => expect(listening.connections()).toBe(1), 20_000)
  await vi.waitFor(() => expect(listening.connections()).toBe(0), 20_000)
  deaf.destroy()
})

test('listenSpamd() stops judging for a client that went away', async () => {
  let signal: AbortSignal | undefined
  const judge: Judge = (_, given) => {
    signal = given
    return new Promise((resolve) =>
      given?.addEventListener('abort', () => resolve({ status: 'failed', why: 'timeout' })),
    )
  }
  const listening = await start({ judge })
  const socket = dial(listening)
  socket.write(head('CHECK') + mail)
  await vi.waitFor(() => expect(signal).toBeDefined(), 20_000)
  socket.resetAndDestroy()
  await vi.waitFor(() => expect(signal?.aborted).toBe(true), 20_000)
})

test('close() answers what is under way, then takes nothing', async () => {
  const waiting: (() => void)[] = []
  const judge: Judge = () => new Promise((resolve) => waiting.push(() => resolve(spam)))
  const listening = await start({ judge })
  const idle = heard(dial(listening))
  const under = converse(listening, head('CHECK') + mail)
  await vi.waitFor(() => expect(waiting.length).toBe(1), 20_000)
  const closed = listening.close()
  waiting[0]!()
  expect(await under).toContain('Spam: True')
  await closed
  await idle
  expect(await converse(listening, head('CHECK') + mail)).toBe('')
})
