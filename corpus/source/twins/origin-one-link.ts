/** The sender is foreign, the links are the brand's; one link of several is his. */
import { foreign, type Pair } from './pair.ts'

export const oneLink: readonly Pair[] = [
  {
    name: 'rakuten-review',
    lang: 'ja',
    from: '楽天市場 <info@emagazine.rakuten.co.jp>',
    mailFrom: 'return@emagazine.rakuten.co.jp',
    subject: '【楽天市場】ご購入商品のレビューで100ポイント',
    date: '2026-06-01 17:30 +0900',
    auth: { spf: 'pass emagazine.rakuten.co.jp', dkim: 'pass rakuten.co.jp', dmarc: 'pass rakuten.co.jp' },
    style: 'mobile',
    body: `
山田 太郎 様

先日はお買い物ありがとうございました。商品のレビューを書いていただいた方に、100ポイントを進呈します。

[[レビューを書く|{link}]]

[[購入履歴|https://order.my.rakuten.co.jp/]]　[[ポイント実績|https://point.rakuten.co.jp/history/]]　[[配信停止|https://emagazine.rakuten.co.jp/ns?act=chg_news]]

楽天グループ株式会社 東京都世田谷区玉川1-14-1`,
    slots: { link: ['https://review.rakuten.co.jp/mypage/', 'https://review-rakuten.miwake-sample-224.cn/mypage/'] },
    bad: {
      why: `${foreign}; one of four links is foreign.`,
      from: '楽天市場 <info@miwake-sample-224.cn>',
      auth: 'pass',
      hop: 'unknown 203.0.113.31',
    },
  },
  {
    name: 'jpbank-direct',
    lang: 'ja',
    from: 'ゆうちょ銀行 <info@jp-bank.japanpost.jp>',
    subject: '【ゆうちょ銀行】ゆうちょダイレクト 認証方法の変更のお知らせ',
    date: '2026-11-04 10:00 +0900',
    auth: {
      spf: 'pass jp-bank.japanpost.jp',
      dkim: 'pass jp-bank.japanpost.jp',
      dmarc: 'pass jp-bank.japanpost.jp reject',
    },
    style: 'card',
    body: `
お客さまへ

12月1日から、ゆうちょダイレクトの送金時の認証が「ゆうちょ認証アプリ」に変わります。お早めに設定をお願いします。

[[設定をはじめる|{link}]]

- [[変更の内容|https://www.jp-bank.japanpost.jp/direct/pc/security/dr_pc_sc_index.html]]
- [[よくあるご質問|https://faq.jp-bank.japanpost.jp/]]

株式会社ゆうちょ銀行`,
    slots: {
      link: [
        'https://www.jp-bank.japanpost.jp/direct/pc/dr_pc_index.html',
        'https://direct-jp-bank.miwake-sample-225.top/tp1web/',
      ],
    },
    bad: {
      why: `${foreign}; one of three links is foreign.`,
      from: 'ゆうちょ銀行 <info@miwake-sample-225.top>',
      auth: 'pass',
      hop: 'unknown 203.0.113.32',
    },
  },
  {
    name: 'nhk-plus',
    lang: 'ja',
    from: 'NHK ONE <noreply@mail.nhk.or.jp>',
    subject: '【NHK ONE】アカウント登録のご案内',
    date: '2026-04-01 12:00 +0900',
    auth: { spf: 'pass mail.nhk.or.jp', dkim: 'pass nhk.or.jp', dmarc: 'pass nhk.or.jp' },
    style: 'mobile',
    body: `
これまでのサービスをご利用の皆さまへ

新しいサービス「NHK ONE」を引き続きご利用いただくには、アカウントの登録が必要です。登録は5分ほどで終わります。

[[登録する|{link}]]

[[NHK ONEとは|https://www.nhk.or.jp/nhkone/]]　[[よくある質問|https://www.nhk.or.jp/faq-corner/]]

日本放送協会`,
    slots: { link: ['https://www.nhk.or.jp/nhkone/account/', 'https://nhk-one.miwake-sample.netlify.app/account/'] },
    bad: {
      why: `${foreign}; one of three links is on a host of anybody.`,
      from: 'NHK ONE <noreply@miwake-sample-226.example>',
      auth: 'none',
      hop: 'unknown 203.0.113.33',
    },
  },
  {
    name: 'nintendo-sign-in',
    lang: 'ja',
    from: 'ニンテンドーアカウント <no-reply@accounts.nintendo.com>',
    subject: '[ニンテンドーアカウント] 新しいログインがありました',
    date: '2026-12-25 08:14 +0900',
    auth: 'pass',
    style: 'plain',
    body: `
taro-sampleさん

お使いのニンテンドーアカウントで、新しい端末からログインがありました。

| 日時 | 2026/12/25 08:13
| 場所 | 日本

心当たりがない場合は、パスワードを変更してください。

[[パスワードを変更する|{link}]]

[[2段階認証について|https://support.nintendo.com/jp/account/two-factor/]]　[[お問い合わせ|https://support.nintendo.com/jp/contact/]]

任天堂株式会社`,
    slots: {
      link: ['https://accounts.nintendo.com/profile', 'https://accounts-nintendo.miwake-sample-227.shop/profile'],
    },
    bad: {
      why: `${foreign}; one of three links is foreign.`,
      from: 'ニンテンドーアカウント <no-reply@miwake-sample-227.shop>',
      auth: 'pass',
      hop: 'unknown 203.0.113.34',
    },
  },
  {
    name: 'line-new-device',
    lang: 'ja',
    from: 'LINE <no-reply@line.me>',
    subject: '[LINE] 他の端末でのログインのお知らせ',
    date: '2026-03-30 21:55 +0900',
    auth: 'pass',
    style: 'mobile',
    body: `
LINEアカウントに、他の端末からログインがありました。

| 日時 | 2026/03/30 21:54
| 端末 | Windows

ご自身の操作でない場合は、ログアウトさせてください。

[[ログアウトさせる|{link}]]

[[安心・安全ガイド|https://guide.line.me/ja/]]　[[ヘルプ|https://help.line.me/line/]]

LINEヤフー株式会社`,
    slots: {
      link: [
        'https://help.line.me/line/smartphone/?contentId=20000367',
        'https://line-me-security.miwake-sample-228.cn/logout',
      ],
    },
    bad: {
      why: `${foreign}; one of three links is foreign.`,
      from: 'LINE <no-reply@miwake-sample-228.cn>',
      auth: 'pass',
      hop: 'unknown 203.0.113.35',
    },
  },
  {
    name: 'spotify-family',
    lang: 'en',
    from: 'Spotify <no-reply@spotify.com>',
    subject: 'Confirm your address for Premium Family',
    date: '2026-04-14 13:13 +0000',
    auth: 'pass',
    style: 'card',
    encoding: 'quoted-printable',
    body: `
Hi Hanako,

Members of a Premium Family plan live at the same address. Please confirm yours within 14 days to stay on the plan.

[[Confirm address|{link}]]

[[Terms|https://www.spotify.com/legal/premium-family-terms/]] [[Help|https://support.spotify.com/]] [[Account|https://www.spotify.com/account/overview/]]

Spotify AB, Regeringsgatan 19, Stockholm`,
    slots: { link: ['https://www.spotify.com/family-plan/', 'https://spotify-family.miwake-sample-229.shop/confirm'] },
    bad: {
      why: `${foreign}; one of four links is foreign.`,
      from: 'Spotify <no-reply@miwake-sample-229.shop>',
      auth: 'pass',
      hop: 'unknown 203.0.113.36',
    },
  },
]
