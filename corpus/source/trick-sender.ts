/** Disguises of the sender: name, answer address, domain, results, thread. */
import type { Family } from '../../scripts/corpus/spec.ts'
import { ham, phish } from './kit.ts'

export const trickSender: readonly Family[] = [
  {
    family: 'display-name',
    shows: 'The name holds an address or a brand that the real address is not.',
    mails: [
      phish('display-name-bad', 'ja', "The name is amazon.co.jp's address; the real address is another.", {
        symbols: ['DISPLAY_NAME_ADDRESS', 'BRAND_IMPERSONATED'],
        from: 'account-update@amazon.co.jp <u7731@miwake-sample-21.test>',
        subject: 'お支払い情報の確認が必要です',
        date: '2025-10-02 06:45 +0800',
        auth: 'none',
        hop: 'unknown 203.0.113.11',
        style: 'plain',
        body: `
いつもAmazon.co.jpをご利用いただきありがとうございます。

お客様のお支払い情報が古くなっているため、ご注文を保留しております。2日以内に更新をお願いいたします。

[[お支払い情報を更新|https://pay.miwake-sample-21.test/signin]]

Amazon.co.jp`,
      }),
      ham('display-name-honest', 'ja', 'The name repeats the real address, as many mailers do.', {
        from: 'kimura@example.ne.jp <kimura@example.ne.jp>',
        subject: '同窓会の会費のお支払いについて',
        date: '2026-06-15 20:10 +0900',
        auth: 'pass',
        form: 'text',
        charset: 'iso-2022-jp',
        body: `
山田くん

幹事の木村です。7月の同窓会の会費は、当日に受付で集めます。7,000円です。
お店の都合で、人数を6月末までに確定したいので、来られるかどうか返信してください。

木村`,
      }),
    ],
  },
  {
    family: 'reply-to',
    shows: 'Answers would go to somebody else.',
    mails: [
      phish('reply-to-bad', 'en', "A bank's own address forged in From:, the answer goes to a free mailbox.", {
        symbols: ['REPLY_TO_ELSEWHERE', 'REPLY_TO_FREE_MAIL', 'BRAND_FORGED'],
        from: 'HSBC Premier <premier@hsbc.co.uk>',
        mailFrom: 'bounce@miwake-sample-relay.test',
        replyTo: 'hsbc.miwake.sample@gmx.com',
        subject: 'Pending wire transfer - confirmation required',
        date: '2025-03-19 08:20 +0000',
        auth: { spf: 'none', dkim: 'none', dmarc: 'fail hsbc.co.uk reject' },
        hop: 'unknown 203.0.113.14',
        form: 'text',
        charset: 'us-ascii',
        body: `
Dear customer,

A transfer of GBP 24,900.00 in your favour is pending in our suspense account because your profile is incomplete.

Reply to this mail with your full name, account number, sort code and date of birth so that the payment can be released within 24 hours.

HSBC International Payments`,
      }),
      ham('reply-to-honest', 'en', "A newsletter whose answers go to the same firm's help desk.", {
        from: 'Kestrel Bikes <news@mail.kestrel-bikes.example>',
        replyTo: 'Kestrel Bikes Support <support@kestrel-bikes.example>',
        subject: 'Spring service: book your slot',
        date: '2026-03-01 10:00 +0000',
        auth: {
          spf: 'pass mail.kestrel-bikes.example',
          dkim: 'pass kestrel-bikes.example',
          dmarc: 'pass kestrel-bikes.example',
        },
        style: 'card',
        encoding: 'quoted-printable',
        header: [['List-Unsubscribe', '<https://mail.kestrel-bikes.example/u/551>']],
        body: `
Hi Hanako,

Spring is here and the workshop is filling up. A full service is £65 until the end of March.

[[Book a slot|https://mail.kestrel-bikes.example/c/551/book]]

Questions? Just reply, a human will answer.

Kestrel Bikes, 3 Mill Lane. [[Unsubscribe|https://mail.kestrel-bikes.example/u/551]]`,
      }),
    ],
  },
  {
    family: 'from-twice',
    shows: 'Two From: fields; and the honest way to send for another, Sender:.',
    mails: [
      phish('from-twice-bad', 'ja', 'Two From: fields: one may be checked, the other shown.', {
        symbols: ['FROM_TWICE', 'BRAND_CLAIM_UNPROVEN'],
        from: [
          'news@miwake-sample-22.example <news@miwake-sample-22.example>',
          'イオンカード <aeon-info@email.aeon.co.jp>',
        ],
        subject: '【イオンカード】ご請求額の確定と本人認証のお願い',
        date: '2025-12-02 10:10 +0800',
        auth: { spf: 'pass miwake-sample-22.example', dkim: 'none', dmarc: 'none' },
        hop: 'unknown 203.0.113.16',
        style: 'plain',
        body: `
暮らしのマネーサイト会員様

ご請求額が確定いたしました。ただし、お客様のカードは第三者利用の疑いがあるため、本人認証が完了するまでご利用いただけません。

[[本人認証|https://aeon.miwake-sample-22.example/auth]]

イオンカードコールセンター`,
      }),
      ham('from-twice-honest', 'ja', 'One From:, one Sender: a secretary writes for the head.', {
        from: '緑野小学校 校長 三浦 <kocho@midorino-e.example.ed.jp>',
        subject: '運動会の延期について',
        date: '2026-05-29 06:12 +0900',
        auth: 'pass',
        form: 'text',
        charset: 'iso-2022-jp',
        header: [['Sender', 'jimu@midorino-e.example.ed.jp']],
        body: `
保護者の皆様

おはようございます。校庭の状態が悪いため、本日の運動会は明日5月30日（土）に延期します。
本日は通常の授業を行いますので、教科書を持たせてください。お弁当は不要です。

緑野小学校`,
      }),
    ],
  },
  {
    family: 'look-alike',
    shows: "A domain that looks like the brand's; and a brand's own long host.",
    mails: [
      phish('look-alike-bad', 'ja', 'rn for m, inside a clearly invented host.', {
        symbols: ['LOOK_ALIKE_SENDER', 'LINK_LOOK_ALIKE'],
        from: 'Amazon.co.jp <no-reply@arnazon-co-jp.miwake-sample-23.top>',
        subject: 'ご注文の確認「レゴ テクニック 42115」1点',
        date: '2024-12-24 23:02 +0800',
        auth: 'pass',
        hop: 'unknown 203.0.113.18',
        style: 'card',
        body: `
Amazon.co.jpをご利用いただき、ありがとうございます。

| 注文番号 | 503-2281177-9920183
| 注文合計 | ￥52,800
| お届け先 | 千葉県 市川市 アオキ タケシ

この注文に覚えがない場合は、発送前にキャンセルしてください。

[[注文をキャンセル|https://www.arnazon-co-jp.miwake-sample-23.top/gp/css/cancel]]`,
      }),
      ham('look-alike-honest', 'ja', "Amazon's own cloud, host with many labels, own domain.", {
        from: 'Amazon Web Services <no-reply-aws@amazon.com>',
        subject: 'AWS請求書のご案内（2026年8月ご利用分）',
        date: '2026-09-03 14:20 +0900',
        auth: { spf: 'pass amazonses.com', dkim: 'pass amazon.com', dmarc: 'pass amazon.com quarantine' },
        style: 'card',
        body: `
AWSのお客様

2026年8月ご利用分の請求書が作成されました。合計金額は 12.84 USD です。ご登録のお支払い方法に請求されます。

[[請求書を見る|https://us-east-1.console.aws.amazon.com/billing/home?region=us-east-1#/bills]]

このメールは、請求書のメール送付を設定されているお客様にお送りしています。

Amazon Web Services, Inc. 410 Terry Avenue North, Seattle, WA 98109-5210`,
      }),
      phish('sub-domain-brand-bad', 'en', 'paypal.com stands in front of a foreign domain.', {
        symbols: ['LOOK_ALIKE_SENDER', 'LINK_LOOK_ALIKE', 'BRAND_IMPERSONATED'],
        from: 'PayPal <service@paypal.com.miwake-sample-24.shop>',
        subject: 'We limited your account',
        date: '2024-03-05 12:00 +0000',
        auth: 'pass',
        hop: 'unknown 203.0.113.21',
        style: 'card',
        encoding: 'quoted-printable',
        body: `
Dear Client,

Your account access has been limited because of suspicious activity. You can not send or withdraw money until you confirm your identity.

[[Resolve now|https://www.paypal.com.miwake-sample-24.shop/webapps/mpp/limited]]

Case ID: PP-004-118-221`,
      }),
      ham('sub-domain-brand-honest', 'en', 'PayPal itself through its sub-domain and its own tracker domain.', {
        symbols: ['BRAND_PROVEN', 'LINKS_ALL_GOOD'],
        from: 'PayPal <paypal@mail.paypal.com>',
        subject: 'Updates to our User Agreement',
        date: '2026-02-10 09:00 +0000',
        auth: { spf: 'pass mail.paypal.com', dkim: 'pass mail.paypal.com', dmarc: 'pass paypal.com reject' },
        style: 'card',
        encoding: 'quoted-printable',
        body: `
Hello Hanako Suzuki,

The User Agreement changes on 12 April 2026. There is nothing to do if you agree; if you do not, you may close your account before that day without cost.

[[Read the changes|https://epl.paypal-communication.com/T/v60000/abc]]

[[Policy updates page|https://www.paypal.com/uk/legalhub/upcoming-policies-full]]`,
      }),
    ],
  },
  {
    family: 'forged-results',
    shows: 'The mail brings its own "dmarc=pass"; and a forwarder that breaks SPF.',
    mails: [
      phish('forged-results-bad', 'ja', 'A forged Authentication-Results below the true one.', {
        symbols: ['BRAND_FORGED', 'ORIGIN_FAILED', 'BRAND_OWN_ADDRESS_FOREIGN_TARGET'],
        from: 'りそな銀行 <info@resonabank.co.jp>',
        mailFrom: 'x@miwake-sample-43.test',
        subject: '【りそな銀行】ログイン時の追加認証について',
        date: '2025-05-08 02:30 +0800',
        auth: { spf: 'none', dkim: 'none', dmarc: 'fail resonabank.co.jp none' },
        hop: 'unknown 203.0.113.46',
        header: [
          [
            'Authentication-Results',
            'mail.resonabank.co.jp; spf=pass smtp.mailfrom=resonabank.co.jp; dkim=pass header.d=resonabank.co.jp; dmarc=pass header.from=resonabank.co.jp',
          ],
          ['X-Spam-Status', 'No, score=-9.9'],
        ],
        style: 'plain',
        body: `
りそなグループアプリをご利用のお客さま

追加認証の登録が完了しておりません。5月9日以降、ログインができなくなります。

[[追加認証を登録|https://resona.miwake-sample-43.test/login]]

りそな銀行`,
      }),
      ham('forged-results-honest', 'ja', 'Forwarded by an alumni address: SPF fails, DKIM of the bank still passes.', {
        symbols: ['ORIGIN_PROVEN', 'BRAND_OWN_TARGETS'],
        from: 'りそな銀行 <mail@resonabank.co.jp>',
        mailFrom: 'SRS0=ab1c=resonabank.co.jp@alumni.example.ac.jp',
        subject: '【りそな銀行】定期預金の満期が近づいています',
        date: '2026-03-16 10:00 +0900',
        auth: { spf: 'pass alumni.example.ac.jp', dkim: 'pass resonabank.co.jp', dmarc: 'pass resonabank.co.jp' },
        hop: 'forward.alumni.example.ac.jp 192.0.2.90',
        form: 'text',
        charset: 'iso-2022-jp',
        body: `
山田 太郎 さま

いつもりそな銀行をご利用いただき、ありがとうございます。お預け入れの定期預金が、まもなく満期を迎えます。

満期日：2026年3月31日

自動継続のお客さまは、お手続きは不要です。金額や利率は、りそなグループアプリまたは窓口でご確認ください。

株式会社りそな銀行`,
      }),
    ],
  },
  {
    family: 'false-thread',
    shows: 'A "Re:" to a mail nobody wrote.',
    mails: [
      phish(
        'false-thread-bad',
        'ja',
        'Pretends a conversation about a delivery note; password-protected archive on a foreign site.',
        {
          symbols: ['FAKE_REPLY'],
          from: '株式会社ミドリ電機 <info@miwake-sample-44.example>',
          subject: 'Re: Re: 納品書の件',
          date: '2023-11-07 10:58 +0900',
          auth: 'none',
          hop: 'unknown 203.0.113.48',
          form: 'text',
          charset: 'iso-2022-jp',
          body: `
お世話になっております。

先ほどのお電話の件、納品書をお送りします。至急ご確認の上、ご返信をお願いします。

http://miwake-sample-44.example/files/nouhinsho_1107.zip
パスワード：1107

> ありがとうございます。納品書をお待ちしております。
> 山田`,
        },
      ),
      ham('false-thread-honest', 'ja', "A true thread: the References name the reader's own mails.", {
        from: '堀 和也 <hori@midori-denki.example.co.jp>',
        subject: 'Re: Re: 納品書の件',
        date: '2026-05-13 11:20 +0900',
        auth: 'pass',
        form: 'text',
        charset: 'iso-2022-jp',
        header: [
          ['In-Reply-To', '<20260513-taro-03@example.jp>'],
          ['References', '<20260512-hori-1@midori-denki.example.co.jp> <20260513-taro-03@example.jp>'],
        ],
        body: `
山田様

お世話になっております。ミドリ電機の堀です。
納品書は、本日午後の便に同封します。PDFが必要でしたら、お送りしますのでお知らせください。

> ありがとうございます。納品書をお待ちしております。
> 山田`,
      }),
    ],
  },
]
