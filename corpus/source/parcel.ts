/** Parcels. */
import type { Family } from '../../scripts/corpus/spec.ts'
import { ham, phish } from './kit.ts'

export const parcel: readonly Family[] = [
  {
    family: 'parcel',
    shows: 'A parcel that could not be handed over, from three Japanese carriers and one foreign.',
    mails: [
      phish('yamato-bad', 'ja', 'Yamato named; redelivery fee by card; foreign link.', {
        symbols: ['PARCEL', 'LOOK_ALIKE_SENDER', 'LINK_LOOK_ALIKE'],
        from: 'ヤマト運輸株式会社 <mail@kuroneko.miwake-sample-11.top>',
        subject: 'お荷物お届けのお知らせ【受取人不在】再配達のお手続きを',
        date: '2025-11-28 05:21 +0800',
        auth: 'pass',
        hop: 'unknown 203.0.113.101',
        style: 'mobile',
        logo: { alt: 'ヤマト運輸', src: 'https://kuroneko.miwake-sample-11.top/img/neko.gif' },
        body: `
お届け時にご不在でしたので、お荷物を持ち帰りました。

| お問い合わせ番号 | 4418-2203-7710
| 保管期限 | 2日間

再配達には住所の確認と、手数料80円のお支払いが必要でございます。期限を過ぎますと荷物は返送となります。

[[再配達を申し込む|https://kuroneko.miwake-sample-11.top/redelivery]]

ヤマト運輸株式会社`,
      }),
      ham('yamato-honest', 'ja', 'Yamato itself: planned delivery, own domain, nothing to pay.', {
        symbols: ['PARCEL', 'BRAND_PROVEN'],
        from: 'ヤマト運輸 <mail@kuronekoyamato.co.jp>',
        subject: '【ヤマト運輸】10月9日の午前中にお荷物をお届けします',
        date: '2026-10-08 17:02 +0900',
        auth: 'pass',
        charset: 'iso-2022-jp',
        form: 'text',
        body: `
山田 太郎 様

お荷物を次の日時にお届けする予定です。

| お届け予定日時 | 10月9日（金） 午前中
| 品名 | 書籍
| ご依頼主 | ミドリ書店
| 送り状番号 | 1234-5678-9012

受け取り日時や場所の変更は、クロネコメンバーズにログインして行ってください。
https://member.kms.kuronekoyamato.co.jp/parcel

このメールは送信専用です。`,
      }),
      phish('sagawa-bad', 'ja', 'Sagawa never writes from such an address; apk file offered.', {
        symbols: ['BRAND_IMPERSONATED', 'PARCEL'],
        from: '佐川急便 <fuzai@miwake-mihon-hikyaku.cn>',
        subject: '【佐川急便】お荷物を営業所でお預かりしています',
        date: '2024-12-23 09:59 +0800',
        auth: 'none',
        hop: 'unknown 203.0.113.103',
        charset: 'utf-8',
        form: 'text',
        body: `
本日お届けの荷物がございましたが、受け取りの方がいらっしゃらず、営業所へ戻しました。

荷物の写真と送り主は、専用アプリにてご覧いただけます。
http://miwake-mihon-hikyaku.cn/sagawa.apk

※アプリを入れて頂かないと、再度のお届けはできません。
※Androidの方は「提供元不明のアプリ」を許可して下さい。

佐川急便株式会社`,
      }),
      ham('sagawa-honest', 'ja', "The carrier tells the shop's customer; own domain.", {
        symbols: ['PARCEL', 'BRAND_OWN_TARGETS'],
        from: '佐川急便株式会社 <yotei@sagawa-exp.co.jp>',
        subject: '【佐川急便】ミドリ家具様からのお荷物を9月18日にお届けします',
        date: '2026-09-17 08:40 +0900',
        auth: 'pass',
        charset: 'iso-2022-jp',
        form: 'text',
        body: `
山田 太郎 様

ミドリ家具様からのお荷物を、下記の予定でお届けいたします。

| お届け予定 | 9月18日（金） 14時〜16時
| お問い合せ送り状No. | 3001-2002-1003
| 個数 | 2個

日時の変更はスマートクラブのWebサイトで承ります。
https://www.sagawa-exp.co.jp/

担当営業所：緑野営業所`,
      }),
      phish(
        'japanpost-bad',
        'ja',
        'Japan Post named; zero-cost claim but card needed; host with brand as sub-domain.',
        {
          symbols: ['PARCEL', 'LOOK_ALIKE_SENDER', 'LINK_LOOK_ALIKE'],
          from: '日本郵便 <e-info@post-japanpost.miwake-sample-12.shop>',
          subject: '【日本郵便】お客様の荷物は住所不備により保留中です',
          date: '2026-05-14 21:45 +0800',
          auth: 'pass',
          hop: 'unknown 203.0.113.107',
          style: 'card',
          body: `
お客様の荷物（追跡番号 JP4402819937）は、番地の記載に不備があるため配達できません。

**48時間以内**に住所を更新してください。更新されない場合、荷物は差出人へ返送されます。

[[住所を更新する|https://post-japanpost.miwake-sample-12.shop/u/44]]

再配達手数料として49円のお支払いが必要です（クレジットカードのみ）。

日本郵便株式会社`,
        },
      ),
      ham('japanpost-honest', 'ja', 'Japan Post itself: accepted a redelivery request the reader made.', {
        symbols: ['PARCEL', 'BRAND_PROVEN'],
        from: '日本郵便 <noreply@post.japanpost.jp>',
        subject: '【日本郵便】再配達の受付が完了しました',
        date: '2026-11-02 19:11 +0900',
        auth: 'pass',
        form: 'text',
        encoding: 'base64',
        body: `
再配達のお申し込みを受け付けました。

| 受付番号 | 11-0203-5518
| お届け希望日 | 11月3日（火・祝）
| 希望時間帯 | 19時頃から21時頃まで
| 郵便物の種類 | ゆうパック

配達状況は「郵便追跡サービス」で確認できます。
https://trackings.post.japanpost.jp/services/srv/search/

このメールアドレスは送信専用です。`,
      }),
      phish('parcel-en-bad', 'en', 'USPS named, fee of 0.30 wanted, foreign host.', {
        symbols: ['PARCEL', 'BRAND_IMPERSONATED'],
        from: 'USPS <track@usps-redelivery.miwake-sample-13.top>',
        subject: 'Delivery attempt failed - pay $0.30 to reschedule',
        date: '2025-06-02 13:13 +0000',
        auth: 'pass',
        hop: 'unknown 203.0.113.110',
        style: 'mobile',
        encoding: 'quoted-printable',
        body: `
Your package 9405 5118 9956 could not be delivered because the street number is missing.

Please confirm your address and pay the redelivery fee ($0.30) within 24 hours. Otherwise the package is sent back to the sender.

[[Confirm address|https://usps-redelivery.miwake-sample-13.top/]]

Thank you for choosing the Postal Service.`,
      }),
      ham('parcel-en-honest', 'en', 'The carrier itself.', {
        from: 'auto-reply@usps.com',
        subject: 'USPS Expected Delivery on Thursday, December 4, 2025',
        date: '2025-12-02 15:02 -0500',
        auth: 'pass',
        style: 'mobile',
        encoding: 'quoted-printable',
        body: `
Hello Hanako Suzuki,

Your item is on its way. We expect to deliver it on Thursday, December 4, 2025 by 9:00pm.

| Tracking number | 9400 0000 0000 0000 0000 00
| Service | Ground Advantage

[[Tracking and delivery options|https://tools.usps.com/go/TrackConfirmAction?tLabels=9400000000000000000000]]

This message was made by a machine; nobody reads the answers.`,
      }),
    ],
  },
]
