import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Action } from '@miwake/engine'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addMailbox } from '../store/add-mailbox.ts'
import { addCorrection } from '../store/corrections.ts'
import { saveFolder } from '../store/folders.ts'
import { openStore } from '../store/open-store.ts'
import { saveMessage } from '../store/save-message.ts'
import type { Answer } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import { placeFor, testPlace } from '../store/testing/test-place.ts'
import { learned } from './figures.ts'

const noon = Date.UTC(2026, 10, 25, 3)
let directory: string
let store: Store
let mailboxId: number

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'miwake-figures-'))
  store = await openStore(placeFor(await testPlace(directory), { now: () => noon }))
  mailboxId = await addMailbox(store, { name: 'm', kind: 'maildir', settings: {}, secret: null })
})
afterEach(async () => {
  await store.close()
  rmSync(directory, { recursive: true, force: true })
})

let serial = 0
const mails = async (
  count: number,
  arrivedIn: 'inbox' | 'junk',
  action: Action,
  answer: Answer | null,
  flags = ['\\Seen'],
) => {
  const folder = await saveFolder(store, { mailboxId, path: arrivedIn, role: arrivedIn })
  for (let n = 0; n < count; n++) {
    serial++
    const p = { ham: 0.1, spam: 0.1, phishing: 0.8 }
    const contentHash = String(serial).padStart(64, '0')
    const verdict = 'phishing' as const
    const scan = { result: {}, facts: {}, verdict, action, p, logit: 2, modelId: 't', scannedAt: noon }
    const text = { messageId: '', fromName: '', fromAddress: '', fromDomain: '', replyTo: '', subject: '', body: '' }
    const place = { mailboxId, folderId: folder.id, uid: String(serial), contentHash, arrivedIn }
    const { id } = await saveMessage(store, { ...place, ...text, receivedAt: noon - 1, sizeBytes: 1, flags, scan })
    if (answer === null) continue
    const said = { mailboxId, messageRow: id, contentHash, messageId: '', answer }
    await addCorrection(store, { ...said, source: 'reader', state: 'applied', lesson: null })
  }
}
const figures = async () => learned(store, { mailboxId, offsetMs: 9 * 3_600_000, seesProviderJunk: true })

test('learned(): each side by where the mail was left, the provider by where it came', async () => {
  await mails(8, 'inbox', 'deliver', null)
  await mails(2, 'inbox', 'deliver', 'phishing') // missed by both
  await mails(5, 'inbox', 'junk', 'right') // missed by the provider alone
  await mails(1, 'inbox', 'junk', 'not-junk') // false alarm of Miwake alone
  await mails(3, 'junk', 'rescue', 'right') // false alarm of the provider alone
  await mails(4, 'junk', 'junk', null)
  await mails(2, 'inbox', 'review', 'right') // nobody's
  await mails(1, 'inbox', 'review', 'junk') // the provider's; Miwake had asked
  await mails(9, 'inbox', 'deliver', null, []) // nobody looked
  await mails(9, 'junk', 'junk', null, [])
  const { figures: all, series } = await figures()
  expect(all.falseAlarm).toMatchObject({ hits: 1, of: 10 })
  expect(all.missed).toMatchObject({ hits: 2, of: 13 })
  expect(all.provider!.falseAlarm).toMatchObject({ hits: 3, of: 7 })
  expect(all.provider!.missed).toMatchObject({ hits: 8, of: 19 })
  for (const { hits, of, low, high } of [all.falseAlarm, all.missed]) {
    expect(low).toBeLessThan(hits / of)
    expect(high).toBeGreaterThan(hits / of)
  }
  expect(series).toEqual([
    { day: '2026-11-25', received: 44, falseAlarm: 1, missed: 2, providerFalseAlarm: 3, providerMissed: 8 },
  ])
})

test('learned(): a mailbox without mail has no figures, and says how little is known', async () => {
  const { figures: none, series, corrections } = await figures()
  expect(none.falseAlarm).toEqual({ hits: 0, of: 0, low: 0, high: 1 })
  expect([series, corrections]).toEqual([[], []])
})
