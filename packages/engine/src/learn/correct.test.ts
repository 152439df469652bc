import { expect, test } from 'vitest'
import {
  contradictedFloorNats,
  emptyMailbox,
  type MailboxVector,
  mailboxCapNats,
  mailboxNats,
  rawMailboxNats,
} from '../judge/mailbox.ts'
import { authenticated, type Trial, tryFeatures, tryScan } from '../judge/try-scan.ts'
import { chooseAction } from '../policy/policy.ts'
import { correct, entriesMax } from './correct.ts'

/** One shop's campaign: another name, number, date and link each time. */
const shop = (name: string, order: number, path: string): Trial => ({
  from: 'みなと文具店 <news@minato-bungu.example>',
  subject: `${name}様 秋の文具フェアのご案内（${order}）`,
  text: `${name} 様

いつもみなと文具店をご利用いただき、ありがとうございます。
今月${order % 28}日から、店内すべての万年筆とノートを二割引でご案内いたします。
修理のご相談は店頭で承ります。お気に入りの一本をお持ちください。

ご予約番号 ${order}
https://minato-bungu.example/fair/${path}

みなと文具店　港町一丁目`,
})

const unrelated: readonly Trial[] = [
  {
    from: 'Aoki <aoki@example.com>',
    subject: '来週の会議の件',
    text: '青木です。来週の定例会議ですが、会議室の都合で十時開始に変更させてください。資料は前日までに共有します。',
  },
  {
    from: 'Riverside Library <desk@library.example.com>',
    subject: 'Your reserved book has arrived',
    text: 'The book you reserved is waiting at the desk until Saturday. Please bring your card. The library closes at six.',
  },
  {
    from: '緑町小学校 <office@school.example.jp>',
    subject: '運動会のお知らせ',
    text: '保護者の皆様。運動会は十月三日に校庭で行います。雨天の場合は翌日に延期いたします。お弁当と水筒をお持たせください。',
  },
]

const sum = (box: MailboxVector, trial: Trial): number => {
  const { features, shippedNats } = tryFeatures(trial)
  return shippedNats + mailboxNats(box, features, shippedNats)
}
const taught = (trial: Trial, unwanted: boolean, from = emptyMailbox, shippedNats?: number): MailboxVector => {
  const known = tryFeatures(trial)
  return correct(from, known.features, shippedNats ?? known.shippedNats, unwanted)
}

test.each([
  ['unwanted', true, 'junk'],
  ['honest', false, 'deliver'],
] as const)('correct() a campaign said to be %s is right at its next copy', (_, unwanted, action) => {
  const first = shop('山田', 4417, 'a?u=81f3')
  const box = taught(first, unwanted)
  const next = shop('佐々木原', 90_218, 'q?u=1c77&v=2')
  const options = { mailbox: box }
  expect(tryScan({ ...first, options }).action).toBe(action)
  expect(tryScan({ ...next, options }).action).toBe(action)
})

test.each([
  ['a sure phish', 12, false],
  ['a sure ham', -12, true],
])('correct() outweighs %s, and its next copy is right too', (_, shippedNats, unwanted) => {
  const box = taught(shop('山田', 4417, 'a'), unwanted, emptyMailbox, shippedNats)
  const { features } = tryFeatures(shop('佐々木原', 90_218, 'q'))
  const after = shippedNats + mailboxNats(box, features, shippedNats)
  expect(Math.sign(after)).toBe(unwanted ? 1 : -1)
  expect(Math.abs(after)).toBeGreaterThan(3)
})

test('correct() moves unrelated mails little', () => {
  // As large as a correction gets.
  const box = taught(shop('山田', 4417, 'a'), true, emptyMailbox, -20)
  for (const trial of unrelated) {
    const { features, shippedNats } = tryFeatures(trial)
    const share = mailboxNats(box, features, shippedNats) / mailboxCapNats
    expect(Math.abs(share), trial.subject).toBeLessThan(0.1)
  }
})

test('correct() of a proven sender speaks for its other mails too, of a free mailbox for that address alone', () => {
  const facts = authenticated('minato-bungu.example')
  const box = taught({ ...shop('山田', 4417, 'a'), facts }, true)
  const other: Trial = {
    from: 'みなと文具店 <info@minato-bungu.example>',
    subject: '棚卸し',
    text: '本日は休みです。',
    facts,
  }
  expect(sum(box, other)).toBeGreaterThan(sum(emptyMailbox, other) + 0.4)
  const gmail = authenticated('gmail.com')
  const one = taught({ ...shop('山田', 4417, 'a'), from: 'A <one@gmail.com>', facts: gmail }, true)
  const two: Trial = { from: 'B <two@gmail.com>', subject: '棚卸し', text: '本日は休みです。', facts: gmail }
  expect(sum(one, two) - sum(emptyMailbox, two)).toBeLessThan(0.2)
})

test('correct() may be taken back', () => {
  const trial = shop('山田', 4417, 'a')
  const box = taught(trial, false, taught(trial, true))
  expect(sum(box, trial)).toBeLessThan(-3)
})

test('correct() of what is right already changes nothing but the count', () => {
  const trial = shop('山田', 4417, 'a')
  const box = taught(trial, true)
  const again = taught(trial, true, box)
  expect(again).toEqual({ ...box, corrections: 2 })
})

const impersonation: Trial = {
  from: 'Amazon <info@unrelated-host.example>',
  subject: 'お支払い方法の確認',
  html: '<p>Amazonをご利用のお客様へ。お支払い方法をご確認ください。</p><p><a href="https://pay.unrelated-host.example/in">確認する</a></p>',
}
const asProven: Trial = { ...impersonation, facts: authenticated('unrelated-host.example') }

test.each([
  ['of a stranger nobody proved', impersonation],
  ['of a stranger whose own domain is proven', asProven],
])('correct() a hundred times neither proves a claim nor delivers an impersonation %s', (_, trial) => {
  const before = tryScan(trial)
  expect(before.findings.map(({ symbol }) => symbol)).toContain('BRAND_IMPERSONATED')
  let box = emptyMailbox
  for (let i = 0; i < 100; i++) box = taught(trial, false, box, 40)
  const after = tryScan({ ...trial, options: { mailbox: box } })
  expect(after.action).not.toBe('deliver')
  expect(after.view.claims.map(({ proven }) => proven)).not.toContain(true)
  expect(after.findings).toEqual(before.findings)
})

test('contradictedFloorNats: what stands there is not delivered, spam or phishing', () => {
  const unwanted = 1 / (1 + Math.exp(-contradictedFloorNats))
  for (let phishing = 0; phishing <= 1; phishing += 0.05) {
    const p = { ham: 1 - unwanted, spam: unwanted * (1 - phishing), phishing: unwanted * phishing }
    expect(chooseAction(p), `${phishing}`).not.toBe('deliver')
  }
})

test('mailboxNats() lets a contradicted mail be condemned as any other', () => {
  const box = taught(impersonation, true, emptyMailbox, -6)
  const { features } = tryFeatures(impersonation)
  expect(features.contradicted).toBe(true)
  expect(-6 + mailboxNats(box, features, -6)).toBeGreaterThan(3)
})

test('mailboxNats() stays within its cap, whatever was said before', () => {
  const { features } = tryFeatures(shop('山田', 4417, 'a'))
  const box = correct(emptyMailbox, features, -1e6, true)
  expect(rawMailboxNats(box, features)).toBeCloseTo(mailboxCapNats, 6)
  const loud = { entries: new Map(features.ids.map((id) => [id, 1e6])), corrections: 1 }
  expect(mailboxNats(loud, features, 0)).toBe(mailboxCapNats)
})

test('correct() keeps entriesMax, the latest correction still right after hundreds of others', () => {
  let box = emptyMailbox
  const letters = 'あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほ'
  for (let i = 0; i < 300; i++) {
    const words = Array.from(
      { length: 120 },
      (_, k) => letters[(i * 7 + k * (3 + (i % 11)) + k * k * i) % letters.length],
    )
    box = taught({ from: `A <a@s${i}.example>`, subject: `件名${i}`, text: words.join('') }, i % 2 === 0, box)
  }
  expect(box.entries.size).toBe(entriesMax)
  expect(box.corrections).toBe(300)
  const last = taught(shop('山田', 4417, 'a'), true, box)
  expect(last.entries.size).toBe(entriesMax)
  expect(sum(last, shop('佐々木原', 90_218, 'q'))).toBeGreaterThan(3)
})

test('correct() gives the same vector for the same mails, and leaves the old one as it was', () => {
  const before = taught(shop('山田', 4417, 'a'), true)
  const copy = new Map(before.entries)
  const once = taught(unrelated[0]!, false, before)
  const twice = taught(unrelated[0]!, false, before)
  expect([...once.entries]).toEqual([...twice.entries])
  expect(before.entries).toEqual(copy)
})
