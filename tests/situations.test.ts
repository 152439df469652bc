/** What a mailbox must be kept from, and what it must not lose, with the shipped tables and model as they are. */
import { authFromHeader, noFacts, parseMessage, type Scan, scan } from '@miwake/engine'
import { expect, test } from 'vitest'
import { loadKnowledge } from '../packages/server/src/knowledge.ts'

const knowledge = loadKnowledge()
const scanned = (lines: readonly string[], authservIds: readonly string[] = []): Scan => {
  const message = parseMessage(new TextEncoder().encode(lines.join('\r\n')))
  const auth = authFromHeader(message.header, { authservIds, topmost: false, arcSealers: [] })
  return scan(message, { ...noFacts, auth }, knowledge)
}
const symbolsOf = ({ findings }: Scan) => findings.map(({ symbol }) => symbol)

const html = (body: string): readonly string[] => [
  'MIME-Version: 1.0',
  'Content-Type: text/html; charset=utf-8',
  'Content-Transfer-Encoding: 8bit',
  '',
  `<html><body>${body}</body></html>`,
  '',
]

const phish: Readonly<Record<string, { readonly mail: readonly string[]; readonly reasons: readonly string[] }>> = {
  'the address of a card firm forged, a link to a bare address': {
    mail: [
      'Authentication-Results: mx.example.jp; spf=fail smtp.mailfrom=mail.rakuten-card.co.jp; dmarc=fail header.from=mail.rakuten-card.co.jp',
      'Return-Path: <info@mail.rakuten-card.co.jp>',
      'From: 楽天カード株式会社 <info@mail.rakuten-card.co.jp>',
      'To: taro@example.jp',
      'Subject: 【楽天カード】お支払いを確認できませんでした',
      'Date: Mon, 8 Jun 2026 05:12:44 +0900',
      'Message-ID: <f1@mail.rakuten-card.co.jp>',
      ...html(
        `<p>お客様各位</p><p>今月のお引き落としができなかったため、カードの利用を一時的に停止しております。</p>
<p>本日中に下記より口座情報を再度ご登録ください。ご登録がない場合、カードは失効いたします。</p>
<p><a href="http://192.0.2.77/e-navi/">口座情報を登録する</a></p>`,
      ),
    ],
    reasons: ['BRAND_FORGED', 'BRAND_OWN_ADDRESS_FOREIGN_TARGET', 'LINK_IP', 'ORIGIN_FAILED'],
  },
  'a domain that looks like the shop’s': {
    mail: [
      'Authentication-Results: mx.example.jp; spf=pass smtp.mailfrom=arnazon-miwake-sample.com; dkim=pass header.d=arnazon-miwake-sample.com; dmarc=pass header.from=arnazon-miwake-sample.com',
      'From: Amazonカスタマーサービス <account@arnazon-miwake-sample.com>',
      'To: taro@example.jp',
      'Subject: Amazonアカウントの確認が必要です',
      'Date: Tue, 9 Jun 2026 23:40:03 +0900',
      'Message-ID: <f2@arnazon-miwake-sample.com>',
      ...html(
        `<p>Amazonお客様</p><p>お客様のアカウントに、普段と違う端末からのサインインがありました。</p>
<p>安全のため、二十四時間以内にご本人の確認をお願いいたします。確認がない場合、アカウントを停止いたします。</p>
<p><a href="https://signin.arnazon-miwake-sample.com/ap">アカウントを確認する</a></p>`,
      ),
    ],
    reasons: ['LOOK_ALIKE_SENDER', 'LINK_LOOK_ALIKE', 'BRAND_IMPERSONATED'],
  },
  'a domain that has nothing to do with the bank it names': {
    mail: [
      'Authentication-Results: mx.example.jp; spf=pass smtp.mailfrom=miwake-sample-71.shop; dkim=pass header.d=miwake-sample-71.shop; dmarc=pass header.from=miwake-sample-71.shop',
      'From: 三井住友銀行 <notice@miwake-sample-71.shop>',
      'To: taro@example.jp',
      'Subject: 【重要】三井住友銀行 お取引の制限について',
      'Date: Wed, 10 Jun 2026 04:02:10 +0800',
      'Message-ID: <f3@miwake-sample-71.shop>',
      ...html(
        `<p>いつも三井住友銀行をご利用いただき、ありがとうございます。</p>
<p>不正なお取引の疑いがあるため、お客様の口座の一部を制限いたしました。解除には暗証番号の入力が必要です。</p>
<p><a href="https://smbc.miwake-sample-71.shop/direct/login">制限を解除する</a></p>`,
      ),
    ],
    reasons: ['BRAND_IMPERSONATED', 'BRAND_CLAIM_UNPROVEN'],
  },
}

test.each(Object.entries(phish))('phishing, junked, trusted header or not: %s', (_, { mail, reasons }) => {
  const trusting = scanned(mail, ['mx.example.jp'])
  for (const one of [trusting, scanned(mail)]) {
    expect(one.verdict.verdict).toBe('phishing')
    expect(one.action).toBe('junk')
  }
  const symbols = symbolsOf(trusting)
  for (const reason of reasons) expect(symbols).toContain(reason)
})

const answer: readonly string[] = [
  'Authentication-Results: mx.example.jp; spf=pass smtp.mailfrom=bounces.amazon.co.jp; dkim=pass header.d=amazon.co.jp; dmarc=pass header.from=amazon.co.jp',
  'Return-Path: <20260611@bounces.amazon.co.jp>',
  'From: "Amazon.co.jp" <no-reply@amazon.co.jp>',
  'To: taro@example.jp',
  'Subject: お知らせいただいたメールについて',
  'Date: Thu, 11 Jun 2026 10:15:00 +0900',
  'Message-ID: <h1@amazon.co.jp>',
  'Auto-Submitted: auto-replied',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: 8bit',
  '',
  '不審なメールをお知らせいただき、ありがとうございます。',
  'この返信は自動で送っています。',
  '',
  'お支払い方法の更新やパスワードの入力を求めるメールは、当社をかたるフィッシングの場合があります。',
  'メールのリンクは開かず、次のページからサインインして、メッセージセンターをご確認ください。',
  'https://www.amazon.co.jp/message',
  '',
  'すでにパスワードを入力された場合は、すぐに変更してください。',
  '',
]

test('the automatic answer of a brand is ham where its authentication is trusted', () => {
  const one = scanned(answer, ['mx.example.jp'])
  expect(one.verdict.verdict).toBe('ham')
  expect(one.action).toBe('deliver')
  expect(symbolsOf(one)).toContain('BRAND_PROVEN')
  expect(one.view.claims.find(({ brand }) => brand === 'amazon')?.proven).toBe(true)
})

test('the same is not junked where nothing is trusted, and proves nothing', () => {
  for (const trust of [[], ['mx.elsewhere.example']]) {
    const one = scanned(answer, trust)
    expect(one.action).not.toBe('junk')
    expect(symbolsOf(one)).not.toContain('BRAND_PROVEN')
  }
})

test('the same words from a stranger, with his link, are phishing', () => {
  const copy = answer.map((line) =>
    line
      .replace(/^Authentication-Results: .*/, 'X-Note: none')
      .replace('no-reply@amazon.co.jp', 'no-reply@miwake-sample-71.shop')
      .replace('https://www.amazon.co.jp/message', 'https://amazon.miwake-sample-71.shop/message'),
  )
  const one = scanned(copy, ['mx.example.jp'])
  expect(one.verdict.verdict).toBe('phishing')
  expect(one.action).toBe('junk')
})
