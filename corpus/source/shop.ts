/** Shops and markets. */
import type { Family } from '../../scripts/corpus/spec.ts'
import { ham, phish, spam } from './kit.ts'

export const shop: readonly Family[] = [
  {
    family: 'order-not-made',
    shows: 'An order one has not made, to be cancelled at a false page; and a real order.',
    mails: [
      phish('order-not-made-bad', 'ja', 'Rakuten order; link text shows the shop, the target is foreign.', {
        symbols: ['LINK_TEXT_MISMATCH', 'BRAND_IMPERSONATED'],
        from: '楽天市場 <order@miwake-sample-ichiba.shop>',
        subject: '【楽天市場】ご注文を承りました（受注番号 00417）',
        date: '2025-08-30 22:50 +0800',
        auth: 'pass',
        hop: 'unknown 203.0.113.115',
        style: 'old',
        body: `
楽天市場でのお買い物、ありがとうございます。次の商品を本日発送いたします。

[受注番号] 338841-20250830-00417
[商品] ノートパソコン 15.6型 i7
[金額] 148,000円
[送付先] 〒901-0000 沖縄県 ホンダ ミツル 様

ご注文にお心当たりがない場合は、発送前にキャンセルのお手続きをお願いいたします。発送後のキャンセルはお受けできません。

[[https://order.my.rakuten.co.jp/cancel|https://miwake-sample-ichiba.shop/cancel?o=00417]]

楽天グループ株式会社`,
      }),
      ham('order-not-made-honest', 'ja', 'The mall itself: an order of the reader with his own name; own links.', {
        symbols: ['BRAND_PROVEN'],
        from: '楽天市場 <order@rakuten.co.jp>',
        subject: '【楽天】ご注文の受付をお知らせします（自動送信）',
        date: '2026-03-21 13:08 +0900',
        auth: 'pass',
        charset: 'iso-2022-jp',
        form: 'text',
        body: `
山田 太郎 様

お買い物ありがとうございます。ご注文の内容は次のとおりです。

[受注番号] 210077-20260321-05521
[日時]     2026-03-21 13:07
[注文者]   山田 太郎 様
[支払方法] クレジットカード
[商品]     緑野みかん 3kg（L玉）
[金額]     2,480 x 1(個) = 2,480(円)

ご注文の確認、変更、キャンセルは「購入履歴」から行えます。
https://order.my.rakuten.co.jp/

このメールはご注文時に自動で送信しています。商品の発送は、ショップからのメールをお待ちください。`,
      }),
    ],
  },
  {
    family: 'mercari',
    shows: 'A market asks to prove who one is.',
    mails: [
      phish('mercari-bad', 'ja', 'Mercari named; From: forged as mercari.jp; DMARC fails; foreign target.', {
        symbols: ['BRAND_FORGED', 'BRAND_OWN_ADDRESS_FOREIGN_TARGET', 'LINK_LOOK_ALIKE'],
        from: 'メルカリ <no-reply@mercari.jp>',
        mailFrom: 'www@miwake-sample-mail.example.net',
        subject: '【メルカリ】本人確認のお願い（アカウント利用制限中）',
        date: '2024-11-15 10:42 +0800',
        auth: { spf: 'pass miwake-sample-mail.example.net', dkim: 'none', dmarc: 'fail mercari.jp quarantine' },
        hop: 'unknown 203.0.113.121',
        style: 'plain',
        body: `
メルカリをご利用いただきありがとうございます。

事務局でお客様のご利用状況を確認したところ、利用規約に反する可能性がある取引が見つかりましたため、売上金の引き出しを制限させていただいております。

制限を解除するには、下記より本人確認書類とお支払い用カードをご登録ください。

[[本人確認をはじめる|https://mercari-honnin.miwake-sample-14.cn/kyc]]

※1営業日以内にご対応いただけない場合、売上金は無効となります。`,
      }),
      ham('mercari-honest', 'ja', "Mercari itself: one of the reader's goods was bought.", {
        symbols: ['BRAND_PROVEN'],
        from: 'メルカリ <no-reply@mercari.jp>',
        subject: '「折りたたみ自転車用スタンド」が購入されました',
        date: '2026-08-23 21:17 +0900',
        auth: 'pass',
        form: 'text',
        encoding: 'base64',
        body: `
たろうさん

「折りたたみ自転車用スタンド」が購入されました。購入者の支払いが完了しています。取引画面から発送の準備をお願いします。

商品ID : m00000000000
商品価格 : 1,800円

取引画面
https://jp.mercari.com/transaction/m00000000000

事務局がメッセージやメールで、外部サイトでの本人確認やお支払いをお願いすることはありません。

メルカリ`,
      }),
    ],
  },
  {
    family: 'counterfeit-shop',
    shows: 'A shop of copies; and a shop with every line the law wants.',
    mails: [
      spam('counterfeit-shop-bad', 'ja', 'Copies of luxury brands, no name, no address, no way out.', {
        symbols: ['COUNTERFEIT', 'AD_WITHOUT_OPT_OUT'],
        from: 'ブランド専門店 <vip@miwake-sample-copy.top>',
        subject: '★最高級N品★ ロレックス・ヴィトン 国内発送 90%OFF',
        date: '2021-09-14 02:10 +0800',
        auth: 'none',
        hop: 'unknown 203.0.113.130',
        form: 'html',
        style: 'old',
        charset: 'utf-8',
        body: `
スーパーコピー時計 n級品専門店！！

ロレックス デイトナ コピー 19,800円
ルイヴィトン 財布 N品 8,900円
エルメス バーキン 最高品質 39,800円

本物と見分けがつきません。税関没収の場合は無料で再送致します。代引き可能。

[[今すぐお店へ|http://miwake-sample-copy.top/n/?utm=m]]

LINE ID: miwake-sample-copy 24時間受付中`,
      }),
      ham('counterfeit-shop-honest', 'ja', 'A real second-hand shop newsletter with name, address and opt-out.', {
        from: 'みどり質店オンライン <news@midori-shichi.example.co.jp>',
        subject: '【みどり質店】秋の腕時計フェア／ロレックス中古品入荷のお知らせ',
        date: '2025-10-10 12:00 +0900',
        auth: 'pass',
        style: 'mobile',
        header: [
          ['List-Unsubscribe', '<https://midori-shichi.example.co.jp/mail/off?c=0077>'],
          ['List-Unsubscribe-Post', 'List-Unsubscribe=One-Click'],
          ['Precedence', 'bulk'],
        ],
        body: `
いつもみどり質店オンラインをご利用いただき、ありがとうございます。
秋の腕時計フェアを10月10日（金）から19日（日）まで開催します。

- ロレックス エクスプローラー 中古（保証書付） 798,000円
- オメガ シーマスター 中古 248,000円

すべて当店の鑑定士が真贋を確認し、6か月の保証をお付けします。

[[フェア会場を見る|https://midori-shichi.example.co.jp/fair/2025autumn]]

---
このメールは、会員登録の際に配信を希望された方にお送りしています。
配信停止：https://midori-shichi.example.co.jp/mail/off?c=0077
株式会社みどり質店　緑野県緑野市本町1-2-3　古物商許可 第000000000000号
お問い合わせ：support@midori-shichi.example.co.jp　電話 000-000-7788`,
      }),
      spam('counterfeit-shop-en-bad', 'en', 'Pills without prescription, foreign shop, no sender.', {
        symbols: ['HEALTH_REMEDY'],
        from: 'Canadian Pharmacy <deals@miwake-sample-pills.example>',
        subject: 'V1AGRA & C1ALIS -80% no prescription needed',
        date: '2008-04-03 11:20 -0700',
        auth: 'none',
        hop: 'unknown 203.0.113.133',
        form: 'html',
        style: 'old',
        charset: 'us-ascii',
        body: `
Best prices on the net! Discreet shipping world wide.

V1agra 100mg x 30 - $69.95
C1alis 20mg x 30 - $89.95

[[CLICK HERE TO ORDER|http://miwake-sample-pills.example/?aff=117]]

No doctor. No questions.`,
      }),
      ham('counterfeit-shop-en-honest', 'en', 'A real pharmacy writes to its patient.', {
        symbols: ['HEALTH_REMEDY'],
        from: 'Bridge Street Pharmacy <pharmacy@bridgestreet.example.org>',
        subject: 'Your repeat prescription is ready to collect',
        date: '2025-07-07 15:40 +0100',
        auth: 'pass',
        form: 'text',
        charset: 'us-ascii',
        body: `
Dear Hanako,

Your repeat prescription is ready. You can collect it from us any day this week between 9am and 6pm; please bring some identification.

If you would like us to deliver it, reply to this email or call 555-0142.

Kind regards,
Bridge Street Pharmacy, 14 Bridge Street`,
      }),
    ],
  },
  {
    family: 'survey-prize',
    shows: 'A survey with a prize; and a survey a firm sends its customer.',
    mails: [
      phish('survey-prize-bad', 'ja', 'A shop chain named, phone as prize, shipping fee by card.', {
        symbols: ['SURVEY_REWARD', 'PRIZE', 'BRAND_IMPERSONATED'],
        from: 'コストコ お客様アンケート <anke@miwake-sample-prize.top>',
        subject: 'iPhone 16 Proが当たる！30秒アンケートにご回答ください',
        date: '2024-10-22 19:00 +0800',
        auth: 'pass',
        hop: 'unknown 203.0.113.137',
        style: 'mobile',
        actions: ['junk'],
        body: `
おめでとうございます！お客様は本日のアンケート対象者（残り**3名**）に選ばれました。

かんたんなアンケートにお答えいただくだけで、iPhone 16 Proを無料でプレゼントいたします。送料（198円）のみカードでお支払いください。

[[アンケートに答える|https://miwake-sample-prize.top/costco/?n=3]]

制限時間：04:59`,
      }),
      ham('survey-prize-honest', 'ja', 'A hotel asks how the stay was.', {
        symbols: ['SURVEY_REWARD', 'PRIZE'],
        from: '緑野温泉 みどり荘 <yoyaku@midoriso.example.jp>',
        subject: 'ご宿泊アンケートのお願い（抽選で10名様にお食事券）',
        date: '2026-05-07 10:00 +0900',
        auth: 'pass',
        style: 'mobile',
        body: `
山田 太郎 様

5月4日より2泊のご滞在、誠にありがとうございました。お部屋やお食事はいかがでしたでしょうか。

よろしければ、今後の参考にアンケートへのご回答をお願いいたします（5問、3分ほど）。ご回答いただいた方から抽選で10名様に、館内でお使いいただける2,000円のお食事券をお送りします。

[[アンケートに答える|https://midoriso.example.jp/enquete/2605]]

お名前やカードの番号をうかがうことはありません。

緑野温泉 みどり荘　女将 緑川`,
      }),
      phish('survey-prize-en-bad', 'en', 'Prize for a survey, card for shipping.', {
        symbols: ['SURVEY_REWARD', 'PRIZE', 'BRAND_IMPERSONATED'],
        from: 'Walmart Rewards <winner@miwake-sample-reward.shop>',
        subject: 'Congratulations! You have been selected for a $500 gift card',
        date: '2025-02-18 04:04 +0000',
        auth: 'pass',
        hop: 'unknown 203.0.113.138',
        form: 'html',
        style: 'card',
        encoding: 'quoted-printable',
        body: `
# FINAL NOTICE

You have (1) unclaimed reward. Complete our 30-second survey and receive a $500 Walmart gift card.

[[CLAIM NOW|https://miwake-sample-reward.shop/s?c=1]]

Only 7 left in your area. Shipping $1.95 applies.`,
      }),
      ham('survey-prize-en-honest', 'en', 'A dentist asks for feedback.', {
        from: 'Elm Road Dental <hello@elmroad-dental.example>',
        subject: 'How was your visit?',
        date: '2026-02-26 17:00 +0000',
        auth: 'pass',
        style: 'plain',
        encoding: 'quoted-printable',
        body: `
Hi Hanako,

Thank you for visiting us on Tuesday. We would love to hear how it went: the survey has three questions and takes about a minute.

[[Tell us how we did|https://elmroad-dental.example/feedback/2026-02]]

Every month we draw one reply and send a voucher for a free check-up.

Elm Road Dental`,
      }),
    ],
  },
]
