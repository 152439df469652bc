/** The Sieve scripts of docs/sieve in a real Dovecot: what was tagged is filed, what users move is learned. */
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ImapFlow } from 'imapflow'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listenCheck } from '../packages/server/src/gateway/check/listen-check.ts'
import type { Teaching } from '../packages/server/src/gateway/learn.ts'
import type { Listening } from '../packages/server/src/gateway/socket.ts'
import { ensureServer } from './servers/available.ts'
import { type Dovecot, dovecotMissing, startDovecot, taro } from './servers/dovecot.ts'
import { until } from './servers/ports.ts'

const scripts = fileURLToPath(new URL('../docs/sieve/', import.meta.url))
const pigeonholeMissing = dovecotMissing ?? ensureServer('/usr/bin/sievec', ['dovecot-sieve'])
const curlMissing = ensureServer('/usr/bin/curl', ['curl'])

/** As spamtest.sieve says, beside the other scripts. */
const pointsConfig = (folder: string): string => {
  const lines = [...readFileSync(join(scripts, 'spamtest.sieve'), 'utf8').matchAll(/^# {3}(sieve_\w+ = .*)$/gm)]
  return `plugin {\n sieve_before2 = ${folder}/spamtest.sieve\n${lines.map(([, line]) => ` ${line}\n`).join('')}}\n`
}

describe.skipIf(pigeonholeMissing !== null || curlMissing !== null)('Sieve scripts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mw-sv-'))
  const learned: (readonly [Teaching, string, string])[] = []
  let check: Listening
  let dovecot: Dovecot
  let client: ImapFlow

  beforeAll(async () => {
    chmodSync(folder, 0o777)
    cpSync(scripts, folder, { recursive: true })
    check = await listenCheck({
      socket: { kind: 'inet', host: '127.0.0.1', port: 0 },
      judge: async () => ({ status: 'failed', why: 'error' }),
      learn: async ({ bytes, envelope }, teaching) => {
        const subject = /^Subject: (.*)\r?$/m.exec(Buffer.from(bytes).toString('utf8'))?.[1] ?? ''
        learned.push([teaching, envelope.rcptTo.join(), subject])
        return 'learned'
      },
      settings: {
        bytesMax: 1_000_000,
        connectionsMax: 10,
        idleMs: 10_000,
        judgeMs: 5_000,
        milterMode: '660',
        onFailure: 'defer',
        checkPassword: '',
      },
      log: () => {},
      metrics: async () => '',
      nowMs: () => performance.now(),
    })
    const { endpoint } = check
    const port = endpoint.kind === 'inet' ? endpoint.port : 0
    const config = readFileSync(join(scripts, 'dovecot.conf'), 'utf8').replaceAll('/usr/share/miwake/sieve', folder)
    const learner = join(folder, 'miwake-learn')
    writeFileSync(learner, readFileSync(learner, 'utf8').replace('127.0.0.1:11333', `127.0.0.1:${port}`))
    dovecot = await startDovecot({ config: `${config}\n${pointsConfig(folder)}` })
    client = new ImapFlow({
      host: dovecot.host,
      port: dovecot.imapPort,
      secure: false,
      doSTARTTLS: false,
      auth: { user: taro.user, pass: taro.password },
      logger: false,
    })
    client.on('error', () => {})
    await client.connect()
    await client.mailboxCreate('Trash')
  })
  afterAll(async () => {
    await client?.logout()
    await dovecot?.stop()
    await check?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const mail = (subject: string, fields: readonly string[] = []) =>
    [`From: a@sender.test`, `Subject: ${subject}`, ...fields, '', 'text', ''].join('\n')
  const flagsIn = async (path: string): Promise<ReadonlyMap<string, readonly string[]>> => {
    const lock = await client.getMailboxLock(path)
    await client.noop()
    const found = new Map<string, readonly string[]>()
    for await (const { envelope, flags } of client.fetch('1:*', { envelope: true, flags: true }))
      found.set(envelope?.subject ?? '', [...(flags ?? [])])
    lock.release()
    return found
  }
  const take = async (from: string, to: string, subject: string, how: 'messageMove' | 'messageCopy') => {
    const lock = await client.getMailboxLock(from)
    try {
      // What came since the folder was opened is told with the next answer.
      await client.noop()
      await client[how]({ subject }, to)
    } finally {
      lock.release()
    }
  }

  test('file-junk.sieve files what was tagged, by its verdict, and nothing else', async () => {
    await dovecot.deliver(
      taro.user,
      mail('tagged phish', ['X-Spam-Flag: YES', 'X-Miwake-Verdict: phishing; action=junk']),
    )
    await dovecot.deliver(taro.user, mail('tagged spam', ['X-Spam-Flag: YES', 'X-Miwake-Verdict: spam; action=junk']))
    await dovecot.deliver(taro.user, mail('honest', ['X-Miwake-Verdict: ham; action=deliver']))
    const junk = await flagsIn('Junk')
    expect([...junk.keys()].toSorted()).toEqual(['tagged phish', 'tagged spam'])
    expect(junk.get('tagged phish')).toEqual(expect.arrayContaining(['$Junk', '$Phishing']))
    expect(junk.get('tagged spam')).not.toContain('$Phishing')
    expect([...(await flagsIn('INBOX')).keys()]).toEqual(['honest'])
  })

  test('spamtest.sieve files by points', async () => {
    for (const [subject, points] of [
      ['seven', '7.25'],
      ['three', '3.00'],
      ['minus', '-12.40'],
    ])
      await dovecot.deliver(
        taro.user,
        mail(subject!, [`X-Spam-Status: No, score=${points} required=6.0 tests=A, B autolearn=no`]),
      )
    const junk = [...(await flagsIn('Junk')).keys()]
    expect(junk).toContain('seven')
    expect(junk).not.toContain('three')
    expect(junk).not.toContain('minus')
  })

  test('what a user moves is learned for that user, by MOVE and by COPY; what is thrown away is not', async () => {
    await dovecot.deliver(taro.user, mail('moved in'))
    await dovecot.deliver(taro.user, mail('copied in'))
    await take('INBOX', 'Junk', 'moved in', 'messageMove')
    await take('INBOX', 'Junk', 'copied in', 'messageCopy')
    await take('Junk', 'Trash', 'tagged spam', 'messageMove')
    await take('Junk', 'INBOX', 'tagged phish', 'messageMove')
    await until('three lessons', async () => learned.length >= 3)
    expect(learned.toSorted()).toEqual([
      ['ham', taro.user, 'tagged phish'],
      ['spam', taro.user, 'copied in'],
      ['spam', taro.user, 'moved in'],
    ])
  })
})
