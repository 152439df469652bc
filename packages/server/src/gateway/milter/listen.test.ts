/** The milter as a mail server meets it: packets out, packets in. */
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { Answer, Deed, Failure, FieldChanges, Hold, Judge, MailToJudge } from '../answer.ts'
import { type Endpoint, type Listening, parseSocket } from '../socket.ts'
import { hamTerms, judgementOf } from '../testing/answers.ts'
import {
  connectPacket,
  type MilterClient,
  macroPacket,
  openMilterClient,
  postfixOffer,
} from '../testing/milter-client.ts'
import { listenMilter, type MilterOptions } from './listen.ts'
import { formatPacket, formatText, type Packet } from './packet.ts'

const fields: FieldChanges = {
  remove: [
    { name: 'X-Spam-Flag', nth: 1 },
    { name: 'X-Spam-Flag', nth: 3 },
  ],
  insert: [
    { name: 'Authentication-Results', text: 'mx.example.test;\n spf=pass' },
    { name: 'X-Miwake-Verdict', text: 'ham' },
  ],
  add: [{ name: 'X-Spam-Status', text: 'No' }],
}
const answerFor = ({ envelope }: MailToJudge, deeds: readonly Deed[]): Answer => ({
  status: 'judged',
  judgement: { ...judgementOf(hamTerms), verdict: 'phishing' },
  recipients: envelope.rcptTo.map((recipient, i) => ({ recipient, deed: deeds[i % deeds.length]!, because: [] })),
  fields,
})
const settings: MilterOptions['settings'] = {
  milterMode: '660',
  onFailure: 'defer',
  connectionsMax: 10,
  bytesMax: 65_536,
  judgeMs: 5_000,
  idleMs: 60_000,
}

const open: { listening: Listening[]; clients: MilterClient[]; folders: string[] } = {
  listening: [],
  clients: [],
  folders: [],
}
afterEach(async () => {
  for (const client of open.clients.splice(0)) client.close()
  for (const listening of open.listening.splice(0)) await listening.close()
  for (const folder of open.folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const onTcp: Endpoint = { kind: 'inet', host: '127.0.0.1', port: 0 }
const onUnix = (): Endpoint => {
  const folder = mkdtempSync(join(tmpdir(), 'mw-mi-'))
  open.folders.push(folder)
  return { kind: 'unix', path: join(folder, 'm.sock') }
}

type Heard = { readonly mails: MailToJudge[]; readonly held: (readonly string[])[]; readonly log: string[] }

const start = async (given: Partial<MilterOptions> & { readonly deeds?: readonly Deed[] } = {}) => {
  const heard: Heard = { mails: [], held: [], log: [] }
  const judge: Judge = async (mail) => {
    heard.mails.push(mail)
    return answerFor(mail, given.deeds ?? ['deliver'])
  }
  const hold: Hold = async (_mail, _answer, recipients) => {
    heard.held.push(recipients)
  }
  const listening = await listenMilter({
    socket: onTcp,
    judge,
    hold,
    settings,
    log: (_level, event) => heard.log.push(event),
    nowMs: () => performance.now(),
    ...given,
    limits: { lingerMs: 20, ...given.limits },
  })
  open.listening.push(listening)
  const dial = async (offer = postfixOffer) => {
    const client = await openMilterClient(listening.endpoint)
    open.clients.push(client)
    await client.negotiate(offer)
    await client.greet()
    return client
  }
  return { listening, heard, dial }
}

const show = ({ command, data }: Packet) => {
  const at = command === 'i' || command === 'm' ? 4 : 0
  const nth = at > 0 ? `${data.readUInt32BE(0)} ` : ''
  return `${command} ${nth}${data.subarray(at).toString('latin1').replaceAll('\0', '|')}`
}
const shown = (packets: readonly Packet[]) => packets.map(show)

test.each([
  ['TCP', () => onTcp],
  ['a Unix socket', onUnix],
])('on %s a mail is judged as it was and gets its fields', async (_, socket) => {
  const { heard, dial } = await start({ socket: socket() })
  const client = await dial()
  const said = await client.mail({
    from: 'a@sender.test',
    to: ['taro@example.test', 'hanako@example.test', 'taro@example.test'],
    fields: [
      ['From', ' a@sender.test'],
      ['Subject', '\tone\n two'],
      ['X-Odd', 'no blank'],
    ],
    body: 'hello\r\n.\r\n',
    queueId: '4XyZ',
  })
  expect(shown(said)).toEqual([
    'm 3 X-Spam-Flag||',
    'm 1 X-Spam-Flag||',
    'i 0 X-Miwake-Verdict| ham|',
    'i 0 Authentication-Results| mx.example.test;\n spf=pass|',
    'h X-Spam-Status| No|',
    'a ',
  ])
  expect(Buffer.from(heard.mails[0]!.bytes).toString()).toBe(
    'From: a@sender.test\r\nSubject:\tone\r\n two\r\nX-Odd:no blank\r\n\r\nhello\r\n.\r\n',
  )
  expect(heard.mails[0]!.bytes.buffer.byteLength).toBe(heard.mails[0]!.bytes.length)
  expect(heard.mails[0]!.envelope).toEqual({
    queueId: '4XyZ',
    clientIp: '192.0.2.7',
    clientName: 'client.test',
    helo: 'helo.test',
    mailFrom: 'a@sender.test',
    rcptTo: ['taro@example.test', 'hanako@example.test'],
    user: null,
    server: 'mx.example.test',
  })
})

test('a server of version 2 without the blank gets values without it', async () => {
  const { heard, dial } = await start()
  const client = await dial({ version: 2, actions: 0x3f, steps: 0x7f })
  const said = await client.mail({ fields: [['Subject', 'hi']] })
  expect(shown(said)).toContain('h X-Spam-Status|No|')
  expect(Buffer.from(heard.mails[0]!.bytes).toString()).toBe('Subject: hi\r\n\r\nhello\r\n')
})

test.each<[string, readonly Deed[], readonly string[], readonly (readonly string[])[]]>([
  ['one holds, one takes', ['quarantine', 'tag'], ['- <a@example.test>|', 'a '], [['a@example.test']]],
  ['one refuses, one takes', ['deliver', 'reject'], ['- <b@example.test>|', 'a '], [['b@example.test']]],
  ['both hold', ['quarantine'], ['d '], [['a@example.test', 'b@example.test']]],
  ['one holds, one refuses', ['quarantine', 'reject'], ['d '], [['a@example.test', 'b@example.test']]],
  [
    'both refuse',
    ['reject'],
    [
      'y 550-5.7.1 The message was not accepted: it looks like phishing.\r\n' +
        '550 5.7.1 If it is honest, please reach its recipient another way.|',
    ],
    [],
  ],
  ['one defers', ['deliver', 'defer'], ['y 451 4.7.1 Please try again later|'], []],
])('two recipients: %s', async (_, deeds, want, held) => {
  const { heard, dial } = await start({ deeds })
  const client = await dial()
  const said = await client.mail({ to: ['a@example.test', 'b@example.test'] })
  expect(shown(said).filter((line) => !/^[mih] /.test(line))).toEqual(want)
  expect(heard.held).toEqual(held)
})

test.each(['defer', 'accept'] as const)(
  'what cannot be held is deferred, also where failures are to %s',
  async (onFailure) => {
    const hold: Hold = async () => {
      throw new Error('disk full')
    }
    const { dial } = await start({ deeds: ['quarantine'], hold, settings: { ...settings, onFailure } })
    const client = await dial()
    expect(shown(await client.mail())[0]).toMatch(/^y 451 4\.7\.1 /)
  },
)

test('a store that hangs does not hang the server', async () => {
  const hold: Hold = () => new Promise(() => {})
  const { dial } = await start({ deeds: ['quarantine'], hold, limits: { holdMs: 30 } })
  expect(shown(await (await dial()).mail())[0]).toMatch(/^y 451 /)
})

const failures: readonly (readonly [string, () => Promise<Answer | Failure>])[] = [
  ['is busy', async () => ({ status: 'failed', why: 'busy' })],
  ['throws', async () => Promise.reject(new Error('a bug'))],
  ['hangs', () => new Promise(() => {})],
]
test.each(failures)('a judge that %s: mails are deferred or handed on, as the settings say', async (_, judge) => {
  for (const [onFailure, want] of [
    ['defer', /^y 451 4\.7\.1 /],
    ['accept', /^a $/],
  ] as const) {
    const { dial } = await start({
      judge,
      settings: { ...settings, onFailure, judgeMs: 20 },
      limits: { judgeSlackMs: 10 },
    })
    const said = shown(await (await dial()).mail())
    expect(said).toHaveLength(1)
    expect(said[0]).toMatch(want)
  }
})

test('the server hears that the judge is still at it', async () => {
  const judge: Judge = async (mail) => {
    await new Promise((resolve) => setTimeout(resolve, 60))
    return answerFor(mail, ['deliver'])
  }
  const { dial } = await start({ judge, limits: { progressMs: 10 } })
  const client = await dial()
  client.send(formatPacket('M', formatText('<a@sender.test>')))
  await client.next()
  client.send(formatPacket('E'))
  expect((await client.next())?.command).toBe('p')
})

test('many mails on a connection keep apart; an aborted one is forgotten', async () => {
  const { heard, dial } = await start()
  const client = await dial()
  await client.mail({ from: 'one@sender.test', body: 'one' })
  client.send(formatPacket('A'))
  client.send(formatPacket('M', formatText('<gone@sender.test>')))
  await client.next()
  client.send(formatPacket('L', formatText('X-Gone'), formatText(' 1')))
  client.send(formatPacket('A'))
  await client.mail({ from: 'two@sender.test', fields: [], body: 'two' })
  expect(heard.mails.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(['Subject: hi\r\n\r\none', '\r\ntwo'])
  expect(heard.mails.map(({ envelope }) => envelope.mailFrom)).toEqual(['one@sender.test', 'two@sender.test'])
  expect(heard.mails[1]!.envelope.clientIp).toBe('192.0.2.7')
})

test('a connection kept for another client (QUIT_NC) forgets the first', async () => {
  const { heard, dial } = await start()
  const client = await dial()
  await client.mail()
  client.send(formatPacket('K'))
  client.send(connectPacket('[2001:db8::1]', 'IPv6:2001:db8::1'))
  await client.next()
  client.send(macroPacket('M', { i: 'q2', '{auth_authen}': 'taro' }))
  await client.mail({ queueId: 'q2' })
  expect(heard.mails[1]!.envelope).toMatchObject({
    clientIp: '2001:db8::1',
    clientName: null,
    helo: '',
    user: 'taro',
    server: '',
  })
})

test('a client name that Sendmail could not verify is none; its address may come by macro alone', async () => {
  const { heard, dial } = await start()
  const client = await dial()
  client.send(macroPacket('C', { '{client_resolve}': 'FORGED', client_addr: '192.0.2.9' }))
  client.send(formatPacket('C', formatText('forged.test'), Buffer.from('U')))
  await client.next()
  await client.mail()
  expect(heard.mails[0]!.envelope).toMatchObject({ clientName: null, clientIp: '192.0.2.9' })
})

test('the beginning of a large mail is judged, the rest not asked for, and it is never held in part', async () => {
  const { heard, dial } = await start({ deeds: ['quarantine'] })
  const client = await dial()
  const said = await client.mail({ body: 'x'.repeat(500_000) })
  expect(heard.mails[0]!.bytes.length).toBe('Subject: hi\r\n\r\n'.length + 65_536)
  expect(said.at(-1)?.command).toBe('a')
  expect(heard.held).toEqual([])
  expect(heard.log).toContain('mail delivered that was to be held')
})

test('a server that cannot remove recipients: everybody gets the mail, marked, and nothing is held twice', async () => {
  const { heard, dial } = await start({ deeds: ['quarantine', 'deliver'] })
  const client = await dial({ ...postfixOffer, actions: 0x1ff & ~0x08 })
  const said = shown(await client.mail({ to: ['a@example.test', 'b@example.test'] }))
  expect(said.at(-1)).toBe('a ')
  expect(said.some((line) => line.startsWith('- '))).toBe(false)
  expect(heard.held).toEqual([])
})

test('a server that changes no fields is asked for none, which the log says once', async () => {
  const { dial, heard } = await start()
  for (let i = 0; i < 2; i++) expect(shown(await (await dial({ ...postfixOffer, actions: 0 })).mail())).toEqual(['a '])
  expect(heard.log.filter((event) => event === 'mail server lacks milter actions')).toHaveLength(1)
})

test('memory for all mails is limited: one too much is deferred, the next finds room again', async () => {
  const { dial } = await start()
  const client = await dial()
  expect(shown(await client.mail({ fields: [['X-Long', 'x'.repeat(5 * settings.bytesMax)]] }))[0]).toMatch(/^y 451 /)
  for (let i = 0; i < 9; i++) {
    const said = await client.mail({ fields: [['X-Long', 'x'.repeat(3 * settings.bytesMax)]] })
    expect(said.at(-1)?.command).toBe('a')
  }
})

test.each([
  ['defer', 't'],
  ['accept', 'a'],
] as const)('connections beyond the limit are told so, not closed: %s', async (onFailure, want) => {
  for (const socket of [onTcp, onUnix()]) {
    const { dial, listening } = await start({
      socket,
      settings: { ...settings, connectionsMax: 1, onFailure },
      limits: { turnedAwayMax: 1 },
    })
    const first = await dial()
    const second = await openMilterClient(listening.endpoint)
    open.clients.push(second)
    await second.negotiate()
    expect((await second.greet())[0]).toBe(want)
    const third = await openMilterClient(listening.endpoint)
    expect(await third.next()).toBeNull()
    expect((await first.mail()).at(-1)?.command).toBe('a')
  }
})

test('one that was turned away and sends a mail nevertheless is not judged', async () => {
  const { dial, heard } = await start({ settings: { ...settings, connectionsMax: 1 } })
  await dial()
  const client = await dial()
  expect(shown(await client.mail())[0]).toMatch(/^y 451 /)
  expect(heard.mails).toEqual([])
})

test.each([
  ['no offer first', formatPacket('M', formatText('<a@sender.test>'))],
  ['an HTTP request', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
  ['version 1', formatPacket('O', Buffer.from([0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]))],
])('%s: the connection is closed', async (_, bytes) => {
  const { listening } = await start()
  const client = await openMilterClient(listening.endpoint)
  client.send(bytes)
  expect(await client.next()).toBeNull()
})

test('a silent connection, and one that sends a packet without an end, are closed; others are served meanwhile', async () => {
  const { listening, dial } = await start({ settings: { ...settings, idleMs: 150 } })
  const silent = await openMilterClient(listening.endpoint)
  const slow = await openMilterClient(listening.endpoint)
  const drip = setInterval(() => slow.send(Buffer.from([0])), 10)
  expect((await (await dial()).mail()).at(-1)?.command).toBe('a')
  expect(await silent.next()).toBeNull()
  clearInterval(drip)
  slow.send(Buffer.from([0, 0, 0, 9, 79, 0]))
  expect(await slow.next()).toBeNull()
})

test('a server that gives up waiting is not answered late, and the judge is told', async () => {
  const signals: AbortSignal[] = []
  const judge: Judge = (mail, signal) =>
    new Promise((resolve) => {
      signals.push(signal!)
      if (signals.length > 1) resolve(answerFor(mail, ['deliver']))
      else signal!.addEventListener('abort', () => resolve(answerFor(mail, ['reject'])))
    })
  const { dial } = await start({ judge })
  const client = await dial()
  client.send(formatPacket('M', formatText('<a@sender.test>')))
  await client.next()
  client.send(formatPacket('E'))
  client.send(formatPacket('A'))
  expect((await client.mail()).at(-1)?.command).toBe('a')
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, false])
})

test('one who leaves while his mail is judged frees its place', async () => {
  const aborted: boolean[] = []
  const judge: Judge = (mail, signal) =>
    new Promise((resolve) =>
      signal!.addEventListener('abort', () => {
        aborted.push(true)
        resolve(answerFor(mail, ['quarantine']))
      }),
    )
  const { dial, listening, heard } = await start({ judge })
  const client = await dial()
  client.send(formatPacket('E'))
  client.socket.end()
  client.close()
  await expect.poll(listening.connections).toBe(0)
  expect(aborted).toEqual([true])
  expect(heard.held).toEqual([])
})

test('close(): the mail under way has its answer, the next one is deferred, then all is closed and the file gone', async () => {
  let go = () => {}
  const judge: Judge = (mail) =>
    new Promise((resolve) => {
      go = () => resolve(answerFor(mail, ['deliver']))
    })
  const socket = onUnix()
  const { dial, listening } = await start({ socket, judge, limits: { lingerMs: 5_000 } })
  const client = await dial()
  const first = client.mail()
  await expect.poll(() => go.toString()).toContain('resolve')
  const closed = listening.close()
  go()
  expect((await first).at(-1)?.command).toBe('a')
  expect(shown(await client.mail())[0]).toMatch(/^y 451 4\.3\.2 /)
  client.send(formatPacket('Q'))
  await closed
  expect(listening.connections()).toBe(0)
  expect(existsSync(socket.kind === 'unix' ? socket.path : '')).toBe(false)
})

test('the socket of the settings is taken with its mode', async () => {
  const socket = onUnix()
  const path = socket.kind === 'unix' ? socket.path : ''
  await start({ socket: parseSocket(`unix:${path}`)!, settings: { ...settings, milterMode: '600' } })
  expect(statSync(path).mode & 0o777).toBe(0o600)
})
