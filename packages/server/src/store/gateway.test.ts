import { expect, test } from 'vitest'
import {
  addSiteEntry,
  countOutgoing,
  dropOutgoingBefore,
  dropUnusedRaw,
  endHolding,
  findGatewayMailbox,
  gatewayMailbox,
  getRaw,
  type HeldMail,
  heldMail,
  holdMail,
  hourMs,
  listHeld,
  listMailboxes,
  listSiteEntries,
  removeSiteEntry,
} from './index.ts'
import { temporaryStore } from './testing/temporary-store.ts'

const held: HeldMail = {
  queueId: '4ABC',
  messageId: 'm@umi.example',
  mailFrom: 'a@umi.example',
  fromName: '青海カード',
  fromAddress: 'a@umi.example',
  subject: '件名',
  verdict: 'phishing',
  bytes: Buffer.from('Subject: x\r\n\r\nbody'),
  recipients: ['Taro@example.test', 'taro@example.test', 'hanako@example.test'],
  result: { result: {}, facts: {} },
}

test('holdMail() keeps a mail once for each recipient, and its bytes as long as it is held', async () => {
  const { store } = await temporaryStore()
  await holdMail(store, held)
  await holdMail(store, { ...held, queueId: '4DEF' })
  const rows = await store.db.selectFrom('quarantine').selectAll().where('tenantId', '=', store.tenantId).execute()
  expect(rows.map(({ recipient, state }) => [recipient, state])).toEqual([
    ['taro@example.test', 'held'],
    ['hanako@example.test', 'held'],
  ])
  await dropUnusedRaw(store)
  expect(Buffer.from((await getRaw(store, rows[0]!.contentHash)) ?? [])).toEqual(held.bytes)
  await store.db.updateTable('quarantine').set({ state: 'deleted' }).where('tenantId', '=', store.tenantId).execute()
  await dropUnusedRaw(store)
  expect(await getRaw(store, rows[0]!.contentHash)).toBeNull()
  await holdMail(store, { ...held, queueId: '4GHI' })
  const again = await store.db.selectFrom('quarantine').selectAll().where('tenantId', '=', store.tenantId).execute()
  expect(again.map(({ state, queueId }) => [state, queueId])).toEqual([
    ['held', '4GHI'],
    ['held', '4GHI'],
  ])
})

test('what is held is listed, given out as it came, and thrown away once', async () => {
  const { store } = await temporaryStore()
  await holdMail(store, held)
  const all = await listHeld(store, { limit: 10 })
  expect(all.map(({ recipient }) => recipient).toSorted()).toEqual(['hanako@example.test', 'taro@example.test'])
  const [one] = await listHeld(store, { recipients: ['taro@example.test'], limit: 10 })
  const mail = await heldMail(store, one!.id)
  expect(Buffer.from(mail?.bytes ?? [])).toEqual(held.bytes)
  expect([await endHolding(store, one!.id, 'cli'), await endHolding(store, one!.id, 'cli')]).toEqual([true, false])
  expect(await heldMail(store, one!.id)).toBeNull()
  expect(await listHeld(store, { limit: 10 })).toHaveLength(1)
})

test('gatewayMailbox() makes one mailbox an address, which is none that is watched', async () => {
  const { store, mailboxId } = await temporaryStore()
  expect(await findGatewayMailbox(store, 'taro@example.test')).toBeNull()
  const [one, two] = await Promise.all([
    gatewayMailbox(store, 'taro@example.test'),
    gatewayMailbox(store, 'taro@example.test'),
  ])
  expect(one).toBe(two)
  expect(await gatewayMailbox(store, '')).not.toBe(one)
  expect((await listMailboxes(store)).map(({ id }) => id)).toEqual([mailboxId])
})

test('countOutgoing() counts phishing of a login over this hour and the last', async () => {
  const { store, clock } = await temporaryStore()
  const sent = (recipients: number, isPhishing: boolean) =>
    countOutgoing(store, { sender: 'Taro', recipients, isPhishing })
  clock.nowMs = 10 * hourMs
  expect([await sent(5, false), await sent(3, true)]).toEqual([0, 3])
  clock.nowMs = 11 * hourMs
  expect(await sent(2, true)).toBe(5)
  clock.nowMs = 12 * hourMs
  expect(await sent(1, true)).toBe(3)
  await dropOutgoingBefore(store, 12 * hourMs)
  expect(await sent(1, true)).toBe(2)
})

test('site entries are kept once, in lower case, and removed by their row', async () => {
  const { store } = await temporaryStore()
  const entry = { scope: '@Example.test', kind: 'block', subject: 'domain', value: 'Umi.example' } as const
  const { id } = await addSiteEntry(store, entry)
  expect((await addSiteEntry(store, entry)).id).toBe(id)
  expect(await listSiteEntries(store)).toMatchObject([{ scope: '@example.test', value: 'umi.example' }])
  expect([await removeSiteEntry(store, id), await removeSiteEntry(store, id)]).toEqual([true, false])
})
