import { expect, test } from 'vitest'
import { detectors } from './index.ts'
import { authenticated, type Cases, rowsOf, symbolsOf, type Trial, valueIn } from './try-mail.ts'

const link = (href: string, shown = 'Open'): string => `<p>Please look: <a href="${href}">${shown}</a></p>`
const amazon = 'Amazon.co.jp <no-reply@amazon.co.jp>'
const stranger = 'Amazon.co.jp <info@miwake-sample.net>'
const vpass = '三井住友カード <statement@vpass.ne.jp>'

const cases: Cases = {
  BRAND_CLAIM_TARGET_FOREIGN: {
    hits: [
      { from: stranger, subject: 'Amazonアカウントの確認', html: link('https://miwake-sample.top/a') },
      { from: stranger, subject: 'Your Amazon order', html: link('https://198.51.100.7/login') },
    ],
    misses: [
      { from: amazon, subject: 'Amazonのご注文', html: link('https://www.amazon.co.jp/orders') },
      // www and the bare domain are one.
      { from: 'Amazon <a@www.amazon.co.jp>', subject: 'Your Amazon order', html: link('https://amazon.co.jp/') },
      // A click tracker whose inner link is the brand's own.
      {
        from: amazon,
        subject: 'Amazonのお知らせ',
        html: link('https://www.google.com/url?q=https%3A%2F%2Fwww.amazon.co.jp%2Forders'),
      },
    ],
  },
  BRAND_CLAIM_UNPROVEN: {
    hits: [
      { from: stranger, subject: 'アカウントの確認' },
      { from: '三井住友カード <a@miwake-sample.net>', subject: '三井住友カードより重要なお知らせ' },
    ],
    misses: [
      { from: amazon, subject: 'Amazonのご注文' },
      {
        from: 'Ana Costa <ana@miwake-sample.net>',
        subject: 'Lunch on Friday',
        text: 'I bought it at Amazon, see you.',
      },
      // Sister domains of one owner.
      { from: vpass, subject: '三井住友カード ご利用のお知らせ', html: link('https://www.smbc-card.com/') },
    ],
  },
  BRAND_CONFLICT: {
    hits: [
      { from: 'Amazon <a@miwake-sample.net>', subject: '【メルカリ】本人確認のお願い' },
      { from: '三井住友カード <a@miwake-sample.net>', subject: 'えきねっとアカウントの自動退会処理' },
    ],
    misses: [
      { from: 'Amazon <a@miwake-sample.net>', subject: 'Amazonとメルカリの違い' },
      { from: 'Sato Ken <ken@miwake-sample.net>', subject: 'メルカリで売りました' },
    ],
  },
  BRAND_FORGED: {
    hits: [
      { from: amazon, subject: 'Amazonアカウント', facts: authenticated('amazon.co.jp', 'fail') },
      { from: vpass, subject: '三井住友カードのお知らせ', facts: authenticated('vpass.ne.jp', 'fail') },
    ],
    misses: [
      { from: amazon, subject: 'Amazonアカウント' },
      { from: amazon, subject: 'Amazonアカウント', facts: authenticated('amazon.co.jp', 'none') },
    ],
  },
  BRAND_IMPERSONATED: {
    hits: [
      { from: stranger, subject: 'お知らせ' },
      { from: '三井住友カード <a@miwake-sample.net>', subject: 'お知らせ' },
    ],
    misses: [
      { from: amazon, subject: 'Amazonのご注文' },
      { from: 'Sato Ken <ken@miwake-sample.net>', subject: 'Amazonで買いました' },
    ],
  },
  BRAND_IN_LOCAL_PART: {
    hits: [
      { from: 'Support <amazon-support@miwake-sample.net>' },
      { from: 'お知らせ <mercari@miwake-sample.top>' },
      { from: 'カードのお知らせ <lifecard.co.jp1@miwake-sample.top>' },
    ],
    misses: [
      { from: 'Mark <mark.pearson-lenovo@miwake-sample.net>' },
      { from: amazon },
      { from: 'Blog <wordpress@miwake-sample.net>' },
      { from: 'Popular Shop <amazon@u12.sendgrid.net>' },
    ],
  },
  BRAND_OWN_ADDRESS_FOREIGN_TARGET: {
    hits: [
      { from: amazon, subject: 'Amazonアカウントの確認', html: link('https://miwake-sample.top/x') },
      { from: vpass, subject: '三井住友カード', text: '三井住友カードです。\nhttps://miwake-sample.net/vpass' },
    ],
    misses: [
      { from: amazon, subject: 'Amazonのご注文', html: link('https://www.amazon.co.jp/orders') },
      { from: vpass, subject: '三井住友カード', html: link('https://www.smbc-card.com/mem/') },
    ],
  },
  BRAND_OWN_TARGETS: {
    hits: [
      { from: amazon, subject: 'Amazonのご注文', html: link('https://www.amazon.co.jp/orders') },
      { from: vpass, subject: '三井住友カードご利用のお知らせ', html: link('https://www.smbc-card.com/') },
    ],
    misses: [
      { from: amazon, subject: 'Amazonのご注文', html: link('https://miwake-sample.top/') },
      { from: stranger, subject: 'Amazonのご注文', html: link('https://www.amazon.co.jp/orders') },
      {
        from: amazon,
        subject: 'Amazonのご注文',
        html: link('https://www.amazon.co.jp/'),
        facts: authenticated('amazon.co.jp', 'fail'),
      },
    ],
  },
  BRAND_PROVEN: {
    hits: [
      { from: amazon, subject: 'Amazonのご注文', facts: authenticated('amazon.co.jp') },
      { from: vpass, subject: '三井住友カードご利用のお知らせ', facts: authenticated('vpass.ne.jp') },
    ],
    misses: [
      { from: amazon, subject: 'Amazonのご注文' },
      { from: stranger, subject: 'Amazonのご注文', facts: authenticated('miwake-sample.net') },
    ],
  },
  DISPLAY_NAME_ADDRESS: {
    hits: [
      { from: '"info@bank.example" <x@miwake-sample.net>' },
      { from: '"安全センター support＠card.example" <x@miwake-sample.net>' },
    ],
    misses: [
      { from: '"taro@example.com" <taro@example.com>' },
      { from: '"@ home. @ work" <x@miwake-sample.net>' },
      { from: '"taro@www.example.com" <taro@mail.example.com>' },
    ],
  },
  DISPLAY_NAME_HOST: {
    hits: [
      { from: '"Popular-Shop.com" <x@miwake-sample.net>' },
      { from: '"Amazon.co.jp カスタマー" <x@miwake-sample.net>' },
    ],
    misses: [
      { from: 'Amazon.co.jp <x@amazon.co.jp>' },
      { from: '"www.miwake-sample.net" <x@mail.miwake-sample.net>' },
      { from: '"Dr. J.Smith" <x@miwake-sample.net>' },
    ],
  },
  LOOK_ALIKE_SENDER: {
    hits: [{ from: 'A <a@arnazon.net>' }, { from: 'B <b@amazon.co.jp.miwake-sample.top>' }],
    misses: [{ from: amazon }, { from: 'C <c@miwake-sample.net>' }],
  },
  OWN_DOMAIN_CLAIM: {
    hits: [
      { from: 'miwake-office.jp サポート <x@miwake-sample.net>', to: 'hanako@miwake-office.jp' },
      {
        from: 'IT <x@miwake-sample.net>',
        to: 'hanako@miwake-office.jp',
        subject: 'Password of miwake-office.jp expires',
      },
      { from: '"Miwake-Office Webmail" <x@miwake-sample.net>', to: 'hanako@miwake-office.jp' },
    ],
    misses: [
      { from: 'miwake-office.jp サポート <admin@miwake-office.jp>', to: 'hanako@miwake-office.jp' },
      { from: 'Sato (Miwake-Office) <sato@miwake-sample.net>', to: 'hanako@miwake-office.jp' },
      { from: 'Gmail Team <x@miwake-sample.net>', to: 'hanako@gmail.com' },
      { from: 'Shop <x@miwake-sample.net>', to: 'hanako@miwake-office.jp', subject: 'Confirm hanako@miwake-office.jp' },
    ],
  },
  PROVEN_FOREIGN_TARGET: {
    hits: [
      {
        from: amazon,
        subject: 'Amazonのご注文',
        html: link('https://bit.ly/abc'),
        facts: authenticated('amazon.co.jp'),
      },
      {
        from: vpass,
        subject: '三井住友カード',
        html: link('https://someone.github.io/'),
        facts: authenticated('vpass.ne.jp'),
      },
      {
        from: amazon,
        subject: 'Amazonのアカウント',
        html: `アカウントが停止されます。${link('https://www.amazon.co.jp/')}<a href="https://miwake-sample.net/">ログインして本人確認</a>`,
        facts: authenticated('amazon.co.jp'),
      },
      { from: amazon, html: link('https://miwake-sample.net/'), facts: authenticated('amazon.co.jp') },
    ],
    misses: [
      {
        from: amazon,
        subject: 'Amazonの新刊',
        html: `${link('https://www.amazon.co.jp/')}<a href="https://miwake-sample.net/">読み物</a>`,
        facts: authenticated('amazon.co.jp'),
      },
      {
        from: 'Sato Ken <ken@amazon.co.jp>',
        html: link('https://miwake-sample.net/'),
        facts: authenticated('amazon.co.jp'),
      },
      {
        from: amazon,
        subject: 'Amazon',
        html: link('https://www.amazon.co.jp/'),
        facts: authenticated('amazon.co.jp'),
      },
      { from: amazon, subject: 'Amazon', html: link('https://bit.ly/abc') },
    ],
  },
  ROLE_CLAIM: {
    hits: [
      { from: '国税庁 税務署 <info@miwake-sample.net>' },
      { from: 'サポートセンター <info@miwake-sample.net>' },
      { from: 'IT Helpdesk <desk@miwake-sample.net>' },
      { from: 'Kundenservice <x@miwake-sample.net>' },
    ],
    misses: [
      { from: '国税庁 <info@nta.go.jp>' },
      { from: '株式会社高原 サポートセンター <info@miwake-sample.net>' },
      { from: 'Popular Shop Support <support@popular-shop.com>' },
      { from: 'Miwake Sample Support <support@miwake-sample.net>' },
    ],
  },
  SELF_NAMED: {
    hits: [{ from: 'Miwake Sample <info@miwake-sample.net>' }, { from: 'Takahara Shop <news@takahara-books.net>' }],
    misses: [
      { from: 'Takahara Shop <news@miwake-sample.net>' },
      { from: amazon },
      { from: 'Mail Support <info@mail-support.net>' },
      { from: 'Known Service <info@known-service.com>' },
      {
        from: 'Miwake Sample <info@miwake-sample.net>',
        text: 'いつもAmazonをご利用いただきありがとうございます。アカウントが停止されました。本人確認をお願いします。',
      },
    ],
  },
  SELF_NAMED_PROVEN: {
    hits: [
      { from: 'Miwake Sample <info@miwake-sample.net>', facts: authenticated('miwake-sample.net') },
      { from: 'Takahara Shop <news@takahara-books.net>', facts: authenticated('takahara-books.net') },
    ],
    misses: [
      { from: 'Miwake Sample <info@miwake-sample.net>', facts: authenticated('miwake-sample.net', 'fail') },
      { from: 'Takahara Shop <news@miwake-sample.net>', facts: authenticated('miwake-sample.net') },
    ],
  },
  SERVICE_CLAIM_UNPROVEN: {
    hits: [
      { from: 'Basecamp <x@miwake-sample.net>', subject: 'Basecamp: new message' },
      { from: 'Bitbucket <x@miwake-sample.net>', subject: 'Bitbucket access' },
    ],
    misses: [
      { from: 'Bitbucket <x@bitbucket.org>', subject: 'Bitbucket access' },
      { from: 'Sato Ken <ken@miwake-sample.net>', subject: 'Our camp', text: 'The base camp is ready.' },
    ],
  },
}

const claim = detectors.filter((d) => d.aspect === 'claim')

test('claim/ has cases for every detector', () => {
  expect(Object.keys(cases).sort()).toEqual(claim.map((d) => d.symbol).sort())
  for (const { hits, misses } of Object.values(cases)) expect(Math.min(hits.length, misses.length)).toBeGreaterThan(1)
})

test.each(rowsOf(cases))('%s: %s', (symbol, _row, trial: Trial, wanted) => {
  expect(symbolsOf(trial).has(symbol)).toBe(wanted)
})

test('a sender named like its own domain speaks of a brand, not as it, until it alarms', () => {
  const value = (text: string, from = 'Miwake Sample <info@miwake-sample.net>') =>
    valueIn({ from, subject: 'GitHubとの連携', text: `GitHubと連携しますか。${text}` }, 'BRAND_CLAIM_UNPROVEN')
  const stranger = value('', 'Takahara <info@miwake-sample.net>')
  expect(stranger).toBeGreaterThan(0.7)
  expect(value('')).toBeLessThan(stranger * 0.7)
  expect(value('アカウントが停止されました。')).toBeGreaterThan(0.7)
})

test('what a quoted mail says and leads to is not its sender’s', () => {
  const quoted =
    '差出人: Amazon <x@miwake-sample.net>\n送信日時: 2026年2月3日 10:00\n宛先: hanako@example.jp\n件名: 確認\n\n' +
    'アカウントが停止されました。https://miwake-sample.net/ で本人確認をしてください。'
  const warns = { from: 'Sato Ken <ken@popular-shop.com>', subject: 'FW: 確認' }
  const said = symbolsOf({ ...warns, text: quoted.slice(quoted.indexOf('アカウント')) })
  const shown = symbolsOf({ ...warns, text: `これは本物でしょうか。\n\n-----Original Message-----\n${quoted}` })
  for (const symbol of ['ACCOUNT_THREAT', 'LINKS_UNKNOWN']) {
    expect(said.has(symbol)).toBe(true)
    expect(shown.has(symbol)).toBe(false)
  }
})

test('a proven, known sender that warns of a mail leads nowhere strange and claims to be nobody', () => {
  const warning = {
    subject: '【注意】三井住友カードをかたるメール',
    text: '「カードの利用を停止しました」というメールに注意してください。',
  }
  const value = (more: Partial<Trial>) =>
    valueIn({ from: 'Popular News <info@popular-news.jp>', ...warning, ...more }, 'BRAND_CLAIM_UNPROVEN')
  const facts = authenticated('popular-news.jp')
  const unproven = value({})
  expect(unproven).toBeGreaterThan(0.5)
  expect(value({ facts })).toBeLessThan(unproven * 0.7)
  expect(value({ facts, html: `${warning.text}${link('https://miwake-sample.net/')}` })).toBeGreaterThan(0.5)
})

test('who warns of fraud and leads nowhere strange says nothing of it himself', () => {
  const text =
    'PTAからのお知らせです。銀行をかたる偽のメールが届いています。「アカウントが停止されました。本人確認をしてください」' +
    'という内容です。リンクを開かないよう、ご注意ください。'
  const alarmed = (more: Partial<Trial>) =>
    symbolsOf({ from: 'みどり小PTA <pta@miwake-sample.net>', text, ...more }).has('ACCOUNT_THREAT')
  expect(alarmed({})).toBe(false)
  expect(alarmed({ text: `${text} https://www.npa.go.jp/` })).toBe(false)
  expect(alarmed({ text: `${text} https://miwake-sample.net/a` })).toBe(true)
  expect(alarmed({ from: '三井住友銀行 <info@miwake-sample.net>' })).toBe(true)
  expect(alarmed({ text: 'アカウントが停止されました。フィッシングにご注意ください。' })).toBe(true)
})
