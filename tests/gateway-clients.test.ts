/** rspamc, rspamd's proxy before a Postfix, and spamc, as Debian has them, ask a made judge: it goes by the subject. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Deed, Judge, MailToJudge } from '../packages/server/src/gateway/answer.ts'
import { listenCheck } from '../packages/server/src/gateway/check/listen-check.ts'
import type { Learn } from '../packages/server/src/gateway/learn.ts'
import type { Listening } from '../packages/server/src/gateway/socket.ts'
import { listenSpamd } from '../packages/server/src/gateway/spamd/listen-spamd.ts'
import { answerOf, hamTerms, judgementOf, spamTerms } from '../packages/server/src/gateway/testing/answers.ts'
import { anyPort, portOf, settingsWith } from '../packages/server/src/gateway/testing/listen.ts'
import { ensureProgram } from './servers/available.ts'
import { type Dovecot, dovecotMissing, startDovecot, taro } from './servers/dovecot.ts'
import { until } from './servers/ports.ts'
import { type Postfix, postfixMissing, startPostfix } from './servers/postfix.ts'
import { type RspamdProxy, rspamdMissing, startRspamdProxy } from './servers/rspamd-proxy.ts'
import { smtpSend } from './servers/smtp-send.ts'

const spamcMissing = ensureProgram('/usr/bin/spamc', ['spamc'])
const folder = mkdtempSync(join(tmpdir(), 'mw-cl-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const mailOf = (subject: string, more: readonly string[] = [], body = '口座の確認\n') =>
  ['From: a@sender.test', `Subject: ${subject}`, ...more, '', body].join('\n')

const judged: MailToJudge[] = []
const judge: Judge = async (mail) => {
  judged.push(mail)
  const subject = /^Subject: *(\S+)/m.exec(Buffer.from(mail.bytes).toString())?.[1] ?? ''
  if (subject === 'busy') return { status: 'failed', why: 'busy' }
  const deed = subject as Deed
  const terms = deed === 'deliver' ? hamTerms : spamTerms
  return answerOf(judgementOf(terms), mail.envelope.rcptTo.length > 0 ? mail.envelope.rcptTo.map(() => deed) : [deed])
}
const taught: (readonly [string, MailToJudge])[] = []
/** A mail is known the second time. */
const learn: Learn = async (mail, teaching) => {
  const isKnown = taught.some(([before, { bytes }]) => before === teaching && Buffer.compare(bytes, mail.bytes) === 0)
  taught.push([teaching, mail])
  return isKnown ? 'known' : 'learned'
}
const shared = { socket: anyPort, judge, learn, settings: settingsWith(), log: () => undefined }
const startCheck = (): Promise<Listening> =>
  listenCheck({ ...shared, metrics: async () => '', nowMs: () => performance.now() })

beforeEach(() => {
  judged.length = 0
  taught.length = 0
})

type Run = { readonly code: number | null; readonly out: string }
const run = (program: string, args: readonly string[], input = ''): Promise<Run> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args)
    let out = ''
    child.stdout.on('data', (part: Buffer) => {
      out += part.toString('latin1')
    })
    child.stdin.on('error', () => undefined)
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, out: Buffer.from(out, 'latin1').toString() }))
    child.stdin.end(input)
  })

describe.skipIf(rspamdMissing !== null)('rspamc', () => {
  let listening: Listening
  beforeAll(async () => {
    listening = await startCheck()
  })
  afterAll(() => listening?.close())
  const rspamc = async (args: readonly string[], mail: string) => {
    const file = join(folder, 'mail.eml')
    writeFileSync(file, mail)
    return (await run('/usr/bin/rspamc', ['-h', `127.0.0.1:${portOf(listening)}`, ...args, file])).out
  }

  test.each([
    ['deliver', 'no action', 'false', '-10.62'],
    ['tag', 'add header', 'true', '12.66'],
    ['quarantine', 'add header', 'true', '12.66'],
    ['reject', 'reject', 'true', '12.66'],
    ['defer', 'soft reject', 'true', '12.66'],
  ])('shows what is to be done: %s', async (subject, action, spam, score) => {
    const out = await rspamc([], mailOf(subject))
    expect(out).toContain(`Action: ${action}\nSpam: ${spam}\nScore: ${score} / 6.00\n`)
    expect(out).toContain('Symbol: MIWAKE_BASE (')
    expect(out).toContain('Urls: ["example.test"]')
  })

  test.each([
    ['as it is', []],
    ['packed', ['-z']],
  ])('hands over a mail %s, with its envelope', async (_, args) => {
    const mail = mailOf('tag', [], '本文\n'.repeat(50_000))
    const who = ['-i', '192.0.2.9', '-F', 'a@sender.test', '-r', 'b@example.test', '-r', 'c@example.test']
    await rspamc([...args, ...who, '--helo', 'h.test', '--hostname', 'n.test', '-u', 'hanako'], mail)
    const [{ bytes, envelope }] = judged as [MailToJudge]
    expect(Buffer.from(bytes).toString()).toBe(mail)
    expect(envelope).toMatchObject({
      clientIp: '192.0.2.9',
      clientName: 'n.test',
      helo: 'h.test',
      mailFrom: 'a@sender.test',
      user: 'hanako',
    })
    expect(envelope.rcptTo).toContain('b@example.test')
  })

  test('teaches, and is told of what was known', async () => {
    expect(await rspamc(['-d', 'b@example.test', 'learn_spam'], mailOf('x'))).toContain('success = true')
    expect(await rspamc(['learn_spam'], mailOf('x'))).toContain('already learned as spam')
    expect(await rspamc(['learn_ham'], mailOf('x'))).toContain('success = true')
    expect(taught.map(([teaching]) => teaching)).toEqual(['spam', 'spam', 'ham'])
    expect(taught[0]![1].envelope.rcptTo).toEqual(['b@example.test'])
  })

  test('shows the figures, and that nothing could be judged', async () => {
    const { out } = await run('/usr/bin/rspamc', ['-h', `127.0.0.1:${portOf(listening)}`, 'stat'])
    expect(out).toMatch(/Messages scanned: [1-9]/)
    expect(await rspamc([], mailOf('busy'))).toContain('503')
  })
})

const hasServers = rspamdMissing === null && postfixMissing === null && dovecotMissing === null
describe.skipIf(!hasServers)('Postfix asks by rspamd’s proxy', () => {
  let listening: Listening
  let proxy: RspamdProxy
  let dovecot: Dovecot
  let postfix: Postfix
  beforeAll(async () => {
    listening = await startCheck()
    proxy = await startRspamdProxy(portOf(listening))
    dovecot = await startDovecot()
    postfix = await startPostfix({ milter: `inet:127.0.0.1:${proxy.port}`, lmtpPort: dovecot.lmtpPort })
  })
  afterAll(async () => {
    await postfix?.stop()
    await proxy?.stop()
    await dovecot?.stop()
    await listening?.close()
  })
  const send = async (subject: string, more: readonly string[] = []) =>
    (await smtpSend(postfix.smtpPort, [{ from: 'a@sender.test', to: [taro.user], raw: mailOf(subject, more) }]))[0]!
  const header = async (subject: string): Promise<string> => {
    const fetch = () =>
      dovecot.doveadm('-f', 'flow', 'fetch', '-u', taro.user, 'hdr', 'mailbox', 'INBOX', 'header', 'Subject', subject)
    await until(`${subject}: ${proxy.log()}`, () => fetch().includes(`Subject: ${subject}`))
    return fetch()
  }

  test('marked mail comes with its fields in their places, forged ones removed', async () => {
    expect(await send('tag', ['X-Spam-Flag: forged', 'X-Spam-Flag: YES'])).toMatch(/^250 /)
    const text = await header('tag')
    expect(text).toContain('X-Miwake-Verdict: spam;\n p=1')
    expect(text).toContain('X-Miwake-Reason: because')
    expect(text).not.toContain('forged')
    expect(text.indexOf('Authentication-Results: mx.example.test; spf=pass')).toBeLessThan(text.indexOf('Subject: tag'))
    expect(text.indexOf('X-Miwake-Verdict')).toBeGreaterThan(text.indexOf('Subject: tag'))
    const [{ envelope }] = judged as [MailToJudge]
    expect(envelope).toMatchObject({
      clientIp: '127.0.0.1',
      helo: 'client.test',
      mailFrom: 'a@sender.test',
      rcptTo: [taro.user],
      server: 'mx.example.test',
    })
  })

  test('honest mail comes, and is not called spam', async () => {
    expect(await send('deliver')).toMatch(/^250 /)
    const text = await header('deliver')
    expect(text).toContain('X-Miwake-Verdict: ham')
    expect(text).not.toMatch(/^X-Spam: Yes/m)
  })

  test('mail that would be held comes marked, since nothing is held here', async () => {
    expect(await send('quarantine')).toMatch(/^250 /)
    expect(await header('quarantine')).toContain('X-Spam-Flag: YES')
  })

  test.each([
    ['reject', /^554 5\.7\.1 Message refused as unwanted/],
    ['defer', /^451 4\.7\.1 Temporary failure, try again later/],
    ['busy', /^4\d\d /],
  ])('the sender hears: %s', async (subject, reply) => expect(await send(subject)).toMatch(reply))
})

describe.skipIf(spamcMissing !== null)('spamc', () => {
  let listening: Listening
  beforeAll(async () => {
    listening = await listenSpamd(shared)
  })
  afterAll(() => listening?.close())
  const spamc = (args: readonly string[], mail: string) =>
    run('/usr/bin/spamc', ['-d', '127.0.0.1', '-p', String(portOf(listening)), ...args], mail)

  // `spamc --headers` puts its own copy of the body behind the header, and that ends at the first NUL.
  test.each([
    [[], '本文\r\n.\n\0é'],
    [['--headers'], '本文\r\n.\né'],
  ])('hands a mail through with its fields, every other byte as it was: %j', async (args, body) => {
    const mail = mailOf('tag', ['X-Spam-Flag: forged'], body.repeat(5_000))
    const fields = 'X-Miwake-Verdict: spam;\n p=1\nX-Miwake-Reason: because\n\n'
    const rest = mail.replace('X-Spam-Flag: forged\n', '').replace('\n\n', `\n${fields}`)
    const out = `Authentication-Results: mx.example.test; spf=pass\n${rest}`
    expect(await spamc(args, mail)).toEqual({ code: 0, out })
  })

  test.each([
    ['tag', ['-c'], 1, '12.7/6.0\n'],
    ['quarantine', ['-c'], 1, '12.7/6.0\n'],
    ['deliver', ['-c'], 0, '-10.7/6.0\n'],
    ['tag', ['-y'], 0, 'MIWAKE_SPAM,WORDS,LINK_TEXT_MISMATCH,MIWAKE_BASE'],
    ['deliver', ['-r'], 0, ''],
    ['tag', ['-r'], 0, expect.stringContaining('リンクの文字と実際の行き先が違います\n  The link says')],
    ['deliver', ['-R'], 0, expect.stringContaining('問題なし / ham (-10.62 / 6.0)')],
    ['x', ['-L', 'spam'], 0, 'Message successfully un/learned\n'],
    ['x', ['-L', 'forget'], 0, 'Message successfully un/learned\n'],
    ['x', ['-K'], 0, expect.stringContaining('SPAMD/1.5 0')],
  ])('%s, by %j', async (subject, args, code, out) => expect(await spamc(args, mailOf(subject))).toEqual({ code, out }))

  test('is told of what was known', async () => {
    await spamc(['-L', 'ham', '-u', 'taro@example.test'], mailOf('x'))
    expect((await spamc(['-L', 'ham'], mailOf('x'))).out).toBe('Message was already un/learned\n')
    expect(taught[0]).toMatchObject(['ham', { envelope: { rcptTo: ['taro@example.test'] } }])
  })

  test('loses no mail that could not be judged', async () => {
    const mail = mailOf('busy')
    expect(await spamc([], mail)).toEqual({ code: 0, out: mail })
    expect(await spamc(['-x'], mail)).toEqual({ code: 76, out: '' })
    expect(await spamc([], mailOf('defer'))).toEqual({ code: 0, out: mailOf('defer') })
  })
})
