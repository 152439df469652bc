/** The quarantine on the page: one's own, and everybody's for administrators. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { settingsSchema } from '../config/settings.ts'
import { type Behind, startBehind } from '../gateway/testing/smtp-behind.ts'
import { type HeldMail, holdMail, listAudit } from '../store/index.ts'
import { addPerson, type TriedPerson } from './testing/people.ts'
import { tryApp } from './testing/try-app.ts'

const bytes = readFileSync(new URL('../../../../corpus/mail/bank-device-bad.eml', import.meta.url))
type Row = { readonly id: number; readonly subject: string; readonly state: string; readonly proof: string | null }
type Page = { readonly items: readonly Row[]; readonly next: string | null; readonly total: number }
type Done = { readonly done: readonly unknown[]; readonly failed: readonly unknown[] }

let tried: Awaited<ReturnType<typeof tryApp>>
let behind: Behind
let taro: TriedPerson
let admin: TriedPerson

beforeAll(async () => {
  behind = await startBehind('smtp')
  const { gateway } = settingsSchema.parse({ gateway: { reinject: `inet:127.0.0.1:${behind.port}` } })
  tried = await tryApp({ settings: { gateway } })
  // The first one administers, whatever its roles.
  admin = await addPerson(tried, 'admin', { roles: ['admin'] })
  taro = await addPerson(tried, 'taro', { addresses: ['taro@example.test'] })
})
afterAll(async () => {
  await tried.close()
  await behind.close()
})
beforeEach(async () => {
  const { store } = tried
  await store.db.deleteFrom('quarantine').where('tenantId', '=', store.tenantId).execute()
  behind.mails.length = 0
})

const hold = (subject: string, to: string, more: Partial<HeldMail> = {}) =>
  holdMail(tried.store, {
    queueId: '4ABC',
    messageId: 'm@umi.example',
    mailFrom: 'a@umi.example',
    fromName: '',
    fromAddress: 'Info@umi.example',
    subject,
    verdict: 'phishing',
    bytes: Buffer.concat([Buffer.from(`X-Copy: ${encodeURIComponent(subject)}\r\n`), bytes]),
    recipients: [to],
    result: { result: null, facts: null },
    ...more,
  })
const idOf = async (who: TriedPerson, subject: string) =>
  (await who.get<Page>('/api/held')).items.find((row) => row.subject === subject)!.id
const post = async (who: TriedPerson, name: string, ids: readonly number[]) =>
  (await (await who.send('POST', `/api/held/${name}`, { ids })).json()) as Done

test('a person sees what is for their addresses, an administrator all; both search and filter', async () => {
  await hold('口座の確認', 'Taro@example.test')
  await hold('当選', 'hanako@example.test', { verdict: 'spam', fromAddress: 'x@yama.example' })
  const subjects = async (who: TriedPerson, query = '') =>
    (await who.get<Page>(`/api/held${query}`)).items.map(({ subject }) => subject).toSorted()
  expect(await subjects(taro)).toEqual(['口座の確認'])
  expect(await subjects(admin)).toEqual(['口座の確認', '当選'])
  expect(await subjects(admin, `?q=${encodeURIComponent('口座')}`)).toEqual(['口座の確認'])
  expect(await subjects(admin, '?q=YAMA')).toEqual(['当選'])
  expect(await subjects(admin, '?q=hanako')).toEqual(['当選'])
  expect(await subjects(admin, '?q=%25')).toHaveLength(2)
  expect(await subjects(admin, '?verdict=spam')).toEqual(['当選'])
  expect(await subjects(taro, '?verdict=spam')).toEqual([])
  expect(await subjects(admin, '?state=released')).toEqual([])
})

test('pages lead on without missing or repeating any', async () => {
  for (let i = 0; i < 60; i++) await hold(`${i}`, 'taro@example.test')
  const first = await taro.get<Page>('/api/held')
  expect([first.items.length, first.total]).toEqual([50, 60])
  const second = await taro.get<Page>(`/api/held?cursor=${first.next}`)
  expect([second.items.length, second.next]).toEqual([10, null])
  expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(60)
})

test('a held mail is read with its reasons, and nothing in it can be followed', async () => {
  await hold('口座の確認', 'taro@example.test')
  const id = await idOf(taro, '口座の確認')
  const { mail } = await taro.get<{ mail: { links: object[]; answers: object; attachments: object[] } }>(
    `/api/held/${id}`,
  )
  expect(mail.answers).toMatchObject({ claim: { ja: expect.any(String) } })
  expect(mail.links.length).toBeGreaterThan(0)
  for (const link of mail.links) expect(link).toMatchObject({ active: false })
  for (const link of mail.links) expect(link).not.toHaveProperty('href')
  const frame = await taro.signedIn(`/api/held/${id}/body`)
  expect(frame.headers.get('Content-Security-Policy')).toMatch(/default-src 'none'.*; sandbox$/)
  expect(await frame.text()).not.toMatch(/<a [^>]*href=/)
  const raw = await taro.signedIn(`/api/held/${id}/raw`)
  expect(Buffer.from(await raw.arrayBuffer()).toString()).toContain('X-Copy:')
})

test('that an administrator read another’s mail is in the audit log; that one read one’s own is not', async () => {
  await hold('口座の確認', 'taro@example.test')
  const id = await idOf(taro, '口座の確認')
  const last = async () => (await listAudit(tried.store, { action: 'quarantine.read', limit: 1 }))[0]?.target
  await taro.get(`/api/held/${id}`)
  expect(await last()).not.toBe(`mail ${id}`)
  await admin.get(`/api/held/${id}`)
  expect(await last()).toBe(`mail ${id}`)
})

test('release delivers, keeps the proof, and says what was not', async () => {
  await hold('一', 'taro@example.test')
  await hold('二', 'hanako@example.test')
  const [mine, others] = [await idOf(admin, '一'), await idOf(admin, '二')]
  expect(await post(taro, 'release', [mine, others, mine])).toEqual({
    done: [{ id: mine, proof: '250 2.0.0 Ok: queued as 1' }],
    failed: [{ id: others, ja: expect.any(String), en: 'There is no such mail. Reload the list.' }],
  })
  expect(behind.mails.map(({ to }) => to)).toEqual([['taro@example.test']])
  expect((await post(taro, 'release', [mine])).failed).toMatchObject([{ en: expect.stringMatching(/no longer held/) }])
  const { items } = await taro.get<Page>('/api/held?state=released')
  expect(items).toMatchObject([{ id: mine, state: 'released', endedBy: 'taro', proof: '250 2.0.0 Ok: queued as 1' }])
  expect(await taro.get(`/api/held/${mine}`)).toMatchObject({ mail: null })
  expect((await taro.signedIn(`/api/held/${mine}/body`)).status).toBe(410)
})

test('report learns and keeps, delete throws away', async () => {
  await hold('一', 'taro@example.test')
  const id = await idOf(taro, '一')
  expect(await post(taro, 'report', [id])).toEqual({ done: [{ id, proof: null }], failed: [] })
  expect((await taro.get<Page>('/api/held')).total).toBe(1)
  expect(await post(taro, 'delete', [id])).toEqual({ done: [{ id, proof: null }], failed: [] })
  expect((await taro.get<Page>('/api/held')).total).toBe(0)
  const actions = (await listAudit(tried.store, { actor: 'taro', limit: 2 })).map(({ action }) => action)
  expect(actions).toEqual(['quarantine.delete', 'quarantine.report'])
  expect(behind.mails).toEqual([])
})
