/** A server that hands over, Miwake, and a made server behind it: what each is told, and who gets what. */
import { connect } from 'node:net'
import { createInterface } from 'node:readline'
import { afterEach, expect, test, vi } from 'vitest'
import type { Answer, Deed, Hold, Judge, MailToJudge } from '../answer.ts'
import { hamTerms, judgementOf } from '../testing/answers.ts'
import { anyPort, portOf, settingsWith } from '../testing/listen.ts'
import { type Script, startBehind } from '../testing/smtp-behind.ts'
import { listenRelay, type RelayOptions } from './listen-relay.ts'

/** Says all, hears one reply to each. */
const talk = (port: number, said: readonly string[]): Promise<readonly string[]> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const replies: string[] = []
    let next = 0
    socket.on('error', () => undefined)
    socket.once('close', () => resolve(replies))
    createInterface({ input: socket }).on('line', (line) => {
      if (/^\d{3}-/.test(line)) return
      replies.push(line)
      if (next < said.length) socket.write(said[next++]!)
      else if (replies.length > said.length) socket.end()
    })
  })

const deedFor = (subject: string, recipient: string): Deed =>
  (new RegExp(`(deliver|tag|quarantine|reject|defer):${recipient.split('@')[0]}`).exec(subject)?.[1] ??
    'deliver') as Deed

const answerTo = ({ bytes, envelope }: MailToJudge): Answer => ({
  status: 'judged',
  judgement: { ...judgementOf(hamTerms), verdict: 'phishing' },
  recipients: envelope.rcptTo.map((recipient) => ({
    recipient,
    deed: deedFor(/^Subject: (.*)$/m.exec(Buffer.from(bytes).toString())?.[1] ?? '', recipient),
    because: [],
  })),
  fields: {
    remove: [{ name: 'X-Forged', nth: 1 }],
    insert: [{ name: 'Authentication-Results', text: 'mx.test; spf=pass' }],
    add: [{ name: 'X-Miwake-Verdict', text: 'phishing' }],
  },
})

const opened: { close: () => Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.close()))
})

type Given = Partial<Pick<RelayOptions, 'kind' | 'judge' | 'hold' | 'limits'>> & {
  readonly protocol?: 'smtp' | 'lmtp'
  readonly script?: Script
  readonly settings?: Parameters<typeof settingsWith>[0]
}

const start = async ({ kind = 'lmtp', protocol = 'smtp', script, settings, ...given }: Given = {}) => {
  const behind = await startBehind(protocol, script)
  const judged: MailToJudge[] = []
  const held: (readonly string[])[] = []
  const judge: Judge = async (mail) => {
    judged.push(mail)
    return answerTo(mail)
  }
  const hold: Hold = async (_mail, _answer, recipients) => {
    held.push(recipients)
  }
  const relay = await listenRelay({
    kind,
    socket: anyPort,
    next: { endpoint: { kind: 'inet', host: '127.0.0.1', port: behind.port }, protocol },
    settings: settingsWith({ nextProtocol: protocol, idleMs: 20_000, judgeMs: 5_000, ...settings }),
    judge,
    hold,
    log: () => undefined,
    name: 'mx.test',
    now: () => new Date(0),
    ...given,
  })
  opened.push(relay, behind)
  return { behind, judged, held, relay, port: portOf(relay) }
}

const mailOf = (subject: string) =>
  `From: a@sender.test\r\nX-Forged: 1\r\nSubject: ${subject}\r\n\r\nhello\r\n..dot\r\n.\r\n`
const conversation = (kind: 'lmtp' | 'smtp', to: readonly string[], subject: string): readonly string[] => [
  `${kind === 'lmtp' ? 'LHLO' : 'EHLO'} mx.front.test\r\n`,
  'MAIL FROM:<a@sender.test>\r\n',
  ...to.map((each) => `RCPT TO:<${each}@example.test>\r\n`),
  'DATA\r\n',
  mailOf(subject),
]
/** What is said at the end of data. */
const ending = async (kind: 'lmtp' | 'smtp', port: number, to: readonly string[], subject: string) => {
  const replies = await talk(port, [
    ...conversation(kind, to, subject),
    ...Array.from({ length: kind === 'lmtp' ? to.length - 1 : 0 }, () => ''),
    'QUIT\r\n',
  ])
  return replies.slice(to.length + 4, -1)
}

test('LMTP: each recipient is answered by its own deed, and gets its own fields', async () => {
  const { behind, held, port } = await start()
  const to = ['dora', 'tom', 'quinn', 'rex', 'dee']
  expect(await ending('lmtp', port, to, 'tag:tom quarantine:quinn reject:rex defer:dee')).toEqual([
    expect.stringMatching(/^250 2\.0\.0 Ok: queued as 1$/),
    expect.stringMatching(/^250 2\.0\.0 Ok: queued as 2$/),
    '250 2.0.0 Ok',
    expect.stringMatching(/^550 5\.7\.1 .*phishing/),
    expect.stringMatching(/^451 4\.7\.1 /),
  ])
  expect(held).toEqual([['quinn@example.test']])
  expect(behind.mails.map(({ to: each }) => each)).toEqual([['dora@example.test'], ['tom@example.test']])
  const [plain, tagged] = behind.mails.map(({ text }) => text)
  expect(plain).toMatch(
    /^Received: from localhost\n by mx\.test \(Miwake\) with LMTP id lmtp-\d+-1;\n Thu, 01 Jan 1970 00:00:00 \+0000\nAuthentication-Results: /,
  )
  expect(plain).not.toMatch(/X-Forged|X-Spam-Flag/)
  expect(plain).toMatch(/\n\nhello\n\.dot$/)
  expect(tagged).toMatch(/^X-Spam-Flag: YES$/m)
})

test('SMTP: one answer; whose copy is held is left out', async () => {
  const { behind, held, port } = await start({ kind: 'smtp' })
  expect(await ending('smtp', port, ['dora', 'quinn'], 'quarantine:quinn')).toEqual(['250 2.0.0 Ok: queued as 1'])
  expect(held).toEqual([['quinn@example.test']])
  expect(behind.mails.map(({ to }) => to)).toEqual([['dora@example.test']])
})

test.each([
  ['reject:dora', /^550 5\.7\.1 /, 0],
  ['defer:dora', /^451 4\.7\.1 /, 0],
  ['quarantine:dora', /^250 2\.0\.0 Ok$/, 0],
  ['deliver:dora', /^250 2\.0\.0 Ok: queued/, 1],
])('SMTP: %s', async (subject, reply, mails) => {
  const { behind, port } = await start({ kind: 'smtp' })
  expect(await ending('smtp', port, ['dora'], subject)).toEqual([expect.stringMatching(reply)])
  expect(behind.mails).toHaveLength(mails)
})

test.each(['lmtp', 'smtp'] as const)('%s: what the next server says to a recipient is given back', async (kind) => {
  const { behind, port } = await start({
    kind,
    script: (line) =>
      line.includes('nobody')
        ? '550 5.1.1 No such user'
        : line.includes('full')
          ? '452-4.2.2 The mailbox\r\n452 4.2.2 is full'
          : undefined,
  })
  const replies = await talk(port, [
    `${kind === 'lmtp' ? 'LHLO' : 'EHLO'} mx.front.test\r\n`,
    'MAIL FROM:<a@sender.test>\r\n',
    ...['nobody', 'full', 'dora'].map((each) => `RCPT TO:<${each}@example.test>\r\n`),
    'DATA\r\n',
    mailOf('hi'),
    'QUIT\r\n',
  ])
  expect(replies.slice(3)).toEqual([
    '550 5.1.1 No such user',
    '452 4.2.2 The mailbox is full',
    '250 Accepted',
    expect.stringMatching(/^354 /),
    '250 2.0.0 Ok: queued as 1',
    '221 Bye',
  ])
  expect(behind.mails.map(({ to }) => to)).toEqual([['dora@example.test']])
  // The mail went by the transaction that was asked: nobody was asked twice.
  expect(behind.heard.filter((line) => line.startsWith('MAIL'))).toHaveLength(1)
})

test('LMTP on to LMTP: what each recipient is told at the end is given back', async () => {
  const { port } = await start({
    protocol: 'lmtp',
    script: (line) => (line === 'END full@example.test' ? '452 4.2.2 full' : undefined),
  })
  expect(await ending('lmtp', port, ['dora', 'full', 'eve'], 'hi')).toEqual([
    '250 2.0.0 Ok: queued as 1',
    '452 4.2.2 full',
    '250 2.0.0 Ok: queued as 1',
  ])
})

test('SMTP on to LMTP takes one recipient at a time: one answer cannot tell of two', async () => {
  const { port } = await start({ kind: 'smtp', protocol: 'lmtp' })
  const replies = await talk(port, conversation('smtp', ['dora', 'eve'], 'hi').slice(0, 4))
  expect(replies.slice(-2)).toEqual(['250 Accepted', expect.stringMatching(/^452 4\.5\.3 One recipient/)])
})

test('SMTP: a recipient refused after all defers the mail for everybody, and nothing is sent', async () => {
  let asked = 0
  const { behind, port } = await start({
    kind: 'smtp',
    script: (line) => (line.startsWith('RCPT TO:<eve') && ++asked > 1 ? '450 4.2.0 greylisted' : undefined),
  })
  expect(await ending('smtp', port, ['dora', 'eve', 'quinn'], 'quarantine:quinn')).toEqual([
    expect.stringMatching(/^451 4\.3\.0 /),
  ])
  expect(behind.mails).toEqual([])
})

test('a server behind that hangs up after the mail was sent: asked to come again, and never sent twice', async () => {
  const { behind, port } = await start({
    kind: 'smtp',
    script: (line) => (line.startsWith('END') ? 'HANG UP' : undefined),
  })
  expect(await ending('smtp', port, ['dora'], 'hi')).toEqual([expect.stringMatching(/^451 4\.4\.2 /)])
  expect(behind.heard.filter((line) => line === 'END')).toHaveLength(1)
})

test('a server behind that hung up between two mails is simply asked anew', async () => {
  const { behind, port } = await start({ kind: 'smtp' })
  const first = conversation('smtp', ['dora'], 'one')
  const socket = connect(port, '127.0.0.1')
  const replies: string[] = []
  createInterface({ input: socket }).on('line', (line) => {
    if (!/^\d{3}-/.test(line)) replies.push(line)
  })
  const ask = async (text: string) => {
    const before = replies.length
    if (text !== '') socket.write(text)
    await vi.waitFor(() => expect(replies.length).toBeGreaterThan(before), 5_000)
  }
  await ask('')
  for (const text of first) await ask(text)
  for (const each of behind.sockets) each.destroy()
  for (const text of first.slice(1)) await ask(text)
  socket.destroy()
  expect(replies.at(-1)).toBe('250 2.0.0 Ok: queued as 2')
})

test('without the server behind nobody is let in', async () => {
  const { behind, port } = await start()
  await behind.close()
  expect(await talk(port, [])).toEqual([expect.stringMatching(/^421 4\.4\.1 /)])
})

test('a copy that cannot be held: LMTP defers that one, SMTP all', async () => {
  const hold: Hold = () => Promise.reject(new Error('disk full'))
  const each = await start({ hold })
  expect(await ending('lmtp', each.port, ['dora', 'quinn'], 'quarantine:quinn')).toEqual([
    expect.stringMatching(/^250 /),
    expect.stringMatching(/^451 4\.7\.1 /),
  ])
  const one = await start({ kind: 'smtp', hold })
  expect(await ending('smtp', one.port, ['dora', 'quinn'], 'quarantine:quinn')).toEqual([
    expect.stringMatching(/^451 4\.7\.1 /),
  ])
  expect(one.behind.mails).toEqual([])
})

test.each([
  ['defer', /^451 4\.7\.1 /, 0],
  ['accept', /^250 2\.0\.0 Ok: queued/, 1],
] as const)('a mail that cannot be judged, onFailure %s', async (onFailure, reply, mails) => {
  const judge: Judge = async () => ({ status: 'failed', why: 'busy' })
  const { behind, port } = await start({ judge, settings: { onFailure } })
  expect(await ending('lmtp', port, ['dora'], 'hi')).toEqual([expect.stringMatching(reply)])
  expect(behind.mails).toHaveLength(mails)
  if (mails > 0)
    expect(behind.mails[0]!.text).toMatch(
      /^Received: [\s\S]*\nFrom: a@sender\.test\nX-Forged: 1\nSubject: hi\n\nhello\n\.dot$/,
    )
})

test.each([
  [
    'XFORWARD',
    'XFORWARD NAME=mail.sender.test ADDR=192.0.2.7 HELO=helo.sender.test IDENT=4Abc\r\n',
    { queueId: '4Abc' },
  ],
  ['XCLIENT', 'XCLIENT NAME=mail.sender.test ADDR=192.0.2.7 LOGIN=taro\r\n', { user: 'taro' }],
])('%s tells who sent the mail', async (name, command, more) => {
  const { judged, port } = await start({ kind: 'smtp' })
  const hello = name === 'XCLIENT' ? ['EHLO helo.sender.test\r\n'] : []
  const [first = '', ...rest] = conversation('smtp', ['dora'], 'hi')
  await talk(port, [first, command, ...hello, ...rest, 'QUIT\r\n'])
  expect(judged[0]!.envelope).toMatchObject({
    clientIp: '192.0.2.7',
    clientName: 'mail.sender.test',
    helo: 'helo.sender.test',
    mailFrom: 'a@sender.test',
    rcptTo: ['dora@example.test'],
    ...more,
  })
})

test('a mail announced as too large, one that is, and one that goes in a circle are refused', async () => {
  const { behind, judged, port } = await start({ kind: 'smtp', settings: { bytesMax: 65_536 } })
  expect((await talk(port, ['EHLO a.test\r\n', 'MAIL FROM:<a@sender.test> SIZE=70000\r\n', 'QUIT\r\n']))[2]).toMatch(
    /^552 /,
  )
  const opening = conversation('smtp', ['dora'], 'hi').slice(0, 4)
  const large = `Subject: x\r\n\r\n${`${'x'.repeat(98)}\r\n`.repeat(800)}.\r\n`
  expect((await talk(port, [...opening, large, 'QUIT\r\n'])).at(-2)).toMatch(/^552 5\.3\.4 /)
  const circle = `${'Received: from a by b\r\n'.repeat(101)}\r\n.\r\n`
  expect((await talk(port, [...opening, circle, 'QUIT\r\n'])).at(-2)).toMatch(/^554 5\.4\.6 /)
  expect([judged.length, behind.mails.length]).toEqual([0, 0])
})

test('beyond connectionsMax one is told to come again; a slow sender is cut off', async () => {
  const { port } = await start({ settings: { connectionsMax: 1 }, limits: { transactionMs: 300 } })
  const slow = connect(port, '127.0.0.1')
  const isCut = new Promise<void>((done) => slow.once('close', () => done()))
  slow.on('error', () => undefined)
  await new Promise<void>((done) => slow.once('data', () => done()))
  expect(await talk(port, [])).toEqual([expect.stringMatching(/^421 4\.3\.2 /)])
  slow.write('LHLO a.test\r\nMAIL FROM:<a@sender.test>\r\n')
  await isCut
})

test('at the end idle connections are told, and a mail under way is answered', async () => {
  let judgeNow = () => {}
  const judge: Judge = async (mail) => {
    await new Promise<void>((done) => {
      judgeNow = done
    })
    return answerTo(mail)
  }
  const { relay, port } = await start({ kind: 'smtp', judge })
  const idle = talk(port, [])
  const busy = talk(port, [...conversation('smtp', ['dora'], 'hi'), 'QUIT\r\n'])
  const before = judgeNow
  await vi.waitFor(() => expect(judgeNow).not.toBe(before), 5_000)
  const closed = relay.close()
  judgeNow()
  expect((await idle).at(-1)).toMatch(/^(?:220|421) /)
  expect((await busy).at(-1)).toMatch(/^(?:250|421) /)
  expect((await busy).some((line) => line.startsWith('250 2.0.0 Ok: queued'))).toBe(true)
  await closed
})
