/** The sender is foreign, the links are the brand's; answers go to a stranger. */
import { foreign, type Pair } from './pair.ts'

export const replyTo: readonly Pair[] = [
  {
    name: 'amazon-answer',
    lang: 'ja',
    from: 'Amazon.co.jp <cs-reply@amazon.co.jp>',
    mailFrom: '2026-x@bounces.amazon.co.jp',
    subject: '返品のお手続きについて（ご注文 250-4410028-0091176）',
    date: '2026-03-17 13:50 +0900',
    auth: { spf: 'pass bounces.amazon.co.jp', dkim: 'pass amazon.co.jp', dmarc: 'pass amazon.co.jp quarantine' },
    form: 'text',
    body: `
山田太郎様

Amazon.co.jpにお問い合わせいただき、ありがとうございます。返品を承りました。返金は商品の到着後、5営業日ほどで行います。

返金先の口座を変更される場合は、このメールに返信して、金融機関名と口座番号をお知らせください。

返品の状況
https://www.amazon.co.jp/gp/css/returns/homepage.html

カスタマーサービス`,
    bad: {
      why: `${foreign}; answers with the account go to a free mailbox.`,
      from: 'Amazon.co.jp <cs-reply@miwake-sample-201.cn>',
      auth: 'pass',
      hop: 'unknown 203.0.113.1',
      replyTo: 'amazon.miwake.sample@gmail.com',
    },
  },
  {
    name: 'mizuho-loan',
    lang: 'ja',
    from: 'みずほ銀行 <webmaster@e-mail.mizuhobank.co.jp>',
    subject: 'みずほ銀行カードローン お申し込みの受付について',
    date: '2026-04-09 15:00 +0900',
    auth: {
      spf: 'pass e-mail.mizuhobank.co.jp',
      dkim: 'pass e-mail.mizuhobank.co.jp',
      dmarc: 'pass mizuhobank.co.jp reject',
    },
    charset: 'iso-2022-jp',
    form: 'text',
    body: `
山田 太郎 さま

カードローンのお申し込みを受け付けました。審査の結果は、2営業日ほどでお電話またはメールでお知らせします。

審査にあたり、勤務先の情報に変更がある場合は、このメールへの返信でお知らせください。

商品の内容
https://www.mizuhobank.co.jp/retail/products/loan/card/index.html

株式会社みずほ銀行`,
    bad: {
      why: `${foreign}; answers go to a free mailbox.`,
      from: 'みずほ銀行 <webmaster@miwake-sample-202.example>',
      auth: 'none',
      hop: 'unknown 203.0.113.2',
      replyTo: 'mizuho.miwake.sample@outlook.com',
    },
  },
  {
    name: 'yahoo-auction',
    lang: 'ja',
    from: 'Yahoo!オークション <auction-master@mail.yahoo.co.jp>',
    subject: 'Yahoo!オークション - 落札のお知らせ（木製スツール）',
    date: '2026-05-24 22:01 +0900',
    auth: { spf: 'pass mail.yahoo.co.jp', dkim: 'pass mail.yahoo.co.jp', dmarc: 'pass mail.yahoo.co.jp' },
    charset: 'iso-2022-jp',
    form: 'text',
    body: `
おめでとうございます。「木製スツール」を2,300円で落札しました。

取引ナビで、お届け先とお支払い方法を出品者へ連絡してください。
https://contact.auctions.yahoo.co.jp/

お困りのときは、このメールに返信してください。

Yahoo!オークション`,
    bad: {
      why: `${foreign}; answers go to a stranger.`,
      from: 'Yahoo!オークション <auction-master@miwake-sample-203.top>',
      auth: 'pass',
      hop: 'unknown 203.0.113.3',
      replyTo: 'torihiki.navi@miwake-sample-203.top',
    },
  },
  {
    name: 'jal-refund',
    lang: 'ja',
    from: 'JAL <refund@booking.jal.com>',
    subject: '【JAL】欠航便の払い戻しのご案内',
    date: '2026-09-08 08:20 +0900',
    auth: { spf: 'pass booking.jal.com', dkim: 'pass jal.com', dmarc: 'pass jal.com' },
    style: 'card',
    body: `
山田 太郎 様

台風の影響により、9月7日のJAL522便は欠航となりました。航空券は手数料なしで払い戻します。お手続きは、次のページまたはこのメールへの返信で承ります。

[[払い戻し・変更|https://www.jal.co.jp/jp/ja/dom/refund/]]

カードでお支払いの場合は、カード会社を通じてお返しします。

日本航空株式会社`,
    bad: {
      why: `${foreign}; answers go to a free mailbox.`,
      from: 'JAL <refund@miwake-sample-204.cn>',
      auth: 'pass',
      hop: 'unknown 203.0.113.4',
      replyTo: 'jal_miwake_sample@yahoo.co.jp',
    },
  },
  {
    name: 'booking-stay',
    lang: 'en',
    from: 'Booking.com <noreply@booking.com>',
    subject: 'Your stay at Harbour View Hotel: please confirm your arrival time',
    date: '2026-06-11 12:12 +0000',
    auth: 'pass',
    style: 'card',
    encoding: 'quoted-printable',
    body: `
Hi Hanako,

Harbour View Hotel asks when you expect to arrive on 12 June. You can answer by replying to this email or in your booking.

| Confirmation number | 4417.004.177
| Check-in | Friday 12 June 2026, from 15:00

[[Manage your booking|https://secure.booking.com/myreservations.html?aid=304142]]

Booking.com B.V., Oosterdokskade 163, Amsterdam`,
    bad: {
      why: `${foreign}; the answer goes to a stranger.`,
      from: 'Booking.com <noreply@miwake-sample-205.shop>',
      auth: 'pass',
      hop: 'unknown 203.0.113.6',
      replyTo: 'harbourview.miwake.sample@gmail.com',
    },
  },
  {
    name: 'meta-appeal',
    lang: 'en',
    from: 'Facebook <security@facebookmail.com>',
    subject: 'We received your appeal',
    date: '2026-02-25 23:02 +0000',
    auth: 'pass',
    style: 'card',
    encoding: 'quoted-printable',
    body: `
Hi Hanako,

We have received your appeal about the post you made on 24 February. Our team will review it within 48 hours. If you want to add anything, reply to this message.

[[See your appeal|https://www.facebook.com/support/?item_id=44170041]]

This message was sent to hanako@example.com. Meta Platforms, Inc., Menlo Park, CA 94025`,
    bad: {
      why: `${foreign}; the answer goes to a stranger.`,
      from: 'Facebook <security@miwake-sample-206.test>',
      auth: 'none',
      hop: 'unknown 203.0.113.7',
      replyTo: 'meta-appeals@miwake-sample-206.test',
    },
  },
]
