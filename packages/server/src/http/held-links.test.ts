/** Links of digest mails: looked at by anybody, used once, guessed by nobody. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { settingsSchema } from '../config/settings.ts'
import { addHeldLink, type LinkKind } from '../gateway/quarantine/digest/links.ts'
import { type Behind, startBehind } from '../gateway/testing/smtp-behind.ts'
import { getHeld, holdMail, listAudit, listHeld } from '../store/index.ts'
import { tryApp } from './testing/try-app.ts'

const bytes = readFileSync(new URL('../../../../corpus/mail/bank-device-bad.eml', import.meta.url))
let tried: Awaited<ReturnType<typeof tryApp>>
let behind: Behind
let isBusy = false
let id = 0
let count = 0

beforeAll(async () => {
  behind = await startBehind('smtp', (line) => (line.startsWith('MAIL') && isBusy ? '451 4.3.0 busy' : undefined))
  const { gateway } = settingsSchema.parse({ gateway: { reinject: `inet:127.0.0.1:${behind.port}` } })
  tried = await tryApp({ settings: { gateway } })
})
afterAll(async () => {
  await tried.close()
  await behind.close()
})
beforeEach(async () => {
  isBusy = false
  behind.mails.length = 0
  count += 1
  await holdMail(tried.store, {
    queueId: '4ABC',
    messageId: 'm@umi.example',
    mailFrom: 'a@umi.example',
    fromName: '青海\u202e<b>銀行</b>',
    fromAddress: 'a@umi.example',
    subject: '<script>alert(1)</script>',
    verdict: 'phishing',
    bytes: Buffer.concat([Buffer.from(`X-Copy: ${count}\r\n`), bytes]),
    recipients: ['taro@example.test'],
    result: { result: null, facts: null },
  })
  id = (await listHeld(tried.store, { limit: 1 }))[0]!.id
})

const linkTo = (kind: LinkKind, lifeMs = 60_000) =>
  addHeldLink(tried.store, kind, { link: { id, to: 'taro@example.test' }, until: tried.store.now() + lifeMs })
const look = (kind: LinkKind, token: string, headers = {}) => tried.ask(`/held/${kind}?token=${token}`, { headers })
const press = (kind: LinkKind, token: string, headers = {}) =>
  tried.ask(`/held/${kind}`, {
    method: 'POST',
    body: new URLSearchParams({ token }).toString(),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
  })

test('looking at a link does nothing, and the page runs nothing', async () => {
  const token = await linkTo('release')
  const page = await look('release', token)
  expect(page.status).toBe(200)
  expect(page.headers.get('Content-Security-Policy')).toMatch(/^default-src 'none'; style-src 'self'/)
  expect(page.headers.get('Referrer-Policy')).toBe('no-referrer')
  const html = await page.text()
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(html).not.toMatch(/<script|\u202e|<a /)
  expect(html).toMatch(/<form method="post" action="\/held\/release">.*<button type="submit">受け取る<\/button>/)
  expect((await look('release', token, { 'Sec-Purpose': 'prefetch' })).status).toBe(404)
  expect(await getHeld(tried.store, id)).toMatchObject({ state: 'held' })
  expect(behind.mails).toEqual([])
})

test('a link releases once, shows the proof, and is used up', async () => {
  const token = await linkTo('release')
  const pages = await Promise.all([press('release', token), press('release', token)])
  expect(pages.map(({ status }) => status).toSorted()).not.toEqual([200, 200])
  const texts = await Promise.all(pages.map((page) => page.text()))
  expect(texts.filter((text) => text.includes('250 2.0.0 Ok: queued as 1'))).toHaveLength(1)
  expect(behind.mails).toHaveLength(1)
  const again = await press('release', token)
  expect([again.status, await again.text()]).toEqual([403, expect.stringContaining('このリンクはもう使えません')])
  expect((await look('release', token)).status).toBe(403)
  expect(await getHeld(tried.store, id)).toMatchObject({ state: 'released', endedBy: 'digest' })
})

test('a server that is busy leaves the mail held and the link good', async () => {
  const token = await linkTo('release')
  isBusy = true
  const page = await press('release', token)
  expect([page.status, await page.text()]).toEqual([409, expect.stringContaining('451 4.3.0 busy')])
  isBusy = false
  expect((await press('release', token)).status).toBe(200)
})

test('a link reports once; the mail stays held', async () => {
  const token = await linkTo('report')
  expect((await look('report', token)).status).toBe(200)
  const pages = await Promise.all([press('report', token), press('report', token)])
  expect(pages.map(({ status }) => status).toSorted()).toEqual([200, 403])
  expect(await getHeld(tried.store, id)).toMatchObject({ state: 'held' })
  expect(await listAudit(tried.store, { limit: 1 })).toMatchObject([
    { actor: 'digest', action: 'quarantine.report', detail: { recipient: 'taro@example.test', learned: 'learned' } },
  ])
})

test.each<[string, () => Promise<string>]>([
  ['nothing', async () => ''],
  ['a guess', async () => 'A'.repeat(43)],
  ['half of one', async () => (await linkTo('release')).slice(0, 20)],
  ['one of another use', () => linkTo('report')],
  ['one that is over', () => linkTo('release', -1)],
  [
    'an older one',
    async () => {
      const token = await linkTo('release')
      await linkTo('release')
      return token
    },
  ],
])('%s releases nothing', async (_case, token) => {
  const given = await token()
  expect([(await look('release', given)).status, (await press('release', given)).status]).toEqual([403, 403])
  expect(behind.mails).toEqual([])
})

test('another site cannot press the button', async () => {
  const token = await linkTo('release')
  const page = await press('release', token, { Origin: 'https://evil.test', 'Sec-Fetch-Site': 'cross-site' })
  expect(page.status).toBe(403)
  expect(behind.mails).toEqual([])
})
