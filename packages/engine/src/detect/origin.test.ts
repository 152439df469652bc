import { expect, test } from 'vitest'
import { detectors } from './index.ts'
import { authenticated, type Cases, rowsOf, symbolsOf, valueIn } from './try-mail.ts'

const ja = 'いつもご利用いただきありがとうございます。明日の会議の資料をお送りします。'
const en = 'Thank you for the documents, I will read them before the meeting.'
const report = (status: string): string =>
  [
    'From: Mail Delivery System <MAILER-DAEMON@example.com>',
    'Subject: Undelivered Mail',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'Your mail could not be delivered.',
    '--b',
    `Content-Type: ${status}`,
    '',
    'Reporting-MTA: dns; mx.example.com',
    '--b--',
  ].join('\r\n')

const cases: Cases = {
  BOUNCE_FORM: {
    hits: [
      { raw: report('message/delivery-status') },
      {
        from: 'MAILER-DAEMON <mailer-daemon@example.com>',
        header: ['Return-Path: <>'],
        text: 'Could not be delivered.',
      },
    ],
    misses: [{ raw: report('text/html') }, { from: 'Postmaster <postmaster@example.com>', text: 'Hello' }],
  },
  DATE_ZONE_FOREIGN: {
    hits: [
      { text: ja, date: 'Tue, 3 Feb 2026 10:00:00 +0800' },
      { text: ja, date: 'Tue, 3 Feb 2026 10:00:00 +0800 (CST)' },
    ],
    misses: [
      { text: ja, date: 'Tue, 3 Feb 2026 10:00:00 +0900' },
      { text: en, date: 'Tue, 3 Feb 2026 10:00:00 +0800' },
    ],
  },
  FROM_CHEAP_SUFFIX: {
    hits: [{ from: 'A <a@miwake-sample.top>' }, { from: 'A <a@qmz.xyz>' }],
    misses: [{ from: 'A <a@miwake-sample.net>' }, { from: 'A <a@miwake-sample.co.jp>' }],
  },
  FROM_FREE_HOST: {
    hits: [{ from: 'A <a@someone.github.io>' }, { from: 'A <a@bit.ly>' }],
    misses: [{ from: 'A <a@miwake-sample.net>' }, { from: 'A <a@gmail.com>' }],
  },
  FROM_FREE_MAIL: {
    hits: [{ from: 'A <a@gmail.com>' }, { from: 'A <a@outlook.com>' }],
    misses: [{ from: 'A <a@miwake-sample.net>' }, { from: 'A <a@popular-shop.com>' }],
  },
  FROM_MISSING: {
    hits: [{ raw: 'Subject: x\r\n\r\nhello' }, { from: 'Nobody' }],
    misses: [{}, { from: 'a@example.com' }],
  },
  FROM_RANDOM: {
    hits: [{ from: 'A <a@kydztwvxrd.net>' }, { from: 'A <a@hrvcuwcrnq.net>' }],
    misses: [{ from: 'A <a@miwake-sample.net>' }, { from: 'A <a@takahara-shoten.jp>' }],
  },
  FROM_TWICE: {
    hits: [{ header: ['From: Other <b@miwake-sample.net>'] }, { from: 'A <a@example.com>, B <b@miwake-sample.net>' }],
    misses: [{}, { from: 'A <a@example.com>, B <b@example.com>' }],
  },
  FROM_UNKNOWN: {
    hits: [{ from: 'A <a@miwake-sample.net>' }, { from: 'A <a@miwake-sample.jp>' }],
    misses: [{ from: 'A <a@popular-shop.com>' }, { from: 'A <a@city.kyoto.lg.jp>' }],
  },
  INTERNAL_PROVEN: {
    hits: [
      { from: 'A <a@miwake-sample.net>', facts: authenticated('miwake-sample.net', 'pass', 'mx.miwake-sample.net') },
      { from: 'A <a@miwake-sample.net>', facts: authenticated('miwake-sample.net', 'pass', 'miwake-sample.net+dns') },
    ],
    misses: [
      { from: 'A <a@miwake-sample.net>', facts: authenticated('miwake-sample.net', 'fail', 'mx.miwake-sample.net') },
      { from: 'A <a@miwake-sample.net>', facts: authenticated('miwake-sample.net', 'pass', 'mx.example.jp') },
      // A provider's own notices are not from colleagues of its users.
      { from: 'Shop <a@amazon.co.jp>', facts: authenticated('amazon.co.jp', 'pass', 'mx.amazon.co.jp') },
      // The sender writes To: as he likes.
      { from: 'A <a@miwake-sample.net>', to: 'b@miwake-sample.net', facts: authenticated('miwake-sample.net') },
    ],
  },
  LIST_UNSUBSCRIBE: {
    hits: [
      { header: ['List-Unsubscribe: <https://example.com/u>'] },
      { header: ['list-unsubscribe: <mailto:u@example.com>'] },
    ],
    misses: [{}, { text: 'To unsubscribe, answer this mail.' }],
  },
  MAILER_FOXMAIL: {
    hits: [
      { text: ja, header: ['X-Mailer: Foxmail 6, 13, 102, 15 [cn]'] },
      { text: ja, header: ['X-Mailer: Supmailer 38.1.1'] },
    ],
    misses: [
      { text: en, header: ['X-Mailer: Foxmail 7.2'] },
      { text: ja, header: ['X-Mailer: Microsoft Outlook 16.0'] },
    ],
  },
  MAILER_RANDOM: {
    hits: [{ header: ['X-Mailer: Zqkbnmzd 7'] }, { header: ['X-Mailer: Wqpdnf Uyrrvk 6.3'] }],
    misses: [
      { header: ['X-Mailer: Microsoft Outlook 16.0'] },
      { header: ['X-Mailer: Thunderbird 2.0'] },
      { header: ['X-Mailer: Sylpheed 3.7'] },
      {},
    ],
  },
  ORIGIN_FAILED: {
    hits: [
      { facts: authenticated('example.com', 'fail') },
      { from: 'A <a@miwake-sample.net>', facts: authenticated('miwake-sample.net', 'fail') },
    ],
    misses: [{}, { facts: authenticated('example.com', 'none') }, { facts: authenticated('example.com') }],
  },
  ORIGIN_PROVEN: {
    hits: [
      { facts: authenticated('example.com') },
      { from: 'A <a@mail.example.com>', facts: authenticated('mail.example.com') },
    ],
    misses: [{}, { facts: authenticated('other.example.net') }],
  },
  ORIGIN_PROVEN_KNOWN: {
    hits: [
      { from: 'A <a@popular-shop.com>', facts: authenticated('popular-shop.com') },
      { from: 'A <a@amazon.co.jp>', facts: authenticated('amazon.co.jp') },
      { from: 'A <a@nta.go.jp>', facts: authenticated('nta.go.jp') },
    ],
    misses: [
      { from: 'A <a@popular-shop.com>' },
      { from: 'A <a@miwake-sample.co.jp>', facts: authenticated('miwake-sample.co.jp') },
      { from: 'A <a@gmail.com>', facts: authenticated('gmail.com') },
      { from: 'A <a@miwake-sample.net>', facts: authenticated('miwake-sample.net') },
    ],
  },
  ORIGIN_PROVEN_REGISTERED: {
    hits: [
      { from: 'A <a@miwake-sample.co.jp>', facts: authenticated('miwake-sample.co.jp') },
      { from: 'A <a@miwake-sample.or.jp>', facts: authenticated('miwake-sample.or.jp') },
    ],
    misses: [
      { from: 'A <a@miwake-sample.co.jp>' },
      { from: 'A <a@city.miwake-sample.lg.jp>', facts: authenticated('city.miwake-sample.lg.jp') },
      { from: 'A <a@amazon.co.jp>', facts: authenticated('amazon.co.jp') },
      { from: 'A <a@miwake-sample.jp>', facts: authenticated('miwake-sample.jp') },
    ],
  },
  ORIGIN_PROVEN_UNKNOWN: {
    hits: [
      { from: 'A <a@miwake-sample.net>', facts: authenticated('miwake-sample.net') },
      { from: 'A <a@miwake-sample.jp>', facts: authenticated('miwake-sample.jp') },
    ],
    misses: [
      { from: 'A <a@miwake-sample.net>' },
      { from: 'A <a@popular-shop.com>', facts: authenticated('popular-shop.com') },
    ],
  },
  ORIGIN_UNSIGNED: {
    hits: [
      { facts: authenticated('example.com', 'none') },
      { from: 'A <a@miwake-sample.net>', facts: authenticated('miwake-sample.net', 'none') },
    ],
    misses: [{}, { facts: authenticated('example.com', 'fail') }, { facts: authenticated('example.com') }],
  },
  RECIPIENT_HIDDEN: {
    hits: [{ to: '' }, { to: 'undisclosed-recipients:;' }],
    misses: [{}, { to: '', header: ['Cc: b@example.com'] }],
  },
  REPLY_TO_ELSEWHERE: {
    hits: [
      { header: ['Reply-To: x@miwake-sample.net'] },
      { from: 'A <a@popular-shop.com>', header: ['Reply-To: x@popular-news.jp'] },
    ],
    misses: [
      {},
      // Any Reply-To of the same owner is no sign.
      { header: ['Reply-To: desk@support.example.com'] },
      { from: 'A <a@vpass.ne.jp>', header: ['Reply-To: b@smbc-card.com'] },
    ],
  },
  RECIPIENT_LOOK_ALIKE: {
    hits: [
      { from: 'A <a@hinode-tradlng.com>', to: 'hanako@hinode-trading.co.jp' },
      { from: 'A <a@hinodetrading.com>', to: 'hanako@hinode-trading.co.jp' },
    ],
    misses: [
      { from: 'A <a@hinode-trading.com>', to: 'hanako@hinode-trading.co.jp' },
      { from: 'A <a@miwake-sample.net>', to: 'hanako@hinode-trading.co.jp' },
    ],
  },
  REPLY_TO_LOOK_ALIKE: {
    hits: [
      { from: 'A <a@sanei-print.co.jp>', header: ['Reply-To: a@sanei-prlnt.com'] },
      { from: 'A <a@sanei-print.co.jp>', header: ['Reply-To: a@sanei-print-jp.com'] },
    ],
    misses: [
      { from: 'A <a@sanei-print.co.jp>', header: ['Reply-To: a@sanei-print.com'] },
      { from: 'A <a@sanei-print.co.jp>', header: ['Reply-To: a@miwake-sample.net'] },
      { from: 'A <a@sanei-print.co.jp>' },
    ],
  },
  REPLY_TO_FREE_MAIL: {
    hits: [{ header: ['Reply-To: x@gmail.com'] }, { header: ['Reply-To: Boss <boss@outlook.com>'] }],
    misses: [
      { header: ['Reply-To: x@miwake-sample.net'] },
      { from: 'A <a@gmail.com>', header: ['Reply-To: b@gmail.com'] },
    ],
  },
}

const origin = detectors.filter((d) => d.aspect === 'origin')

test('origin/ has cases for every detector', () => {
  expect(Object.keys(cases).sort()).toEqual(origin.map((d) => d.symbol).sort())
  for (const { hits, misses } of Object.values(cases)) expect(Math.min(hits.length, misses.length)).toBeGreaterThan(1)
})

test.each(rowsOf(cases))('%s: %s', (symbol, _row, trial, wanted) => {
  expect(symbolsOf(trial).has(symbol)).toBe(wanted)
})

test.each([
  ['a letter', { text: '花子へ\n今度の土曜日、駅で会いましょう。太郎' }, 0.3],
  [
    'a letter with a picture',
    {
      text: '写真です',
      parts: [
        'Content-Type: image/jpeg; name="a.jpg"\r\nContent-Transfer-Encoding: base64\r\n\r\n/9j/4AAQSkZJRgABAQAAAQABAAD/2Q==',
      ],
    },
    0.3,
  ],
  ['one with a link', { text: '見てね https://miwake-sample.net/' }, 1],
  ['one that asks', { text: 'Buy gift cards, scratch the back and send me the codes.' }, 1],
] as const)('FROM_FREE_MAIL: %s', (_what, trial, value) => {
  expect(valueIn({ from: 'Taro <taro@gmail.com>', ...trial }, 'FROM_FREE_MAIL')).toBe(value)
})
