import { expect, test } from 'vitest'
import { markGone, placeMessage, removeMailbox, type SearchField, saveMessage, searchMessages } from './index.ts'
import { mailIn, scanOf, type TestStore, temporaryStore } from './testing/temporary-store.ts'

const filled = async (): Promise<TestStore> => {
  const at = await temporaryStore()
  const { store } = at
  await saveMessage(store, {
    ...mailIn(at, 1),
    fromName: '三井住友カード',
    fromAddress: 'info@smcc.example',
    subject: '【重要】お支払い方法のご確認',
    body: 'いつもご利用ありがとうございます。カートの中の商品とコードをご確認ください。',
    scan: scanOf('phishing', 'junk'),
  })
  await saveMessage(store, {
    ...mailIn(at, 2),
    fromName: 'Ａｍａｚｏｎ.co.jp',
    subject: 'Your order ORD-4417 支',
    body: 'ﾌﾟﾗｲﾑ会員の退会についてのお知らせ。カード',
    scan: scanOf('ham', 'deliver'),
  })
  await saveMessage(store, {
    ...mailIn(at, 3),
    fromName: '青木',
    subject: '来週の会議',
    body: '十時開始に変更。Amazonギフトも忘れずに。𠮷野家にて。',
    scan: scanOf('spam', 'review'),
  })
  return at
}

test.each<readonly [string, SearchField, readonly number[]]>([
  ['三井', 'all', [1]],
  ['三井', 'from', [1]],
  ['三井', 'subject', []],
  ['井住友', 'all', [1]],
  ['住友三', 'all', []],
  ['会', 'all', [3, 2]],
  ['会', 'subject', [3]],
  ['支', 'subject', [2, 1]],
  ['払', 'body', []],
  ['退会', 'all', [2]],
  ['プライム', 'all', [2]],
  ['ﾌﾟﾗｲﾑ', 'body', [2]],
  // Its pairs stand in mail 1 too, in other words.
  ['カード', 'body', [2]],
  ['AMAZON', 'all', [3, 2]],
  ['ama', 'all', [3, 2]],
  ['azon', 'all', []],
  ['am', 'all', []],
  ['4417', 'all', [2]],
  ['amazonギフト', 'all', [3]],
  ['smcc.example', 'from', [1]],
  ['info@smcc.example', 'all', [1]],
  ['お支払い 三井', 'all', [1]],
  ['お支払い\u3000カード', 'all', [1]],
  ['お支払い 退会', 'all', []],
  ['支 order', 'all', [2]],
  ['𠮷', 'all', [3]],
  ['𠮷野', 'all', [3]],
  ['', 'all', []],
  ['"*()-:^ NEAR', 'all', []],
  ['【】', 'all', []],
  ['subject:会', 'all', []],
])('searchMessages(%j in %s)', async (q, field, want) => {
  const { store } = await filled()
  const { items, total } = await searchMessages(store, { q, field })
  expect(items.map(({ uid }) => Number(uid))).toEqual(want)
  expect(total).toBe(want.length)
})

test('searchMessages() counts by chip, whatever chip is asked for', async () => {
  const { store, mailboxId } = await filled()
  const all = await searchMessages(store, { q: '会 の', mailboxId })
  expect(all.counts).toEqual({ ham: 1, spam: 0, phishing: 0, review: 1, none: 0 })
  const one = await searchMessages(store, { q: '会', chip: 'review' })
  expect(one.items.map(({ uid }) => uid)).toEqual(['3'])
  expect(one.total).toBe(1)
  expect(one.counts).toEqual(all.counts)
  expect((await searchMessages(store, { q: '会', verdict: 'spam' })).total).toBe(1)
  expect((await searchMessages(store, { q: '会', action: 'deliver' })).total).toBe(1)
})

test('searchMessages() pages through all hits once, mails of one moment too', async () => {
  const at = await temporaryStore()
  for (let uid = 1; uid <= 25; uid++) await saveMessage(at.store, { ...mailIn(at, uid), receivedAt: (uid % 4) * 1000 })
  const seen: number[] = []
  let cursor: string | null = null
  do {
    const page = await searchMessages(at.store, { q: '件名', limit: 4, cursor })
    expect(page.total).toBe(25)
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.next
  } while (cursor !== null)
  expect(seen).toHaveLength(25)
  expect(new Set(seen).size).toBe(25)
})

test('searchMessages() follows a mail that is moved, renewed or gone', async () => {
  const at = await filled()
  const { store, junkId, inboxId } = at
  const [mail] = (await searchMessages(store, { q: '三井' })).items
  await placeMessage(store, { id: mail!.id, folderId: junkId, uid: '9' })
  expect((await searchMessages(store, { q: '三井', folderId: junkId })).total).toBe(1)
  expect((await searchMessages(store, { q: '三井', folderId: inboxId })).total).toBe(0)
  await saveMessage(store, { ...mailIn(at, 9), folderId: junkId, subject: '別の件名', fromName: '四菱' })
  expect((await searchMessages(store, { q: '三井' })).total).toBe(0)
  expect((await searchMessages(store, { q: '四菱' })).items[0]!.id).toBe(mail!.id)
  await markGone(store, [mail!.id])
  expect((await searchMessages(store, { q: '四菱' })).total).toBe(0)
})

test('removeMailbox() takes its mails out of the search, and no other', async () => {
  const at = await filled()
  expect(await removeMailbox(at.store, at.mailboxId + 1)).toBe(false)
  expect((await searchMessages(at.store, { q: '三井' })).total).toBe(1)
  expect(await removeMailbox(at.store, at.mailboxId)).toBe(true)
  expect((await searchMessages(at.store, { q: '三井' })).total).toBe(0)
})
