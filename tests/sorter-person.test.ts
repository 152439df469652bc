/** What the person said and did stands, whatever a server, another filter or a store made anew has to say. */
import type { AuthFacts, Facts } from '@miwake/engine'
import { afterEach, expect, test } from 'vitest'
import { getResult } from '../packages/server/src/store/get-message.ts'
import { listActions } from '../packages/server/src/store/list-actions.ts'
import { addListEntry } from '../packages/server/src/store/list-entries.ts'
import { getMailbox } from '../packages/server/src/store/list-mailboxes.ts'
import { saveScan } from '../packages/server/src/store/save-message.ts'
import { type Bench, bench, sample, sampleAuthservId } from './sorting/harness.ts'
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
