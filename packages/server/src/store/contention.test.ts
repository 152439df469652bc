/** Several processes on one store at the same time: nothing is lost, counted twice, or done twice. */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { afterAll, expect, test } from 'vitest'
import {
  addCorrection,
  addSession,
  findCampaign,
  getRaw,
  getSetting,
  listAccounts,
  listActions,
  listCorrections,
  listMessages,
  listUids,
  loadVector,
  openActions,
  saveMessages,
  summariseFolders,
} from './index.ts'
import type { Contention } from './testing/contend-worker.ts'
import { mailIn, type TestStore, temporaryStore } from './testing/temporary-store.ts'

type Part = Pick<Contention, 'task' | 'times'> & { readonly tokens?: readonly string[] }

const workers = Array.from({ length: 3 }, () => new Worker(new URL('./testing/contend-worker.ts', import.meta.url)))
afterAll(() => Promise.all(workers.map((worker) => worker.terminate())))

/** Its next message; rejects where it broke. */
const told = async (worker: Worker): Promise<unknown> => (await once(worker, 'message'))[0]

/** Each part on a thread and connections of its own, begun together. */
const together = async ({ place, mailboxId, inboxId }: TestStore, parts: readonly Part[]): Promise<void> => {
  const ready = Promise.all(workers.map(told))
  for (const [seed, part] of parts.entries())
    workers[seed]!.postMessage({ place, mailboxId, folderId: inboxId, seed, ...part } satisfies Contention)
  expect(await ready).toEqual(parts.map(() => 'ready'))
  const ended = Promise.all(workers.map(told))
  for (const worker of workers) worker.postMessage('go')
  expect(await ended).toEqual(parts.map(() => 'done'))
}

const times = 20
const three = (task: Part['task']): readonly Part[] => [
  { task, times },
  { task, times },
  { task, times },
]

test('corrections at once: the vector is what they all make of it, in their order', async () => {
  const at = await temporaryStore()
  await together(at, three('correct'))
  const { corrections, entries } = await loadVector(at.store, at.mailboxId)
  expect(corrections).toBe(3 * times)
  expect(entries.size).toBe(3 * times)
})

test('words learned and forgotten at once leave the vector that the others make', async () => {
  const at = await temporaryStore()
  await together(at, [
    { task: 'correct', times },
    { task: 'forget', times },
    { task: 'forget', times },
  ])
  const vector = await loadVector(at.store, at.mailboxId)
  expect(vector.corrections).toBe(times)
  const kept = await listCorrections(at.store, { mailboxId: at.mailboxId, states: ['applied'], limit: 500 })
  expect(new Set(vector.entries.keys())).toEqual(new Set(kept.flatMap(({ lesson }) => lesson!.features.ids)))
})

test('sightings of one campaign at once are all counted, on one sketch', async () => {
  const at = await temporaryStore()
  await together(at, three('campaign'))
  const sketch = Uint32Array.from({ length: 128 }, (_, i) => i * 7 + 1)
  const found = await findCampaign(at.store, { mailboxId: at.mailboxId, fingerprint: { stance: 'other', sketch } })
  expect(found).toMatchObject({ seen: 3 * times })
  const { db, tenantId } = at.store
  expect(await db.selectFrom('campaign').select('id').where('tenantId', '=', tenantId).execute()).toHaveLength(1)
})

test('the same mails saved at once are one row each, and counted once', async () => {
  const at = await temporaryStore()
  await together(at, three('save'))
  const page = await listMessages(at.store, { mailboxId: at.mailboxId, limit: 500 })
  expect(page.items).toHaveLength(times)
  expect(page.total).toBe(times)
  const [inbox] = await summariseFolders(at.store, at.mailboxId)
  expect(inbox).toMatchObject({ total: times, unread: page.items.filter(({ seen }) => seen === 0).length })
})

test('the same move planned at once is planned once', async () => {
  const at = await temporaryStore()
  await together(at, three('plan'))
  expect(await openActions(at.store, at.mailboxId)).toHaveLength(times)
})

test('mails put to the same places at once: a place holds one mail, and the counts are of what lies there', async () => {
  const at = await temporaryStore()
  await saveMessages(
    at.store,
    Array.from({ length: 15 }, (_, i) => mailIn(at, i + 1)),
  )
  await together(at, three('place'))
  const uids = (await listUids(at.store, at.inboxId)).map(({ uid }) => uid)
  expect(new Set(uids).size).toBe(uids.length)
  const page = await listMessages(at.store, { mailboxId: at.mailboxId, limit: 500 })
  expect(page.total).toBe(page.items.length)
})

test('raw mail that is dropped while it is needed anew stays', async () => {
  const at = await temporaryStore()
  await together(at, [
    { task: 'keep', times },
    { task: 'keep', times },
    { task: 'drop', times },
  ])
  for (const { contentHash } of await openActions(at.store, at.mailboxId))
    expect(await getRaw(at.store, contentHash)).not.toBeNull()
  expect(await listActions(at.store, { limit: 500 })).toHaveLength(2 * times)
})

test('mails of one sender counted at once are all counted', async () => {
  const at = await temporaryStore()
  await together(at, three('count'))
  const { db, tenantId } = at.store
  const rows = await db.selectFrom('outgoing').selectAll().where('tenantId', '=', tenantId).execute()
  expect(rows.reduce((sum, { mails }) => sum + mails, 0)).toBe(3 * times)
  expect(rows.reduce((sum, { phishing }) => sum + phishing, 0)).toBe(6 * times)
})

test('accounts of the same logins made at once: one of each, and one administrator', async () => {
  const at = await temporaryStore()
  await together(at, three('account'))
  const accounts = await listAccounts(at.store, { limit: 100 })
  expect(accounts).toHaveLength(times)
  expect(accounts.filter(({ roles }) => roles.includes('admin'))).toHaveLength(1)
})

test('a recipient’s mailbox asked for at once is made once', async () => {
  const at = await temporaryStore()
  await together(at, three('gateway'))
  const { db, tenantId } = at.store
  const rows = await db
    .selectFrom('mailbox')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('kind', '=', 'gateway')
    .execute()
  expect(rows).toHaveLength(times)
})

test('a link that two open at once opens for one', async () => {
  const at = await temporaryStore()
  at.clock.nowMs = Date.now()
  const tokens: string[] = []
  for (let i = 0; i < times; i++) tokens.push(await addSession(at.store, { kind: 'link', lifeMs: 600_000 }))
  const part = { task: 'session', times, tokens } as const
  await together(at, [part, part, part])
  for (let i = 0; i < times; i++) {
    const took = await Promise.all([0, 1, 2].map((seed) => getSetting(at.store, `took ${seed} ${i}`)))
    expect(took.filter((one) => one === true)).toHaveLength(1)
  }
})

test('many questions of one process at once wait for each other, transactions too', async () => {
  const at = await temporaryStore()
  const lesson = {
    features: { ids: [5], weights: [1], contradicted: false },
    shippedNats: -3,
    unwanted: true,
  } as const
  await Promise.all(
    Array.from({ length: 30 }, () =>
      addCorrection(at.store, {
        mailboxId: at.mailboxId,
        messageRow: null,
        contentHash: 'a',
        messageId: '',
        answer: 'junk',
        source: 'reader',
        state: 'applied',
        lesson,
      }),
    ),
  )
  expect((await loadVector(at.store, at.mailboxId)).corrections).toBe(30)
})
