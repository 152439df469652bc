/** What the person said and did stands, whatever a server, another filter or a store made anew has to say. */
import { join } from 'node:path'
import { type AuthFacts, type Facts, parseMessage } from '@miwake/engine'
import { afterEach, expect, test } from 'vitest'
import { mailboxError } from '../packages/server/src/mailbox/errors.ts'
import type { MailSource } from '../packages/server/src/mailbox/mail-source.ts'
import { backup } from '../packages/server/src/store/backup.ts'
import { listCorrections } from '../packages/server/src/store/corrections.ts'
import { getResult } from '../packages/server/src/store/get-message.ts'
import { listActions } from '../packages/server/src/store/list-actions.ts'
import { addListEntry } from '../packages/server/src/store/list-entries.ts'
import { getMailbox } from '../packages/server/src/store/list-mailboxes.ts'
import { saveScan } from '../packages/server/src/store/save-message.ts'
import { type Bench, bench, sample, sampleAuthservId } from './sorting/harness.ts'
import { newsletter } from './sorting/newsletter.ts'
import { longAgo, pass, rowOf, whereIs } from './sorting/steps.ts'

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

test.each([
  ['blocked under a trusted domain is junked', 'block', 'trust', [junk]],
  ['trusted under a blocked domain stays', 'trust', 'block', ['INBOX']],
] as const)('an address %s', async (_, ofAddress, ofDomain, where) => {
  const b = await start()
  const { mailboxId, store } = b
  await addListEntry(store, { mailboxId, kind: ofDomain, subject: 'proven-domain', value: 'email.apple.com' })
  await addListEntry(store, { mailboxId, kind: ofAddress, subject: 'address', value: 'no_reply@email.apple.com' })
  await b.other.append('INBOX', honest, { internalDateMs: longAgo() })
  await pass(b)
  expect(await whereIs(b, honest)).toEqual(where)
})

test('a mail judged anew keeps the person’s word, and what was verified when it came', async () => {
  const b = await start({ mode: 'shadow' })
  await b.other.append('INBOX', phish, { internalDateMs: longAgo() })
  await b.other.append('INBOX', honest, { internalDateMs: longAgo() })
  await pass(b)
  await b.sorter.answer((await rowOf(b, phish)).id, 'not-junk')
  const { id, action, verdict, logit, modelId, scannedAt } = await rowOf(b, honest)
  const kept = (await getResult(b.store, id))!
  const p = { ham: 1, spam: 0, phishing: 0 }
  const scan = { action: action!, verdict: verdict!, logit: logit!, modelId: modelId!, scannedAt: scannedAt!, p }
  const facts = kept.facts as Facts
  const before = facts.auth as AuthFacts
  const dkim = [{ result: 'pass', domain: 'signed.example' }]
  for (const [by, after] of [
    ['dns', dkim],
    [`${sampleAuthservId}+dns`, dkim],
    // Not to be told apart from what a server said that is no longer believed.
    ['mx.elsewhere.example+dns', before.dkim],
  ] as const) {
    const auth = { ...before, dkim, by }
    await saveScan(b.store, { id, scan: { ...scan, result: kept.result, facts: { ...facts, auth } } })
    expect(await b.sorter.trustServer(b.mailboxId, [sampleAuthservId])).toMatchObject({ ok: true, judged: 2 })
    expect((await getResult(b.store, id))!.facts).toMatchObject({ auth: { dkim: after } })
  }
  expect((await rowOf(b, phish)).chip).toBe('ham')
})

test('a dry run lists what agreeing moves: not what Miwake moved before, nor what came since', async () => {
  const b = await start()
  const [before, shown, since] = ['smbc-card-bad.eml', 'bank-device-bad.eml', 'benefit-bad.eml'].map(sample) as [
    Buffer,
    Buffer,
    Buffer,
  ]
  await b.other.append('INBOX', before, { internalDateMs: longAgo() })
  await pass(b)
  const [entry] = await listActions(b.store, { mailboxId: b.mailboxId })
  await b.sorter.undo([`j${entry!.id}`])
  await b.sorter.shadow(b.mailboxId)
  await b.other.append('INBOX', shown, { internalDateMs: longAgo() })
  await pass(b)
  const { wouldJunk, levels, upTo } = await b.sorter.dryRun(b.mailboxId)
  expect(wouldJunk.map(({ id }) => id)).toEqual([(await rowOf(b, shown)).id])
  expect(levels.map(({ junk, review }) => junk + review)).toEqual([1, 1, 1])
  await b.other.append('INBOX', since, { internalDateMs: longAgo() })
  await pass(b)
  expect(await b.sorter.agree(b.mailboxId, { upTo })).toMatchObject({ ok: true, planned: 1 })
  await pass(b)
  expect(await whereIs(b, shown)).toEqual([junk])
  for (const raw of [before, since]) expect(await whereIs(b, raw)).toEqual(['INBOX'])
})

test('a mailbox that could not be agreed on stays in shadow mode', async () => {
  const b = await start({ mode: 'shadow' })
  await b.sorter.pause(b.mailboxId)
  expect(await b.sorter.agree(b.mailboxId)).toMatchObject({ ok: false })
  expect((await getMailbox(b.store, b.mailboxId))!.mode).toBe('shadow')
})

const moveAll = async ({ other }: Bench, from: string, to: string, add: readonly string[] = []): Promise<void> => {
  const uids: number[] = []
  for await (const { uid } of other.listSince(from, { uid: 1 })) uids.push(uid)
  if (add.length > 0) await other.setFlags(from, uids, { add })
  await other.move(from, uids, to)
}

test.each([
  ['marks as read what it moves', 2, []],
  ['moves many at once', 20, ['\\Seen']],
] as const)('a filter that %s, an hour after the mail came, is no person', async (_, count, flags) => {
  const b = await start()
  for (let n = 0; n < count; n++) await b.other.append('INBOX', newsletter(n), { internalDateMs: longAgo(), flags })
  await b.other.ensureFolder(junk)
  await pass(b)
  await moveAll(b, 'INBOX', junk, ['\\Seen', '$Junk'])
  expect(await pass(b)).toMatchObject({ learned: 0, pending: count })
  const states = (await listCorrections(b.store, { mailboxId: b.mailboxId, limit: 50 })).map(({ state }) => state)
  expect(new Set(states)).toEqual(new Set(['pending']))
})

test('after an older backup is put back, what was moved since waits for the person; later moves do not', async () => {
  const b = await start({ mode: 'shadow' })
  await b.other.append('INBOX', phish, { internalDateMs: longAgo(), flags: ['\\Seen'] })
  await b.other.append('INBOX', newsletter(1), { internalDateMs: longAgo(), flags: ['\\Seen'] })
  await pass(b)
  const copy = join(b.directory, 'copy.db')
  await backup(b.store, { to: copy })
  await b.sorter.agree(b.mailboxId)
  await pass(b)
  expect(await whereIs(b, phish)).toEqual([junk])

  const { store, sorter } = await b.over(copy)
  const { mailboxId } = b
  expect(await pass({ sorter, mailboxId })).toMatchObject({ learned: 0, pending: 1 })
  await moveAll(b, 'INBOX', junk)
  expect(await pass({ sorter, mailboxId })).toMatchObject({ learned: 1, pending: 0 })
  const words = (await listCorrections(store, { mailboxId })).map(({ state, answer }) => `${state} ${answer}`)
  expect(words).toEqual(['applied junk', 'pending phishing'])
})

test('an undone move is marked on the server, and a store made anew leaves the mail where it lies', async () => {
  const b = await start()
  await b.other.append('INBOX', phish, { internalDateMs: longAgo() })
  const copy = join(b.directory, 'empty.db')
  await backup(b.store, { to: copy })
  expect(await pass(b)).toMatchObject({ junked: 1 })
  const [entry] = await listActions(b.store, { mailboxId: b.mailboxId })
  expect(await b.sorter.undo([`j${entry!.id}`])).toEqual([{ ok: true }])
  expect((await rowOf(b, phish)).flags).toEqual(['$NotJunk'])
  const { sorter } = await b.over(copy)
  expect(await pass({ ...b, sorter })).toMatchObject({ looked: 1, junked: 0 })
  expect(await whereIs(b, phish)).toEqual(['INBOX'])
})

test('the person’s own flag on a mail to check is not Miwake’s to take off', async () => {
  const b = await start({ reviewTo: 'inbox' })
  // Allowed by name, and phishing by all else: to be checked.
  const value = parseMessage(phish).from[0]!.address
  await addListEntry(b.store, { mailboxId: b.mailboxId, kind: 'allow', subject: 'address', value })
  await b.other.append('INBOX', phish, { internalDateMs: longAgo(), flags: ['\\Flagged'] })
  await pass(b)
  expect(await rowOf(b, phish)).toMatchObject({ action: 'review', flagged: 1 })
  expect(await listActions(b.store, { mailboxId: b.mailboxId })).toEqual([])
})

test.each(['read-only-folder', 'quota'] as const)(
  'a move refused by %s is told, kept, and done once it can be',
  async (kind) => {
    let refused: typeof kind | null = kind
    const wrap = (source: MailSource): MailSource => ({
      ...source,
      move: async (...args) => {
        if (refused !== null) throw mailboxError(refused)
        return source.move(...args)
      },
    })
    const b = await start({ watch: true, wrap })
    await b.other.append('INBOX', phish, { internalDateMs: longAgo() })
    const first = await pass(b)
    expect(first).toMatchObject({ junked: 0, failed: 0 })
    expect(b.sorter.health(b.mailboxId)).toMatchObject({
      state: 'error',
      message: { en: mailboxError(kind).problem.en },
    })
    refused = null
    await pass(b)
    expect(b.sorter.health(b.mailboxId)).toMatchObject({ state: 'ok', message: null })
    expect(await whereIs(b, phish)).toEqual([junk])
  },
)
