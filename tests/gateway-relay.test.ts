/**
 * A real Postfix hands mail to Miwake, by SMTP as its content filter and by LMTP, and Miwake hands it on: to a Postfix that
 * delivers, or to Dovecot. What is held is released into the mailbox, past the scanner.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createGatewayMetrics } from '../packages/server/src/gateway/metrics.ts'
import { type Gateway, openGateway } from '../packages/server/src/gateway/open-gateway.ts'
import { releaseHeld } from '../packages/server/src/gateway/quarantine/release.ts'
import { gatewaySchema } from '../packages/server/src/gateway/settings.ts'
import { loadKnowledge } from '../packages/server/src/knowledge.ts'
import { getHeld, listHeld, type Store } from '../packages/server/src/store/index.ts'
import { temporaryStore } from '../packages/server/src/store/testing/temporary-store.ts'
import { type Dovecot, dovecotMissing, hanako, startDovecot, taro } from './servers/dovecot.ts'
import { freePorts, until } from './servers/ports.ts'
import { type Postfix, postfixMissing, startPostfix } from './servers/postfix.ts'
import { smtpSend } from './servers/smtp-send.ts'

const corpus = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../corpus/mail/${name}`, import.meta.url)), 'latin1')
const phish = corpus('bank-device-bad.eml')
const honest = corpus('newsletter-dev-honest.eml')
const by = { accountId: null, actor: 'cli' }
const knowledge = loadKnowledge()

describe.skipIf(postfixMissing !== null || dovecotMissing !== null)('behind a real Postfix', () => {
  let dovecot: Dovecot
  let filtered: Postfix
  let towardsLmtp: Postfix
  let ports: readonly number[]
  let gateway: Gateway | null = null
  let store: Store

  beforeAll(async () => {
    dovecot = await startDovecot()
    // Two ways in, and the port of the first Postfix that takes mail back unfiltered.
    ports = await freePorts(3)
    const [smtp = 0, lmtp = 0, back = 0] = ports
    const noAsking = '-o content_filter= -o receive_override_options=no_address_mappings'
    filtered = await startPostfix({
      lmtpPort: dovecot.lmtpPort,
      mainConfig: `content_filter = filter:[127.0.0.1]:${smtp}`,
      masterConfig: [
        'filter unix - - n - - smtp -o smtp_send_xforward_command=yes',
        `127.0.0.1:${back} inet n - n - - smtpd ${noAsking}`,
      ].join('\n'),
    })
    towardsLmtp = await startPostfix({ lmtpPort: lmtp, mainConfig: 'lmtp_send_xforward_command = yes' })
  })
  afterAll(async () => {
    await filtered?.stop()
    await towardsLmtp?.stop()
    await dovecot?.stop()
  })
  beforeEach(async () => {
    for (const user of [taro.user, hanako.user]) dovecot.doveadm('expunge', '-u', user, 'mailbox', '*', 'all')
  })
  afterEach(async () => {
    await gateway?.close()
    gateway = null
  })

  const open = async (given: Readonly<Record<string, unknown>>) => {
    ;({ store } = await temporaryStore())
    const settings = gatewaySchema.parse({
      authservId: 'mx.example.test',
      threads: 1,
      policies: [
        { phishing: 'quarantine', spam: 'quarantine' },
        { for: [hanako.user], filter: false },
      ],
      ...given,
    })
    gateway = await openGateway({
      store,
      knowledge,
      settings,
      dns: false,
      feedFolder: '/nonexistent',
      log: () => undefined,
      metrics: createGatewayMetrics(),
    })
    return settings
  }
  const overSmtp = () =>
    open({ smtp: `inet:127.0.0.1:${ports[0]}`, next: `inet:127.0.0.1:${ports[2]}`, nextProtocol: 'smtp' })
  const overLmtp = () =>
    open({
      lmtp: `inet:127.0.0.1:${ports[1]}`,
      next: `inet:127.0.0.1:${dovecot.lmtpPort}`,
      nextProtocol: 'lmtp',
      reinject: `inet:127.0.0.1:${towardsLmtp.smtpPort}`,
    })
  const inbox = async (user: string, count: number): Promise<readonly string[]> => {
    await until(`${count} mails for ${user}`, () =>
      dovecot.doveadm('mailbox', 'status', '-u', user, 'messages', 'INBOX').includes(`messages=${count}`),
    )
    if (count === 0) return []
    const fetched = dovecot.doveadm('-f', 'flow', 'fetch', '-u', user, 'text', 'mailbox', 'INBOX', 'all')
    return fetched.split(/^text=/m).slice(1)
  }
  const held = async (count: number) => {
    await until(`${count} held`, async () => (await listHeld(store, { limit: 10 })).length === count)
    return listHeld(store, { limit: 10 })
  }

  const ways = [
    ['SMTP as a content filter', overSmtp, () => filtered],
    ['LMTP, and on to Dovecot', overLmtp, () => towardsLmtp],
  ] as const

  test.each(ways)('%s: honest mail arrives once with our fields, what sent it is told', async (_, start, postfix) => {
    await start()
    const sent = { from: 'a@sender.test', to: [taro.user, hanako.user], raw: honest }
    const replies = await smtpSend(postfix().smtpPort, [sent], ['EHLO proxy.test', 'XCLIENT ADDR=192.0.2.7'])
    expect(replies).toEqual([expect.stringMatching(/^250 /)])
    for (const user of [taro.user, hanako.user]) {
      const [text = ''] = await inbox(user, 1)
      expect(text).toMatch(/^Received: from \S+ \(\S+ \[192\.0\.2\.7\]\)\s+by mx\.example\.test \(Miwake\)/m)
    }
    const [text = ''] = await inbox(taro.user, 1)
    expect(text).toMatch(/^X-Miwake-Verdict: ham/m)
    expect(text).toMatch(/^Authentication-Results: mx\.example\.test;/m)
    await until('empty queues', () => postfix().queued() === 0)
  })

  test.each(ways)('%s: what is held is released past the scanner, and proves it', async (_, start, postfix) => {
    const settings = await start()
    await smtpSend(postfix().smtpPort, [{ from: 'a@sender.test', to: [taro.user, hanako.user], raw: phish }])
    // Who wants no filtering gets it at once; the other's copy is held.
    await inbox(hanako.user, 1)
    const [row] = await held(1)
    expect(row).toMatchObject({ recipient: taro.user, verdict: 'phishing', mailFrom: 'a@sender.test' })
    await inbox(taro.user, 0)
    const release = await releaseHeld(store, settings, { id: row!.id, by })
    expect(release).toEqual({ ok: true, proof: expect.stringMatching(/^250 2\.0\.0 .*queued as \w+/) })
    const [text = ''] = await inbox(taro.user, 1)
    expect(text).toContain('Subject: ')
    expect(await getHeld(store, row!.id)).toMatchObject({ state: 'released' })
    // Postfix knows the mail by the name in the proof.
    expect(postfix().log()).toContain(/queued as (\w+)/.exec(release.ok ? release.proof : '')![1])
    // By LMTP it came by once more, and was let pass; the field that says so is taken out.
    if (start === overLmtp) expect(text).not.toMatch(/^X-Miwake-Released:/m)
    await until('empty queues', () => postfix().queued() === 0)
    expect(await listHeld(store, { limit: 10 })).toEqual([])
  })

  test('a forged mark of release is taken out, and the mail is held', async () => {
    await overLmtp()
    const forged = `X-Miwake-Released: v=1; t=1764000000; n=abc; f=from; h=${'A'.repeat(43)}\n${phish}`
    await smtpSend(towardsLmtp.smtpPort, [{ from: 'a@sender.test', to: [taro.user], raw: forged }])
    await held(1)
    await inbox(taro.user, 0)
  })

  test.each(ways)('%s: without Miwake mail waits, and arrives once when it is back', async (_, start, postfix) => {
    const mail = { from: 'a@sender.test', to: [taro.user], raw: honest }
    expect(await smtpSend(postfix().smtpPort, [mail])).toEqual([expect.stringMatching(/^250 /)])
    await until('deferred', () => /status=deferred/.test(postfix().log()) && postfix().queued() === 1)
    await start()
    await until('delivered', () => {
      postfix().flush()
      return postfix().queued() === 0
    })
    await inbox(taro.user, 1)
  })

  test.each(ways)('%s: 200 mails, five at a time, each arrive once', async (_, start, postfix) => {
    await start()
    const flood = { count: 200, atATime: 5, from: 'a@sender.test', to: hanako.user, bodyBytes: 4_096 }
    expect(await postfix().flood(flood)).toBe(0)
    await until('empty queues', () => postfix().queued() === 0)
    await inbox(hanako.user, 200)
  })
})
