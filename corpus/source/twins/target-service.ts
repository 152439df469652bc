/** Only the target is changed (shops, services, carriers): From: is forged as the brand's, one link leads elsewhere. */
import { forged, type Pair } from './pair.ts'

export const targetService: readonly Pair[] = [
  {
    name: 'amazon-delivery',
    lang: 'ja',
    from: 'Amazon.co.jp <shipment-tracking@amazon.co.jp>',
    mailFrom: '202604021-x@bounces.amazon.co.jp',
    subject: '発送済み：「保温マグカップ 350ml」',
    date: '2026-04-21 13:12 +0900',
    auth: { spf: 'pass bounces.amazon.co.jp', dkim: 'pass amazon.co.jp', dmarc: 'pass amazon.co.jp quarantine' },
    style: 'mobile',
    body: `
山田太郎様

ご注文の商品を発送しました。4月22日（水）にお届けの予定です。

| 注文番号 | 250-1180047-5520913
| お届け先 | 緑野県緑野市

[[配送状況を確認|{link}]]

お届け日時や置き配の場所は、[[注文履歴|https://www.amazon.co.jp/gp/css/order-history]]から変更できます。`,
    slots: {
      link: [
        'https://www.amazon.co.jp/progress-tracker/package?orderId=250-1180047-5520913',
        'https://haisou-kakunin.miwake-sample-101.cn/t?o=5520913',
      ],
    },
    bad: { why: `${forged} (.cn).`, auth: 'none', hop: 'unknown 203.0.113.80' },
  },
  {
    name: 'ekinet-quit',
    lang: 'ja',
    from: 'えきねっと <info@eki-net.com>',
    subject: '【えきねっと】自動退会予定のお知らせ（ログインのお願い）',
    date: '2026-01-15 10:00 +0900',
    auth: 'pass',
    style: 'plain',
    body: `
いつも「えきねっと」をご利用いただき、ありがとうございます。

最後にログインされてから2年が近づいているため、3月31日に自動で退会となる予定です。引き続きご利用になる場合は、それまでに一度ログインしてください。

[[えきねっとにログイン|{link}]]

退会となった場合、保有ポイントは失効します。

株式会社JR東日本ネットステーション`,
    slots: {
      link: [
        'https://www.eki-net.com/Personal/member/wb/Login/Login',
        'https://eki-net.miwake-sample-108.cn/Personal/member/',
      ],
    },
    bad: { why: `${forged} (.cn).`, auth: 'fail', hop: 'unknown 203.0.113.90' },
  },
  {
    name: 'etc-mail-address',
    lang: 'ja',
    from: 'ETC利用照会サービス <admin@ml.etc-meisai.jp>',
    subject: '【ETC利用照会サービス】メールアドレス有効期限のお知らせ',
    date: '2026-10-07 09:00 +0900',
    auth: { spf: 'pass ml.etc-meisai.jp', dkim: 'pass ml.etc-meisai.jp', dmarc: 'pass ml.etc-meisai.jp' },
    charset: 'iso-2022-jp',
    form: 'text',
    body: `
ETC利用照会サービスにご登録のお客様

ご登録のメールアドレスの確認から1年が経過しました。10月末までにログインし、メールアドレスの確認をお願いします。

{link}

ETC利用照会サービス事務局`,
    slots: {
      link: [
        'https://www2.etc-meisai.jp/etc/R?funccode=1013000000&nextfunc=1013000000',
        'https://www2-etc-meisai.miwake-sample-109.top/etc/R?funccode=1013000000',
      ],
    },
    bad: { why: `${forged} (.top).`, auth: 'none', hop: 'unknown 203.0.113.91' },
  },
  {
    name: 'mercari-news',
    lang: 'ja',
    from: 'メルカリ <no-reply@mercari.jp>',
    subject: '振込申請期限のお知らせ',
    date: '2026-11-09 12:30 +0900',
    auth: 'pass',
    style: 'mobile',
    body: `
たろうさん

売上金の振込申請期限が近づいています。期限までに申請されない場合、ご登録の口座へ自動で振り込みます（手数料200円）。

| 売上金 | 1,420円
| 申請期限 | 2026年11月30日

[[売上金を確認する|{link}]]

株式会社メルカリ`,
    slots: { link: ['https://jp.mercari.com/mypage/sales', 'https://jp-mercari.miwake-sample.web.app/mypage/sales'] },
    bad: { why: `${forged} (host of anybody).`, auth: 'fail', hop: 'unknown 203.0.113.93' },
  },
  {
    name: 'yamato-absent',
    lang: 'ja',
    from: 'ヤマト運輸 <mail@kuronekoyamato.co.jp>',
    subject: 'お届け時ご不在のお知らせ（宅急便）',
    date: '2026-10-16 19:33 +0900',
    auth: 'pass',
    style: 'mobile',
    body: `
山田 太郎 様

お荷物をお届けにうかがいましたが、ご不在でしたので持ち帰りました。

| 送り状番号 | 4417-0041-7744
| 保管期限 | 10月23日

[[再配達を申し込む|{link}]]

ヤマト運輸では、再配達の手数料をいただくことはありません。`,
    slots: {
      link: [
        'https://member.kms.kuronekoyamato.co.jp/redelivery',
        'https://kuronekoyamato.miwake-sample.duckdns.org/redelivery',
      ],
    },
    bad: { why: `${forged} (dynamic DNS).`, auth: 'none', hop: 'unknown 203.0.113.104' },
  },
  {
    name: 'tepco-bill',
    lang: 'ja',
    from: 'くらしTEPCO web <no-reply@mail.tepco.co.jp>',
    subject: '【TEPCO】電気料金のお知らせ（2026年8月分）',
    date: '2026-08-20 08:30 +0900',
    auth: { spf: 'pass mail.tepco.co.jp', dkim: 'pass tepco.co.jp', dmarc: 'pass tepco.co.jp' },
    style: 'mobile',
    body: `
山田 太郎 さま

8月分の電気料金が確定しました。

| ご使用量 | 412 kWh
| 請求予定金額 | 13,870円
| お支払期限 | 9月18日

[[ご使用量と料金を見る|{link}]]

東京電力エナジーパートナー株式会社`,
    slots: { link: ['https://www.app.kurashi.tepco.co.jp/bill', 'https://kurashi-tepco.miwake-sample-116.shop/bill'] },
    bad: { why: `${forged} (.shop).`, auth: 'fail', hop: 'unknown 203.0.113.105' },
  },
  {
    name: 'ana-miles',
    lang: 'ja',
    from: 'ANAマイレージクラブ <amc@121.ana.co.jp>',
    subject: '【ANA】マイル有効期限のご案内',
    date: '2026-10-01 10:00 +0900',
    auth: { spf: 'pass 121.ana.co.jp', dkim: 'pass 121.ana.co.jp', dmarc: 'pass ana.co.jp' },
    style: 'card',
    body: `
山田 太郎 様

ANAマイレージクラブをご利用いただき、ありがとうございます。2026年12月末に有効期限を迎えるマイルがあります。

| 対象マイル | 3,200マイル

[[マイルを使う|{link}]]

マイル口座残高は、ANAウェブサイトにログインしてご確認ください。

全日本空輸株式会社`,
    slots: { link: ['https://121.ana.co.jp/c/?k=5x0a', 'https://ana-amc.miwake-sample-117.cn/amc/'] },
    bad: { why: `${forged} (.cn).`, auth: 'none', hop: 'unknown 203.0.113.106' },
  },
  {
    name: 'microsoft-sign-in',
    lang: 'en',
    from: 'Microsoft account team <account-security-noreply@accountprotection.microsoft.com>',
    subject: 'Microsoft account: a sign-in from a new place',
    date: '2026-02-21 06:12 +0000',
    auth: {
      spf: 'pass accountprotection.microsoft.com',
      dkim: 'pass accountprotection.microsoft.com',
      dmarc: 'pass accountprotection.microsoft.com reject',
    },
    style: 'plain',
    encoding: 'quoted-printable',
    body: `
A new place

The Microsoft account ha*****@example.com was used from a place we have not seen before.

| Country/region | Brazil
| IP address | 192.0.2.200
| Date | 21/02/2026 06:10 (GMT)

If you were travelling, you can delete this message. If not, look at the list of sign-ins and change your password.

[[Review recent activity|{link}]]

Microsoft account security`,
    slots: { link: ['https://account.live.com/activity', 'https://account-live.miwake-sample-118.top/activity'] },
    bad: { why: `${forged} (.top).`, auth: 'fail', hop: 'unknown 203.0.113.108' },
  },
  {
    name: 'netflix-payment',
    lang: 'en',
    from: 'Netflix <info@mailer.netflix.com>',
    subject: 'Your payment did not go through',
    date: '2025-12-10 18:00 +0000',
    auth: { spf: 'pass mailer.netflix.com', dkim: 'pass mailer.netflix.com', dmarc: 'pass netflix.com reject' },
    style: 'card',
    encoding: 'quoted-printable',
    body: `
Hi Hanako,

Your bank did not accept this month's payment. We will try the card again in three days; if it has expired, please enter the new one.

[[Update account now|{link}]]

Need help? Visit the [[Help Center|https://help.netflix.com]].

Netflix`,
    slots: {
      link: [
        'https://www.netflix.com/YourAccountPayment?lkid=URL_PAYMENT',
        'https://netflix-update.miwake-sample-119.shop/pay',
      ],
    },
    bad: { why: `${forged} (.shop).`, auth: 'none', hop: 'unknown 203.0.113.109' },
  },
  {
    name: 'apple-receipt',
    lang: 'en',
    from: 'Apple <no_reply@email.apple.com>',
    subject: 'Your receipt from Apple.',
    date: '2026-03-28 20:20 +0000',
    auth: 'pass',
    style: 'card',
    encoding: 'quoted-printable',
    body: `
# Receipt

| APPLE ACCOUNT | hanako@example.com
| ORDER ID | MVX4L0W2QP
| iCloud+ with 200 GB | $2.99

If you have any questions about your bill, please visit [[Apple Support|https://support.apple.com/billing]]. To cancel, go to your subscriptions.

[[Manage subscriptions|{link}]]

Apple Distribution International, Cork`,
    slots: {
      link: [
        'https://apps.apple.com/account/subscriptions',
        'https://apps-apple.miwake-sample.pages.dev/account/subscriptions',
      ],
    },
    bad: { why: `${forged} (host of anybody).`, auth: 'fail', hop: 'unknown 203.0.113.111' },
  },
  {
    name: 'paypal-request',
    lang: 'en',
    from: 'PayPal <service@paypal.com>',
    subject: 'Receipt for your payment to Orchard Theatre',
    date: '2026-04-20 13:06 +0000',
    auth: 'pass',
    style: 'card',
    encoding: 'quoted-printable',
    body: `
Hello Hanako Suzuki,

Your payment of $48.00 USD to Orchard Theatre is complete.

| Transaction ID | 5XK09871AB223344C
| Date | 20 April 2026

[[View or manage payment|{link}]]

Something wrong? Tell us in the Resolution Centre within 180 days.`,
    slots: {
      link: [
        'https://www.paypal.com/activity/payment/5XK09871AB223344C',
        'https://paypal.com.activity.miwake-sample-120.top/payment',
      ],
    },
    bad: { why: `${forged} (brand as sub-domain of a foreign host).`, auth: 'fail', hop: 'unknown 203.0.113.112' },
  },
  {
    name: 'google-storage',
    lang: 'en',
    from: 'Google One <googleone-noreply@google.com>',
    subject: '92% of your Google storage is in use',
    date: '2026-06-09 07:30 +0000',
    auth: 'pass',
    style: 'card',
    encoding: 'quoted-printable',
    body: `
Of your 15 GB, 13.8 GB are taken. Once nothing is left, Gmail stops sending and receiving and Drive takes no more files.

[[Get more storage|{link}]]

You can also [[free up space|https://one.google.com/storage/management]].

Google LLC 1600 Amphitheatre Parkway, Mountain View, CA 94043`,
    slots: {
      link: ['https://one.google.com/storage?utm_source=gmail', 'https://one-google.miwake-sample-121.shop/storage'],
    },
    bad: { why: `${forged} (.shop).`, auth: 'none', hop: 'unknown 203.0.113.113' },
  },
  {
    name: 'dropbox-share',
    lang: 'en',
    from: 'Dropbox <no-reply@dropbox.com>',
    subject: 'Ingrid Moe shared "website draft" with you',
    date: '2026-02-12 15:09 +0000',
    auth: 'pass',
    style: 'card',
    encoding: 'quoted-printable',
    body: `
Hi Hanako,

A folder on Dropbox is open to you now: "website draft", from Ingrid Moe (ingrid@moe-web.example).

Ingrid said: "First page is done, tell me what you think."

[[Go to folder|{link}]]

The Dropbox team`,
    slots: {
      link: [
        'https://www.dropbox.com/scl/fo/miwakesample/h?dl=0',
        'https://translate.google.com/translate?u=https%3A%2F%2Fdropbox.miwake-sample-122.top%2Fsign',
      ],
    },
    bad: { why: `${forged} (wrapped in a translator).`, auth: 'fail', hop: 'unknown 203.0.113.114' },
  },
  {
    name: 'linkedin-message',
    lang: 'en',
    from: 'LinkedIn <messages-noreply@linkedin.com>',
    subject: 'Hanako, you have 1 new message',
    date: '2026-01-22 10:41 +0000',
    auth: { spf: 'pass bounce.linkedin.com', dkim: 'pass linkedin.com', dmarc: 'pass linkedin.com reject' },
    style: 'card',
    encoding: 'quoted-printable',
    body: `
Tom Averill sent you a message

"Hi Hanako, the library is looking for somebody to run the evening course. Would you be interested?"

[[View message|{link}]]

Too many of these? [[Unsubscribe|https://www.linkedin.com/comm/psettings/email-unsubscribe?lipi=urn]]

For Hanako Suzuki. LinkedIn Ireland Unlimited Company, Wilton Plaza, Dublin 2.`,
    slots: {
      link: [
        'https://www.linkedin.com/comm/messaging/thread/2-miwake/?midToken=AQ',
        'http://3405803891/linkedin/messaging',
      ],
    },
    bad: { why: `${forged} (an address as one number).`, auth: 'none', hop: 'unknown 203.0.113.116' },
  },
  {
    name: 'dhl-delivery',
    lang: 'en',
    from: 'DHL Express <noreply@dhl.com>',
    subject: 'Your DHL shipment is on its way: 8840117204',
    date: '2026-05-06 05:55 +0000',
    auth: 'pass',
    style: 'card',
    encoding: 'quoted-printable',
    body: `
Dear Hanako Suzuki,

Your shipment 8840117204 from MOE WEB will be delivered on Thursday 7 May before the end of the day.

If you will not be at home, choose another day, a neighbour or a service point.

[[Manage delivery|{link}]]

There is nothing to pay for this shipment.`,
    slots: {
      link: [
        'https://delivery.dhl.com/track?AWB=8840117204',
        'https://delivery-dhl.miwake-sample-123.top/track?AWB=8840117204',
      ],
    },
    bad: { why: `${forged} (.top).`, auth: 'none', hop: 'unknown 203.0.113.117' },
  },
]
