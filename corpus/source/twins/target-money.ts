/** Only the target is changed (cards, banks and brokers): From: is forged as the brand's, one link leads elsewhere. */
import { forged, type Pair } from './pair.ts'

export const targetMoney: readonly Pair[] = [
  {
    name: 'rakuten-card-use',
    lang: 'ja',
    from: '楽天カード株式会社 <info@mail.rakuten-card.co.jp>',
    subject: '【楽天カード】カードのお取引の速報（本人）',
    date: '2026-05-08 11:06 +0900',
    auth: {
      spf: 'pass mail.rakuten-card.co.jp',
      dkim: 'pass mail.rakuten-card.co.jp',
      dmarc: 'pass rakuten-card.co.jp reject',
    },
    style: 'mobile',
    body: `
楽天カードでのお取引を、速報でお伝えします。

| 利用日 | 2026/05/06
| 利用先 | ミドリヤクヒン
| 利用者 | 本人
| 支払方法 | 1回
| 利用金額 | 2,860 円

[[ご利用明細を確認する|{link}]]

このメールは速報です。ご利用先からの請求により、内容が変わることがあります。`,
    slots: {
      link: [
        'https://click.mail.rakuten-card.co.jp/?qs=8c1f0a77e2',
        'https://rakuten-card.co.jp.miwake-sample-102.top/e-navi/',
      ],
    },
    bad: { why: `${forged} (brand as sub-domain of a foreign host).`, auth: 'fail', hop: 'unknown 203.0.113.81' },
  },
  {
    name: 'smbc-card-bill',
    lang: 'ja',
    from: '三井住友カード <mail@contact.vpass.ne.jp>',
    subject: '【三井住友カード】お支払い金額のお知らせ',
    date: '2026-06-12 12:00 +0900',
    auth: { spf: 'pass contact.vpass.ne.jp', dkim: 'pass contact.vpass.ne.jp', dmarc: 'pass vpass.ne.jp reject' },
    style: 'card',
    body: `
緑のたろう 様（ハンドルネーム）

6月26日（金）お支払い分の金額が確定しました。

| カード名称 | 三井住友カード（NL）
| お支払い日 | 2026年6月26日

お支払い金額は、Vpassにログインしてご確認ください。

[[Vpassで確認する|{link}]]

あとからリボ、分割への変更は6月22日までです。
三井住友カード株式会社 東京都江東区豊洲2丁目2番31号`,
    slots: { link: ['https://www.smbc-card.com/mem/index.jsp', 'https://vpass-meisai.miwake-sample.workers.dev/mem/'] },
    bad: {
      why: `${forged} (host of anybody).`,
      auth: { spf: 'softfail contact.vpass.ne.jp', dkim: 'none', dmarc: 'fail vpass.ne.jp reject' },
      hop: 'unknown 203.0.113.82',
    },
  },
  {
    name: 'jcb-point',
    lang: 'ja',
    from: 'JCB <mail@cj.jcb.co.jp>',
    subject: '【JCB】J-POINTの有効期限のご確認をお願いします',
    date: '2026-09-10 10:00 +0900',
    auth: { spf: 'pass cj.jcb.co.jp', dkim: 'pass cj.jcb.co.jp', dmarc: 'pass cj.jcb.co.jp reject' },
    charset: 'iso-2022-jp',
    form: 'text',
    body: `
JCBカード会員のみなさま

いつもJCBカードをご利用いただき、ありがとうございます。
10月15日に有効期限を迎えるポイントがあります。お早めにご利用ください。

▼ポイント残高の確認・交換
{link}

※行き違いですでに交換された場合はご容赦ください。

株式会社ジェーシービー
配信の変更はMyJCBの「メール配信設定」から行えます。`,
    slots: { link: ['https://cj.jcb.co.jp/c?u=4c0177', 'https://my-jcb-point.miwake-sample-103.cn/login'] },
    bad: { why: `${forged} (.cn).`, auth: 'none', hop: 'unknown 203.0.113.83', date: '2026-09-10 09:14 +0800' },
  },
  {
    name: 'saison-bill',
    lang: 'ja',
    from: 'セゾンカード <info@mail.saisoncard.co.jp>',
    subject: '【セゾンカード】ご請求額確定のご案内',
    date: '2026-02-18 10:30 +0900',
    auth: {
      spf: 'pass mail.saisoncard.co.jp',
      dkim: 'pass mail.saisoncard.co.jp',
      dmarc: 'pass saisoncard.co.jp quarantine',
    },
    style: 'card',
    body: `
いつもセゾンカードをご利用いただき、ありがとうございます。
3月4日（水）お引き落とし分のご請求額が確定しました。

[[Netアンサーで明細を見る|{link}]]

Netアンサーのログインには、Netアンサー IDとパスワードが必要です。お忘れの方は[[こちら|https://www.saisoncard.co.jp/customer-support/]]をご覧ください。

株式会社クレディセゾン 東京都豊島区東池袋3-1-1`,
    slots: { link: ['https://netanswerplus.saisoncard.co.jp/', 'https://netanswerplus.miwake-sample-104.shop/login'] },
    bad: { why: `${forged} (.shop).`, auth: 'fail', hop: 'unknown 203.0.113.84' },
  },
  {
    name: 'epos-use',
    lang: 'ja',
    from: 'エポスカード <info@01epos.jp>',
    subject: 'エポスカード：ご利用のお知らせ',
    date: '2026-08-02 15:41 +0900',
    auth: 'pass',
    style: 'mobile',
    body: `
ヤマダ タロウ 様

エポスカードをご利用いただき、ありがとうございます。

| ご利用日時 | 2026年8月2日 15時39分
| ご利用場所 | ミドリマルシェ
| ご利用金額 | 1,540円

身に覚えのないご利用の場合は、エポスNetから利用停止のお手続きができます。

[[エポスNetへログイン|{link}]]

株式会社エポスカード`,
    slots: {
      link: [
        'https://www.eposcard.co.jp/memberservice/pc/login/login_preload.do',
        'https://www.eposcard.co.jp@miwake-sample-105.top/memberservice/',
      ],
    },
    bad: { why: `${forged} (userinfo before a foreign host).`, auth: 'none', hop: 'unknown 203.0.113.85' },
  },
  {
    name: 'aeon-bill',
    lang: 'ja',
    from: 'イオンカード <info@email.aeon.co.jp>',
    subject: '【イオンカード】8月ご請求額のお知らせ',
    date: '2026-07-21 14:00 +0900',
    auth: { spf: 'pass email.aeon.co.jp', dkim: 'pass email.aeon.co.jp', dmarc: 'pass aeon.co.jp reject' },
    style: 'card',
    body: `
暮らしのマネーサイト会員の皆さま

8月3日（月）お引き落とし分のご請求額をお知らせします。金額は、暮らしのマネーサイトまたはイオンウォレットアプリでご確認ください。

[[暮らしのマネーサイト|{link}]]

残高の不足にご注意ください。ご登録のメールアドレスの変更は、ログイン後の「お客さま情報」から行えます。

イオンフィナンシャルサービス株式会社`,
    slots: { link: ['https://www.aeon.co.jp/app/', 'https://aeon-kurashi.miwake-sample-106.cn/app/'] },
    bad: { why: `${forged} (.cn).`, auth: 'fail', hop: 'unknown 203.0.113.86' },
  },
  {
    name: 'view-point',
    lang: 'ja',
    from: 'ビューカード <viewinfo@mail.viewsnet.jp>',
    subject: 'VIEW’s NET ご利用代金明細書の更新のお知らせ',
    date: '2026-03-19 08:00 +0900',
    auth: { spf: 'pass mail.viewsnet.jp', dkim: 'pass mail.viewsnet.jp', dmarc: 'pass viewsnet.jp' },
    style: 'plain',
    body: `
ビューカード会員さま

「VIEW’s NET」のご利用代金明細書（Web明細）を更新しました。

【お引き落とし日】2026年4月6日（月）

[[VIEW’s NETにログインする|{link}]]

株式会社ビューカード 東京都品川区大崎1-5-1`,
    slots: { link: ['https://viewsnet.jp/default.htm', 'http://203.0.113.87/viewsnet/default.htm'] },
    bad: { why: `${forged} (an address in numbers).`, auth: 'none', hop: 'unknown 203.0.113.87' },
  },
  {
    name: 'mufg-nicos-code',
    lang: 'ja',
    from: '三菱UFJニコス <mail@info.cr.mufg.jp>',
    subject: '【MUFGカード】会員専用WEBサービス 登録内容変更のお知らせ',
    date: '2026-05-26 16:09 +0900',
    auth: { spf: 'pass info.cr.mufg.jp', dkim: 'pass cr.mufg.jp', dmarc: 'pass cr.mufg.jp' },
    charset: 'iso-2022-jp',
    form: 'text',
    body: `
会員専用WEBサービスの登録内容が変更されました。

| 変更日時 | 2026/05/26 16:08
| 変更項目 | 携帯電話番号

変更した覚えがない場合は、次のページからログインし、登録内容をご確認のうえ、デスクまでご連絡ください。
{link}

三菱UFJニコス株式会社`,
    slots: { link: ['https://www2.cr.mufg.jp/newsplus/', 'https://cr-mufg-newsplus.miwake-sample-107.top/newsplus/'] },
    bad: {
      why: `${forged} (.top).`,
      auth: { spf: 'none', dkim: 'none', dmarc: 'fail cr.mufg.jp none' },
      hop: 'unknown 203.0.113.89',
    },
  },
  {
    name: 'paypay-login',
    lang: 'ja',
    from: 'PayPay <no-reply@mail.paypay.ne.jp>',
    subject: '【PayPay】新しい端末でのログインがありました',
    date: '2026-08-30 07:58 +0900',
    auth: { spf: 'pass mail.paypay.ne.jp', dkim: 'pass paypay.ne.jp', dmarc: 'pass paypay.ne.jp' },
    style: 'mobile',
    body: `
お使いのPayPayアカウントに、新しい端末からログインがありました。

| 日時 | 2026年8月30日 7:57
| 端末 | iPhone

お心当たりがない場合は、次のページからアカウントの停止をお申し込みください。

[[アカウントの停止|{link}]]

PayPay株式会社`,
    slots: { link: ['https://paypay.ne.jp/help/c0020/', 'https://bit.ly/miwake-sample-teishi'] },
    bad: { why: `${forged} (shortener).`, auth: 'none', hop: 'unknown 203.0.113.94' },
  },
  {
    name: 'dcard-secure',
    lang: 'ja',
    from: 'dカード <info@mail.d-card.jp>',
    subject: '【dカード】本人認証サービスの設定状況のご確認',
    date: '2026-04-15 11:00 +0900',
    auth: { spf: 'pass mail.d-card.jp', dkim: 'pass d-card.jp', dmarc: 'pass d-card.jp reject' },
    style: 'card',
    body: `
dカード会員さま

インターネットでのお買物を安全にご利用いただくため、本人認証サービスの設定状況をご確認ください。まだ設定されていない場合、一部の加盟店でお支払いができないことがあります。

[[設定状況を確認する|{link}]]

設定に費用はかかりません。
株式会社NTTドコモ`,
    slots: {
      link: [
        'https://dcard.docomo.ne.jp/st/supports/security/3dsecure.html',
        'https://www.google.com/url?q=https%3A%2F%2Fdcard-docomo.miwake-sample-110.cn%2F3ds&sa=D',
      ],
    },
    bad: { why: `${forged} (wrapped in a redirector).`, auth: 'fail', hop: 'unknown 203.0.113.95' },
  },
  {
    name: 'au-pay-card',
    lang: 'ja',
    from: 'au PAY カード <info@mail.kddi-fs.com>',
    subject: '【au PAY カード】ご請求金額のお知らせ',
    date: '2026-06-25 09:30 +0900',
    auth: { spf: 'pass mail.kddi-fs.com', dkim: 'pass kddi-fs.com', dmarc: 'pass kddi-fs.com' },
    style: 'mobile',
    body: `
いつもau PAY カードをご利用いただき、ありがとうございます。7月10日（金）お引き落とし分の金額が確定しました。

[[ご利用明細を確認|{link}]]

au PAY アプリの「カード」からも、ご確認いただけます。

auフィナンシャルサービス株式会社`,
    slots: {
      link: ['https://www.kddi-fs.com/function/web_bill/', 'https://au-pay-card.miwake-sample-111.shop/web_bill/'],
    },
    bad: { why: `${forged} (.shop).`, auth: 'none', hop: 'unknown 203.0.113.96' },
  },
  {
    name: 'sbi-report',
    lang: 'ja',
    from: 'SBI証券 <info@sbisec.co.jp>',
    subject: '【SBI証券】電子交付サービス 書面の新着のお知らせ',
    date: '2026-07-03 18:10 +0900',
    auth: 'pass',
    charset: 'iso-2022-jp',
    form: 'text',
    body: `
お客さまへ

電子交付サービスで、新しい書面が閲覧できるようになりました。

| 書面名 | 取引残高報告書
| 作成日 | 2026/07/02

ログイン後、「口座管理」の「電子交付書面」からご覧ください。
{link}

株式会社SBI証券`,
    slots: { link: ['https://www.sbisec.co.jp/', 'https://sbisec-login.miwake-sample-112.top/'] },
    bad: { why: `${forged} (.top).`, auth: 'fail', hop: 'unknown 203.0.113.97' },
  },
  {
    name: 'rakuten-sec-passkey',
    lang: 'ja',
    from: '楽天証券 <info@service.mail.rakuten-sec.co.jp>',
    subject: '【楽天証券】パスキー認証のご利用について（重要）',
    date: '2026-02-02 12:00 +0900',
    auth: {
      spf: 'pass service.mail.rakuten-sec.co.jp',
      dkim: 'pass rakuten-sec.co.jp',
      dmarc: 'pass rakuten-sec.co.jp quarantine',
    },
    style: 'card',
    body: `
お客様各位

不正アクセスへの対策として、パスキー認証の登録をお願いしています。登録には、お使いのスマートフォンが必要です。

[[登録の手順を見る|{link}]]

楽天証券がメールで、ログインIDやパスワード、取引暗証番号をお尋ねすることはありません。

楽天証券株式会社`,
    slots: {
      link: [
        'https://www.rakuten-sec.co.jp/web/security/passkey/',
        'https://rakuten-sec-passkey.miwake-sample-113.cn/ITS/login',
      ],
    },
    bad: { why: `${forged} (.cn).`, auth: 'none', hop: 'unknown 203.0.113.98' },
  },
  {
    name: 'nomura-login',
    lang: 'ja',
    from: '野村證券 <web-info@nomura.co.jp>',
    subject: '【野村證券】ログイン通知',
    date: '2026-05-12 21:34 +0900',
    auth: 'pass',
    form: 'text',
    body: `
オンラインサービスへのログインがありました。

| ログイン日時 | 2026/05/12 21:33
| ご利用環境 | スマートフォン

お心当たりのない場合は、次のページからログインロックの設定を行ってください。
{link}

野村證券株式会社`,
    slots: { link: ['https://hometrade.nomura.co.jp/', 'https://hometrade-nomura.miwake-sample-114.top/'] },
    bad: {
      why: `${forged} (.top).`,
      auth: { spf: 'fail nomura.co.jp', dkim: 'none', dmarc: 'fail nomura.co.jp reject' },
      hop: 'unknown 203.0.113.100',
    },
  },
  {
    name: 'smbc-bank-notice',
    lang: 'ja',
    from: '三井住友銀行 <SMBC_service@dn.smbc.co.jp>',
    subject: '【三井住友銀行】お取引の受付完了のお知らせ',
    date: '2026-09-01 14:26 +0900',
    auth: { spf: 'pass dn.smbc.co.jp', dkim: 'pass dn.smbc.co.jp', dmarc: 'pass dn.smbc.co.jp reject' },
    charset: 'iso-2022-jp',
    form: 'text',
    body: `
SMBCダイレクトをご利用いただき、ありがとうございます。次のお取引を受け付けました。

| 受付日時 | 2026年9月1日 14時25分
| お取引名 | お振込
| 受付番号 | 0417

お取引の内容は、SMBCダイレクトにログインしてご確認ください。
{link}

株式会社三井住友銀行`,
    slots: { link: ['https://direct.smbc.co.jp/', 'https://direct-smbc.miwake-sample-115.cn/'] },
    bad: { why: `${forged} (.cn).`, auth: 'fail', hop: 'unknown 203.0.113.102' },
  },
]
