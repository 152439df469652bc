import { correct, emptyMailbox, type Fingerprint, type MailboxFeatures } from '@miwake/engine'
import { expect, test } from 'vitest'
import {
  addCorrection,
  applyCorrection,
  type CorrectionInput,
  countByDay,
  countOutcomes,
  dayMs,
  dropCampaignsBefore,
  findCampaign,
  finishAction,
  forgetCorrection,
  type Lesson,
  listCorrections,
  loadVector,
  planAction,
  rememberCampaign,
  saveMessages,
} from './index.ts'
import { mailIn, scanOf, temporaryStore } from './testing/temporary-store.ts'

const featuresOf = (...ids: readonly number[]): MailboxFeatures => ({
  ids,
  weights: ids.map(() => 1 / Math.sqrt(ids.length)),
  contradicted: false,
})
const lesson = (unwanted: boolean, ...ids: readonly number[]): Lesson => ({
  features: featuresOf(...ids),
  shippedNats: unwanted ? -3.1 : 4.7,
  unwanted,
})
const inputOf = (mailboxId: number, more: Partial<CorrectionInput>): CorrectionInput => ({
  mailboxId,
  messageRow: null,
  contentHash: 'a',
  messageId: '1@mail.example',
  answer: 'phishing',
  source: 'reader',
  state: 'applied',
  lesson: lesson(true, 1, 2, 3),
  ...more,
})
const learn = (...lessons: readonly Lesson[]) =>
  lessons.reduce((v, l) => correct(v, l.features, l.shippedNats, l.unwanted), emptyMailbox)

test('addCorrection() moves the vector as the engine does, exactly', async () => {
  const { store, mailboxId } = await temporaryStore()
  expect(await loadVector(store, mailboxId)).toEqual(emptyMailbox)
  await addCorrection(store, inputOf(mailboxId, {}))
  await addCorrection(store, inputOf(mailboxId, { answer: 'not-junk', lesson: lesson(false, 3, 4) }))
  expect(await loadVector(store, mailboxId)).toEqual(learn(lesson(true, 1, 2, 3), lesson(false, 3, 4)))
})

test('a pending correction teaches nothing until the person gave their word, and once', async () => {
  const { store, mailboxId } = await temporaryStore()
  const id = await addCorrection(store, inputOf(mailboxId, { state: 'pending', source: 'moved' }))
  expect(await loadVector(store, mailboxId)).toEqual(emptyMailbox)
  expect(await applyCorrection(store, id)).toBe(true)
  expect(await applyCorrection(store, id)).toBe(false)
  expect(await loadVector(store, mailboxId)).toEqual(learn(lesson(true, 1, 2, 3)))
})

test('forgetCorrection() leaves the vector the others make, whatever the order', async () => {
  const { store, mailboxId, clock } = await temporaryStore()
  const lessons = [lesson(true, 1, 2, 3), lesson(false, 2, 3, 9), lesson(true, 3, 5), lesson(false, 7)]
  const ids: number[] = []
  for (const each of lessons) {
    clock.nowMs += 1000
    ids.push(await addCorrection(store, inputOf(mailboxId, { lesson: each })))
  }
  expect(await forgetCorrection(store, ids[1]!)).toBe(true)
  expect(await loadVector(store, mailboxId)).toEqual(learn(lessons[0]!, lessons[2]!, lessons[3]!))
  expect(await forgetCorrection(store, ids[1]!)).toBe(false)
  for (const id of [ids[0]!, ids[2]!, ids[3]!]) await forgetCorrection(store, id)
  expect(await loadVector(store, mailboxId)).toEqual(emptyMailbox)
  expect(await listCorrections(store, { mailboxId, states: ['forgotten'] })).toHaveLength(4)
  // What was forgotten is not kept either.
  expect((await listCorrections(store, {})).map((row) => row.lesson)).toEqual([null, null, null, null])
})

test('listCorrections() newest first, by mail', async () => {
  const { store, mailboxId } = await temporaryStore()
  const a = await addCorrection(store, inputOf(mailboxId, { messageRow: 5 }))
  const b = await addCorrection(store, inputOf(mailboxId, { contentHash: 'b', lesson: null }))
  expect((await listCorrections(store, { mailboxId })).map(({ id }) => id)).toEqual([b, a])
  expect(await listCorrections(store, { messageRow: 5 })).toMatchObject([{ id: a, lesson: lesson(true, 1, 2, 3) }])
  expect(await listCorrections(store, { contentHash: 'b', beforeId: b })).toEqual([])
})

const sketchOf = (seed: number, changed = 0, stance: Fingerprint['stance'] = 'other'): Fingerprint => ({
  stance,
  sketch: Uint32Array.from({ length: 128 }, (_, i) => (i < changed ? 4_000_000_000 + i : seed * 1000 + i)),
})

test('findCampaign() finds near copies, not others, and a person’s word before the engine’s', async () => {
  const { store, mailboxId } = await temporaryStore()
  const see = (fingerprint: Fingerprint) => findCampaign(store, { mailboxId, fingerprint })
  expect(await see(sketchOf(1))).toBeNull()
  const engine = { mailboxId, verdict: 'spam', correctionId: null } as const
  await rememberCampaign(store, { ...engine, fingerprint: sketchOf(1) })
  await rememberCampaign(store, { ...engine, fingerprint: sketchOf(1, 20) })
  expect(await see(sketchOf(1, 30))).toEqual({ verdict: 'spam', seen: 2, corrected: false })
  expect(await see(sketchOf(2))).toBeNull()
  expect(await see(sketchOf(1, 90))).toBeNull()
  expect(await see(sketchOf(1, 0, 'own'))).toBeNull()
  expect(await findCampaign(store, { mailboxId: mailboxId + 1, fingerprint: sketchOf(1) })).toBeNull()
  const correctionId = await addCorrection(store, inputOf(mailboxId, {}))
  await rememberCampaign(store, { mailboxId, verdict: 'phishing', correctionId, fingerprint: sketchOf(1) })
  expect(await see(sketchOf(1))).toEqual({ verdict: 'phishing', seen: 1, corrected: true })
  await forgetCorrection(store, correctionId)
  expect(await see(sketchOf(1))).toEqual({ verdict: 'spam', seen: 2, corrected: false })
  expect(await dropCampaignsBefore(store, 2_000_000)).toBe(1)
  expect(await see(sketchOf(1))).toBeNull()
})

test('countOutcomes() counts the latest applied word on each mail that was seen or answered', async () => {
  const at = await temporaryStore()
  const { store, mailboxId } = at
  const saved = await saveMessages(store, [
    { ...mailIn(at, 1), scan: scanOf('phishing', 'junk') },
    { ...mailIn(at, 2), flags: ['\\Seen'], scan: scanOf('phishing', 'junk') },
    { ...mailIn(at, 3), flags: ['\\Seen'], arrivedIn: 'junk', scan: scanOf('ham', 'rescue') },
    mailIn(at, 4),
    { ...mailIn(at, 5), flags: [], scan: scanOf('phishing', 'junk') },
  ])
  const say = (i: number, answer: CorrectionInput['answer'], state: CorrectionInput['state'] = 'applied') =>
    addCorrection(store, inputOf(mailboxId, { messageRow: saved[i]!.id, answer, state, lesson: null }))
  await say(0, 'junk')
  await say(0, 'not-junk')
  await say(1, 'not-junk', 'pending')
  const forgotten = await say(2, 'junk')
  await forgetCorrection(store, forgotten)
  const outcomes = await countOutcomes(store, { mailboxId, since: 0 })
  expect(new Set(outcomes)).toEqual(
    new Set([
      { arrivedIn: 'inbox', action: 'junk', answer: 'not-junk', count: 1 },
      { arrivedIn: 'inbox', action: 'junk', answer: null, count: 1 },
      { arrivedIn: 'junk', action: 'rescue', answer: null, count: 1 },
    ]),
  )
  expect(await countOutcomes(store, { mailboxId, since: 3000 })).toHaveLength(1)
})

test('countByDay() counts in the person’s own days', async () => {
  const at = await temporaryStore()
  const { store, mailboxId, clock } = at
  const hourMs = 3_600_000
  const saved = await saveMessages(store, [
    // 23:59 and 00:00 in Japan.
    { ...mailIn(at, 1), receivedAt: dayMs + 15 * hourMs - 60_000, scan: scanOf('phishing', 'junk') },
    { ...mailIn(at, 2), receivedAt: dayMs + 15 * hourMs, scan: scanOf('ham', 'deliver') },
    { ...mailIn(at, 3), receivedAt: dayMs + 16 * hourMs, scan: scanOf('ham', 'deliver') },
  ])
  clock.nowMs = dayMs + 15 * hourMs
  const id = await planAction(store, {
    mailboxId,
    messageRow: null,
    contentHash: 'a',
    messageId: '',
    kind: 'move',
    fromFolder: 'INBOX',
    toFolder: 'Junk',
    reason: [],
    uidBefore: '1',
  })
  await finishAction(store, { id, uidAfter: '2' })
  await addCorrection(store, inputOf(mailboxId, { messageRow: saved[0]!.id, answer: 'not-junk', lesson: null }))
  expect(await countByDay(store, { mailboxId, from: 0, to: 4 * dayMs, offsetMs: 9 * hourMs })).toEqual({
    mails: [
      { day: 1, verdict: 'phishing', action: 'junk', count: 1 },
      { day: 2, verdict: 'ham', action: 'deliver', count: 2 },
    ],
    actions: [{ day: 2, kind: 'move', count: 1 }],
    corrections: [{ day: 2, answer: 'not-junk', action: 'junk', arrivedIn: 'inbox', count: 1 }],
  })
})
