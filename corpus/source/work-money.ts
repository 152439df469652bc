/** At work: invoices, the boss, the pay office, numbers to call. */
import type { Family } from '../../scripts/corpus/spec.ts'
import { ham, phish } from './kit.ts'

export const workMoney: readonly Family[] = [
  {
    family: 'invoice-bank-change',
    shows: 'An invoice with other bank details (BEC), and the invoice of a known partner in a known thread.',
    mails: [
      phish(
        'invoice-bank-change-bad',
        'ja',
        "A partner's name on a look-alike of his domain; new account; secrecy and hurry; answers go elsewhere.",
        {
          symbols: ['BANK_CHANGE', 'REPLY_TO_ELSEWHERE', 'REPLY_TO_FREE_MAIL', 'FAKE_REPLY'],
          from: '株式会社ミドリ商事 経理部 小林 <kobayashi@rnidori-shoji.example.com>',
          replyTo: 'midori.shoji.miwake.sample@gmail.com',
          subject: 'Re: 6月分ご請求書の件（振込先口座変更のご連絡）',
          date: '2026-06-25 11:32 +0900',
          auth: 'none',
          hop: 'unknown 203.0.113.172',
          form: 'text',
          charset: 'iso-2022-jp',
          body: `
山田様

いつも大変お世話になっております。ミドリ商事の小林です。

先日お送りしました6月分のご請求書（1,284,800円）につきまして、弊社の取引銀行で監査が行われており、従来の口座が一時的に利用できなくなりました。
つきましては、今回のお支払いより下記の口座へお振り込みいただけますようお願い申し上げます。

銀行名：みほん銀行 みなと支店
口座番号：普通 0000001
口座名義：エムエス サービス ゴウドウガイシャ

本日中にご送金いただき、送金明細をこのメールへご返信ください。移動中のため、お電話には出ることができません。

株式会社ミドリ商事 経理部 小林`,
        },
      ),
      ham(
        'invoice-bank-change-honest',
        'ja',
        'The real partner, in the thread, with the account that was always used.',
        {
          from: '小林（ミドリ商事） <kobayashi@midori-shoji.example.co.jp>',
          subject: 'Re: 6月分ご請求書の件',
          date: '2026-06-24 15:05 +0900',
          auth: 'pass',
          form: 'text',
          charset: 'iso-2022-jp',
          header: [
            ['In-Reply-To', '<20260623-yamada-0091@example.jp>'],
            ['References', '<20260601-midori-77@midori-shoji.example.co.jp> <20260623-yamada-0091@example.jp>'],
          ],
          body: `
山田様

お世話になっております。ミドリ商事の小林です。
ご確認ありがとうございます。数量の誤りを直した請求書は、本日郵便でもお送りします。

金額：1,284,800円（税込）
お支払期日：2026年7月31日
お振込先：みほん銀行 緑野支店 普通 0000003 カ）ミドリシヨウジ（これまでと同じ口座です）

ご不明な点がありましたら、いつもの番号へお電話ください。
引き続きよろしくお願いいたします。

株式会社ミドリ商事 経理部 小林
電話 000-000-3141

> 山田です。5月分と数量が違うようですので、ご確認をお願いします。`,
        },
      ),
      phish('invoice-bank-change-en-bad', 'en', 'Free-mail answer address, changed bank details, urgency.', {
        symbols: ['BANK_CHANGE', 'REPLY_TO_ELSEWHERE', 'REPLY_TO_FREE_MAIL', 'FAKE_REPLY'],
        from: 'Daniel Reyes (Northgate Supplies) <accounts@northgate-supplies.example>',
        replyTo: 'Daniel Reyes <miwake.sample.northgate@mail.com>',
        subject: 'RE: Invoice NS-4471 - updated remittance details',
        date: '2025-10-09 14:55 +0000',
        auth: {
          spf: 'softfail northgate-supplies.example',
          dkim: 'none',
          dmarc: 'fail northgate-supplies.example none',
        },
        hop: 'unknown 203.0.113.173',
        form: 'text',
        charset: 'us-ascii',
        body: `
Hi Hanako,

Please note that our bank account is under audit, so kindly use our new account details below for invoice NS-4471 (USD 38,450.00) and all future payments.

Bank: Sample Trust, Lisbon
IBAN: PT50 0000 0000 0000 0000 0000 0
Name: NG Services Ltd

Can you process it today and send me the confirmation? I am in meetings all day so email is best.

Daniel Reyes
Accounts Receivable`,
      }),
      ham('invoice-bank-change-en-honest', 'en', 'A known supplier sends the invoice with the same account as ever.', {
        from: 'Daniel Reyes <accounts@northgate-supplies.example>',
        subject: 'Re: PO 5512 - invoice NS-4471',
        date: '2025-10-07 10:15 +0000',
        auth: 'pass',
        form: 'text',
        charset: 'us-ascii',
        header: [
          ['In-Reply-To', '<po-5512.0088@example.com>'],
          ['References', '<po-5512.0088@example.com>'],
        ],
        body: `
Hi Hanako,

Thanks for the order. Invoice NS-4471 for USD 38,450.00 is in the post and on the portal; terms are 30 days as usual.

Our bank details have not changed. As always: if you ever get an email saying they have, please ring me on 555-0161 before paying anything.

Best regards,
Daniel

> Hi Daniel, please go ahead with PO 5512. Hanako`,
      }),
    ],
  },
  {
    family: 'boss-gift-cards',
    shows: 'The boss in a hurry who wants gift cards, and a boss who wants something ordinary.',
    mails: [
      phish(
        'boss-gift-cards-bad',
        'ja',
        "The president's name on a free mailbox; secret; gift cards; photographs of the codes.",
        {
          symbols: ['BOSS_REQUEST', 'GIFT_CARDS', 'SECRECY', 'FROM_FREE_MAIL'],
          from: '代表取締役 高橋 誠 <miwake.sample.ceo@gmail.com>',
          subject: '至急対応願います',
          date: '2025-07-03 09:41 +0900',
          auth: 'pass',
          hop: 'mail-yw1-f171.google.com 203.0.113.176',
          form: 'text',
          encoding: 'base64',
          body: `
山田さん

今、会議中で電話に出られません。内密にお願いしたいことがあります。
取引先へのお礼として、Apple Gift Card 5万円分を6枚、コンビニで至急購入してください。購入後、裏面のコード番号を写真に撮り、このメールへ返信してください。費用は後で精算します。

他の人には話さないでください。今日の昼までに必要です。

高橋
iPhoneから送信`,
        },
      ),
      ham('boss-gift-cards-honest', 'ja', "The president from the firm's own domain; nothing to buy.", {
        symbols: [],
        from: '高橋 誠 <takahashi@example.jp>',
        to: '山田 太郎 <taro@example.jp>',
        subject: '明日の来客の件',
        date: '2026-07-02 18:22 +0900',
        auth: 'pass',
        form: 'text',
        charset: 'iso-2022-jp',
        body: `
山田さん

高橋です。明日の14時、ミドリ商事の皆さんが4名で来られます。会議室Aを取ってありますので、お茶の用意をお願いします。
お土産は私が用意します。至急ではないので、戻ったら声をかけてください。

高橋`,
      }),
      phish('boss-gift-cards-en-bad', 'en', "The director's name on a free mailbox wants gift cards.", {
        symbols: ['BOSS_REQUEST', 'GIFT_CARDS', 'SECRECY', 'FROM_FREE_MAIL'],
        from: 'Margaret Cole <miwake.sample.director@outlook.com>',
        subject: 'Are you available?',
        date: '2025-03-04 15:10 +0000',
        auth: 'pass',
        hop: 'mail-oln040092.outbound.protection.outlook.com 203.0.113.177',
        form: 'text',
        charset: 'us-ascii',
        body: `
Hanako,

I'm in a board meeting and can't talk. I need you to pick up 5 Google Play gift cards, $200 each, for a client surprise. Scratch the back and email me clear pictures of the codes.

Keep this between us for now. I will reimburse you by end of day. How soon can you get it done?

Margaret Cole
Managing Director`,
      }),
      ham('boss-gift-cards-en-honest', 'en', "The director from the firm's own address.", {
        symbols: [],
        from: 'Margaret Cole <margaret.cole@example.com>',
        subject: 'Are you free at three?',
        date: '2025-03-06 11:02 +0000',
        auth: 'pass',
        form: 'text',
        charset: 'us-ascii',
        body: `
Hi Hanako,

Are you free at three to go through the budget? I will be in a meeting until half past two, so just drop by.

Also, the team wanted to get Sam a gift card for his leaving do. Could you add my name to the collection? I'll give you cash.

Margaret`,
      }),
    ],
  },
  {
    family: 'payroll-change',
    shows: 'Somebody wants his pay on another account.',
    mails: [
      phish('payroll-change-bad', 'en', "A colleague's name on a foreign address asks for another pay account.", {
        symbols: ['PAYROLL_CHANGE'],
        from: 'Sam Whitlock <sam.whitlock@miwake-sample-inbox.test>',
        subject: 'Payroll update',
        date: '2025-02-12 08:31 +0000',
        auth: 'none',
        hop: 'unknown 203.0.113.179',
        form: 'text',
        charset: 'us-ascii',
        body: `
Good morning,

My old bank has closed its branch here, so I have a new account. Please send my pay there from this month on. I am on the road until the 28th and cannot get at the HR form, so I hope you can enter it for me by hand.

Tell me what you need and I will send the numbers at once.

Sam Whitlock
(sent from my phone)`,
      }),
      ham('payroll-change-honest', 'en', 'The pay office explains how one changes it.', {
        from: 'Payroll <payroll@example.com>',
        subject: 'Payslips for February and how to change your bank details',
        date: '2026-02-24 10:00 +0000',
        auth: 'pass',
        form: 'text',
        charset: 'us-ascii',
        body: `
Dear all,

February payslips are in the HR system. Payday is Friday 27 February.

A reminder: bank details are changed in the HR system only, by yourself, and payroll then phones you to confirm. We never accept them by email.

Payroll, ext. 220`,
      }),
      phish(
        'payroll-change-ja-bad',
        'ja',
        'Pay office named; foreign page asks for staff number, password and account.',
        {
          symbols: ['PAYROLL_CHANGE', 'VERIFY_IDENTITY'],
          from: '人事部給与課 <kyuyo@miwake-mihon-jinji.shop>',
          subject: '【要対応】給与振込口座の再登録について（本日17時締切）',
          date: '2026-01-21 10:15 +0900',
          auth: 'pass',
          hop: 'unknown 203.0.113.180',
          style: 'outlook',
          body: `
社員各位

給与システムの移行に伴い、全社員の振込口座を再登録していただく必要がございます。**本日17時**までに登録されない場合、1月分の給与の支給が翌月となります。

[[口座登録フォーム|https://miwake-mihon-jinji.shop/form/kyuyo]]

社員番号、社内パスワード、銀行口座、キャッシュカードの暗証番号をご用意ください。

人事部給与課`,
        },
      ),
      ham('payroll-change-ja-honest', 'ja', "The pay office of the reader's own firm.", {
        symbols: ['PAYROLL_CHANGE'],
        from: '人事部 給与担当 <jinji@example.jp>',
        subject: '給与振込口座の変更方法について',
        date: '2026-01-26 13:00 +0900',
        auth: 'pass',
        form: 'text',
        charset: 'iso-2022-jp',
        body: `
社員の皆さん

給与振込口座を変更したい方は、毎月10日までに、社内ポータルの「各種届出」から用紙を印刷し、押印のうえ人事部へお持ちください。
メールでの受付はしていません。パスワードや暗証番号をうかがうこともありません。

人事部 給与担当（内線 2210）`,
      }),
    ],
  },
  {
    family: 'call-back',
    shows: 'A charge that was never made and a number to call.',
    mails: [
      phish('call-back-bad', 'en', 'Norton named on a free mailbox; no link at all, only a number and a deadline.', {
        symbols: ['PHONE_ONLY', 'FROM_FREE_MAIL', 'SUBSCRIPTION_EXPIRED', 'BRAND_CLAIM_UNPROVEN'],
        from: 'Norton Billing Dept <norton.miwake.sample@gmail.com>',
        subject: 'Invoice #NTN-8841207 - your plan has been renewed',
        date: '2025-04-16 16:40 +0000',
        auth: 'pass',
        hop: 'mail-pf1-f176.google.com 203.0.113.183',
        style: 'webmail',
        encoding: 'quoted-printable',
        body: `
Dear Customer,

Thank you for your purchase! Your NORTON 360 Total Protection has been auto-renewed for 3 years.

| Product | Norton 360 Deluxe, 5 devices
| Amount charged | $449.99 USD
| Payment mode | Auto debit from your bank account

The charge will appear on your statement within 24 hours. If you did not authorise this transaction, call our cancellation desk immediately:

**+1 (888) 555-0123**

Norton Support Team`,
      }),
      ham('call-back-honest', 'en', 'The real receipt; a help page, no number to fear.', {
        from: 'Norton <noreply@norton.com>',
        subject: 'Your Norton subscription renews on 3 December',
        date: '2025-11-03 08:00 +0000',
        auth: 'pass',
        style: 'card',
        encoding: 'quoted-printable',
        body: `
Hi Hanako,

Your Norton 360 Standard subscription renews automatically on 3 December 2025 at $94.99 per year plus tax.

You can turn off automatic renewal at any time from your account:

[[Manage subscription|https://my.norton.com/account/subscriptions]]

Gen Digital Inc., Tempe, AZ. This is a service message about your subscription.`,
      }),
      phish('call-back-ja-bad', 'ja', 'PayPal named; yen debit; the number of a "support centre".', {
        symbols: ['PHONE_ONLY', 'BRAND_IMPERSONATED'],
        from: 'PayPal カスタマーサポート <paypal-service@miwake-sample-call.example>',
        subject: 'お支払い完了のお知らせ：89,800円（ビットコイン購入）',
        date: '2025-08-07 14:14 +0900',
        auth: 'none',
        hop: 'unknown 203.0.113.184',
        style: 'webmail',
        body: `
お客様のPayPalアカウントより、以下のお支払いが完了いたしました。

| 取引番号 | 8KX-2201-4477
| 金額 | 89,800円
| 内容 | ビットコイン購入

ご本人様によるお取引でない場合は、24時間以内に下記サポートセンターまでお電話ください。遠隔操作にて返金のお手伝いをいたします。

**050-0000-0199**（受付 9:00〜21:00）`,
      }),
      ham('call-back-ja-honest', 'ja', 'PayPal itself; a receipt with own links.', {
        symbols: ['BRAND_PROVEN'],
        from: 'PayPal <service-jp@paypal.com>',
        subject: 'ミドリ楽器 への支払いの領収書',
        date: '2026-04-18 20:03 +0900',
        auth: 'pass',
        style: 'card',
        body: `
山田太郎様

ミドリ楽器（sales@midori-gakki.example）に 6,600円 をお支払いいただきました。

| 取引ID | 0AB12345CD678901E
| 取引日 | 2026/04/18

[[取引の詳細を見る|https://www.paypal.com/jp/myaccount/transaction/details/0AB12345CD678901E]]

問題がある場合は、取引日から180日以内に問題解決センターで異議を申し立てることができます。

PayPalは、メールでパスワードの入力や遠隔操作をお願いすることはありません。`,
      }),
    ],
  },
]
