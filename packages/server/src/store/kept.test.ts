import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  addCorrection,
  addCorrespondents,
  addListEntry,
  addMailbox,
  addSession,
  contentHashOf,
  dropAllSessions,
  dropExpiredSessions,
  dropRawBefore,
  dropSession,
  dropUnusedRaw,
  findCorrespondent,
  findSession,
  finishAction,
  forgetCorrection,
  getMailbox,
  getRaw,
  getSetting,
  hasSent,
  inTransaction,
  listCorrespondents,
  listEntries,
  listFolders,
  listMailboxes,
  mailboxSecret,
  planAction,
  putRaw,
  rememberSent,
  removeCorrespondents,
  removeListEntry,
  removeMailbox,
  saveFolder,
  saveFolderState,
  saveMessage,
  sentTo,
  setSetting,
  takeLink,
  updateMailbox,
} from './index.ts'
import { mailIn, temporaryStore } from './testing/temporary-store.ts'

test('addMailbox() keeps settings as they are and the secret encrypted', async () => {
  const { store } = await temporaryStore()
  const settings = { host: 'imap.test', port: 993 }
  const id = await addMailbox(store, { name: 'ocn', kind: 'imap', settings, secret: 'himitsu' })
  expect(await getMailbox(store, id)).toMatchObject({ settings, hasSecret: true, mode: 'shadow', reviewTo: 'inbox' })
  expect(await mailboxSecret(store, id)).toEqual({ status: 'found', secret: 'himitsu' })
  const row = await store.db
    .selectFrom('mailbox')
    .select('secret')
    .where('tenantId', '=', store.tenantId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  expect(Buffer.from(row.secret!).includes('himitsu')).toBe(false)
  const other = { ...store, key: { bytes: randomBytes(32) } }
  expect(await mailboxSecret(other, id)).toEqual({ status: 'unreadable' })
  expect(await getMailbox(store, 99)).toBeNull()
  expect(await mailboxSecret(store, 99)).toEqual({ status: 'none' })
})

test('updateMailbox() changes only what is named', async () => {
  const { store, mailboxId } = await temporaryStore()
  expect(await updateMailbox(store, mailboxId, { secret: 'a', mode: 'active', paused: true })).toBe(true)
  expect(await getMailbox(store, mailboxId)).toMatchObject({ name: 'taro', mode: 'active', pausedAt: 1_000_000 })
  expect(await mailboxSecret(store, mailboxId)).toEqual({ status: 'found', secret: 'a' })
  expect(await updateMailbox(store, mailboxId, { name: 'x', paused: false, secret: null })).toBe(true)
  expect(await getMailbox(store, mailboxId)).toMatchObject({ name: 'x', pausedAt: null, hasSecret: false })
  expect(await updateMailbox(store, mailboxId, {})).toBe(true)
  expect(await updateMailbox(store, 99, { name: 'x' })).toBe(false)
})

test('removeMailbox() takes everything of it, and nothing of another', async () => {
  const at = await temporaryStore()
  const { store, mailboxId } = at
  const bytes = Buffer.from('Subject: a\r\n\r\nb')
  await saveMessage(store, { ...mailIn(at, 1), contentHash: await putRaw(store, bytes) })
  await addCorrespondents(store, mailboxId, [
    { address: 'a@b.example', domain: 'b.example', name: '', source: 'sent', lastAt: 1 },
  ])
  const other = await addMailbox(store, { name: 'b', kind: 'maildir', settings: {}, secret: null })
  await saveFolder(store, { mailboxId: other, path: 'INBOX', role: 'inbox' })
  expect(await removeMailbox(store, mailboxId)).toBe(true)
  expect((await listMailboxes(store)).map(({ id }) => id)).toEqual([other])
  expect(await getRaw(store, contentHashOf(bytes))).toBeNull()
  expect(await findCorrespondent(store, { mailboxId, address: 'a@b.example' })).toBeNull()
  expect(await listFolders(store, other)).toHaveLength(1)
})

test('saveFolder() renews the role of a path; saveFolderState() keeps how far it was read', async () => {
  const { store, mailboxId, inboxId } = await temporaryStore()
  await saveFolderState(store, {
    folderId: inboxId,
    uidValidity: 4_294_967_295,
    uidNext: 8,
    highestModseq: '9223372036854775807',
  })
  const again = await saveFolder(store, { mailboxId, path: 'INBOX', role: 'other' })
  expect(again).toMatchObject({
    id: inboxId,
    role: 'other',
    uidValidity: 4_294_967_295,
    highestModseq: '9223372036854775807',
    lastSeenAt: 1_000_000,
  })
})

test.each([
  ['text', Buffer.from('Subject: テスト\r\n\r\n本文'.repeat(50))],
  ['nothing', Buffer.alloc(0)],
  ['any bytes', randomBytes(50_000)],
])('putRaw() and getRaw() of %s', async (_, bytes) => {
  const { store } = await temporaryStore()
  const contentHash = await putRaw(store, bytes)
  expect(await putRaw(store, bytes)).toBe(contentHash)
  expect(contentHash).toBe(contentHashOf(bytes))
  expect(Buffer.from((await getRaw(store, contentHash))!).equals(bytes)).toBe(true)
  expect(await getRaw(store, 'none')).toBeNull()
})

test('dropRawBefore() never drops what an open action or a pending correction needs', async () => {
  const { store, mailboxId, clock } = await temporaryStore()
  const [free, planned, pending, young] = ['a', 'b', 'c', 'd'].map((text) => Buffer.from(text))
  for (const bytes of [free!, planned!, pending!]) await putRaw(store, bytes)
  const common = { mailboxId, messageRow: null, messageId: '' }
  const action = await planAction(store, {
    ...common,
    contentHash: contentHashOf(planned!),
    kind: 'move',
    fromFolder: 'INBOX',
    toFolder: 'Junk',
    reason: [],
    uidBefore: null,
  })
  const correction = await addCorrection(store, {
    ...common,
    contentHash: contentHashOf(pending!),
    answer: 'junk',
    source: 'moved',
    state: 'pending',
    lesson: null,
  })
  clock.nowMs += 1000
  await putRaw(store, young!)
  expect(await dropRawBefore(store, 1_000_500)).toBe(1)
  expect(await getRaw(store, contentHashOf(free!))).toBeNull()
  expect(await getRaw(store, contentHashOf(planned!))).not.toBeNull()
  expect(await dropUnusedRaw(store)).toBe(1)
  await finishAction(store, { id: action, uidAfter: null })
  await forgetCorrection(store, correction)
  expect(await dropRawBefore(store, 1_000_500)).toBe(2)
})

test('addCorrespondents() counts mails, keeps a name and the latest time', async () => {
  const { store, mailboxId } = await temporaryStore()
  const hanako = { address: 'Hanako@B.example', domain: 'b.example', name: '花子', source: 'sent', lastAt: 50 } as const
  await addCorrespondents(store, mailboxId, [hanako, { ...hanako, address: 'hanako@b.example', name: '', lastAt: 20 }])
  expect(await findCorrespondent(store, { mailboxId, address: 'HANAKO@b.example' })).toMatchObject({
    name: '花子',
    mails: 2,
    lastAt: 50,
  })
  expect(await findCorrespondent(store, { mailboxId, address: 'taro@b.example' })).toBeNull()
})

test('hasSent() knows what this mailbox sent', async () => {
  const { store, mailboxId } = await temporaryStore()
  await rememberSent(store, mailboxId, ['a@x', 'b@x'], 5, ['umi.example'])
  await rememberSent(store, mailboxId, ['a@x'], 6, ['yama.example'])
  expect(await hasSent(store, { mailboxId, messageIds: ['z@x', 'b@x'] })).toBe(true)
  expect(await hasSent(store, { mailboxId, messageIds: ['z@x'] })).toBe(false)
  expect(await hasSent(store, { mailboxId, messageIds: [] })).toBe(false)
  expect(await hasSent(store, { mailboxId: mailboxId + 1, messageIds: ['a@x'] })).toBe(false)
  expect(await sentTo(store, { mailboxId, messageIds: ['a@x', 'b@x', 'z@x'] })).toEqual(
    new Set(['yama.example', 'umi.example']),
  )
  expect(await sentTo(store, { mailboxId, messageIds: [] })).toEqual(new Set())
})

test('addListEntry() says a thing once; removeListEntry() takes it back', async () => {
  const { store, mailboxId } = await temporaryStore()
  const entry = { mailboxId, kind: 'allow', subject: 'address', value: 'A@b.example' } as const
  const first = await addListEntry(store, entry)
  expect(await addListEntry(store, { ...entry, value: 'a@B.example' })).toEqual(first)
  expect(await listEntries(store, mailboxId)).toEqual([first])
  expect(await removeListEntry(store, { mailboxId: 99, id: first.id })).toBe(false)
  expect(await removeListEntry(store, { mailboxId, id: first.id })).toBe(true)
  expect(await listEntries(store, mailboxId)).toEqual([])
})

test('setSetting() keeps any JSON value; null takes it away', async () => {
  const { store } = await temporaryStore()
  expect(await getSetting(store, 'lang')).toBeNull()
  await setSetting(store, 'lang', 'ja')
  await setSetting(store, 'lang', { of: ['en'] })
  expect(await getSetting(store, 'lang')).toEqual({ of: ['en'] })
  await setSetting(store, 'lang', null)
  expect(await getSetting(store, 'lang')).toBeNull()
})

test('sessions last until they expire, links are used up; tokens are not kept', async () => {
  const { store, clock } = await temporaryStore()
  const session = await addSession(store, { kind: 'session', lifeMs: 1000 })
  const link = await addSession(store, { kind: 'link', lifeMs: 1000 })
  expect(await findSession(store, session)).toEqual({ expiresAt: 1_001_000, accountId: null })
  expect(await findSession(store, link)).toBeNull()
  expect(await takeLink(store, session)).toBe(false)
  expect(await takeLink(store, link)).toBe(true)
  expect(await takeLink(store, link)).toBe(false)
  const rows = await store.db.selectFrom('session').selectAll().where('tenantId', '=', store.tenantId).execute()
  expect(JSON.stringify(rows)).not.toContain(session)
  const late = await addSession(store, { kind: 'link', lifeMs: 500 })
  clock.nowMs += 1000
  expect(await findSession(store, session)).toBeNull()
  expect(await takeLink(store, late)).toBe(false)
  await dropExpiredSessions(store)
  expect(await store.db.selectFrom('session').selectAll().where('tenantId', '=', store.tenantId).execute()).toEqual([])
  const [a, b] = [
    await addSession(store, { kind: 'session', lifeMs: 9 }),
    await addSession(store, { kind: 'session', lifeMs: 9 }),
  ]
  await dropSession(store, a)
  expect(await findSession(store, a)).toBeNull()
  expect(await findSession(store, b)).not.toBeNull()
  await dropAllSessions(store)
  expect(await findSession(store, b)).toBeNull()
})

test('inTransaction() is whole or not at all', async () => {
  const { store } = await temporaryStore()
  const broken = inTransaction(store, async (inside) => {
    await setSetting(inside, 'a', 1)
    throw new Error('halfway')
  })
  await expect(broken).rejects.toThrow('halfway')
  expect(await getSetting(store, 'a')).toBeNull()
  await setSetting(store, 'a', 2)
  expect(await getSetting(store, 'a')).toBe(2)
})

test('many questions at once wait for each other', async () => {
  const at = await temporaryStore()
  await Promise.all(
    Array.from({ length: 50 }, async (_, i) => {
      if (i % 3 === 0) await setSetting(at.store, `s${i}`, i)
      else if (i % 3 === 1) await saveMessage(at.store, mailIn(at, i))
      else
        await planAction(at.store, {
          mailboxId: at.mailboxId,
          messageRow: null,
          contentHash: `${i}`,
          messageId: '',
          kind: 'flag',
          fromFolder: 'INBOX',
          toFolder: 'INBOX',
          reason: [],
          uidBefore: null,
        })
    }),
  )
  expect(await store50(at.store)).toEqual([17, 17, 16])
})

const store50 = async ({
  db,
  tenantId,
}: Awaited<ReturnType<typeof temporaryStore>>['store']): Promise<readonly number[]> => {
  const tables = ['setting', 'message', 'journal'] as const
  return Promise.all(
    tables.map(
      async (table) =>
        (await db.selectFrom(table).select('tenantId').where('tenantId', '=', tenantId).execute()).length,
    ),
  )
}

test('an address book counts no mails, never hides who was written to, and is forgotten alone', async () => {
  const { store, mailboxId } = await temporaryStore()
  const person = (address: string, source: 'sent' | 'address-book') => ({
    address,
    domain: 'b.example',
    name: '',
    source,
    lastAt: 1,
  })
  await addCorrespondents(store, mailboxId, [
    person('a@b.example', 'address-book'),
    person('c@b.example', 'sent'),
    person('d@b.example', 'address-book'),
  ])
  await addCorrespondents(store, mailboxId, [person('a@b.example', 'sent'), person('c@b.example', 'address-book')])
  const page = await listCorrespondents(store, { mailboxId, limit: 2 })
  expect(page).toMatchObject({ total: 3, imported: 1 })
  expect(page.items.map(({ address, source, mails }) => [address, source, mails])).toEqual([
    ['a@b.example', 'sent', 1],
    ['c@b.example', 'sent', 1],
  ])
  expect((await listCorrespondents(store, { mailboxId, after: 'c@b.example', limit: 2 })).items).toHaveLength(1)
  expect(await removeCorrespondents(store, mailboxId, { source: 'address-book' })).toBe(1)
  expect(await removeCorrespondents(store, mailboxId, { address: 'A@b.example' })).toBe(1)
  expect((await listCorrespondents(store, { mailboxId, limit: 9 })).items.map(({ address }) => address)).toEqual([
    'c@b.example',
  ])
})
