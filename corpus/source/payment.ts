/** Payments, points, receipts, renewals. */
import type { Family } from '../../scripts/corpus/spec.ts'
import { ham, phish } from './kit.ts'

export const payment: readonly Family[] = [
  {
    family: 'payment-failed',
    shows: 'A payment failed and the card has to be entered anew.',
    mails: [
      phish('payment-failed-bad', 'ja', 'Disney+ named, hosting of anybody (workers.dev), card wanted.', {
        symbols: ['PAYMENT_FAILED', 'BRAND_IMPERSONATED', 'LINK_FREE_HOST'],
        from: 'Disney+ <no-reply@kaiin.miwake-sample-haishin.cn>',
        subject: '【重要】お支払い方法の更新をお願いいたします（お客様番号：R4471-09）',
        date: '2025-09-08 11:51 +0800',
        auth: 'pass',
        hop: 'unknown 203.0.113.120',
        style: 'card',
        body: `
ご登録のクレジットカードによるお支払いが承認されませんでした。

サービスを継続してご利用いただくには、**本メール受信後24時間以内**にお支払い情報の更新が必要です。期限を過ぎた場合、ご契約は自動解約となり、違約金が発生する場合がございます。

[[お支払い情報を更新|https://disney-plus-kaiin.miwake-sample.workers.dev/pay]]

※本メールは送信専用です。
※更新にはカード番号、有効期限、セキュリティコードが必要です。`,
      }),
      ham(
        'payment-failed-honest',
        'ja',
        'A small subscription shop reports a declined card from its own authenticated domain and names the customer.',
        {
          from: 'みどり珈琲定期便 <order@coffee.example.co.jp>',
          subject: '【みどり珈琲】9月分のお支払いについて（ご注文番号 26-09113）',
          date: '2026-09-02 14:30 +0900',
          auth: { spf: 'pass coffee.example.co.jp', dkim: 'pass example.co.jp', dmarc: 'pass example.co.jp none' },
          style: 'mobile',
          body: `
山田太郎 様

いつもみどり珈琲の定期便をご利用いただき、ありがとうございます。
9月分のお支払いで、カード会社の承認が得られませんでした。有効期限の更新などが理由のことが多いようです。

| ご注文番号 | 26-09113
| 商品 | 深煎りブレンド 200g×2
| 金額 | 2,960円（税込・送料込）

お手数ですが、マイページの「お支払い方法」からカードをご変更いただくか、次回発送の9月10日までにお電話でご連絡ください。発送はお支払いの確認後となります。

[[マイページ|https://coffee.example.co.jp/mypage/card]]

みどり珈琲 担当 小川
電話 03-0000-1177（平日10時〜17時）`,
        },
      ),
      phish('payment-failed-en-bad', 'en', 'Spotify named, foreign domain and link.', {
        symbols: ['PAYMENT_FAILED', 'BRAND_IMPERSONATED'],
        from: 'Spotify <noreply@miwake-sample-premium.example>',
        subject: 'Payment declined: update your card to keep Premium',
        date: '2025-01-27 22:15 +0000',
        auth: 'none',
        hop: 'vps-203-0-113-61.example.net 203.0.113.61',
        form: 'html',
        style: 'card',
        encoding: 'quoted-printable',
        body: `
# We couldn't process your payment

Your bank rejected the charge of $10.99. Please kindly re-enter your card number, expiry date and CVV to avoid losing your playlists.

[[UPDATE PAYMENT METHOD|https://miwake-sample-premium.example/account/billing]]

If no action is taken today your account will be terminate.`,
      }),
      ham(
        'payment-failed-en-honest',
        'en',
        'A hosting firm tells its customer; own domain, invoice number, no pressure.',
        {
          from: 'Larkfield Hosting Billing <billing@larkfield.example>',
          subject: 'Payment for invoice LF-20418 was declined',
          date: '2025-10-02 09:10 +0100',
          auth: 'pass',
          style: 'plain',
          encoding: 'quoted-printable',
          body: `
Hello Hanako,

We tried to charge the card ending 4421 for invoice LF-20418 (GBP 14.40, virtual server "rowan") and your bank declined it.

We will try again on 5 October. You can change the card before then in your account:

[[https://my.larkfield.example/billing/cards]]

Nothing is switched off: you have 14 days, and we will write again before we do anything.

Best wishes,
Aoife, Larkfield Hosting`,
        },
      ),
    ],
  },
  {
    family: 'points-expiring',
    shows: 'Points are about to lapse: bait for a sign-in, or a service telling the truth.',
    mails: [
      phish('points-expiring-bad', 'ja', 'd point named, link foreign, today only.', {
        symbols: ['POINTS_EXPIRING', 'BRAND_IMPERSONATED'],
        from: 'dポイントクラブ <point@miwake-mihon-point.top>',
        subject: '【本日最終日】18,960ポイントが失効いたします',
        date: '2026-03-31 07:03 +0800',
        auth: 'pass',
        hop: 'unknown 203.0.113.201',
        style: 'mobile',
        body: `
平素よりdポイントクラブをご利用いただき誠にありがとうございます。

お客様の保有ポイントが**本日23:59に失効**いたします。

| 失効予定ポイント | 18,960ポイント
| 交換可能商品 | Amazonギフト券、PayPayポイントなど

お手続きはわずか1分で完了いたします。今すぐ下記よりdアカウントでログインし、交換手続きをお済ませください。

[[ポイントを交換する|https://miwake-mihon-point.top/d/exchange]]

©NTT DOCOMO`,
      }),
      ham(
        'points-expiring-honest',
        'ja',
        'The real point programme through its own mail host; own links only; with opt-out.',
        {
          symbols: ['POINTS_EXPIRING', 'BRAND_OWN_TARGETS'],
          from: 'dポイントクラブ <info@mail.dpoint.docomo.ne.jp>',
          subject: '【dポイントクラブ】来月末に失効するポイントのお知らせ',
          date: '2026-02-20 12:00 +0900',
          auth: {
            spf: 'pass mail.dpoint.docomo.ne.jp',
            dkim: 'pass docomo.ne.jp',
            dmarc: 'pass docomo.ne.jp quarantine',
          },
          style: 'mobile',
          header: [['List-Unsubscribe', '<https://dpoint.docomo.ne.jp/mail/unsubscribe?m=3f9>']],
          body: `
山田 太郎 様

いつもdポイントをご利用いただきありがとうございます。3月末に失効するポイントがありますので、お知らせします。

| 失効予定日 | 2026年3月31日
| 失効予定ポイント | 214ポイント（期間・用途限定を含む）

ポイントはお店でのお買物や、dポイントクラブサイトでの商品交換にお使いいただけます。

[[保有ポイントを確認する|https://dpoint.docomo.ne.jp/ctrw/top/index.html]]

株式会社NTTドコモ 東京都千代田区永田町
配信停止はdポイントクラブサイトの「メール設定」から行えます。`,
        },
      ),
      phish('points-expiring-en-bad', 'en', 'Airline miles, shortened link, one hour.', {
        symbols: ['POINTS_EXPIRING', 'LINK_SHORTENER', 'BRAND_IMPERSONATED'],
        from: 'ANA Mileage Club <award@miwake-sample-miles.test>',
        subject: '12,400 miles expire TONIGHT',
        date: '2025-10-14 23:58 +0800',
        auth: 'none',
        hop: 'unknown 203.0.113.140',
        style: 'card',
        encoding: 'quoted-printable',
        body: `
Dear Member,

Your 12,400 ANA miles will expire tonight. Redeem now for a gift card before the system closes.

[[Redeem my miles|https://tinyurl.com/miwake-sample-miles]]

You must log in with your membership number and web password, and verify the card on file.

ANA Mileage Club Service Center`,
      }),
      ham('points-expiring-en-honest', 'en', 'The airline itself, sister mail host of its own domain.', {
        symbols: ['BRAND_PROVEN'],
        from: 'ANA Mileage Club <ana-mileage@121.ana.co.jp>',
        subject: 'Your mileage statement: miles expiring in the next three months',
        date: '2026-04-06 10:00 +0900',
        auth: { spf: 'pass 121.ana.co.jp', dkim: 'pass ana.co.jp', dmarc: 'pass ana.co.jp' },
        style: 'card',
        encoding: 'quoted-printable',
        header: [['List-Unsubscribe', '<https://121.ana.co.jp/u?k=77ab>']],
        body: `
Dear Ms. Suzuki,

Here is your statement as of 31 March 2026.

| Total miles | 23,510
| Expiring 30 June 2026 | 1,200

Miles can be used for award flights or exchanged for ANA SKY COIN. Please sign in from our website to see the details.

[[ANA Mileage Club|https://www.ana.co.jp/en/jp/amc/]]

All Nippon Airways Co., Ltd., Minato-ku, Tokyo. To stop this statement, change your mail settings.`,
      }),
    ],
  },
  {
    family: 'apple-receipt',
    shows: 'A receipt for something not bought, with a way to cancel it.',
    mails: [
      phish(
        'apple-receipt-bad',
        'ja',
        'Apple named, own address nowhere; cancel link foreign; big amount to frighten.',
        {
          symbols: ['BRAND_CLAIM_UNPROVEN', 'BRAND_CLAIM_TARGET_FOREIGN'],
          from: 'Apple <receipt@id-support.miwake-sample-3.top>',
          subject: 'Apple からの領収書です：ご注文番号 MK7Q2X81',
          date: '2025-10-18 01:37 +0800',
          auth: 'pass',
          hop: 'unknown 203.0.113.31',
          style: 'card',
          body: `
# 領収書

| APPLE ID | taro@example.jp
| 請求日 | 2025/10/18
| 書類番号 | 188240091
| 黄金戦記 ジェム6000個 | ¥12,800

このご購入にお心当たりがない場合は、48時間以内に下記よりキャンセルのお手続きをお願いします。期限を過ぎると返金できません。

[[購入をキャンセル|https://id-support.miwake-sample-3.top/cancel]]

© 2025 Apple サポート窓口`,
        },
      ),
      ham('apple-receipt-honest', 'ja', 'Apple itself, a receipt with its own links.', {
        symbols: ['BRAND_PROVEN', 'LINKS_ALL_OWN'],
        from: 'Apple <no_reply@email.apple.com>',
        subject: 'Appleからの領収書です',
        date: '2026-06-03 18:22 +0900',
        auth: 'pass',
        style: 'card',
        body: `
# 領収書

| APPLEアカウント | taro@example.jp
| 請求日 | 2026/06/03
| ご注文番号 | MLT9W0Q3PN
| iCloud+ 200GBプラン（月額） | ¥450

サブスクリプションの解約や変更は、[[設定|https://apps.apple.com/account/subscriptions]]から行えます。
心当たりのない請求については[[「問題を報告する」|https://reportaproblem.apple.com/?s=6]]をご覧ください。

iTunes株式会社 〒106-6140 東京都港区六本木6丁目10番1号`,
      }),
    ],
  },
  {
    family: 'prime-renewal',
    shows: 'Automatic renewal at a price, with a cancel button.',
    mails: [
      phish('prime-renewal-bad', 'ja', 'From: forged as amazon.co.jp, DMARC fails, the link is an IP address.', {
        symbols: ['BRAND_FORGED', 'LINK_IP'],
        from: 'Amazonプライム <no-reply@amazon.co.jp>',
        mailFrom: 'w3@miwake-sample-relay.test',
        subject: '【Amazonプライム】会員資格が本日で終了します（整理番号 512087733）',
        date: '2024-05-28 15:40 +0800',
        auth: 'fail',
        hop: 'unknown 203.0.113.77',
        charset: 'utf-8',
        style: 'plain',
        header: [['X-Mailer', 'Foxmail 7.2.25.213[cn]']],
        body: `
プライム会員の皆様

2024/05/29に会費の更新日を迎えますが、登録のカードでは会費を頂くことができませんでした。このままですと、本日をもって会員資格が終了し、購入済みの映画や音楽も見られなくなります。

1. 下のボタンを押してください。
2. Amazonのメールアドレスとパスワードでサインインしてください。
3. 新しいカードの番号とセキュリティコードを入れてください。

[[お支払いカードを更新する|http://203.0.113.77/amazon/prime/]]

期限：2024/05/29 午前0時　※期限を過ぎた更新はできません。`,
      }),
      ham('prime-renewal-honest', 'ja', 'Amazon itself tells the renewal date and the price.', {
        symbols: ['BRAND_PROVEN'],
        from: 'Amazon.co.jp <prime@amazon.co.jp>',
        mailFrom: 'b-77@bounces.amazon.co.jp',
        subject: 'Amazonプライム：年会費の更新日が近づいています',
        date: '2026-05-01 09:00 +0900',
        auth: { spf: 'pass bounces.amazon.co.jp', dkim: 'pass amazon.co.jp', dmarc: 'pass amazon.co.jp' },
        style: 'mobile',
        body: `
山田太郎様

プライム会員の年会費が、まもなく自動更新されます。

| 更新日 | 2026年5月15日
| 年会費 | 5,900円（税込）
| お支払い方法 | 末尾が 1001 のカード

更新を希望しない場合は、更新日の前日までに「会員情報の管理」から停止できます。

[[会員情報を管理|https://www.amazon.co.jp/mc/manageprime?ref_=pe_renew]]

このEメールは配信専用です。ご不明な点は[[ヘルプ＆カスタマーサービス|https://www.amazon.co.jp/hz/contact-us]]へ。`,
      }),
    ],
  },
]
