/** A store of its own for a test, and mails to put in. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { addMailbox, type MessageInput, openStore, type ScanRecord, type Store, saveFolder } from '../index.ts'
import { watchTenants } from './tenant-watch.ts'
import { placeFor, type TestPlace, testPlace } from './test-place.ts'

export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'miwake-store-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export type TestStore = {
  readonly store: Store
  readonly clock: { nowMs: number }
  readonly mailboxId: number
  readonly inboxId: number
  readonly junkId: number
  readonly folder: string
  /** To open it once more, from another process too. */
  readonly place: TestPlace
}

export const temporaryStore = async (): Promise<TestStore> => {
  const folder = temporaryFolder()
  const clock = { nowMs: 1_000_000 }
  const place = await testPlace(folder)
  const watch = watchTenants()
  const store = await openStore(placeFor(place, { now: () => clock.nowMs, log: watch.log }))
  onTestFinished(async () => {
    await store.close()
    expect(watch.faults()).toEqual([])
  })
  const mailboxId = await addMailbox(store, {
    name: 'taro',
    kind: 'imap',
    settings: { host: 'imap.test' },
    secret: null,
  })
  const inbox = await saveFolder(store, { mailboxId, path: 'INBOX', role: 'inbox' })
  const junk = await saveFolder(store, { mailboxId, path: 'Junk', role: 'junk' })
  return { store, clock, mailboxId, inboxId: inbox.id, junkId: junk.id, folder, place }
}

export const scanOf = (verdict: ScanRecord['verdict'], action: ScanRecord['action']): ScanRecord => ({
  verdict,
  action,
  p: { ham: verdict === 'ham' ? 1 : 0, spam: verdict === 'spam' ? 1 : 0, phishing: verdict === 'phishing' ? 1 : 0 },
  logit: verdict === 'ham' ? -4 : 4,
  modelId: 'test',
  scannedAt: 1,
  result: { claims: ['青海カード'] },
  facts: { auth: 'unknown' },
})

export const mailIn = (
  { mailboxId, inboxId }: Pick<TestStore, 'mailboxId' | 'inboxId'>,
  uid: number,
  more: Partial<MessageInput> = {},
): MessageInput => ({
  mailboxId,
  folderId: inboxId,
  uid: String(uid),
  messageId: `${uid}@mail.example`,
  contentHash: uid.toString(16).padStart(64, '0'),
  receivedAt: uid * 1000,
  fromName: '青海カード',
  fromAddress: 'info@umi.example',
  fromDomain: 'umi.example',
  replyTo: '',
  subject: `件名${uid}`,
  sizeBytes: 1234,
  flags: [],
  arrivedIn: 'inbox',
  body: '本文',
  scan: null,
  ...more,
})
