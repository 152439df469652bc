import { expect, test } from 'vitest'
import { authenticated, type Trial, tryScan } from '../judge/try-scan.ts'
import { wordsOf } from '../judge/words.ts'
import { bandsOf, type Fingerprint, fingerprintOf, likeness, sameCampaignLikeness } from './fingerprint.ts'

const sketchOf = (trial: Trial): Fingerprint | null => {
  const { view } = tryScan(trial)
  return fingerprintOf(wordsOf(view).grams.ids, view)
}
const meets = (a: Trial, b: Trial): { readonly likeness: number; readonly band: boolean } => {
  const [x, y] = [sketchOf(a)!, sketchOf(b)!]
  const bands = new Set(bandsOf(x))
  return { likeness: likeness(x, y), band: bandsOf(y).some((band) => bands.has(band)) }
}

type Filled = { readonly name: string; readonly number: string; readonly host: string; readonly path: string }
const japanese = ({ name, number, host, path }: Filled): Trial => ({
  from: `青海カード <info@${host}>`,
  subject: `【青海カード】ご利用確認のお願い ${number}`,
  html: `<p>${name} 様</p><p>青海カードをご利用いただき、誠にありがとうございます。</p>
<p>お客様のカードに普段と異なるご利用がございましたため、一時的にお取引を保留しております。</p>
<p>受付番号 ${number}。二十四時間以内にご本人様の確認をお済ませください。</p>
<p><a href="https://${host}/${path}">ご利用を確認する</a></p><p>青海カード お客様窓口</p>`,
})
const english = ({ name, number, host, path }: Filled): Trial => ({
  from: `Harbour Parcels <info@${host}>`,
  subject: `Parcel ${number} is waiting`,
  text: `Dear ${name},

your parcel ${number} could not be handed over because the street number was missing on the label. It is kept at our depot
for three days and goes back to the sender after that. Choose a new day and pay the small fee for the second round:

https://${host}/${path}

Harbour Parcels, customer desk`,
})

const fills: readonly [Filled, Filled] = [
  { name: '山田 太郎', number: '4417', host: 'mail-a.example', path: 'x?u=81f3a' },
  { name: '佐々木 久美子', number: '90218807', host: 'other.example', path: 'k?t=zz90' },
]

test.each([
  ['Japanese HTML', japanese],
  ['English text', english],
])('fingerprintOf(): another name, number, sender and link is the same campaign (%s)', (_, write) => {
  const met = meets(write(fills[0]), write(fills[1]))
  expect(met.likeness).toBeGreaterThanOrEqual(sameCampaignLikeness)
  expect(met.band).toBe(true)
})

test('fingerprintOf(): different mails of one brand are no campaign', () => {
  const from = '青海カード <info@mail-a.example>'
  const closing = '<p>青海カードをご利用いただき、誠にありがとうございます。</p><p>青海カード お客様窓口</p>'
  const bodies = [
    '<p>十月分のご請求額が確定いたしました。会員ページで明細をご覧いただけます。お引き落とし日は二十七日です。</p>',
    '<p>ポイントを商品券と交換できる期間が始まりました。交換は五百点から承ります。人気の品は早めにお申し込みください。</p>',
    '<p>新しいカードを簡易書留でお送りしました。お受け取りの際は印鑑をご用意のうえ、裏面に署名をお願いいたします。</p>',
  ]
  const trials = bodies.map((body, i): Trial => ({ from, subject: `青海カード お知らせ ${i}`, html: body + closing }))
  for (const [i, a] of trials.entries())
    for (const b of trials.slice(i + 1)) expect(meets(a, b).likeness).toBeLessThan(sameCampaignLikeness - 0.1)
})

test("fingerprintOf(): a copy of a brand's mail is not the brand's mail", () => {
  const write = (from: string, host: string): Trial => ({
    from,
    subject: 'お客様のご注文について',
    html: `<p>ご注文ありがとうございます。発送の準備が整いましたので、お届け日をお知らせいたします。</p>
<p>ご注文の内容と、お届け先のご住所は、次のページでご確認いただけます。</p><p><a href="https://${host}/order/1">注文を見る</a></p>`,
  })
  const honest = write('Amazon.co.jp <auto@amazon.co.jp>', 'www.amazon.co.jp')
  const proven: Trial = { ...honest, facts: authenticated('amazon.co.jp') }
  expect(meets(honest, proven)).toEqual({ likeness: 1, band: true })
  for (const bad of [
    write('Amazon.co.jp <auto@amazon.co.jp>', 'order.stranger.example'),
    write('Amazon.co.jp <auto@stranger.example>', 'www.amazon.co.jp'),
    { ...honest, facts: authenticated('amazon.co.jp', 'fail') },
    { ...honest, header: ['Reply-To: desk@stranger.example'] },
  ] satisfies Trial[]) {
    expect(meets(honest, bad)).toEqual({ likeness: 0, band: false })
  }
})

test('fingerprintOf() of hardly a word is null', () => {
  expect(sketchOf({ from: 'a@example.com', subject: '', text: 'ok' })).toBeNull()
  expect(sketchOf({ from: 'a@example.com', subject: '', text: '' })).toBeNull()
})

test('fingerprintOf() gives the same sketch for the same mail, whatever is scanned between', () => {
  const first = sketchOf(japanese(fills[0]))
  sketchOf(english(fills[1]))
  expect(sketchOf(japanese(fills[0]))).toEqual(first)
  expect(likeness(first!, first!)).toBe(1)
})
