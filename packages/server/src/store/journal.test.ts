import { expect, test } from 'vitest'
import {
  type ActionPlan,
  failAction,
  finishAction,
  getAction,
  listActions,
  openActions,
  planAction,
  planActions,
  undoableActions,
  wasMoved,
} from './index.ts'
import { temporaryStore } from './testing/temporary-store.ts'

const moveIn = (mailboxId: number, contentHash: string): ActionPlan => ({
  mailboxId,
  messageRow: 1,
  contentHash,
  messageId: '1@mail.example',
  kind: 'move',
  fromFolder: 'INBOX',
  toFolder: '迷惑メール',
  flags: { add: ['$Phishing'], remove: [] },
  reason: ['BRAND_CLAIM_UNPROVEN'],
  uidBefore: '7',
})

test('planAction(), finishAction(): open until done, then undoable', async () => {
  const { store, mailboxId, clock } = await temporaryStore()
  const id = await planAction(store, moveIn(mailboxId, 'a'))
  expect(await openActions(store, mailboxId)).toMatchObject([
    { id, state: 'planned', plannedAt: 1_000_000, reason: ['BRAND_CLAIM_UNPROVEN'], flags: { add: ['$Phishing'] } },
  ])
  expect(await undoableActions(store, { mailboxId, since: 0 })).toEqual([])
  clock.nowMs = 2_000_000
  expect(await finishAction(store, { id, uidAfter: '90' })).toBe(true)
  expect(await openActions(store, mailboxId)).toEqual([])
  expect(await undoableActions(store, { mailboxId, since: 2_000_000 })).toMatchObject([
    { id, state: 'done', doneAt: 2_000_000, uidAfter: '90' },
  ])
  expect(await undoableActions(store, { mailboxId, since: 2_000_001 })).toEqual([])
})

test('an entry ends once: finished or failed, never both', async () => {
  const { store, mailboxId } = await temporaryStore()
  const [done, failed] = await planActions(store, [moveIn(mailboxId, 'a'), moveIn(mailboxId, 'b')])
  expect(await finishAction(store, { id: done!, uidAfter: null })).toBe(true)
  expect(await failAction(store, { id: failed!, problem: 'NO [OVERQUOTA]' })).toBe(true)
  expect(await finishAction(store, { id: failed!, uidAfter: '1' })).toBe(false)
  expect(await failAction(store, { id: done!, problem: 'x' })).toBe(false)
  expect(await finishAction(store, { id: 99, uidAfter: null })).toBe(false)
  expect(await getAction(store, failed!)).toMatchObject({ state: 'failed', problem: 'NO [OVERQUOTA]' })
  expect(await getAction(store, done!)).toMatchObject({ state: 'done', problem: null })
  expect(await getAction(store, 99)).toBeNull()
})

test("an undo that is done makes its entry 'undone', one that failed does not", async () => {
  const { store, mailboxId } = await temporaryStore()
  const id = await planAction(store, moveIn(mailboxId, 'a'))
  await finishAction(store, { id, uidAfter: '90' })
  const back = {
    ...moveIn(mailboxId, 'a'),
    kind: 'undo',
    undoes: id,
    fromFolder: '迷惑メール',
    toFolder: 'INBOX',
  } as const
  await failAction(store, { id: await planAction(store, back), problem: 'gone' })
  expect((await getAction(store, id))!.state).toBe('done')
  await finishAction(store, { id: await planAction(store, back), uidAfter: '8' })
  expect(await getAction(store, id)).toMatchObject({ state: 'undone', undoneAt: 1_000_000 })
  expect(await undoableActions(store, { mailboxId, since: 0 })).toEqual([])
})

test('shadow entries are neither open nor undoable', async () => {
  const { store, mailboxId } = await temporaryStore()
  const id = await planAction(store, { ...moveIn(mailboxId, 'a'), shadow: true })
  expect((await getAction(store, id))!.state).toBe('shadow')
  expect(await openActions(store, mailboxId)).toEqual([])
  expect(await finishAction(store, { id, uidAfter: null })).toBe(false)
  expect(await wasMoved(store, { mailboxId, contentHash: 'a' })).toBe(false)
})

test('wasMoved() stays true after the move was taken back', async () => {
  const { store, mailboxId } = await temporaryStore()
  const asked = { mailboxId, contentHash: 'a' }
  expect(await wasMoved(store, asked)).toBe(false)
  const id = await planAction(store, moveIn(mailboxId, 'a'))
  expect(await wasMoved(store, asked)).toBe(true)
  await finishAction(store, { id, uidAfter: null })
  await finishAction(store, {
    id: await planAction(store, { ...moveIn(mailboxId, 'a'), kind: 'undo', undoes: id }),
    uidAfter: null,
  })
  expect(await wasMoved(store, asked)).toBe(true)
  const failed = await planAction(store, moveIn(mailboxId, 'b'))
  await failAction(store, { id: failed, problem: 'x' })
  expect(await wasMoved(store, { mailboxId, contentHash: 'b' })).toBe(false)
})

test('listActions() newest first, by state, mail and place in the list', async () => {
  const { store, mailboxId } = await temporaryStore()
  const ids = await planActions(store, [moveIn(mailboxId, 'a'), moveIn(mailboxId, 'b'), moveIn(mailboxId, 'c')])
  await finishAction(store, { id: ids[1]!, uidAfter: null })
  const idsOf = async (question: Parameters<typeof listActions>[1]) =>
    (await listActions(store, question)).map(({ id }) => id)
  expect(await idsOf({ mailboxId })).toEqual([...ids].reverse())
  expect(await idsOf({ states: ['done'] })).toEqual([ids[1]])
  expect(await idsOf({ contentHash: 'c', messageRow: 1 })).toEqual([ids[2]])
  expect(await idsOf({ beforeId: ids[2]!, limit: 1 })).toEqual([ids[1]])
})
