/** Values and answers are those of SQLite. */
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { addMailbox } from '../add-mailbox.ts'
import { getMessage, openStore, type SearchField, saveFolder, saveMessage, searchMessages } from '../index.ts'
import { mailIn, scanOf, temporaryFolder, temporaryStore } from '../testing/temporary-store.ts'
import { readNumber } from './types.ts'

test.each([
  ['0', 0],
  ['-9007199254740991', -Number.MAX_SAFE_INTEGER],
  ['9007199254740991', Number.MAX_SAFE_INTEGER],
  ['2.5', 2.5],
])('readNumber(%j)', (text, want) => expect(readNumber(text)).toBe(want))

test.each(['9007199254740992', '-9223372036854775808', '99999999999999999999'])('readNumber(%j) refuses', (text) => {
  expect(() => readNumber(text)).toThrow(RangeError)
})

test('a number beyond 2^53 is refused, and the connection lives on', async () => {
  const { store } = await temporaryStore()
  const ask = (text: string) => sql<{ readonly n: number }>`select ${sql.raw(text)} as n`.execute(store.db)
  await expect(ask('9223372036854775807::bigint')).rejects.toThrow('2^53')
  expect((await ask('9007199254740991::bigint')).rows).toEqual([{ n: 9_007_199_254_740_991 }])
})

test('a mail with NUL and lone surrogates anywhere in it, or a Message-ID longer than any line, is kept and found', async () => {
  const at = await temporaryStore()
  const { id } = await saveMessage(at.store, {
    ...mailIn(at, 1),
    subject: '三\0井 \ud800 件名',
    fromName: '\0',
    messageId: 'あ'.repeat(2_000),
    body: `本文\0 ${'𠮷'.repeat(30_000)}`,
    scan: scanOf('ham', 'deliver'),
  })
  expect(await getMessage(at.store, id)).toMatchObject({ subject: '三\ufffd井 \ufffd 件名', messageId: '' })
  expect((await searchMessages(at.store, { q: '件名' })).total).toBe(1)
})

test.each([0.1, -4.25e-12, 1e300, 5e-324, 123456789.125])('the logit %d is kept exactly', async (logit) => {
  const at = await temporaryStore()
  const { id } = await saveMessage(at.store, { ...mailIn(at, 1), scan: { ...scanOf('ham', 'deliver'), logit } })
  expect((await getMessage(at.store, id))!.logit).toBe(logit)
})

const pieces = [
  '三',
  '井',
  '住',
  '友',
  '支',
  'ー',
  'カ',
  'ｶ',
  '・',
  ' ',
  '\u3000',
  'am',
  'ama',
  'Amazon',
  'b',
  '1',
  '-',
  '%',
  '_',
  "'",
  '\\',
  '한',
  '국',
]
const text = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(''))

test('searchMessages() finds what SQLite finds, and counts it alike', async () => {
  const here = await temporaryStore()
  const path = `${temporaryFolder()}/miwake.db`
  const store = await openStore({ path, keyFile: `${path}.key`, now: () => 0 })
  const mailboxId = await addMailbox(store, { name: 'taro', kind: 'imap', settings: {}, secret: null })
  const { id: inboxId } = await saveFolder(store, { mailboxId, path: 'INBOX', role: 'inbox' })
  const there = { store, mailboxId, inboxId }
  const verdicts = ['ham', 'spam', 'phishing'] as const
  const mails = fc.sample(fc.record({ subject: text, fromName: text, body: text }), { numRuns: 60, seed: 5 })
  for (const [uid, mail] of mails.entries())
    for (const at of [here, there])
      await saveMessage(at.store, { ...mailIn(at, uid), ...mail, scan: scanOf(verdicts[uid % 3]!, 'deliver') })
  let found = 0
  const fields: readonly SearchField[] = ['all', 'subject', 'from', 'body']
  await fc.assert(
    fc.asyncProperty(
      text,
      fc.constantFrom(...fields),
      fc.constantFrom(undefined, ...verdicts),
      async (q, field, chip) => {
        const [a, b] = await Promise.all(
          [here, there].map(async (at) => {
            const page = await searchMessages(at.store, { q, field, chip, limit: 500 })
            return { uids: page.items.map(({ uid }) => uid), total: page.total, counts: page.counts }
          }),
        )
        found += a!.total
        expect(a).toEqual(b)
      },
    ),
    { numRuns: 300, seed: 7 },
  )
  expect(found).toBeGreaterThan(100)
  await store.close()
})
