import { expect, test } from 'vitest'
import { authenticated, plainModel, type Trial, tryScan } from '../judge/try-scan.ts'
import type { Action } from '../policy/action.ts'
import type { Scan } from '../scan.ts'
import { explain } from './explain.ts'

const as = (scan: Scan, verdict: Scan['verdict']['verdict'], action: Action): Scan => ({
  ...scan,
  action,
  verdict: { ...scan.verdict, verdict, p: { ham: 0, spam: 0, phishing: 0, [verdict]: 1 } },
})
const from = 'Midori <info@fresh-miwake-sample.test>'
const phishing = (trial: Omit<Trial, 'from'>) => explain(as(tryScan({ from, ...trial }), 'phishing', 'junk'))
const leading = '<a href="https://fresh-miwake-sample.test/a">こちら</a>'

test.each<[name: string, trial: Omit<Trial, 'from'>, starts: string]>([
  [
    'fields for both',
    { html: `<form><input name="card-number"><input type="password"></form>${leading}` },
    'カード番号とパスワードを入力させようとしています。',
  ],
  ['a password field', { html: `<form><input type="password"></form>${leading}` }, 'パスワードを入力させようと'],
  [
    'card words beside a demand to verify',
    { text: '本人確認のため、カード番号の入力をお願いします。 https://fresh-miwake-sample.test/a' },
    'カード番号を入力させようと',
  ],
  [
    'a password to be changed at a link',
    { text: '以下のリンクから、パスワードを更新してください。 https://fresh-miwake-sample.test/a' },
    'パスワードを入力させようと',
  ],
  ['nothing to type', { text: 'お得な知らせです。 https://fresh-miwake-sample.test/a' }, 'リンクの行き先は '],
  ['a card only named', { text: 'カードでお支払いできます。' }, 'はっきりした手がかり'],
])('the answer to what it wants leads with what is typed: %s', (_, trial, starts) => {
  const { want } = phishing(trial).answers
  expect(want.ja.startsWith(starts), want.ja).toBe(true)
})

test('what is typed is said in English too, once, and is bad', () => {
  const { want } = phishing({ html: `<form><input type="password"></form>${leading}` }).answers
  expect(want.tone).toBe('bad')
  expect(want.en).toMatch(/^It wants your password typed in\. Its links lead to /)
  expect(want.en.match(/password/g)).toHaveLength(1)
})

test('a mail not thought to be fraud asks, and its words alone are no proof', () => {
  const review = (trial: Omit<Trial, 'from'>) =>
    explain(as(tryScan({ from, ...trial }), 'ham', 'review')).answers.want.ja
  expect(review({ html: '<form><input type="password"></form>' })).toMatch(/^パスワードの入力を求めています。/)
  expect(review({ text: '本人確認のため、カード番号の入力をお願いします。' })).not.toContain('カード番号')
})

const model = {
  ...plainModel,
  symbols: {
    ...plainModel.symbols,
    SECRECY: { unwanted: 1, phishing: 1 },
    GENERIC_GREETING: { unwanted: 2, phishing: 1 },
  },
}
const threat = 'お客様各位\nアカウントを停止します。24時間以内に手続きしてください。 https://known-shop.com/a'

test('a proven sender in a mail that is fine accuses nobody: told calmly, and neither good nor bad', () => {
  const scan = tryScan({ from: 'Shop <a@known-shop.com>', text: threat, facts: authenticated('known-shop.com'), model })
  const { want } = explain(as(scan, 'ham', 'deliver')).answers
  expect(want.ja).toMatch(/利用が止まると知らせています。|期限があります。/)
  expect(want.ja).not.toMatch(/脅し|急がせ/)
  expect(want.en).not.toMatch(/threat|short deadline/)
  expect(want.tone).toBe('neutral')
  expect(explain(as(scan, 'phishing', 'junk')).answers.want.ja).toContain('脅しています')
})

test('how somebody is greeted is no answer to what a mail wants', () => {
  const scan = tryScan({ from, text: 'お客様各位\n本日のお知らせです。', model })
  expect(scan.verdict.terms.map(({ symbol }) => symbol)).toContain('GENERIC_GREETING')
  expect(explain(as(scan, 'phishing', 'junk')).answers.want.ja).not.toContain('お客様')
})

test('a really sent phishing mail has no good origin', () => {
  const scan = tryScan({ from: 'Shop <a@known-shop.com>', text: threat, facts: authenticated('known-shop.com') })
  expect(explain(as(scan, 'ham', 'deliver')).answers.origin.tone).toBe('good')
  expect(explain(as(scan, 'phishing', 'junk')).answers.origin.tone).toBe('neutral')
})

const codes = 'ギフトカードを購入し、裏面の番号を送ってください。'
const quiet = '急ぎの用件です。内密に対応をお願いします。私からの極秘プロジェクトの件です。'
test.each<[name: string, text: string, verdict: Scan['verdict']['verdict'], action: Action, starts: string]>([
  ['gift cards, phishing', codes, 'phishing', 'junk', '買わず、返信せず、本人に電話で'],
  ['gift cards, to check', codes, 'phishing', 'review', '買わず、返信せず、本人に電話で'],
  ['an errand', quiet, 'phishing', 'junk', '返信せず、いつもの電話番号で本人に'],
  ['an errand with a link', `${quiet} https://fresh-miwake-sample.test/a`, 'phishing', 'junk', 'リンクも添付も'],
  ['any other', 'カードの件です。', 'phishing', 'junk', 'リンクも添付も'],
  ['junk', codes, 'spam', 'junk', '開かずに消して'],
])('adviceOf() fits what is asked: %s', (_, text, verdict, action, starts) => {
  const { advice } = explain(as(tryScan({ from: '社長 <a@fresh-miwake-sample.test>', text }), verdict, action))
  expect(advice?.ja.startsWith(starts), advice?.ja).toBe(true)
})
