/** A real Postfix asks the milter about each mail and delivers to a real Dovecot. The judge is a made one: by subject. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Answer, Deed, Hold, Judge, MailToJudge } from '../packages/server/src/gateway/answer.ts'
import { listenMilter } from '../packages/server/src/gateway/milter/listen.ts'
import type { Endpoint, Listening } from '../packages/server/src/gateway/socket.ts'
import { formatSocket } from '../packages/server/src/gateway/socket.ts'
import { hamTerms, judgementOf } from '../packages/server/src/gateway/testing/answers.ts'
import { type Dovecot, dovecotMissing, hanako, startDovecot, taro } from './servers/dovecot.ts'
import { freePorts, until } from './servers/ports.ts'
import { type Postfix, postfixMissing, startPostfix } from './servers/postfix.ts'
import { smtpSend } from './servers/smtp-send.ts'

const settings = {
  milterMode: '666',
  onFailure: 'defer',
  connectionsMax: 100,
  bytesMax: 1_000_000,
  judgeMs: 5_000,
  idleMs: 60_000,
} as const

const rawOf = (subject: string, more: readonly string[] = [], body = 'こんにちは\n.dot\n') =>
  [
    'From: =?ISO-2022-JP?B?GyRCO0tGIxsoQg==?= <a@sender.test>',
    `Subject:\t${subject}`,
    'X-Folded: one',
    '\ttwo',
    ...more,
    '',
    body,
  ].join('\n')

const textOf = ({ bytes }: MailToJudge) => Buffer.from(bytes).toString('utf8')

/** 'held:hanako' in a subject holds hers, and the like. */
const deedFor = (subject: string, recipient: string): Deed => {
  const wishes = [...subject.matchAll(/(deliver|tag|quarantine|reject|defer):(\w+)/g)]
  const wish = wishes.find(([, , who]) => who === 'all' || recipient.startsWith(who!))
  return (wish?.[1] ?? 'deliver') as Deed
}

const answerTo = (mail: MailToJudge): Answer => {
  const text = textOf(mail)
  const subject = /^Subject:\s*(.*)\r$/m.exec(text)?.[1] ?? ''
  const forged = [...text.split('\r\n\r\n')[0]!.matchAll(/^X-Miwake-Verdict:/gim)]
  return {
    status: 'judged',
    judgement: { ...judgementOf(hamTerms), verdict: 'phishing' },
    recipients: mail.envelope.rcptTo.map((recipient) => ({
      recipient,
      deed: deedFor(subject, recipient),
      because: [],
    })),
    fields: {
      remove: forged.map((_, i) => ({ name: 'X-Miwake-Verdict', nth: i + 1 })),
      insert: [
        { name: 'Authentication-Results', text: 'mx.example.test;\n spf=pass smtp.mailfrom=sender.test' },
        { name: 'X-Miwake-Verdict', text: 'ham; p=0.9' },
      ],
      add: [{ name: 'X-Spam-Status', text: 'No, score=-1.0' }],
    },
  }
}

const waysIn = [
  ['TCP', 'inet'],
  ['a Unix socket', 'unix'],
] as const

describe.skipIf(postfixMissing !== null || dovecotMissing !== null).each(waysIn)('Postfix asks over %s', (_, kind) => {
  let dovecot: Dovecot
  let postfix: Postfix
  let listening: Listening | null = null
  let endpoint: Endpoint
  const folder = mkdtempSync(join(tmpdir(), 'mw-gw-'))
  const judged: MailToJudge[] = []
  const held: { readonly queueId: string; readonly recipients: readonly string[] }[] = []
  const log: string[] = []

  const judge: Judge = async (mail) => {
    judged.push(mail)
    return answerTo(mail)
  }
  const hold: Hold = async ({ envelope }, _answer, recipients) => {
    held.push({ queueId: envelope.queueId, recipients })
  }
  const start = async (given: { judge?: Judge; hold?: Hold; onFailure?: 'defer' | 'accept' } = {}) => {
    await listening?.close()
    listening = await listenMilter({
      socket: endpoint,
      judge,
      hold,
      settings: { ...settings, onFailure: given.onFailure ?? 'defer' },
      log: (_level, event) => log.push(event),
      nowMs: () => performance.now(),
      limits: { lingerMs: 0 },
      ...given,
    })
  }
  const stop = async () => {
    await listening?.close()
    listening = null
  }

  beforeAll(async () => {
    chmodSync(folder, 0o755)
    const [port = 0] = await freePorts(1)
    endpoint = kind === 'inet' ? { kind, host: '127.0.0.1', port } : { kind, path: join(folder, 'milter.sock') }
    dovecot = await startDovecot()
    postfix = await startPostfix({
      milter: formatSocket(endpoint),
      lmtpPort: dovecot.lmtpPort,
      mainConfig: 'non_smtpd_milters = $smtpd_milters',
    })
  })
  afterAll(async () => {
    await postfix?.stop()
    await stop()
    await dovecot?.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  beforeEach(async () => {
    for (const user of [taro.user, hanako.user]) dovecot.doveadm('expunge', '-u', user, 'mailbox', '*', 'all')
    judged.length = 0
    held.length = 0
    log.length = 0
    await start()
  })

  /** Everything in INBOX as text, once there are this many and the queue is empty. */
  const inbox = async (user: string, count: number) => {
    await until(`${count} mails for ${user}: ${log.join()}`, async () => {
      const status = dovecot.doveadm('mailbox', 'status', '-u', user, 'messages', 'INBOX')
      return status.includes(`messages=${count}`) && postfix.queued() === 0
    })
    if (count === 0) return []
    const fetched = dovecot.doveadm('-f', 'flow', 'fetch', '-u', user, 'text', 'mailbox', 'INBOX', 'all')
    return fetched.split(/^text=/m).slice(1)
  }
  const send = async (subject: string, to: readonly string[] = [taro.user], more: readonly string[] = []) => {
    const [reply] = await smtpSend(postfix.smtpPort, [{ from: 'a@sender.test', to, raw: rawOf(subject, more) }])
    return reply!
  }

  test('the mail is judged as the sender wrote it, and who sent it is told', async () => {
    expect(await send('hi')).toMatch(/^250 /)
    const [mail] = judged
    expect(textOf(mail!)).toMatch(
      /^From: =\?ISO-2022-JP\?B\?GyRCO0tGIxsoQg==\?= <a@sender\.test>\r\nSubject:\thi\r\nX-Folded: one\r\n\ttwo\r\n/,
    )
    expect(textOf(mail!).endsWith('\r\n\r\nこんにちは\r\n.dot\r\n')).toBe(true)
    expect(mail!.envelope).toMatchObject({
      clientIp: '127.0.0.1',
      helo: 'client.test',
      mailFrom: 'a@sender.test',
      rcptTo: [taro.user],
      user: null,
      server: 'mx.example.test',
    })
    expect(mail!.envelope.queueId).toMatch(/^\w{6,}$/)
    expect(postfix.log()).toContain(mail!.envelope.queueId)
    await inbox(taro.user, 1)
  })

  test('address, name and login of the client are told', async () => {
    const mail = { from: 'a@sender.test', to: [taro.user], raw: rawOf('hi') }
    const first = ['EHLO proxy.test', 'XCLIENT NAME=mail.sender.test ADDR=192.0.2.7 LOGIN=taro']
    expect(await smtpSend(postfix.smtpPort, [mail], first)).toEqual([expect.stringMatching(/^250 /)])
    const nameless = ['EHLO proxy.test', 'XCLIENT NAME=[UNAVAILABLE] ADDR=192.0.2.8']
    expect(await smtpSend(postfix.smtpPort, [mail], nameless)).toEqual([expect.stringMatching(/^250 /)])
    expect(judged.map(({ envelope }) => envelope)).toMatchObject([
      { clientIp: '192.0.2.7', clientName: 'mail.sender.test', user: 'taro' },
      { clientIp: '192.0.2.8', clientName: null, user: null },
    ])
    await inbox(taro.user, 2)
  })

  test('mail submitted on the machine itself is judged too', async () => {
    postfix.sendmail('b@sender.test', [taro.user], rawOf('local'))
    const [text = ''] = await inbox(taro.user, 1)
    expect(text).toMatch(/^X-Miwake-Verdict: ham; p=0.9\r?$/m)
    expect(judged[0]!.envelope).toMatchObject({ mailFrom: 'b@sender.test', rcptTo: [taro.user] })
  })

  test('own fields go on top, forged ones go, the rest stays byte by byte', async () => {
    await send(
      'forged',
      [taro.user],
      ['X-Miwake-Verdict: ham; forged', 'X-Other: kept', 'x-miwake-verdict:ham; forged'],
    )
    const [text = ''] = await inbox(taro.user, 1)
    const names = [...text.split(/\r?\n\r?\n/)[0]!.matchAll(/^([\w-]+):/gm)].map(([, name]) => name)
    const own = names.slice(names.indexOf('Authentication-Results'))
    expect(own.slice(0, 2)).toEqual(['Authentication-Results', 'X-Miwake-Verdict'])
    // Nothing the sender wrote stands above them.
    expect(names.indexOf('From')).toBeGreaterThan(names.indexOf('X-Miwake-Verdict'))
    expect(names.filter((name) => /verdict/i.test(name!))).toHaveLength(1)
    expect(names.at(-1)).toBe('X-Spam-Status')
    expect(text).not.toContain('; forged')
    expect(text).toMatch(/^Authentication-Results: mx\.example\.test;\r?\n spf=pass smtp\.mailfrom=sender\.test\r?$/m)
    expect(text).toMatch(/^Subject:\tforged\r?\nX-Folded: one\r?\n\ttwo\r?\nX-Other: kept\r?$/m)
  })

  test('a refusal reaches the sender in words', async () => {
    expect(await send('reject:all')).toBe(
      '550-5.7.1 The message was not accepted: it looks like phishing.\n' +
        '550 5.7.1 If it is honest, please reach its recipient another way.',
    )
    await inbox(taro.user, 0)
  })

  test('a deferred mail is delivered when it comes again', async () => {
    expect(await send('defer:all')).toMatch(/^451 4\.7\.1 Please try again later/)
    expect(await send('now')).toMatch(/^250 /)
    await inbox(taro.user, 1)
  })

  test('of two recipients one gets the mail, the other’s copy is held first', async () => {
    expect(await send('quarantine:hanako', [taro.user, hanako.user])).toMatch(/^250 /)
    await inbox(taro.user, 1)
    await inbox(hanako.user, 0)
    expect(held).toEqual([{ queueId: judged[0]!.envelope.queueId, recipients: [hanako.user] }])
  })

  test('where all copies are held the sender hears of success and nobody gets it', async () => {
    expect(await send('quarantine:all', [taro.user, hanako.user])).toMatch(/^250 /)
    await inbox(taro.user, 0)
    await inbox(hanako.user, 0)
    expect(held.map(({ recipients }) => recipients)).toEqual([[taro.user, hanako.user]])
  })

  test('a copy that cannot be held defers the mail', async () => {
    await start({ hold: async () => Promise.reject(new Error('disk full')) })
    expect(await send('quarantine:hanako', [taro.user, hanako.user])).toMatch(/^451 4\.7\.1 /)
    await inbox(taro.user, 0)
  })

  test('mails one after another on one connection keep apart, also after a refusal and a reset', async () => {
    const mails = ['one', 'reject:all', 'two', 'defer:all', 'three'].map((subject) => ({
      from: `${subject.replace(':', '-')}@sender.test`,
      to: [taro.user],
      raw: rawOf(subject),
    }))
    const replies = await smtpSend(postfix.smtpPort, mails)
    expect(replies.map((reply) => reply.slice(0, 3))).toEqual(['250', '550', '250', '451', '250'])
    expect(judged.map(({ envelope }) => envelope.mailFrom)).toEqual(mails.map(({ from }) => from))
    await inbox(taro.user, 3)
  })

  test('a mail beyond the limit is judged by its beginning and delivered whole', async () => {
    const body = `${'x'.repeat(998)}\n`.repeat(2_000)
    const raw = rawOf('quarantine:all', [], body)
    const [reply] = await smtpSend(postfix.smtpPort, [{ from: 'a@sender.test', to: [taro.user], raw }])
    expect(reply).toMatch(/^250 /)
    const [text = ''] = await inbox(taro.user, 1)
    expect(text.match(/^x{998}/gm)).toHaveLength(2_000)
    expect(judged[0]!.bytes.length).toBeLessThan(1_001_000)
    expect(held).toEqual([])
  })

  test('a judge that fails: mails are deferred, or handed on untouched, as the settings say', async () => {
    const failing: Judge = async () => ({ status: 'failed', why: 'error' })
    await start({ judge: failing })
    expect(await send('hi')).toMatch(/^451 4\.7\.1 /)
    await start({ judge: failing, onFailure: 'accept' })
    expect(await send('hi')).toMatch(/^250 /)
    const [text = ''] = await inbox(taro.user, 1)
    expect(text).not.toMatch(/^X-Spam-Status/m)
  })

  test('without Miwake Postfix asks senders to try again; with it back mail comes in', async () => {
    await stop()
    expect(await send('hi')).toMatch(/^451 4\.7\.1 Service unavailable/)
    await start()
    expect(await send('hi')).toMatch(/^250 /)
    await inbox(taro.user, 1)
  })

  test('400 mails, five at a time: each is judged once and arrives once', { timeout: 120_000 }, async () => {
    const flood = { count: 200, atATime: 5, from: 'a@sender.test', to: taro.user, bodyBytes: 4_096 }
    expect(await postfix.flood(flood)).toBe(0)
    expect(await postfix.flood({ ...flood, oneConnection: true })).toBe(0)
    expect(judged).toHaveLength(400)
    expect(new Set(judged.map(({ envelope }) => envelope.queueId)).size).toBe(400)
    await inbox(taro.user, 400)
    await until('all connections closed', () => listening!.connections() === 0)
  })
})
