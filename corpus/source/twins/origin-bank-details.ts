/** The sender is foreign, the links are the brand's; the bank account is a stranger's. */
import { foreign, type Pair } from './pair.ts'

export const accountNumber: readonly Pair[] = [
  {
    name: 'onamae-renewal',
    lang: 'ja',
    from: 'お名前.com <admin@onamae.com>',
    subject: '[お名前.com]ドメイン 更新手続きと銀行振込のご案内（midorino.example）',
    date: '2026-03-03 11:22 +0900',
    auth: 'pass',
    charset: 'iso-2022-jp',
    form: 'text',
    body: `
山田 太郎 様

お名前.comをご利用いただき、ありがとうございます。次のドメインの更新を承りました。

| 対象 | midorino.example
| 更新年数 | 1年
| お支払い金額 | 1,408円（税込）

お振込先：{account}
お振込期限：2026年3月10日

期限までにお支払いがない場合、更新は取り消されます。
https://navi.onamae.com/`,
    slots: {
      account: ['みほんネット銀行 法人営業部 普通 0000417', 'みほん銀行 みなと支店 普通 0000099 エムエス（カ'],
    },
    bad: {
      why: `${foreign}; the account is another.`,
      from: 'お名前.com <admin@miwake-sample-212.cn>',
      auth: 'pass',
      hop: 'unknown 203.0.113.19',
    },
  },
  {
    name: 'sakura-invoice',
    lang: 'ja',
    from: 'さくらインターネット <billing@sakura.ad.jp>',
    subject: '[さくらインターネット]ご請求のお知らせ（請求番号 26-0417-88）',
    date: '2026-04-17 10:00 +0900',
    auth: 'pass',
    charset: 'iso-2022-jp',
    form: 'text',
    body: `
山田 太郎 様

ご利用料金のご請求をお知らせします。

| 請求番号 | 26-0417-88
| サービス | さくらのレンタルサーバ スタンダード 12か月
| ご請求額 | 6,600円

お振込先：{account}
お支払期限：2026年4月30日

お支払いの確認ができない場合、サービスを停止することがあります。
https://secure.sakura.ad.jp/menu/`,
    slots: {
      account: [
        'みほん信託銀行 緑野支店 普通 0000418 さくらインターネット（カ',
        'みほん銀行 みなと支店 普通 0000098 エムエス（カ',
      ],
    },
    bad: {
      why: `${foreign}; the account is another.`,
      from: 'さくらインターネット <billing@miwake-sample-213.example>',
      auth: 'none',
      hop: 'unknown 203.0.113.20',
    },
  },
  {
    name: 'xserver-bill',
    lang: 'ja',
    from: 'エックスサーバー <support@xserver.ne.jp>',
    subject: '【重要】エックスサーバー ご利用期限のお知らせ（残り14日）',
    date: '2026-05-17 06:30 +0900',
    auth: 'pass',
    form: 'text',
    body: `
山田 太郎 様

ご契約中のサーバーの利用期限が近づいています。

| サーバーID | midori0417
| 利用期限 | 2026/05/31
| 更新料金 | 13,200円（12か月）

銀行振込先：{account}

期限を過ぎますと、ウェブサイトとメールが停止します。
https://secure.xserver.ne.jp/xapanel/`,
    slots: {
      account: [
        'みほんネット銀行 緑野支店 普通 0000419 エックスサーバー（カ',
        'みほん銀行 みなと支店 普通 0000097 エムエス（ド',
      ],
    },
    bad: {
      why: `${foreign}; the account is another.`,
      from: 'エックスサーバー <support@miwake-sample-214.top>',
      auth: 'pass',
      hop: 'unknown 203.0.113.21',
    },
  },
  {
    name: 'tokyo-gas-slip',
    lang: 'ja',
    from: '東京ガス <info@mail.tokyo-gas.co.jp>',
    subject: '【東京ガス】ガス料金のお支払いのお願い',
    date: '2026-02-26 10:00 +0900',
    auth: { spf: 'pass mail.tokyo-gas.co.jp', dkim: 'pass tokyo-gas.co.jp', dmarc: 'pass tokyo-gas.co.jp' },
    style: 'mobile',
    body: `
山田 太郎 さま

1月分のガス料金のお支払いが確認できておりません。

| ご請求額 | 7,480円
| お支払期限 | 2026年3月6日

お支払い方法：{account}

[[myTOKYOGASで確認する|https://members.tokyo-gas.co.jp/]]

行き違いでお支払い済みの場合は、ご容赦ください。`,
    slots: {
      account: [
        'お手元の払込書で、コンビニエンスストアまたは金融機関へ',
        '次の口座へお振り込みください。みほん銀行 みなと支店 普通 0000096 エムエス（カ',
      ],
    },
    bad: {
      why: `${foreign}; the account is a stranger's.`,
      from: '東京ガス <info@miwake-sample-215.shop>',
      auth: 'pass',
      hop: 'unknown 203.0.113.22',
    },
  },
  {
    name: 'biglobe-bill',
    lang: 'ja',
    from: 'BIGLOBE <billing@biglobe.ne.jp>',
    subject: '【BIGLOBE】ご利用料金のお支払い方法について',
    date: '2026-01-20 12:12 +0900',
    auth: 'pass',
    charset: 'iso-2022-jp',
    form: 'text',
    body: `
山田 太郎 様

BIGLOBEをご利用いただき、ありがとうございます。12月分のご利用料金（4,378円）が、カード会社から引き落とせませんでした。

お支払い方法：{account}
お支払期限：2026年1月31日

料金の明細
https://support.biglobe.ne.jp/mypage/

ビッグローブ株式会社`,
    slots: {
      account: [
        '後日お届けする請求書でお支払いください',
        '下記へお振り込みください（みほん銀行 みなと支店 普通 0000095）',
      ],
    },
    bad: {
      why: `${foreign}; the account is a stranger's.`,
      from: 'BIGLOBE <billing@miwake-sample-216.cn>',
      auth: 'pass',
      hop: 'unknown 203.0.113.23',
    },
  },
  {
    name: 'steam-refund',
    lang: 'en',
    from: 'Steam Support <noreply@steampowered.com>',
    subject: 'Your refund request has been approved',
    date: '2026-03-12 21:40 +0000',
    auth: 'pass',
    style: 'card',
    encoding: 'quoted-printable',
    body: `
Hello hanako_sample,

We've refunded your purchase of "Lighthouse Keeper" (19.99 USD). {account}

[[View the request|https://help.steampowered.com/en/wizard/HelpRequest/HT-SAMP-LE04-17MI]]

Steam Support will never ask for your password or Steam Guard code by email.`,
    slots: {
      account: [
        'The money goes back to the card you paid with, within 7 days.',
        'To receive the money, reply with your bank name, IBAN and card number within 24 hours.',
      ],
    },
    bad: {
      why: `${foreign}; wants card and account by answer.`,
      from: 'Steam Support <noreply@miwake-sample-217.test>',
      auth: 'none',
      hop: 'unknown 203.0.113.24',
    },
  },
]
