/** What the database counts as mails change, against counting them all. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addMailbox,
  dropGoneBefore,
  listMessages,
  markGone,
  placeMessage,
  removeMailbox,
  saveFlags,
  saveFolder,
  saveMessage,
  saveScan,
  summariseFolders,
} from './index.ts'
import { setChip } from './set-chip.ts'
import { mailIn, scanOf, temporaryStore } from './testing/temporary-store.ts'

const step = fc.record({
  what: fc.constantFrom('save', 'scan', 'chip', 'flags', 'place', 'gone', 'drop'),
  mail: fc.integer({ min: 1, max: 12 }),
  folder: fc.integer({ min: 0, max: 1 }),
  verdict: fc.constantFrom('ham', 'spam', 'phishing'),
  action: fc.constantFrom('deliver', 'review', 'junk'),
  seen: fc.boolean(),
})

test('counts by chip stay right whatever happens to mails, and go with their mailbox', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const at = await temporaryStore()
      const { store, mailboxId } = at
      const folders = [at.inboxId, at.junkId]
      const ids = new Map<number, number>()
      for (const { what, mail, folder, verdict, action, seen } of steps) {
        const folderId = folders[folder]!
        const flags = seen ? ['\\Seen'] : []
        const scan = scanOf(verdict, action)
        const id = ids.get(mail)
        if (what === 'save')
          ids.set(
            mail,
            (await saveMessage(store, { ...mailIn(at, mail), folderId, flags, scan: seen ? scan : null })).id,
          )
        if (id === undefined) continue
        if (what === 'scan') await saveScan(store, { id, scan })
        if (what === 'chip')
          await setChip(store, { mailboxId, contentHash: mailIn(at, mail).contentHash, chip: seen ? verdict : null })
        if (what === 'flags') await saveFlags(store, { id, flags })
        if (what === 'place') await placeMessage(store, { id, folderId, uid: String(mail) })
        if (what === 'gone') await markGone(store, [id])
        if (what === 'drop') {
          await markGone(store, [id])
          await dropGoneBefore(store, at.clock.nowMs + 1)
          ids.delete(mail)
        }
      }
      const { items, counts } = await listMessages(store, { mailboxId, limit: 500 })
      for (const chip of ['ham', 'spam', 'phishing', 'review', 'none'] as const)
        expect(counts[chip]).toBe(items.filter((item) => item.chip === chip).length)
      for (const folder of await summariseFolders(store, mailboxId)) {
        const own = items.filter(({ folderId }) => folderId === folder.id)
        expect(folder).toMatchObject({ total: own.length, unread: own.filter(({ seen }) => seen === 0).length })
      }
      for (const question of [{ verdict: 'spam' }, { action: 'junk' }, { chip: 'review' }] as const) {
        const page = await listMessages(store, { mailboxId, ...question, limit: 500 })
        expect(page.total).toBe(page.items.length)
      }
      await removeMailbox(store, mailboxId)
      expect(
        await store.db.selectFrom('messageCount').selectAll().where('tenantId', '=', store.tenantId).execute(),
      ).toEqual([])
    }),
    { numRuns: 25 },
  )
})

test('mails of another mailbox are counted apart', async () => {
  const at = await temporaryStore()
  const { store, mailboxId } = at
  const other = await addMailbox(store, { name: 'hanako', kind: 'imap', settings: {}, secret: null })
  const inbox = await saveFolder(store, { mailboxId: other, path: 'INBOX', role: 'inbox' })
  await saveMessage(store, { ...mailIn(at, 1), scan: scanOf('ham', 'deliver') })
  await saveMessage(store, { ...mailIn({ mailboxId: other, inboxId: inbox.id }, 1), scan: scanOf('spam', 'junk') })
  expect((await listMessages(store, { mailboxId })).counts).toMatchObject({ ham: 1, spam: 0 })
  expect((await listMessages(store, { mailboxId: other })).counts).toMatchObject({ ham: 0, spam: 1 })
  expect((await listMessages(store, {})).counts).toMatchObject({ ham: 1, spam: 1 })
})
