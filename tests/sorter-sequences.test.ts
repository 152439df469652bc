/** What comes between two steps: a word of the person's, another process, a server that is away for a moment. */
import { afterEach, expect, test } from 'vitest'
import { carryOut } from '../packages/server/src/act/carry-out.ts'
import { mailboxError } from '../packages/server/src/mailbox/errors.ts'
import type { MailSource } from '../packages/server/src/mailbox/mail-source.ts'
import type { ProblemKind } from '../packages/server/src/mailbox/problem.ts'
import { createQueue } from '../packages/server/src/sort/at-work.ts'
import { listActions, openActions } from '../packages/server/src/store/list-actions.ts'
import { getMailbox } from '../packages/server/src/store/list-mailboxes.ts'
import { type Bench, bench, knowledge, sample } from './sorting/harness.ts'
import { longAgo, pass, rowOf, whereIs } from './sorting/steps.ts'

const junk = '迷惑メール'
const phish = sample('smbc-card-bad.eml')

let b: Bench
afterEach(() => b.close())

const put = (raw: Uint8Array) => b.other.append('INBOX', raw, { internalDateMs: longAgo() })
/** Newest first. */
const journal = async () =>
  (await listActions(b.store, { mailboxId: b.mailboxId })).map(({ kind, state, problem }) =>
    [kind, state, problem].filter((part) => part !== null).join(' '),
  )

test.each(['connection-lost', 'server-busy', 'malformed-answer'] as const)(
  'a mail whose move ended in %s, and that still lies there, is moved with the next pass',
  async (kind: ProblemKind) => {
    let away = true
    const wrap = (source: MailSource): MailSource => ({
      ...source,
      move: async (path, uids, ...rest) =>
        away
          ? {
              moved: [],
              leftBehind: [],
              failed: uids.map((uid) => ({ uid, problem: mailboxError(kind).problem })),
              missing: [],
            }
          : source.move(path, uids, ...rest),
    })
    b = await bench({ wrap })
    await put(phish)
    expect(await b.sorter.sortNow(b.mailboxId)).toMatchObject({ ok: false })
    expect(await journal()).toEqual(['move planned'])
    away = false
    await pass(b)
    expect(await whereIs(b, phish)).toEqual([junk])
  },
)

test('what the person took back after it was planned is not carried out', async () => {
  let away = true
  const wrap = (source: MailSource): MailSource => ({
    ...source,
    move: async (...args) => {
      if (away) throw mailboxError('server-busy')
      return source.move(...args)
    },
  })
  b = await bench({ wrap })
  await put(phish)
  await b.sorter.sortNow(b.mailboxId)
  const planned = await openActions(b.store, b.mailboxId)
  expect(planned).toHaveLength(1)
  away = false
  await b.sorter.answer((await rowOf(b, phish)).id, 'not-junk')
  const carried = await carryOut(
    {
      store: b.store,
      knowledge,
      resolve: null,
      log: () => undefined,
      rawKeptMs: 1e9,
      emit: () => undefined,
      mailbox: (await getMailbox(b.store, b.mailboxId))!,
      source: b.other,
      alone: createQueue(),
      signal: new AbortController().signal,
      skipped: new Map(),
      unreadable: new Map(),
    },
    planned,
  )
  expect(carried).toMatchObject({ done: 0, failed: 0, left: 0 })
  expect(await whereIs(b, phish)).toEqual(['INBOX'])
  expect(await journal()).toEqual(['move failed withdrawn'])
})

test('what the person takes back while another process moves it comes back', async () => {
  let between: (() => Promise<unknown>) | null = null
  const wrap = (source: MailSource): MailSource => ({
    ...source,
    move: async (...args) => {
      const first = between
      between = null
      await first?.()
      return source.move(...args)
    },
  })
  b = await bench({ wrap })
  const beside = await b.beside()
  between = async () => beside.sorter.answer((await rowOf(b, phish)).id, 'not-junk')
  await put(phish)
  await pass(b)
  await pass(b)
  await beside.close()
  expect(await whereIs(b, phish)).toEqual(['INBOX'])
  expect(await journal()).toEqual(['undo done', 'move undone'])
})

test('an original left behind, whose mark the person takes off, is seen where it lies, once, and stays', async () => {
  const wrap = (source: MailSource): MailSource => ({
    ...source,
    move: async (path, uids, to) => {
      await source.ensureFolder(to)
      const { uid } = await source.append(to, phish, { internalDateMs: longAgo() })
      await source.setFlags(path, uids, { add: ['\\Deleted'] })
      return { moved: [], leftBehind: [{ uid: uids[0]!, uidAfter: uid }], failed: [], missing: [] }
    },
  })
  b = await bench({ wrap })
  const { uid } = await put(phish)
  await pass(b)
  await pass(b)
  expect(await whereIs(b, phish)).toEqual([junk])
  await b.other.setFlags('INBOX', [uid!], { remove: ['\\Deleted'] })
  expect(await pass(b)).toMatchObject({ looked: 1, junked: 0 })
  expect(await rowOf(b, phish)).toMatchObject({ uid: String(uid), goneAt: null })
  expect(await pass(b)).toMatchObject({ looked: 0 })
  expect((await whereIs(b, phish)).toSorted()).toEqual(['INBOX', junk])
})
