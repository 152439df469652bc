/** The sender is foreign, the links are the brand's; the telephone number is a stranger's. */
import { foreign, type Pair } from './pair.ts'

export const phone: readonly Pair[] = [
  {
    name: 'orico-check',
    lang: 'ja',
    from: 'オリコ <info@mail.orico.co.jp>',
    subject: '【オリコカード】カードご利用内容の確認のお願い',
    date: '2026-08-11 10:18 +0900',
    auth: { spf: 'pass mail.orico.co.jp', dkim: 'pass orico.co.jp', dmarc: 'pass orico.co.jp' },
    form: 'text',
    body: `
オリコカード会員さま

お客さまのカードで、通常と異なるご利用がありました。ご本人のご利用か確認するため、お電話をお願いします。

| ご利用日 | 2026年8月11日
| ご利用金額 | 68,000円

お電話：{phone}（24時間）

ご利用明細は、eオリコサービスでもご確認いただけます。
https://www.orico.co.jp/eorico/

株式会社オリエントコーポレーション`,
    slots: { phone: ['カード裏面に記載の番号', '050-0000-0131'] },
    bad: {
      why: `${foreign}; the number is not the one on the card.`,
      from: 'オリコ <info@miwake-sample-207.cn>',
      auth: 'pass',
      hop: 'unknown 203.0.113.8',
    },
  },
  {
    name: 'docomo-line',
    lang: 'ja',
    from: 'NTTドコモ <info@mail.docomo.ne.jp>',
    subject: '【ドコモ】ご契約内容の変更を受け付けました',
    date: '2026-07-14 16:40 +0900',
    auth: { spf: 'pass mail.docomo.ne.jp', dkim: 'pass docomo.ne.jp', dmarc: 'pass docomo.ne.jp quarantine' },
    charset: 'iso-2022-jp',
    form: 'text',
    body: `
ドコモをご利用いただき、ありがとうございます。次の変更を受け付けました。

| 受付日時 | 2026/07/14 16:38
| 変更内容 | 機種の追加（分割払い）

お心当たりがない場合は、お早めに {phone} までご連絡ください。

ご契約内容はMy docomoでご確認いただけます。
https://www.docomo.ne.jp/mydocomo/

株式会社NTTドコモ`,
    slots: { phone: ['151（ドコモの携帯電話から）', '050-0000-0132（セキュリティ専用）'] },
    bad: {
      why: `${foreign}; the number is a stranger's.`,
      from: 'NTTドコモ <info@miwake-sample-208.top>',
      auth: 'pass',
      hop: 'unknown 203.0.113.9',
    },
  },
  {
    name: 'resona-transfer',
    lang: 'ja',
    from: 'りそな銀行 <mail@resonabank.co.jp>',
    subject: '【りそな銀行】振込限度額の変更について',
    date: '2026-10-21 09:44 +0900',
    auth: 'pass',
    charset: 'iso-2022-jp',
    form: 'text',
    body: `
山田 太郎 さま

りそなグループアプリで、振込限度額の変更がありました。

| 変更日時 | 2026/10/21 09:43
| 変更後の限度額 | 1日あたり200万円

お心当たりがない場合は、すぐに {phone} へお電話ください。

https://www.resonabank.co.jp/

株式会社りそな銀行`,
    slots: { phone: ['お取引店またはキャッシュカード裏面の番号', '050-0000-0133'] },
    bad: {
      why: `${foreign}; the number is a stranger's.`,
      from: 'りそな銀行 <mail@miwake-sample-209.example>',
      auth: 'none',
      hop: 'unknown 203.0.113.10',
    },
  },
  {
    name: 'lifecard-lost',
    lang: 'ja',
    from: 'ライフカード <info@mail.lifecard.co.jp>',
    subject: '【ライフカード】カード利用停止の受付について',
    date: '2026-06-06 18:05 +0900',
    auth: { spf: 'pass mail.lifecard.co.jp', dkim: 'pass lifecard.co.jp', dmarc: 'pass lifecard.co.jp' },
    form: 'text',
    body: `
ライフカード会員さま

カードの利用停止と再発行を受け付けました。新しいカードは、10日ほどでお届けします。

受け付けた覚えがない場合は、{phone} までお電話ください。オペレーターがご本人確認のうえ、停止を解除します。

https://www.lifecard.co.jp/

ライフカード株式会社`,
    slots: { phone: ['会員サイトの「お問い合わせ」に記載の番号', '050-0000-0134'] },
    bad: {
      why: `${foreign}; the number is a stranger's.`,
      from: 'ライフカード <info@miwake-sample-210.shop>',
      auth: 'pass',
      hop: 'unknown 203.0.113.13',
    },
  },
  {
    name: 'amazon-com-order',
    lang: 'en',
    from: 'Amazon.com <auto-confirm@amazon.com>',
    mailFrom: '2026-y@bounces.amazon.com',
    subject: 'Your Amazon.com order of "Desk lamp" and 1 more item',
    date: '2025-11-27 15:15 +0000',
    auth: { spf: 'pass bounces.amazon.com', dkim: 'pass amazon.com', dmarc: 'pass amazon.com quarantine' },
    style: 'card',
    encoding: 'quoted-printable',
    body: `
Hello Hanako,

Your order has been received; we write again as soon as it leaves the warehouse.

| Order # | 111-0041770-8841177
| Order total | $849.98

If you didn't place this order, {phone}.

[[View or manage order|https://www.amazon.com/gp/css/your-orders-access]]`,
    slots: {
      phone: [
        'change your password and go to Customer Service from your account',
        'call +1 (888) 555-0135 right away to cancel and get a refund',
      ],
    },
    bad: {
      why: `${foreign}; a number to call for the refund.`,
      from: 'Amazon.com <auto-confirm@miwake-sample-211.test>',
      auth: 'none',
      hop: 'unknown 203.0.113.15',
    },
  },
  {
    name: 'adobe-renewal',
    lang: 'en',
    from: 'Adobe <message@adobe.com>',
    subject: 'Your Adobe plan renews on 1 July',
    date: '2026-06-17 09:00 +0000',
    auth: 'pass',
    style: 'card',
    encoding: 'quoted-printable',
    body: `
Hello Hanako,

Your annual plan, Adobe Photoshop, renews on 1 July 2026 for $263.88. You don't need to do anything to keep it.

To change or cancel your plan, {phone}.

[[Manage account|https://account.adobe.com/plans]]

Adobe, 345 Park Avenue, San Jose, CA 95110`,
    slots: {
      phone: ['sign in to your account before that day', 'call our billing desk at +1 (888) 555-0136 within 24 hours'],
    },
    bad: {
      why: `${foreign} (a free mailbox); a number to call.`,
      from: 'Adobe <adobe.miwake.sample@gmail.com>',
      auth: 'pass',
      hop: 'mail-pg1-f180.google.com 203.0.113.18',
    },
  },
]
