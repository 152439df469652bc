/** The sorter over a Maildir, with the project's own sample mails: decisions, moves, undo, learning. */
import { afterEach, expect, test } from 'vitest'
import { contentHashOf } from '../packages/server/src/store/content-hash.ts'
import { listCorrections } from '../packages/server/src/store/corrections.ts'
import { findMessages } from '../packages/server/src/store/find-messages.ts'
import { listActions } from '../packages/server/src/store/list-actions.ts'
import { getMailbox } from '../packages/server/src/store/list-mailboxes.ts'
import type { MessageRow } from '../packages/server/src/store/schema.ts'
import { type Bench, bench, census, sample, sampleAuthservId, sampleNames } from './sorting/harness.ts'
import { newsletter } from './sorting/newsletter.ts'

let open: Bench | null = null
const start = async (...args: Parameters<typeof bench>): Promise<Bench> => {
  open = await bench(...args)
  return open
}
afterEach(async () => {
  await open?.close()
  open = null
})

const junk = '迷惑メール'
const phish = sample('smbc-card-bad.eml')
const honest = sample('apple-receipt-honest.eml')
const longAgo = () => Date.now() - 3_600_000

const pass = async ({ sorter, mailboxId }: Pick<Bench, 'sorter' | 'mailboxId'>) => {
  const outcome = await sorter.sortNow(mailboxId)
  if (!outcome.ok) throw new Error(outcome.message.en)
  return outcome.summary
}
const rowOf = async ({ store, mailboxId }: Bench, raw: Uint8Array): Promise<MessageRow> => {
  const rows = await findMessages(store, { mailboxId, contentHash: contentHashOf(raw) })
  return rows.at(-1)!
}
const flagsOf = async ({ other }: Bench, path: string): Promise<readonly string[]> => {
  for await (const { flags } of other.listSince(path, { uid: 1 })) return flags
  return []
}

test('a pass junks what is bad, leaves what is honest, and sets the keywords', async () => {
  const b = await start()
  await b.other.append('INBOX', phish, { internalDateMs: longAgo() })
  await b.other.append('INBOX', honest, { internalDateMs: longAgo(), flags: ['\\Seen'] })
  const summary = await pass(b)
  expect(summary).toMatchObject({ looked: 2, junked: 1, rescued: 0, failed: 0 })
  const where = await census(b.other, ['INBOX', junk])
  expect(where.get(contentHashOf(phish))).toEqual([junk])
  expect(where.get(contentHashOf(honest))).toEqual(['INBOX'])
  expect(await flagsOf(b, junk)).toEqual(expect.arrayContaining(['$Junk', '$Phishing']))
  expect(await flagsOf(b, 'INBOX')).toEqual(['\\Seen'])
  const [entry] = await listActions(b.store, { mailboxId: b.mailboxId })
  expect(entry).toMatchObject({ kind: 'move', state: 'done', fromFolder: 'INBOX', toFolder: junk })
  expect(entry!.reason.length).toBeGreaterThan(0)
  expect(await pass(b)).toMatchObject({ looked: 0, junked: 0, learned: 0, pending: 0 })
})

test('mails that are the same byte for byte are all moved, each journalled; one that comes back stays', async () => {
  const b = await start()
  for (let i = 0; i < 3; i++) await b.other.append('INBOX', phish, { internalDateMs: longAgo() })
  expect(await pass(b)).toMatchObject({ looked: 3, junked: 3, failed: 0 })
  const hash = contentHashOf(phish)
  expect((await census(b.other, ['INBOX', junk])).get(hash)).toEqual([junk, junk, junk])
  const entries = await listActions(b.store, { mailboxId: b.mailboxId })
  expect(entries.map(({ kind, state }) => `${kind} ${state}`)).toEqual(['move done', 'move done', 'move done'])
  expect(new Set(entries.map(({ messageRow }) => messageRow)).size).toBe(3)
  // Somebody puts a copy into the inbox again: the other side wins.
  await b.other.append('INBOX', phish, { internalDateMs: longAgo() })
  expect(await pass(b)).toMatchObject({ junked: 0, failed: 0 })
  expect((await census(b.other, ['INBOX', junk])).get(hash)?.toSorted()).toEqual(['INBOX', junk, junk, junk])
})

test('mails that are the same byte for byte are agreed to together', async () => {
  const b = await start({ mode: 'shadow' })
  for (let i = 0; i < 2; i++) await b.other.append('INBOX', phish, { internalDateMs: longAgo() })
  await pass(b)
  expect((await b.sorter.dryRun(b.mailboxId)).wouldJunk).toHaveLength(2)
  expect(await b.sorter.agree(b.mailboxId)).toMatchObject({ ok: true, planned: 2 })
  await pass(b)
  expect((await census(b.other, ['INBOX', junk])).get(contentHashOf(phish))).toEqual([junk, junk])
})

test('shadow mode moves nothing, sets nothing and creates nothing, and the dry run tells', async () => {
  const b = await start({ mode: 'shadow' })
  await b.other.append('INBOX', phish, { internalDateMs: longAgo() })
  await b.other.ensureFolder(junk)
  await b.other.append(junk, honest, { internalDateMs: longAgo() })
  await pass(b)
  const where = await census(b.other, ['INBOX', junk])
  expect(where.get(contentHashOf(phish))).toEqual(['INBOX'])
  expect(where.get(contentHashOf(honest))).toEqual([junk])
  expect(await flagsOf(b, 'INBOX')).toEqual([])
  const states = (await listActions(b.store, { mailboxId: b.mailboxId })).map(({ state }) => state)
  expect(states).toEqual(['shadow', 'shadow'])
  const dry = await b.sorter.dryRun(b.mailboxId, 30)
  expect(dry.scanned).toBe(2)
  expect(dry.wouldJunk.map(({ contentHash }) => contentHash)).toEqual([contentHashOf(phish)])
  expect(dry.wouldRescue.map(({ contentHash }) => contentHash)).toEqual([contentHashOf(honest)])
  expect(dry.levels.map(({ level }) => level)).toEqual(['careful', 'standard', 'strict'])
  const junked = dry.levels.map((level) => level.junk)
  expect([...junked].sort()).toEqual(junked)
  expect((await b.sorter.dryRun(b.mailboxId, 0.001)).scanned).toBe(0)

  const agreed = await b.sorter.agree(b.mailboxId)
  expect(agreed).toMatchObject({ ok: true, planned: 2 })
  await pass(b)
  const after = await census(b.other, ['INBOX', junk])
  expect(after.get(contentHashOf(phish))).toEqual([junk])
  expect(after.get(contentHashOf(honest))).toEqual(['INBOX'])
})

test('of all sample mails in the junk folder no bad one is rescued', async () => {
  const b = await start()
  await b.other.ensureFolder(junk)
  const bad = sampleNames('bad').map(sample)
  const good = sampleNames('honest').map(sample)
  for (const raw of [...bad, ...good]) await b.other.append(junk, raw, { internalDateMs: longAgo() })
  const summary = await pass(b)
  const where = await census(b.other, ['INBOX', junk])
  expect(bad.filter((raw) => where.get(contentHashOf(raw))!.includes('INBOX'))).toEqual([])
  const rescued = good.filter((raw) => where.get(contentHashOf(raw))!.includes('INBOX')).length
  expect(rescued).toBe(summary.rescued)
  expect(rescued).toBeGreaterThan(10)
  console.log(`rescued ${rescued} of ${good.length} honest, 0 of ${bad.length} bad`)
})

test('undo puts it back, also when the mail was moved on or is gone from the server', async () => {
  const b = await start()
  const three = ['smbc-card-bad.eml', 'bank-device-bad.eml', 'benefit-bad.eml'].map(sample)
  for (const raw of three) await b.other.append('INBOX', raw, { internalDateMs: longAgo(), flags: ['\\Seen'] })
  expect((await pass(b)).junked).toBe(3)
  const [, moved, removed] = three as [Buffer, Buffer, Buffer]
  await b.other.ensureFolder('Archive')
  await b.other.move(junk, [Number((await rowOf(b, moved)).uid)], 'Archive')
  const { rmSync, readdirSync } = await import('node:fs')
  const { join } = await import('node:path')
  await pass(b)
  const ids = (await listActions(b.store, { mailboxId: b.mailboxId })).map(({ id }) => `j${id}`)
  // Emptied from the junk folder by another program.
  const uid = Number((await rowOf(b, removed)).uid)
  await b.other.setFlags(junk, [uid], { add: ['\\Deleted'] })
  for (const folder of readdirSync(join(b.directory, 'Maildir'), { recursive: true, encoding: 'utf8' }))
    if (/:2,[A-Z]*T/.test(folder)) rmSync(join(b.directory, 'Maildir', folder))
  await pass(b)
  const outcomes = await b.sorter.undo(ids)
  expect(outcomes).toEqual([{ ok: true }, { ok: true }, { ok: true }])
  const where = await census(b.other, ['INBOX', junk, 'Archive'])
  for (const raw of three) expect(where.get(contentHashOf(raw))).toEqual(['INBOX'])
  expect((await b.sorter.undo(ids)).map(({ ok }) => ok)).toEqual([false, false, false])
  // The other side has won: it is not moved again, and nothing was learned of our own moves.
  expect(await pass(b)).toMatchObject({ junked: 0, learned: 0, pending: 0 })
  expect((await census(b.other, ['INBOX'])).size).toBe(3)
  expect(await listCorrections(b.store, { mailboxId: b.mailboxId })).toEqual([])
})

test.each([
  ['MOVE', false],
  ['COPY and delete', true],
] as const)(
  'a mail moved to the junk folder by %s in another program is learned, and its next copy junked',
  async (_, byCopy) => {
    const b = await start()
    const first = newsletter(1)
    await b.other.append('INBOX', first, { internalDateMs: longAgo(), flags: ['\\Seen'] })
    await b.other.ensureFolder(junk)
    expect(await pass(b)).toMatchObject({ junked: 0 })
    const uid = Number((await rowOf(b, first)).uid)
    if (byCopy) {
      await b.other.append(junk, first, { internalDateMs: longAgo(), flags: ['\\Seen'] })
      expect(await pass(b)).toMatchObject({ learned: 0, pending: 0 })
      await removeMail(b, uid)
    } else await b.other.move('INBOX', [uid], junk)
    expect(await pass(b)).toMatchObject({ learned: 1, pending: 0 })
    const [correction] = await listCorrections(b.store, { mailboxId: b.mailboxId })
    expect(correction).toMatchObject({ answer: 'junk', source: 'moved', state: 'applied' })

    const second = newsletter(2)
    await b.other.append('INBOX', second, { internalDateMs: longAgo() })
    expect(await pass(b)).toMatchObject({ junked: 1 })
    expect((await census(b.other, ['INBOX', junk])).get(contentHashOf(second))).toEqual([junk])

    // Forgotten, the third is judged as the first was.
    expect(await b.sorter.forget(correction!.id)).toEqual({ ok: true })
    const third = newsletter(3)
    await b.other.append('INBOX', third, { internalDateMs: longAgo() })
    expect(await pass(b)).toMatchObject({ junked: 0 })
  },
)

test('what Miwake moved and the person moved back stays, and is learned', async () => {
  const b = await start()
  await b.other.append('INBOX', phish, { internalDateMs: longAgo() })
  expect((await pass(b)).junked).toBe(1)
  let later = 0
  const { now } = b.store
  ;(b.store as { now: () => number }).now = () => now() + later
  later = 60_000
  await b.other.move(junk, [Number((await rowOf(b, phish)).uid)], 'INBOX')
  const sorter = await b.restart()
  expect(await pass({ ...b, sorter })).toMatchObject({ junked: 0, learned: 1 })
  const [correction] = await listCorrections(b.store, { mailboxId: b.mailboxId })
  expect(correction).toMatchObject({ answer: 'not-junk', state: 'applied' })
  expect(await pass({ ...b, sorter })).toMatchObject({ looked: 0, junked: 0 })
  expect((await census(b.other, ['INBOX'])).get(contentHashOf(phish))).toEqual(['INBOX'])
})

test.each([
  ['unread', [], longAgo],
  ['within seconds of its arrival', ['\\Seen'], Date.now],
] as const)('a move of a mail %s waits for the person', async (_, flags, at) => {
  const b = await start()
  const first = newsletter(1)
  await b.other.append('INBOX', first, { internalDateMs: at(), flags })
  await b.other.ensureFolder(junk)
  await pass(b)
  await b.other.move('INBOX', [Number((await rowOf(b, first)).uid)], junk)
  expect(await pass(b)).toMatchObject({ learned: 0, pending: 1 })
  const [waiting] = await listCorrections(b.store, { mailboxId: b.mailboxId })
  expect(waiting).toMatchObject({ state: 'pending', answer: 'junk' })
  await b.other.append('INBOX', newsletter(2), { internalDateMs: longAgo() })
  expect(await pass(b)).toMatchObject({ junked: 0 })
  expect(await b.sorter.confirm(waiting!.id, true)).toEqual({ ok: true })
  await b.other.append('INBOX', newsletter(3), { internalDateMs: longAgo() })
  expect(await pass(b)).toMatchObject({ junked: 1 })
})

test('deleting and emptying the junk folder teach nothing', async () => {
  const b = await start()
  await b.other.append('INBOX', newsletter(1), { internalDateMs: longAgo(), flags: ['\\Seen'] })
  await b.other.append('INBOX', phish, { internalDateMs: longAgo(), flags: ['\\Seen'] })
  await pass(b)
  await removeMail(b, Number((await rowOf(b, newsletter(1))).uid))
  await removeMail(b, Number((await rowOf(b, phish)).uid))
  expect(await pass(b)).toMatchObject({ learned: 0, pending: 0 })
  expect(await listCorrections(b.store, { mailboxId: b.mailboxId })).toEqual([])
})

test('answers move at once, teach at once, and are undone together', async () => {
  const b = await start()
  const first = newsletter(1)
  await b.other.append('INBOX', first, { internalDateMs: longAgo() })
  await pass(b)
  const answered = await b.sorter.answer((await rowOf(b, first)).id, 'junk')
  if (!answered.ok) throw new Error(answered.message.en)
  expect((await census(b.other, ['INBOX', junk])).get(contentHashOf(first))).toEqual([junk])
  expect((await rowOf(b, first)).chip).toBe('spam')
  expect(await pass(b)).toMatchObject({ learned: 0, pending: 0 })
  await b.other.append('INBOX', newsletter(2), { internalDateMs: longAgo() })
  expect(await pass(b)).toMatchObject({ junked: 1 })

  const { figures, corrections } = await b.sorter.learned(b.mailboxId)
  expect(figures.missed).toMatchObject({ hits: 1, of: 1 })
  expect(figures.provider!.missed).toMatchObject({ hits: 1, of: 1 })
  expect(corrections.length).toBe(1)

  expect(await b.sorter.undo([answered.undo])).toEqual([{ ok: true }])
  expect((await census(b.other, ['INBOX', junk])).get(contentHashOf(first))).toEqual(['INBOX'])
  expect((await rowOf(b, first)).chip).toBe('ham')
  await b.other.append('INBOX', newsletter(3), { internalDateMs: longAgo() })
  expect(await pass(b)).toMatchObject({ junked: 0 })
})

test.each([
  ['inbox', 'INBOX', ['\\Flagged']],
  ['folder', '要確認', []],
] as const)('a mail to check goes to the %s', async (reviewTo, path, flags) => {
  const b = await start({ reviewTo })
  const mails = sampleNames('bad').map(sample)
  for (const raw of mails) await b.other.append('INBOX', raw, { internalDateMs: longAgo() })
  const { reviewed } = await pass(b)
  expect(reviewed).toBeGreaterThan(0)
  const found: (readonly string[])[] = []
  for await (const entry of b.other.listSince(path, { uid: 1 }))
    if (path !== 'INBOX' || entry.flags.includes('\\Flagged')) found.push(entry.flags)
  expect(found.length).toBe(reviewed)
  expect(found[0]).toEqual(flags)
})

test('mail that was there a month before is shown, and left where it is', async () => {
  const b = await start()
  await b.other.append('INBOX', phish, { internalDateMs: Date.now() - 40 * 86_400_000 })
  expect(await pass(b)).toMatchObject({ junked: 1, failed: 0 })
  expect((await census(b.other, ['INBOX'])).get(contentHashOf(phish))).toEqual(['INBOX'])
  expect((await rowOf(b, phish)).chip).toBe('phishing')
})

/** Deletes it for good, as another program would: nothing moves anywhere. */
const removeMail = async ({ store, mailboxId, other, directory }: Bench, uid: number): Promise<void> => {
  const { listFolders } = await import('../packages/server/src/store/folders.ts')
  const { readdirSync, rmSync } = await import('node:fs')
  const { join } = await import('node:path')
  const folders = await listFolders(store, mailboxId)
  const row = (await Promise.all(folders.map(({ id }) => ofFolder(store, mailboxId, id, uid)))).find(Boolean)!
  const path = folders.find(({ id }) => id === row.folderId)!.path
  await other.setFlags(path, [uid], { add: ['\\Deleted'] })
  const root = join(directory, 'Maildir')
  for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' }))
    if (/:2,[A-Za-z]*T/.test(file)) rmSync(join(root, file))
}

const ofFolder = async (store: Bench['store'], mailboxId: number, folderId: number, uid: number) => {
  const { listMessages } = await import('../packages/server/src/store/list-messages.ts')
  const { items } = await listMessages(store, { mailboxId, folderId })
  return items.find((row) => row.uid === String(uid))
}

test('whose Authentication-Results count is learned from the mail itself, and believed once the person says so', async () => {
  const b = await start({
    mode: 'shadow',
    settings: (directory) => ({ kind: 'maildir', path: `${directory}/Maildir`, pollSeconds: 5 }),
  })
  for (const name of sampleNames('honest')) await b.other.append('INBOX', sample(name), { internalDateMs: longAgo() })
  await b.other.ensureFolder(junk)
  await b.other.append(junk, honest, { internalDateMs: longAgo() })
  await pass(b)
  expect((await b.sorter.dryRun(b.mailboxId)).wouldRescue).toEqual([])
  const suggestion = await b.sorter.suggestTrust(b.mailboxId)
  expect(suggestion?.authservId).toBe(sampleAuthservId)
  expect(suggestion!.mails).toBeGreaterThan(50)
  expect(new Set(suggestion!.examples.map(({ fromAddress }) => fromAddress)).size).toBe(3)
  expect(suggestion!.receivedBy).toEqual([sampleAuthservId])
  expect(await b.sorter.trustServer(b.mailboxId, [sampleAuthservId])).toMatchObject({ ok: true })
  const row = await getMailbox(b.store, b.mailboxId)
  expect(row!.settings).toMatchObject({ authservIds: [sampleAuthservId], receivedBy: [sampleAuthservId] })
  const { wouldRescue } = await b.sorter.dryRun(b.mailboxId)
  expect(wouldRescue.map(({ contentHash }) => contentHash)).toContain(contentHashOf(honest))
})

test('an answer given in shadow mode counts when the person agrees', async () => {
  const b = await start({ mode: 'shadow' })
  const [letter, other] = [newsletter(1), sample('bank-device-bad.eml')]
  for (const raw of [letter, other]) await b.other.append('INBOX', raw, { internalDateMs: longAgo() })
  await pass(b)
  await b.sorter.answer((await rowOf(b, letter)).id, 'junk')
  await b.sorter.answer((await rowOf(b, other)).id, 'not-junk')
  expect((await census(b.other, ['INBOX'])).size).toBe(2)
  expect(await b.sorter.agree(b.mailboxId)).toMatchObject({ ok: true, planned: 1 })
  await pass(b)
  const where = await census(b.other, ['INBOX', junk])
  expect(where.get(contentHashOf(letter))).toEqual([junk])
  expect(where.get(contentHashOf(other))).toEqual(['INBOX'])
})

test('a mail marked as deleted is left alone until somebody takes the mark off', async () => {
  const b = await start()
  const { uid } = await b.other.append('INBOX', phish, { internalDateMs: longAgo(), flags: ['\\Deleted'] })
  for (let n = 0; n < 2; n++) expect(await pass(b)).toMatchObject({ looked: 0, junked: 0 })
  expect(await rowOf(b, phish)).toBeUndefined()
  await b.other.setFlags('INBOX', [uid!], { remove: ['\\Deleted'] })
  expect(await pass(b)).toMatchObject({ looked: 1, junked: 1 })
})
