import { expect, onTestFinished, test } from 'vitest'
import { getHeld, holdMail, listAudit, listHeld } from '../../store/index.ts'
import { temporaryStore } from '../../store/testing/temporary-store.ts'
import { gatewaySchema } from '../settings.ts'
import { type Script, startBehind } from '../testing/smtp-behind.ts'
import { recoverReleases, releaseHeld } from './release.ts'
import { isReleased, releaseKey } from './released-field.ts'

const by = { accountId: null, actor: 'cli' }
const bytes = Buffer.from('From: a@umi.example\r\nSubject: x\r\n\r\nbody\r\n.\r\n')

const opened = async (script?: Script) => {
  const { store, clock } = await temporaryStore()
  const behind = await startBehind('smtp', script)
  onTestFinished(() => behind.close())
  await holdMail(store, {
    queueId: '4ABC',
    messageId: 'm@umi.example',
    mailFrom: 'a@umi.example',
    fromName: '',
    fromAddress: 'a@umi.example',
    subject: 'x',
    verdict: 'phishing',
    bytes,
    recipients: ['taro@example.test'],
    result: { result: {}, facts: {} },
  })
  const [{ id } = { id: 0 }] = await listHeld(store, { limit: 1 })
  const settings = gatewaySchema.parse({ reinject: `inet:127.0.0.1:${behind.port}`, authservId: 'mx.test' })
  return { store, clock, behind, id, settings }
}

test('releaseHeld() hands the mail on once, signed, and keeps the server’s words as the proof', async () => {
  const { store, behind, id, settings } = await opened()
  const all = await Promise.all([1, 2].map(() => releaseHeld(store, settings, { id, by })))
  expect(all.filter(({ ok }) => ok)).toEqual([{ ok: true, proof: '250 2.0.0 Ok: queued as 1' }])
  expect(await releaseHeld(store, settings, { id, by })).toEqual({ ok: false, why: 'not-held' })
  expect(behind.mails).toMatchObject([{ from: 'a@umi.example', to: ['taro@example.test'] }])
  const sent = Buffer.from(behind.mails[0]!.text)
  expect(sent.toString()).toMatch(/^X-Miwake-Released: [\s\S]*\nFrom: a@umi\.example\nSubject: x\n\nbody\n\.$/)
  expect(isReleased(releaseKey(store), sent, { recipients: ['taro@example.test'], nowMs: store.now() })).toBe(true)
  expect(await getHeld(store, id)).toMatchObject({
    state: 'released',
    endedBy: 'cli',
    proof: '250 2.0.0 Ok: queued as 1',
  })
  expect(await listAudit(store, { limit: 5 })).toMatchObject([
    { actor: 'cli', action: 'quarantine.release', target: `mail ${id}`, detail: { recipient: 'taro@example.test' } },
  ])
})

test.each<[string, Script, unknown]>([
  ['MAIL', (line) => (line.startsWith('MAIL') ? '451 4.3.0 no' : undefined), { why: 'refused', reply: '451 4.3.0 no' }],
  ['RCPT', (line) => (line.startsWith('RCPT') ? '550 5.1.1 no' : undefined), { why: 'refused', reply: '550 5.1.1 no' }],
  [
    'the mail',
    (line) => (line.startsWith('END') ? '554 5.7.1 no' : undefined),
    { why: 'refused', reply: '554 5.7.1 no' },
  ],
  ['the connection', (line) => (line === 'CONNECT' ? 'HANG UP' : undefined), { why: 'unreachable' }],
])('where the server refuses %s it is held as before', async (_case, script, said) => {
  const { store, behind, id, settings } = await opened(script)
  expect(await releaseHeld(store, settings, { id, by })).toEqual({ ok: false, ...(said as object) })
  expect(await getHeld(store, id)).toMatchObject({ state: 'held', endedBy: null, endedAt: null, proof: null })
  expect(behind.mails).toEqual([])
})

test('a release whose answer was lost stays open, is found again, and sent anew', async () => {
  let isLost = true
  const { store, clock, behind, id, settings } = await opened((line) =>
    line.startsWith('END') && isLost ? 'HANG UP' : undefined,
  )
  expect(await releaseHeld(store, settings, { id, by })).toEqual({ ok: false, why: 'unknown' })
  expect(await getHeld(store, id)).toMatchObject({ state: 'releasing', proof: null })
  expect(await releaseHeld(store, settings, { id, by })).toEqual({ ok: false, why: 'under-way' })
  // Too soon: whoever began it may still be at it.
  expect(await recoverReleases(store, settings)).toBe(0)
  clock.nowMs += 901_000
  isLost = false
  const both = await Promise.all([recoverReleases(store, settings), recoverReleases(store, settings)])
  expect(both.toSorted()).toEqual([0, 1])
  expect(behind.mails).toHaveLength(1)
  expect(await getHeld(store, id)).toMatchObject({ state: 'released', endedBy: 'cli' })
})

test('without a server to send by it is held as before', async () => {
  const { store, id, settings } = await opened()
  expect(await releaseHeld(store, { ...settings, reinject: '' }, { id, by })).toEqual({ ok: false, why: 'nowhere' })
  expect(await getHeld(store, id)).toMatchObject({ state: 'held' })
})
