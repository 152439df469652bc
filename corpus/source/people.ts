/** Letters between people, inside firms, on lists; and bounces. */
import type { Family } from '../../scripts/corpus/spec.ts'
import { ham } from './kit.ts'

export const people: readonly Family[] = [
  {
    family: 'people',
    shows: 'Letters between people, inside firms, on lists.',
    mails: [
      ham('letter-ja-honest', 'ja', 'A mother writes; carrier mail address, no subject line to speak of.', {
        from: 'miwake-mihon-haha@docomo.ne.jp',
        subject: '米',
        date: '2026-09-19 20:02 +0900',
        auth: 'pass',
        form: 'text',
        charset: 'iso-2022-jp',
        body: `
お米送りました。クロネコで明日の午前中に着きます。
新米だから水は少なめにね。お父さんの腰はだいぶ良くなりました。
着いたら連絡ください。`,
      }),
      ham('letter-en-honest', 'en', 'A neighbour about a parcel and a key.', {
        from: 'Owen Hart <owen.hart@example.org>',
        subject: 'your parcel',
        date: '2025-12-19 18:01 +0000',
        auth: 'pass',
        form: 'text',
        charset: 'us-ascii',
        body: `
Hi Hanako,

The courier left a parcel for you with us. Come round any time before nine. We're away from Sunday, so could you please feed the cat? The key is where it always is.

Owen`,
      }),
      ham('internal-honest', 'ja', 'Head office to everybody: new building, new telephone numbers.', {
        symbols: [],
        from: '総務部 <soumu@example.jp>',
        to: '全社員 <all@example.jp>',
        subject: '【全社】本社移転に伴う電話番号の変更と入館証の交換について',
        date: '2026-03-23 09:00 +0900',
        auth: 'pass',
        style: 'outlook',
        charset: 'utf-8',
        files: [],
        body: `
社員各位

4月6日（月）より、本社は緑野ビル7階へ移転します。

- 代表電話：000-000-2000（変更なし）
- 入館証：4月3日までに総務部で交換してください。交換しないと入館できません。
- 社内システムのURL：[[https://portal.example.jp/iten|https://portal.example.jp/iten]]

ご不明な点は総務部（内線2001）まで。`,
      }),
      ham('mailing-list-honest', 'ja', 'A mailing list that adds its tag and footer; DMARC of the author fails.', {
        symbols: ['LIST_UNSUBSCRIBE'],
        from: '野口 健三 <noguchi@example.or.jp>',
        mailFrom: 'yama-bounces@ml.midorino-yama.example.jp',
        to: 'yama@ml.midorino-yama.example.jp',
        subject: '[yama:1182] 北岳の山小屋の予約について',
        date: '2026-06-24 21:48 +0900',
        auth: { spf: 'pass ml.midorino-yama.example.jp', dkim: 'fail example.or.jp', dmarc: 'fail example.or.jp none' },
        hop: 'ml.midorino-yama.example.jp 192.0.2.120',
        form: 'text',
        charset: 'iso-2022-jp',
        header: [
          ['List-Id', 'yama <yama.ml.midorino-yama.example.jp>'],
          ['List-Post', '<mailto:yama@ml.midorino-yama.example.jp>'],
          ['List-Unsubscribe', '<mailto:yama-request@ml.midorino-yama.example.jp?subject=unsubscribe>'],
          ['Precedence', 'list'],
          ['X-Mailer', 'Becky! ver. 2.81.06 [ja]'],
        ],
        body: `
野口です。

7月の北岳ですが、山小屋の予約は今年から前払いになりました。1人11,000円、カード払いのみだそうです。
予約は私がまとめて行いますので、お金は当日で結構です。

--
yama メーリングリスト
退会は yama-request@ml.midorino-yama.example.jp へ unsubscribe と書いて送ってください`,
      }),
      ham('mailing-list-en-honest', 'en', "A developers' list.", {
        from: 'Ingrid Moe <ingrid@moe-web.example>',
        mailFrom: 'mailers-bounces@lists.example.net',
        to: 'mailers@lists.example.net',
        subject: '[mailers] Re: How strict are you with p=reject?',
        date: '2026-05-19 13:22 +0200',
        auth: { spf: 'pass lists.example.net', dkim: 'pass lists.example.net', dmarc: 'fail moe-web.example none' },
        hop: 'lists.example.net 192.0.2.121',
        form: 'text',
        charset: 'us-ascii',
        header: [
          ['List-Id', 'Mail operators <mailers.lists.example.net>'],
          ['List-Unsubscribe', '<https://lists.example.net/options/mailers>'],
          ['In-Reply-To', '<strict-1@example.net>'],
          ['Precedence', 'list'],
        ],
        body: `
> Do you reject phishing that fails DMARC outright, or put it in junk?

We reject when the policy says so, and only then. Two of our customers were locked out of their bank's mail by a stricter rule last year.

Ingrid

_______________________________________________
mailers mailing list
https://lists.example.net/options/mailers`,
      }),
      ham('out-of-office-honest', 'ja', 'Automatic answer of somebody on holiday.', {
        from: '堀 和也 <hori@midori-denki.example.co.jp>',
        mailFrom: '',
        subject: '不在通知: Re: 仕様書の件',
        date: '2026-08-12 10:31 +0900',
        auth: {
          spf: 'pass mail.midori-denki.example.co.jp',
          dkim: 'pass midori-denki.example.co.jp',
          dmarc: 'pass midori-denki.example.co.jp',
        },
        form: 'text',
        charset: 'iso-2022-jp',
        header: [
          ['Auto-Submitted', 'auto-replied'],
          ['In-Reply-To', '<20260812-taro-2@example.jp>'],
        ],
        body: `
お世話になっております。ミドリ電機の堀です。

8月11日から16日まで、夏季休業をいただいております。お急ぎの方は、代表電話（000-000-4000）へご連絡ください。
17日以降、順次お返事いたします。`,
      }),
      ham('out-of-office-en-honest', 'en', 'Automatic answer in English.', {
        from: 'Priya Nair <priya@bridgelettings.example>',
        mailFrom: '',
        subject: 'Automatic reply: keys for 14 Bridge Street',
        date: '2026-01-19 09:00 +0000',
        auth: {
          spf: 'pass mail.bridgelettings.example',
          dkim: 'pass bridgelettings.example',
          dmarc: 'pass bridgelettings.example',
        },
        form: 'text',
        charset: 'us-ascii',
        header: [
          ['Auto-Submitted', 'auto-replied'],
          ['X-Auto-Response-Suppress', 'All'],
          ['In-Reply-To', '<keys-1@example.com>'],
        ],
        body: `
Thank you for your email. I am out of the office until Thursday 22 January. If it is urgent, call 555-0117 and ask for Ben.

Priya`,
      }),
    ],
  },
  {
    family: 'bounces',
    shows: 'Reports of delivery that failed.',
    mails: [
      ham('bounce-en-honest', 'en', "A true bounce of the reader's own mail.", {
        symbols: ['BOUNCE_FORM'],
        from: 'Mail Delivery System <MAILER-DAEMON@mx.example.jp>',
        mailFrom: '',
        subject: 'Returned mail: minutes of the meeting',
        date: '2026-04-02 12:00 +0000',
        auth: 'none',
        hop: 'none',
        form: 'text',
        charset: 'us-ascii',
        header: [['Auto-Submitted', 'auto-replied']],
        report: {
          status: `Reporting-MTA: dns; mx.example.jp
Arrival-Date: Thu, 2 Apr 2026 12:00:00 +0000

Final-Recipient: rfc822; nobody@example.net
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <nobody@example.net>: Recipient address rejected
`,
          returned: `From: Hanako Suzuki <hanako@example.com>
To: nobody@example.net
Subject: minutes of the meeting
Date: Thu, 2 Apr 2026 11:59:58 +0000
Message-ID: <minutes-1@example.com>
`,
        },
        body: `
The mail server mx.example.jp could not hand over your message to one recipient and has given up.

Recipient: nobody@example.net
What the other server said: 550 5.1.1 Recipient address rejected: User unknown

Please check the spelling. The details for your administrator are attached.`,
      }),
      ham('bounce-ja-honest', 'ja', 'A Japanese bounce: mailbox full.', {
        symbols: ['BOUNCE_FORM'],
        from: 'メール配信システム <postmaster@example.ne.jp>',
        mailFrom: '',
        subject: '【配信できませんでした】同窓会のご案内',
        date: '2026-06-16 08:11 +0900',
        auth: 'none',
        form: 'text',
        charset: 'iso-2022-jp',
        header: [['Auto-Submitted', 'auto-replied']],
        report: {
          status: `Reporting-MTA: dns; mail.example.ne.jp

Final-Recipient: rfc822; nakamura@example.ne.jp
Action: failed
Status: 5.2.2
Diagnostic-Code: smtp; 552 5.2.2 Mailbox full
`,
          returned: `From: taro@example.jp
To: nakamura@example.ne.jp
Subject: =?UTF-8?B?5ZCM56qT5Lya44Gu44GU5qGI5YaF?=
Message-ID: <20260616-taro-5@example.jp>
`,
        },
        body: `
あなたが送信したメールは、次の宛先に配信できませんでした。

宛先：nakamura@example.ne.jp
理由：受信者のメールボックスの容量がいっぱいです（552 5.2.2）

しばらくしてから、もう一度送信してください。`,
      }),
    ],
  },
]
