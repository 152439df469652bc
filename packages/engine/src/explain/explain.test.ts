import { expect, test } from 'vitest'
import { noFacts } from '../facts/facts.ts'
import { authenticated, tryKnowledge, tryScan } from '../judge/try-scan.ts'
import { parseMessage } from '../mail/parse.ts'
import { scan } from '../scan.ts'
import { explain } from './explain.ts'
import { meaningOf } from './reasons.ts'

const forged = {
  from: 'Amazon <notice@fresh-miwake-sample.test>',
  subject: '【重要】アカウントの停止',
  html: '<p>24時間以内に確認してください。</p><a href="http://192.0.2.7/login">https://www.amazon.co.jp/</a>',
}

test('explain() answers on a forged brand: bad claim, bad target, the brand’s own entrance', () => {
  const { answers, entrance, links, advice, headline } = explain(tryScan(forged))
  expect(answers.claim.tone).toBe('bad')
  expect(answers.claim.ja).toContain('「Amazon.co.jp」を名乗っています')
  expect(answers.claim.spans.length).toBeGreaterThan(0)
  expect(answers.want.tone).toBe('bad')
  expect(answers.want.ja).toContain('192.0.2.7')
  expect(answers.want.ja).toContain('www.amazon.co.jp に見せかけています')
  expect(links[0]).toMatchObject({ host: '192.0.2.7', registrable: '', own: false, shownAs: 'www.amazon.co.jp' })
  expect(entrance?.url).toMatch(/^https:\/\/www\.amazon\.co\.jp\//)
  expect(headline.kind).not.toBe('ham')
  expect(advice).not.toBeNull()
})

test('explain() answers on the proven brand itself: good, and no entrance beside it', () => {
  const { answers, entrance, links, advice } = explain(
    tryScan({
      from: 'Amazon.co.jp <order@amazon.co.jp>',
      text: 'ご注文を発送しました。 https://www.amazon.co.jp/orders',
      facts: authenticated('amazon.co.jp'),
    }),
  )
  expect([answers.claim.tone, answers.origin.tone, answers.want.tone]).toEqual(['good', 'good', 'good'])
  expect(answers.claim.en).toBe('It says it is Amazon: confirmed.')
  expect(links[0]).toMatchObject({ own: true, standing: { kind: 'brand', bad: false } })
  expect([entrance, advice]).toEqual([null, null])
})

test('explain() of a plain letter claims nothing and asks nothing', () => {
  const { answers } = explain(tryScan({ from: 'Sato <sato@known-shop.com>', text: 'See you on Friday.' }))
  expect(answers.claim).toMatchObject({
    tone: 'neutral',
    en: 'It says it is “Sato”. It names no known company or authority.',
  })
  expect(answers.want).toMatchObject({ tone: 'neutral', ja: '気になる点はありません。' })
})

test('explain() names the sum: every term, and their total', () => {
  const { terms, logits } = explain(tryScan(forged))
  expect(terms.reduce((sum, { unwanted }) => sum + unwanted, 0)).toBeCloseTo(logits.unwanted, 6)
  expect(terms.filter(({ symbol }) => meaningOf(symbol) !== null).every(({ ja, en }) => ja !== '' && en !== '')).toBe(
    true,
  )
})

test('explain() holds back what runs, by its content and whatever it is called, and lets a picture be', () => {
  const part = (name: string, base64: string) =>
    `--b\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n${base64}\r\n`
  const mail = `From: a@example.com\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${part('invoice.pdf', btoa(`MZ${'\0'.repeat(58)}\x40\0\0\0PE\0\0${'\0'.repeat(60)}`))}${part('dot.gif', 'R0lGODlhAQABAAAAACw=')}--b--\r\n`
  const message = parseMessage(new TextEncoder().encode(mail))
  expect(explain(scan(message, noFacts, tryKnowledge())).attachments).toMatchObject([
    { name: 'invoice.pdf', kind: 'exe', dangerous: true },
    { name: 'dot.gif', kind: 'image' },
  ])
})

test('explain() advises a phone call wherever a bank account is changed, unless all of it is fraud', () => {
  const text = '振込先口座が変更となりました。今後は下記へお振込みください。みどり銀行 本店 普通 1234567'
  const { advice } = explain(
    tryScan({ from: '経理 <keiri@known-shop.com>', subject: '振込先口座変更のお知らせ', text }),
  )
  expect(advice?.ja).toContain('電話番号で確かめて')
  expect(explain(tryScan({ from: '経理 <keiri@known-shop.com>', text: '来週の打合せの件です。' })).advice).toBeNull()
})

test('a registered company’s domain is not called vetted', () => {
  const origin = (domain: string) =>
    explain(tryScan({ from: `A <a@${domain}>`, text: 'a', facts: authenticated(domain) })).answers.origin.ja
  expect(origin('miwake-sample.co.jp')).toContain('登録された会社')
  expect(origin('city.miwake-sample.lg.jp')).toContain('審査を受けた')
})

test.each([
  [
    'https://evil-host.top/?url=https://www.amazon.co.jp/gp/css',
    'evil-host.top',
    'evil-host.top',
    'amazon.co.jp',
    true,
  ],
  ['https://https://www.amazon.co.jp/gp/css', 'https', '', '', true],
  ['https://www.google.com/url?q=https://www.amazon.co.jp/gp/css', 'www.amazon.co.jp', 'amazon.co.jp', '', false],
])(
  'explain() of %s tells where a browser goes, whatever stands in the link',
  (href, host, registrable, onward, bad) => {
    const { links, answers } = explain(
      tryScan({
        from: 'Taro <taro@known-shop.com>',
        html: `<p>写真です。<a href="${href}">https://www.amazon.co.jp/gp/css</a></p>`,
      }),
    )
    const shownAs = bad ? 'www.amazon.co.jp' : ''
    expect(links).toMatchObject([{ host, registrable, onward, shownAs, own: false, standing: { bad } }])
    expect(answers.want.en).toContain(`lead to ${host} (`)
    expect(answers.want.en.includes(', which leads on to amazon.co.jp')).toBe(onward !== '')
  },
)

test('explain() lets a link over a known site show the name it leads on to, and still names the site', () => {
  const href = 'https://www.yahoo.co.jp/go?url=https://www.amazon.co.jp/gp/css'
  const { links } = explain(
    tryScan({ from: 'Taro <taro@known-shop.com>', html: `<a href="${href}">www.amazon.co.jp/gp/css</a>` }),
  )
  expect(links).toMatchObject([{ registrable: 'yahoo.co.jp', onward: 'amazon.co.jp', shownAs: '' }])
})
