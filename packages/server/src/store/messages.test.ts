import { expect, test } from 'vitest'
import {
  addMailbox,
  dropGoneBefore,
  findMessages,
  forgetUids,
  getMessage,
  getResult,
  listMessages,
  listUids,
  markGone,
  normalSubject,
  placeMessage,
  saveFlags,
  saveFolder,
  saveMessage,
  saveMessages,
  saveScan,
  searchMessages,
  summariseFolders,
} from './index.ts'
import { mailIn, scanOf, temporaryStore } from './testing/temporary-store.ts'

test('saveMessage() adds a mail once, renews it after, and keeps what a scan said', async () => {
  const at = await temporaryStore()
  const first = await saveMessage(at.store, { ...mailIn(at, 7), scan: scanOf('phishing', 'junk') })
  expect(first.added).toBe(true)
  const again = await saveMessage(at.store, { ...mailIn(at, 7), flags: ['\\SEEN', '$Junk'], arrivedIn: 'junk' })
  expect(again).toEqual({ id: first.id, added: false })
  expect(await getMessage(at.store, first.id)).toMatchObject({
    uid: '7',
    seen: 1,
    flagged: 0,
    flags: ['\\SEEN', '$Junk'],
    arrivedIn: 'inbox',
    verdict: 'phishing',
    chip: 'phishing',
    pPhishing: 1,
  })
  expect(await getResult(at.store, first.id)).toEqual({
    result: { claims: ['青海カード'] },
    facts: { auth: 'unknown' },
  })
})

test('saveScan() of a mail kept before it was scanned', async () => {
  const at = await temporaryStore()
  const { id } = await saveMessage(at.store, mailIn(at, 1))
  expect(await getMessage(at.store, id)).toMatchObject({ chip: 'none', verdict: null, action: null })
  expect(await getResult(at.store, id)).toBeNull()
  await saveScan(at.store, { id, scan: scanOf('spam', 'review') })
  expect(await getMessage(at.store, id)).toMatchObject({ chip: 'review', verdict: 'spam', action: 'review' })
  expect((await searchMessages(at.store, { q: '本文', chip: 'review' })).total).toBe(1)
})

test('getMessage() of nothing is null', async () => {
  const { store } = await temporaryStore()
  expect(await getMessage(store, 1)).toBeNull()
  expect(await getResult(store, 1)).toBeNull()
})

test.each([
  ['Re: お知らせ', 'お知らせ'],
  ['RE: Fwd: Re[2]: ＡＢＣ', 'abc'],
  ['転送: 会議', '会議'],
  ['Reply', 'reply'],
])('normalSubject(%j)', (subject, want) => expect(normalSubject(subject)).toBe(want))

test('listMessages() pages newest first through every mail once', async () => {
  const at = await temporaryStore()
  await saveMessages(
    at.store,
    Array.from({ length: 25 }, (_, i) => ({ ...mailIn(at, i + 1), receivedAt: Math.floor(i / 5) * 1000 })),
  )
  const seen: { readonly receivedAt: number; readonly id: number }[] = []
  let cursor: string | null = null
  do {
    const page = await listMessages(at.store, { folderId: at.inboxId, limit: 4, cursor })
    expect(page.total).toBe(25)
    seen.push(...page.items)
    cursor = page.next
  } while (cursor !== null)
  expect(new Set(seen.map(({ id }) => id)).size).toBe(25)
  expect(seen).toEqual([...seen].sort((a, b) => b.receivedAt - a.receivedAt || b.id - a.id))
})

test('listMessages() begins at an offset, and goes on from there by its cursor', async () => {
  const at = await temporaryStore()
  await saveMessages(
    at.store,
    Array.from({ length: 25 }, (_, i) => ({ ...mailIn(at, i + 1), receivedAt: Math.floor(i / 5) * 1000 })),
  )
  const ask = (question: Parameters<typeof listMessages>[1]) =>
    listMessages(at.store, { folderId: at.inboxId, limit: 4, ...question })
  const all = (await ask({ limit: 25 })).items
  const page = await ask({ offset: 9 })
  expect(page).toMatchObject({ items: all.slice(9, 13), offset: 9, total: 25 })
  const next = await ask({ offset: 9, cursor: page.next })
  expect(next.items).toEqual(all.slice(13, 17))
  expect(next.offset).toBeUndefined()
  expect(await ask({ offset: 24 })).toMatchObject({ items: all.slice(24), next: null })
  expect(await ask({ offset: 1_000 })).toMatchObject({ items: [], next: null, offset: 1_000 })
  expect((await ask({})).offset).toBeUndefined()
})

test('listMessages() filters by mailbox, folder, chip, verdict and action', async () => {
  const at = await temporaryStore()
  const other = await addMailbox(at.store, { name: 'b', kind: 'pop3', settings: {}, secret: null })
  const elsewhere = await saveFolder(at.store, { mailboxId: other, path: 'INBOX', role: 'inbox' })
  await saveMessages(at.store, [
    { ...mailIn(at, 1), scan: scanOf('ham', 'deliver') },
    { ...mailIn(at, 2), scan: scanOf('spam', 'review') },
    { ...mailIn(at, 3), folderId: at.junkId, scan: scanOf('phishing', 'junk') },
    { ...mailIn({ mailboxId: other, inboxId: elsewhere.id }, 4) },
  ])
  const uids = async (question: Parameters<typeof listMessages>[1]) =>
    (await listMessages(at.store, question)).items.map(({ uid }) => uid)
  expect(await uids({})).toEqual(['4', '3', '2', '1'])
  expect(await uids({ mailboxId: at.mailboxId })).toEqual(['3', '2', '1'])
  expect(await uids({ folderId: at.junkId })).toEqual(['3'])
  expect(await uids({ chip: 'review' })).toEqual(['2'])
  expect(await uids({ verdict: 'spam', action: 'review' })).toEqual(['2'])
  const page = await listMessages(at.store, { chip: 'ham' })
  expect(page.total).toBe(1)
  expect(page.counts).toEqual({ ham: 1, spam: 0, phishing: 1, review: 1, none: 1 })
})

test.each(['', 'x', '1.2.3', '9'.repeat(40)])('listMessages() begins anew for the cursor %j', async (cursor) => {
  const at = await temporaryStore()
  await saveMessage(at.store, mailIn(at, 1))
  expect((await listMessages(at.store, { cursor, limit: -3 })).items).toHaveLength(1)
})

test('placeMessage(), saveFlags(), markGone() and forgetUids() follow the server', async () => {
  const at = await temporaryStore()
  const { store } = at
  const [a, b] = await saveMessages(store, [mailIn(at, 1), mailIn(at, 2)])
  await saveFlags(store, { id: a!.id, flags: ['\\Seen', '\\Flagged'] })
  await placeMessage(store, { id: a!.id, folderId: at.junkId, uid: '40' })
  expect(await listUids(store, at.junkId)).toMatchObject([{ id: a!.id, uid: '40', flags: ['\\Seen', '\\Flagged'] }])
  expect((await listUids(store, at.inboxId)).map(({ id }) => id)).toEqual([b!.id])
  await markGone(store, [b!.id])
  expect((await listMessages(store, {})).items.map(({ id }) => id)).toEqual([a!.id])
  expect(await findMessages(store, { mailboxId: at.mailboxId, messageId: '2@mail.example' })).toMatchObject([
    { id: b!.id, uid: null },
  ])
  await placeMessage(store, { id: b!.id, folderId: at.inboxId, uid: '3' })
  expect((await listMessages(store, {})).total).toBe(2)
  await forgetUids(store, at.junkId)
  expect(await listUids(store, at.junkId)).toEqual([])
  expect((await listMessages(store, { folderId: at.junkId })).total).toBe(1)
})

test('placeMessage() to where another row stands already: that one gives way', async () => {
  const at = await temporaryStore()
  const moved = await saveMessage(at.store, mailIn(at, 1))
  const met = await saveMessage(at.store, { ...mailIn(at, 40), folderId: at.junkId })
  await placeMessage(at.store, { id: moved.id, folderId: at.junkId, uid: '40' })
  expect((await listMessages(at.store, {})).items.map(({ id }) => id)).toEqual([moved.id])
  expect((await getMessage(at.store, met.id))!.goneAt).not.toBeNull()
})

test('findMessages() by content hash, by both, by neither', async () => {
  const at = await temporaryStore()
  const { store, mailboxId } = at
  await saveMessages(store, [mailIn(at, 1), { ...mailIn(at, 2), messageId: '1@mail.example' }])
  const { contentHash } = mailIn(at, 2)
  expect(await findMessages(store, { mailboxId, contentHash })).toHaveLength(1)
  expect(await findMessages(store, { mailboxId, messageId: '1@mail.example' })).toHaveLength(2)
  expect(await findMessages(store, { mailboxId, messageId: '1@mail.example', contentHash })).toHaveLength(1)
  expect(await findMessages(store, { mailboxId })).toEqual([])
})

test('summariseFolders() counts what lies in each', async () => {
  const at = await temporaryStore()
  await saveMessages(at.store, [
    { ...mailIn(at, 1), flags: ['\\Seen'], scan: scanOf('ham', 'deliver') },
    { ...mailIn(at, 2), scan: scanOf('ham', 'deliver') },
    { ...mailIn(at, 3), scan: scanOf('phishing', 'review') },
  ])
  expect(await summariseFolders(at.store, at.mailboxId)).toMatchObject([
    { path: 'INBOX', total: 3, unread: 2, counts: { ham: 2, review: 1, phishing: 0 } },
    { path: 'Junk', role: 'junk', total: 0, unread: 0 },
  ])
})

test('dropGoneBefore() drops what left the server long ago, with its words', async () => {
  const at = await temporaryStore()
  const saved = await saveMessages(at.store, [mailIn(at, 1), mailIn(at, 2), mailIn(at, 3)])
  at.clock.nowMs = 5_000_000
  await markGone(at.store, [saved[0]!.id])
  at.clock.nowMs = 6_000_000
  await markGone(at.store, [saved[1]!.id])
  expect(await dropGoneBefore(at.store, 5_500_000)).toBe(1)
  expect(await dropGoneBefore(at.store, 5_500_000)).toBe(0)
  expect(await getMessage(at.store, saved[0]!.id)).toBeNull()
  expect(await getMessage(at.store, saved[1]!.id)).not.toBeNull()
  expect((await searchMessages(at.store, { q: '件名' })).total).toBe(1)
})
