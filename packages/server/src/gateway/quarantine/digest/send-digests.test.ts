import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseMessage } from '@miwake/engine'
import { expect, onTestFinished, test } from 'vitest'
import { loadKnowledge } from '../../../knowledge.ts'
import { addAccount, holdMail, type Store } from '../../../store/index.ts'
import { temporaryStore } from '../../../store/testing/temporary-store.ts'
import { type GatewaySettings, gatewaySchema } from '../../settings.ts'
import { type Script, startBehind } from '../../testing/smtp-behind.ts'
import { isReleased, releaseKey } from '../released-field.ts'
import { harmless } from './harmless.ts'
import { findHeldLink } from './links.ts'
import { sendDigests } from './send-digests.ts'
import { slotOf } from './slot.ts'

const knowledge = loadKnowledge()
const bytes = readFileSync(fileURLToPath(new URL('../../../../../../corpus/mail/bank-device-bad.eml', import.meta.url)))
const hourMs = 3_600_000
const allHours = Array.from({ length: 24 }, (_, hour) => hour)

const hold = (store: Store, recipients: readonly string[], subject: string) =>
  holdMail(store, {
    queueId: '4ABC',
    messageId: 'm@umi.example',
    mailFrom: 'a@umi.example',
    fromName: '青海銀行 <b>',
    fromAddress: 'a@umi.example',
    subject,
    verdict: 'phishing',
    bytes: Buffer.concat([Buffer.from(`X-Copy: ${encodeURIComponent(subject)}\r\n`), bytes]),
    recipients,
    result: { result: null, facts: null },
  })

const opened = async (script?: Script, digest: Partial<GatewaySettings['digest']> = {}) => {
  const { store, clock } = await temporaryStore()
  const behind = await startBehind('smtp', script)
  onTestFinished(() => behind.close())
  const settings = gatewaySchema.parse({
    reinject: `inet:127.0.0.1:${behind.port}`,
    digest: { from: 'miwake@example.test', at: allHours, url: 'https://miwake.example.test/', ...digest },
  })
  const world = { store, knowledge, settings, log: () => undefined }
  clock.nowMs = 1_764_000_000_000
  return { store, clock, behind, run: () => sendDigests(world) }
}

test('slotOf() is the last of the hours that began', () => {
  const noon = new Date(2026, 1, 3, 12, 34).getTime()
  expect(slotOf(noon, [8, 17])).toBe(new Date(2026, 1, 3, 8).getTime())
  expect(slotOf(noon, [17])).toBe(new Date(2026, 1, 2, 17).getTime())
  expect(slotOf(noon, [12])).toBe(new Date(2026, 1, 3, 12).getTime())
  expect(slotOf(noon, [])).toBeNull()
})

test.each([
  ['https://evil.test/a', 'https ://evil[.]test/a'],
  ['見て www.evil.test と HTTP://x', '見て www[.]evil[.]test と HTTP ://x'],
  ['例え.jp', '例え[.]jp'],
  ['\u202eabc\u200b\nd', 'abc d'],
  ['Ver. 2.0。', 'Ver. 2.0。'],
  ['あいうえおか', 'あいうえお…'],
])('harmless(%j) is %j', (given, want) => expect(harmless(given, given.startsWith('あ') ? 5 : 80)).toBe(want))

test('digests tell each recipient once of what is new, with links that work', async () => {
  const { store, clock, behind, run } = await opened()
  await addAccount(store, { login: 'hanako', name: '', roles: ['person'], addresses: ['hanako@example.test'] })
  await hold(store, ['taro@example.test', 'hanako@example.test'], '至急 https://evil.test/login <script>')
  // The first start tells of nothing at whatever hour that is.
  expect(await run()).toBe(0)
  clock.nowMs += hourMs
  const both = await Promise.all([run(), run()])
  expect(both.reduce((sum, count) => sum + count)).toBe(2)
  expect(await run()).toBe(0)
  expect(behind.mails.map(({ from, to }) => [from, to])).toEqual([
    ['', ['hanako@example.test']],
    ['', ['taro@example.test']],
  ])
  const raw = Buffer.from(behind.mails[1]!.text)
  expect(raw.toString()).toMatch(/^Auto-Submitted: auto-generated$/m)
  expect(raw.toString()).toMatch(/^List-Id: <quarantine\.miwake\.example\.test>$/im)
  const recipients = ['taro@example.test']
  expect(isReleased(releaseKey(store), raw, { recipients, nowMs: clock.nowMs })).toBe(true)
  const message = parseMessage(raw)
  expect(message.subject).toBe('隔離したメールのお知らせ（1通）')
  expect(message.text).toContain('至急 https ://evil[.]test/login')
  expect(message.text).toContain('フィッシング(詐欺)')
  const hrefs = message.links.map(({ href }) => href)
  expect(hrefs.filter((href) => !/^https:..miwake\.example\.test(?:\/|$)/.test(href))).toEqual([])
  const [token = ''] = /(?<=release\?token=)[\w-]+/.exec(hrefs.join(' ')) ?? []
  expect(await findHeldLink(store, 'release', token)).toEqual({ id: expect.any(Number), to: 'taro@example.test' })
  expect(await findHeldLink(store, 'report', token)).toBeNull()
  // It is over with the mail.
  clock.nowMs += 31 * 24 * hourMs
  expect(await findHeldLink(store, 'release', token)).toBeNull()
  clock.nowMs -= 30 * 24 * hourMs
  expect(await run()).toBe(0)
  await hold(store, ['taro@example.test'], '次')
  clock.nowMs += hourMs
  expect(await run()).toBe(1)
})

test('digests go on with the others when the server is back, and end at one who is refused', async () => {
  let isBusy = true
  const { store, clock, behind, run } = await opened((line) =>
    line.startsWith('RCPT TO:<nobody')
      ? '550 5.1.1 no'
      : line.startsWith('RCPT') && isBusy
        ? '451 4.3.0 busy'
        : undefined,
  )
  await run()
  await hold(store, ['nobody@example.test', 'taro@example.test'], 'x')
  clock.nowMs += hourMs
  expect(await run()).toBe(0)
  const links = await store.db.selectFrom('ticket').select('tokenHash').where('tenantId', '=', store.tenantId).execute()
  expect(links).toEqual([])
  isBusy = false
  expect(await run()).toBe(1)
  expect(behind.mails.map(({ to }) => to)).toEqual([['taro@example.test']])
})

test('an administrator gets one of everybody’s', async () => {
  const { store, clock, behind, run } = await opened(undefined, { admin: 'admin@example.test', lang: 'en' })
  await run()
  clock.nowMs += hourMs / 2
  await hold(store, ['taro@example.test', 'hanako@example.test'], 'x')
  clock.nowMs += hourMs
  expect(await run()).toBe(3)
  const digest = parseMessage(Buffer.from(behind.mails[2]!.text))
  expect(behind.mails[2]!.to).toEqual(['admin@example.test'])
  expect(digest.subject).toBe('2 mails are held (of everybody)')
  expect(digest.text).toContain('hanako@example[.]test')
})
