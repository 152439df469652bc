import { expect, test } from 'vitest'
import { authenticated, findingsOf, symbolsOf, type Trial, valueIn } from './try-mail.ts'

const link = (href: string, shown = 'ログイン'): string => `<p><a href="${href}">${shown}</a></p>`
const at = (name: string) => `"${name}" <x@miwake-sample.net>`
const threat = 'アカウントが停止されました。ご確認ください。'
const lure = 'https://miwake-sample.top/a'
const amazon = 'Amazon.co.jp <no-reply@amazon.co.jp>'

const values = (symbol: string, rows: readonly (readonly [string, Trial, number])[]) =>
  test.each(rows)(`${symbol}: %s`, (_name, trial, wanted) => expect(valueIn(trial, symbol)).toBeCloseTo(wanted, 2))

values('BRAND_IMPERSONATED', [
  ['a common word as the whole name, said again', { from: at('JCB'), text: 'JCBカードのご利用について' }, 1],
  [
    'a common word as the whole name, said again as a common word',
    { from: at('ANA'), text: 'ANAより大切な知らせです' },
    1,
  ],
  ['the same in full width', { from: at('ＪＣＢ'), text: 'JCBより大切な知らせです' }, 1],
  ['a person of that name', { from: '"Ana" <ana@miwake-sample.net>', text: 'See you!\n\nAna' }, 0],
  ['another person of that name', { from: '"Line" <l@miwake-sample.net>', text: 'Vi ses, Line her' }, 0],
  ['nothing but its name', { from: at('JCB'), subject: 'Hello' }, 0],
  ['roles beside the brand', { from: at('Amazon カスタマーサービス'), subject: 'お知らせ' }, 1],
  ['a role in Latin', { from: at('PayPal Security Team'), subject: 'Notice' }, 1],
  ['a number beside it', { from: at('Amazon顧客サービス：20220525'), subject: 'お知らせ' }, 1],
  ['another name', { from: at('Amazon釣具店'), subject: '釣具の入荷', text: 'Amazon釣具店です。' }, 0],
  ['a dealer', { from: at('ドコモショップ松本店'), subject: 'ドコモの新料金', text: '機種のご案内です。' }, 0.35],
  ['a union', { from: at('ヤマト運輸労働組合'), subject: '集会', text: 'ヤマト運輸労働組合より' }, 0],
  ['a club', { from: at('Visa Support for Travelers Club'), subject: 'Visa card and travel', text: 'Hello.' }, 0],
  [
    'another name that asks as the brand',
    { from: at('Amazon釣具店'), subject: 'Amazonアカウント停止', html: `<p>${threat}</p>${link(lure)}` },
    0.8,
  ],
  ['through a mailer to itself', { from: 'Amazon <a@u1.sendgrid.net>', html: link('https://www.amazon.co.jp/') }, 0],
  ['through a mailer to a stranger', { from: 'Amazon <a@u1.sendgrid.net>', html: link(lure) }, 0.7],
  [
    'through a mailer, clicks counted',
    { from: 'Amazon <a@u1.sendgrid.net>', html: link('https://u1.sendgrid.net/c') },
    0,
  ],
  [
    'through a mailer, clicks counted, an account in trouble',
    { from: 'Amazon <a@u1.sendgrid.net>', html: `<p>${threat}</p>${link('https://u1.sendgrid.net/c')}` },
    0.7,
  ],
])

const forms = 'Google Forms <forms-receipts-noreply@google.com>'
const google = authenticated('google.com')
values('BRAND_CLAIM_UNPROVEN', [
  [
    'a dealer less than the brand',
    { from: at('ドコモショップ松本店'), subject: 'ドコモの新料金', text: '機種のご案内です。' },
    0.71,
  ],
  [
    'a brand only in a large picture',
    { html: '<img src="https://miwake-sample.net/a.png" alt="メルカリ本人確認">' },
    0.6,
  ],
  ['in a small picture', { html: '<img src="https://miwake-sample.net/a.png" width="40" alt="メルカリ">' }, 0],
  [
    'logos of what a shop takes',
    {
      html: ['メルカリ', 'PayPay', 'Amazon Pay']
        .map((a) => `<img src="https://miwake-sample.net/a.png" alt="${a}">`)
        .join(''),
    },
    0,
  ],
  ['a picture beside text', { text: 'あ'.repeat(80), html: `<p>${'あ'.repeat(80)}</p><img alt="メルカリ">` }, 0],
])

test.each<[string, Trial, boolean]>([
  [
    'a lure in a form',
    { from: forms, subject: 'Amazonアカウント停止', html: `<p>${threat}</p>${link(lure)}`, facts: google },
    true,
  ],
  ['the same unasked', { from: forms, subject: 'Amazonアカウント停止', html: `<p>${threat}</p>${link(lure)}` }, true],
  [
    'a display name that is all another’s',
    { from: 'Amazon <forms-receipts-noreply@google.com>', html: `Amazon${link(lure)}`, facts: google },
    true,
  ],
  [
    'a form about a brand',
    {
      from: forms,
      subject: 'Amazon入荷アンケートの回答',
      html: link('https://docs.google.com/forms/d/1', '回答を見る'),
      facts: google,
    },
    false,
  ],
  [
    'a card that names a shop',
    {
      from: '三井住友カード <statement@vpass.ne.jp>',
      subject: 'Amazonでのご利用のお知らせ',
      html: `<p>不正利用にご注意ください。</p>${link('https://www.smbc-card.com/mem/')}`,
      facts: authenticated('vpass.ne.jp'),
    },
    false,
  ],
  [
    'a shop that names a card',
    {
      from: amazon,
      subject: 'Amazon: JCBカードのお支払い方法',
      html: link('https://www.amazon.co.jp/'),
      facts: authenticated('amazon.co.jp'),
    },
    false,
  ],
])('a proven sender answers for other brands: %s', (_name, trial, wanted) =>
  expect(symbolsOf(trial).has('BRAND_CLAIM_UNPROVEN')).toBe(wanted),
)

const block =
  '\n\n-----Original Message-----\nFrom: Amazon <a@miwake-sample.top>\nSent: Monday\nTo: B\nSubject: Amazonアカウント停止\n\n'
const phish = `Amazonです。${threat}\n${lure}\nAmazon\n`
const marked = `On Monday A <a@example.com> wrote:\n${phish
  .split('\n')
  .map((line) => `> ${line}`)
  .join('\n')}\n`
test.each<[string, Trial, boolean]>([
  ['a friend asks', { subject: 'FW: Amazonアカウント停止', text: `これ本物？${block}${phish}` }, false],
  ['a friend asks, marked', { text: `これ本物？\n${marked}` }, false],
  [
    'the department warns',
    { from: '田中 <tanaka@miwake-office.jp>', text: `この詐欺メールに気をつけて。${block}${phish}` },
    false,
  ],
  ['nothing of his own', { subject: 'FW: Amazonアカウント停止', text: `${block.trim()}\n\n${phish}` }, true],
  [
    'he wears the brand',
    { from: at('Amazon'), subject: 'FW: Amazonアカウント停止', text: `ご確認ください${block}${phish}` },
    true,
  ],
  [
    'he wears a role',
    { from: at('サポートセンター'), subject: 'FW: Amazonアカウント停止', text: `ご確認ください${block}${phish}` },
    true,
  ],
  [
    'he leads there himself',
    { subject: 'FW: Amazonアカウント停止', text: `ご確認ください ${lure}${block}${phish}` },
    true,
  ],
  ['he threatens himself', { subject: 'FW: Amazonアカウント停止', text: `${threat}${block}${phish}` }, true],
  [
    'arrows are no quote',
    { text: `${phish}\n> ${lure}\n> ${threat}\n> Amazon`, subject: 'Amazonアカウント停止' },
    true,
  ],
])('a quoted mail is another’s: %s', (_name, trial, wanted) =>
  expect(symbolsOf(trial).has('BRAND_CLAIM_UNPROVEN')).toBe(wanted),
)

values('LOOK_ALIKE_SENDER', [
  ['a dealer', { from: '松本商店 <info@amazon-matsumoto.com>', subject: '車検のご案内' }, 0.25],
  ['a name as dealers have', { from: 'ご案内 <info@amazon-shop.net>', subject: '入荷のお知らせ' }, 0.25],
  ['the same with a lure', { from: 'ご案内 <info@amazon-shop.net>', subject: '重要', text: threat }, 0.5],
  ['one to the eye', { from: 'ご案内 <info@arnazon.net>', subject: '入荷のお知らせ' }, 1],
])

values('BRAND_IN_LOCAL_PART', [
  ['joined words', { from: 'ご案内 <amazon-co-jp-update@miwake-sample.net>' }, 1],
  ['spelt as in a host', { from: 'ご案内 <sagawaexp.info@miwake-sample.net>' }, 0.6],
  ['the same, and said', { from: 'ご案内 <rakutencard.mail@miwake-sample.net>', text: '楽天カードです' }, 1],
  [
    'a family’s word that the mail names',
    { from: 'お知らせ <aplus.co.jp@miwake-sample.net>', text: 'アプラスです。' },
    1,
  ],
  ['a family', { from: 'Nomura <nomura.taro@miwake-sample.net>' }, 0],
  ['a firm after a name', { from: 'Mark <mark-rakutencard@miwake-sample.net>' }, 0],
])

const twenty = Array.from({ length: 9 }, (_, i) => link(`https://www.amazon.co.jp/p${i}`, '商品の一覧')).join('')
values('BRAND_OWN_ADDRESS_FOREIGN_TARGET', [
  ['one unknown link in ten, unasked', { from: amazon, subject: 'Amazon', html: twenty + link(lure, '特集') }, 0.05],
  ['the one to act on', { from: amazon, subject: 'Amazon', html: twenty + link(lure, 'ログイン') }, 0.5],
  [
    'an imitation among its own',
    { from: amazon, subject: 'Amazon', html: twenty + link('https://arnazon.net/', '特集') },
    1,
  ],
  [
    'the one to act on, and authentication failed',
    {
      from: amazon,
      subject: 'Amazon',
      html: twenty + link(lure, 'ログイン'),
      facts: authenticated('amazon.co.jp', 'fail'),
    },
    1,
  ],
])

test.each<[string, Trial, boolean]>([
  [
    'own claim, an account asked about at a small firm',
    { from: amazon, subject: 'Amazonアカウント停止', html: link('https://www.miwake-sample.co.jp/') },
    true,
  ],
  [
    'own claim, at a known site',
    { from: amazon, subject: 'Amazonアカウント停止', html: link('https://popular-shop.com/') },
    true,
  ],
  [
    'own claim, nothing asked',
    { from: amazon, subject: 'Amazonの特集', html: link('https://popular-shop.com/', '特集') },
    false,
  ],
  [
    'foreign claim, at a small firm',
    { from: at('Amazon'), subject: 'Amazonアカウント停止', html: link('https://www.miwake-sample.co.jp/') },
    true,
  ],
  [
    'foreign claim, at a known site',
    { from: at('Amazon'), subject: 'Amazonアカウント停止', html: link('https://popular-shop.com/') },
    false,
  ],
])('BRAND_CLAIM_TARGET_FOREIGN: %s', (_name, trial, wanted) =>
  expect(symbolsOf(trial).has('BRAND_CLAIM_TARGET_FOREIGN')).toBe(wanted),
)

test.each<[string, Trial, boolean]>([
  ['a tenant of a mailer', { from: 'A <a@u1.sendgrid.net>', html: link('https://u2.sendgrid.net/x') }, false],
  ['a user of a free-mail provider', { from: 'A <a@gmail.com>', html: link('https://gmail.com/x') }, false],
  ['the provider itself', { from: 'A <no-reply@gmail.com>', html: link('https://gmail.com/x') }, true],
  ['a tenant of a free host', { from: 'A <a@one.github.io>', html: link('https://one.github.io/x') }, false],
  ['one owner', { from: 'A <a@mail.miwake-sample.net>', html: link('https://www.miwake-sample.net/x') }, true],
])('LINKS_ALL_OWN: %s', (_name, trial, wanted) => expect(symbolsOf(trial).has('LINKS_ALL_OWN')).toBe(wanted))

test.each<[string, boolean]>([
  ['https://miwake-sample.net/a', true],
  ['https：／／miwake-sample.net／a', true],
  ['watch.info', false],
])('%s in a text is a link: %s', (text, wanted) =>
  expect(symbolsOf({ text: `見て\n${text}\nね` }).has('LINKS_NONE')).toBe(!wanted),
)

test('OWN_DOMAIN_CLAIM asks for the recipient’s domain, however well the sender’s is known', () => {
  const trial = (host: string): Trial => ({ from: `miwake-office.jp サポート <x@${host}>`, to: 'h@miwake-office.jp' })
  for (const host of ['popular-shop.com', 'miwake-sample.co.jp', 'amazon.co.jp', 'gmail.com'])
    expect(symbolsOf(trial(host)).has('OWN_DOMAIN_CLAIM')).toBe(true)
  expect(symbolsOf(trial('mail.miwake-office.jp')).has('OWN_DOMAIN_CLAIM')).toBe(false)
})

test('a longer name at the brand’s own domain is the brand', () => {
  const trial = {
    from: '三井住友カード 松本ラウンジ <a@vpass.ne.jp>',
    subject: 'Hello',
    facts: authenticated('vpass.ne.jp'),
  }
  expect(symbolsOf(trial).has('BRAND_PROVEN')).toBe(true)
})

test('a service and a role is the service', () => {
  expect(valueIn({ from: 'Bitbucket Team <x@miwake-sample.net>' }, 'SERVICE_CLAIM_UNPROVEN')).toBeCloseTo(0.9, 2)
})

test('BRAND_IMPERSONATED highlights the name, however often the text says it', () => {
  const found = findingsOf({ from: at('Amazon'), text: 'Amazonの案内です。\n'.repeat(30) })
  expect(found.find(({ symbol }) => symbol === 'BRAND_IMPERSONATED')?.spans[0]).toEqual({
    place: 'from',
    index: 0,
    start: 0,
    end: 6,
  })
})

const twice = (first: string, second: string, more: Partial<Trial> = {}): Trial => ({
  from: first,
  header: [`From: ${second}`],
  subject: 'お知らせ',
  html: `<p>${threat}</p>${link('https://www.miwake-sample.net/a')}`,
  ...more,
})
const stranger = '"x@miwake-sample.net" <x@miwake-sample.net>'

test.each([
  ['the second claims', twice(stranger, amazon)],
  ['the first claims', twice(amazon, stranger)],
  ['both in one field', { ...twice(`${stranger}, ${amazon}`, ''), header: [] }],
])('of several From: mailboxes each is looked at, and the least known counts: %s', (_name, mail) => {
  const symbols = symbolsOf({ ...mail, facts: authenticated('miwake-sample.net') })
  expect(symbols).toContain('FROM_TWICE')
  expect(symbols).toContain('BRAND_IMPERSONATED')
  expect(symbols).toContain('BRAND_CLAIM_UNPROVEN')
  expect(symbols).not.toContain('BRAND_PROVEN')
  expect(symbols).not.toContain('ORIGIN_PROVEN')
  expect(symbols).not.toContain('LINKS_ALL_OWN')
})

test.each([
  ['written twice', twice(amazon, amazon, { html: link('https://www.amazon.co.jp/') })],
  [
    'a colleague',
    twice('A <a@popular-shop.com>', 'B <b@popular-shop.com>', { html: link('https://popular-shop.com/') }),
  ],
])('two From: mailboxes of one domain pose as nobody: %s', (_name, mail) => {
  const symbols = symbolsOf(mail)
  expect(symbols).not.toContain('BRAND_CLAIM_UNPROVEN')
  expect(symbols).toContain('LINKS_ALL_OWN')
})

test.each([
  ['named in the text', { from: at('Norton Billing Dept'), text: 'Your Norton 360 plan was renewed.' }, true],
  ['named in the subject', { from: at('Norton Support'), subject: 'Norton AntiVirus renewed' }, true],
  ['named nowhere else', { from: at('Norton Support'), text: 'See you at the council meeting.' }, false],
  ['a person', { from: at('Norton Bates'), text: 'My Norton 360 expired, can you help?' }, false],
])('a common word beside roles is the brand where the mail names the brand: %s', (_name, mail, wanted) => {
  expect(symbolsOf(mail).has('BRAND_IMPERSONATED')).toBe(wanted)
})
