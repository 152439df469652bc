/** At work: passwords, mailboxes, documents. */
import type { Family } from '../../scripts/corpus/spec.ts'
import { ham, phish } from './kit.ts'

export const workAccount: readonly Family[] = [
  {
    family: 'password-expiry',
    shows: 'The password at work expires today: keep the old one at a false page, or change it as the firm has told.',
    mails: [
      phish('password-expiry-bad', 'ja', 'Microsoft 365 named; sender unrelated; "keep the same password".', {
        symbols: ['MAILBOX_QUOTA', 'BRAND_IMPERSONATED'],
        from: 'Microsoft 365 管理センター <noreply@m365.miwake-sample-15.top>',
        subject: 'taro@example.jp のパスワードは本日期限切れになります',
        date: '2025-05-13 08:58 +0900',
        auth: 'pass',
        hop: 'unknown 203.0.113.160',
        style: 'card',
        logo: { alt: 'Microsoft', src: 'https://m365.miwake-sample-15.top/ms.png' },
        body: `
taro@example.jp 様

お使いのメールアカウントのパスワードは**本日**有効期限が切れます。引き続き同じパスワードをご利用になる場合は、以下のボタンをクリックしてください。

[[現在のパスワードを維持する|https://m365.miwake-sample-15.top/owa/?e=taro@example.jp]]

対応されない場合、メールの送受信ができなくなります。

Microsoft 365 チーム`,
      }),
      ham(
        'password-expiry-honest',
        'ja',
        "The firm's own system group, inside the same domain; no link, the way is on the intranet.",
        {
          symbols: ['MAILBOX_QUOTA'],
          from: '情報システム部 <it-support@example.jp>',
          to: '山田 太郎 <taro@example.jp>',
          subject: '【再送】パスワードの有効期限について（あと7日）',
          date: '2026-04-13 09:00 +0900',
          auth: 'pass',
          form: 'text',
          charset: 'iso-2022-jp',
          body: `
山田さん

情報システム部です。社内システムのパスワードの有効期限が、4月20日（月）に切れます。

社内のPCで Ctrl + Alt + Delete を押し、「パスワードの変更」を選んで変更してください。在宅の方は、先にVPNへ接続してください。
このメールにはリンクを付けていません。パスワードの入力を求めるメールが届いたら、開かずに内線3300へお知らせください。

情報システム部 内線3300`,
        },
      ),
      phish(
        'password-expiry-en-bad',
        'en',
        'Own domain of the reader as display name, foreign sender, password page on a free host.',
        {
          symbols: ['MAILBOX_QUOTA', 'OWN_DOMAIN_CLAIM', 'LINK_FREE_HOST'],
          from: 'example.com IT Helpdesk <admin@miwake-sample-notice.test>',
          subject: 'Password expires today for hanako@example.com',
          date: '2024-09-30 07:02 +0000',
          auth: 'none',
          hop: 'unknown 203.0.113.161',
          form: 'html',
          style: 'plain',
          encoding: 'quoted-printable',
          body: `
Hello hanako,

The password to your mailbox hanako@example.com expires **today**. You can keep using your current password by confirming it below.

[[Keep my password|https://webmail-example-com.miwake-sample.vercel.app/?hanako@example.com]]

(c) 2024 example.com IT support. Failure to comply will lead to deactivation.`,
        },
      ),
      ham('password-expiry-en-honest', 'en', "The reader's own firm tells it plainly.", {
        symbols: ['MAILBOX_QUOTA'],
        from: 'IT Services <it@example.com>',
        subject: 'Reminder: your password expires on Friday',
        date: '2025-11-17 09:00 +0000',
        auth: 'pass',
        form: 'text',
        charset: 'us-ascii',
        body: `
Hi Hanako,

Your password expires on Friday 21 November. Please change it from your computer's settings before then, while connected to the office network or VPN.

There is no link in this message on purpose. If you get one that asks you to "keep your password", forward it to us and delete it.

IT Services, ext. 410`,
      }),
    ],
  },
  {
    family: 'mailbox-quota',
    shows: 'The mailbox is full.',
    mails: [
      phish('mailbox-quota-bad', 'ja', 'No brand at all, only "webmail administration"; foreign sign-in page.', {
        symbols: ['MAILBOX_QUOTA', 'ROLE_CLAIM', 'DEADLINE'],
        from: 'メール管理者 <postmaster@miwake-mihon-webmail.example>',
        subject: 'メールボックスの容量が98%に達しました',
        date: '2025-01-08 03:12 +0000',
        auth: 'none',
        hop: 'unknown 203.0.113.163',
        style: 'plain',
        body: `
ユーザー各位 (taro@example.jp)

あなたのメールボックスは容量の98%を使用しています。まもなくメッセージの送受信ができなくなるでしょう。

再検証を行うと、追加の容量が無料で与えられます。下のリンクにメールアドレスとパスワードを入れてください。

[[ここをクリックして検証|http://miwake-mihon-webmail.example/roundcube/?_task=login]]

24時間以内に更新しない場合、メールは削除されます。

ウェブメール サポート チーム`,
      }),
      ham('mailbox-quota-honest', 'ja', "The reader's own provider; authenticated; says how to make room.", {
        symbols: ['MAILBOX_QUOTA'],
        from: 'example.jp 会員サポート <support@example.jp>',
        subject: 'メールボックスの空き容量が少なくなっています',
        date: '2026-03-18 07:00 +0900',
        auth: 'pass',
        form: 'text',
        body: `
山田 太郎 様

メールボックスの使用量が、容量（5GB）の90%を超えました。いっぱいになると、新しいメールを受け取れなくなります。

| 使用量 | 4.6GB
| ゴミ箱 | 1.1GB

会員サポートページにログインして、ゴミ箱を空にするか、不要なメールを削除してください。容量の追加（月額220円）も会員サポートページからお申し込みいただけます。

example.jp 会員サポート`,
      }),
      phish('mailbox-quota-en-bad', 'en', 'Quota, pending mails to be released, foreign page.', {
        symbols: ['MAILBOX_QUOTA'],
        from: 'Mail Delivery System <quarantine@miwake-sample-mailbox.shop>',
        subject: '(7) incoming messages on hold - hanako@example.com',
        date: '2025-08-25 12:12 +0000',
        auth: 'pass',
        hop: 'unknown 203.0.113.165',
        style: 'card',
        encoding: 'quoted-printable',
        body: `
You have 7 new messages that are stuck on the server due to low storage of your mailbox.

| Invoice 88120 | pending
| RE: contract | pending
| Payment advice | pending

[[Release messages to inbox|https://miwake-sample-mailbox.shop/release?to=hanako@example.com]]

Messages will be deleted after 24 hours. cPanel Webmail 2025`,
      }),
      ham('mailbox-quota-en-honest', 'en', "The mail service's own quarantine digest.", {
        from: 'Quarantine digest <quarantine@example.com>',
        subject: 'Your quarantine: 2 messages since yesterday',
        date: '2026-07-01 06:00 +0000',
        auth: 'pass',
        style: 'plain',
        encoding: 'quoted-printable',
        header: [['Auto-Submitted', 'auto-generated']],
        body: `
Hello Hanako,

2 messages were put into quarantine since yesterday. They are kept for 30 days.

| 30 June 14:02 | "Rank on page one" | from seo at an unknown sender
| 30 June 21:47 | "Invoice overdue" | attachment removed

If one of them is wanted, release it here (you will have to sign in):
[[https://mail.example.com/quarantine]]

You are receiving this because the digest is switched on for hanako@example.com.`,
      }),
    ],
  },
  {
    family: 'shared-document',
    shows: 'Somebody shares a document: a false page, and the real service.',
    mails: [
      phish('shared-document-bad', 'ja', 'OneDrive named; the name of a colleague; foreign page.', {
        symbols: ['BRAND_IMPERSONATED', 'FILE_DEMANDED'],
        from: '佐々木 健（OneDrive） <share@miwake-sample-docs.cn>',
        subject: '佐々木 健 さんが「給与改定一覧_2026.xlsx」を共有しました',
        date: '2026-03-26 17:55 +0900',
        auth: 'pass',
        hop: 'unknown 203.0.113.168',
        style: 'card',
        logo: { alt: 'OneDrive', src: 'https://miwake-sample-docs.cn/od.png' },
        body: `
佐々木 健 さんがファイルを共有しました

**給与改定一覧_2026.xlsx**
このリンクは taro@example.jp だけが開けます。

[[開く|https://miwake-sample-docs.cn/onedrive/auth?login=taro@example.jp]]

セキュリティのため、職場のメールアドレスとパスワードでサインインしてください。有効期限：24時間

Microsoft Corporation`,
      }),
      ham('shared-document-honest', 'ja', 'The real service on behalf of a colleague in the same firm.', {
        symbols: ['FILE_DEMANDED'],
        from: '佐々木 健（Google ドライブ経由） <drive-shares-dm-noreply@google.com>',
        replyTo: '佐々木 健 <sasaki@example.jp>',
        subject: '共有ドキュメント:「10月 定例会 議事録」',
        date: '2026-10-06 16:20 +0900',
        auth: { spf: 'pass doclist.bounces.google.com', dkim: 'pass google.com', dmarc: 'pass google.com reject' },
        style: 'card',
        body: `
佐々木 健 さんがドキュメントを共有しました

佐々木 健（sasaki@example.jp）さんが、あなたを編集者として招きました。

議事録です。抜けがあれば直接直してください。

[[10月 定例会 議事録|https://docs.google.com/document/d/1miwakeSampleDocumentIdentifier000000000000/edit?usp=sharing_eil]]

Google LLC, 1600 Amphitheatre Parkway, Mountain View, CA 94043, USA
共有の操作があったため、自動で送信しています。`,
      }),
      phish('docusign-en-bad', 'en', 'DocuSign named; foreign sender and page.', {
        symbols: ['BRAND_IMPERSONATED', 'FILE_DEMANDED'],
        from: 'DocuSign via HR <dse@miwake-sample-esign.top>',
        subject: 'Completed: Complete with DocuSign: Q3_Salary_Adjustment.pdf',
        date: '2025-09-16 13:20 +0000',
        auth: 'pass',
        hop: 'unknown 203.0.113.169',
        style: 'card',
        encoding: 'quoted-printable',
        logo: { alt: 'DocuSign', src: 'https://miwake-sample-esign.top/logo.png' },
        body: `
A document from the HR Department waits for your signature.

[[REVIEW DOCUMENT|https://miwake-sample-esign.top/sign/?id=hanako@example.com]]

**Q3_Salary_Adjustment.pdf**

Please sign before close of business. Do not share this email. Alternate signing: use your email password as the access code.

Powered by DocuSign`,
      }),
      ham('docusign-en-honest', 'en', 'The real signing service; its own links.', {
        symbols: ['FILE_DEMANDED', 'BRAND_OWN_TARGETS'],
        from: 'Priya Nair via Docusign <dse_na3@docusign.net>',
        subject: 'Complete with Docusign: Tenancy agreement 14 Bridge Street',
        date: '2026-01-15 11:44 +0000',
        auth: 'pass',
        style: 'card',
        encoding: 'quoted-printable',
        body: `
Priya Nair would like you to sign a document.

[[REVIEW DOCUMENT|https://na3.docusign.net/Signing/EmailStart.aspx?a=00000000-0000-4000-8000-000000000000&acct=1]]

Priya Nair
priya@bridgelettings.example

Hi Hanako, here is the tenancy agreement as we discussed on the phone. Any questions, call me on 555-0117.

You can also open docusign.com yourself and enter the code that is printed in the document.`,
      }),
      phish(
        'service-abused-bad',
        'ja',
        "A real notification of Google Docs, all authentication passes; the stranger's comment carries the bait and a foreign link.",
        {
          symbols: ['ABUSED_NOTIFICATION'],
          actions: ['review', 'junk'],
          from: 'ポイント事務局 様（Google ドキュメント） <comments-noreply@docs.google.com>',
          subject: 'ポイント事務局 さんからコメントがあります: 当選通知書',
          date: '2025-10-31 02:02 +0900',
          auth: {
            spf: 'pass docos.bounces.google.com',
            dkim: 'pass docs.google.com',
            dmarc: 'pass docs.google.com reject',
          },
          style: 'card',
          body: `
ポイント事務局 さんのコメントに、あなたの名前があります

当選通知書

> @taro@example.jp おめでとうございます。あなたは暗号資産 1.24 BTC の受取人に選ばれました。24時間以内に受け取り手続きをしてください。
> 受け取りページ https://btc-uketori.miwake-sample-16.top/

[[開く|https://docs.google.com/document/d/1miwakeSampleDocumentIdentifier111111111111/edit?disco=AAAA]]

Google LLC, 1600 Amphitheatre Parkway, Mountain View, CA 94043, USA`,
        },
      ),
      phish(
        'service-abused-en-bad',
        'en',
        "A real PayPal money request, all authentication passes; the seller's note is the bait: a charge and a number to call.",
        {
          symbols: ['ABUSED_NOTIFICATION', 'CALL_BACK'],
          actions: ['review', 'junk'],
          from: 'service@paypal.com',
          subject: 'Money request from Billing Department of PayPal',
          date: '2025-06-24 17:17 +0000',
          auth: 'pass',
          style: 'card',
          encoding: 'quoted-printable',
          body: `
Hello hanako@example.com,

Billing Department of PayPal sent you a money request

| Amount requested | $599.99 USD
| Note from Billing Department of PayPal | Suspicious transaction of $599.99 found. If you did not make it, call +1 (888) 555-0149 at once to cancel, else it is charged within 24 hours.

[[Pay now|https://www.paypal.com/myaccount/transfer/payRequest/U-0AA00000AA000000A]]

Not somebody you know? Then do not pay; you may decline the request in your account.

PayPal Pte. Ltd.`,
        },
      ),
      ham('service-abused-en-honest', 'en', 'The same notification for a dinner shared with a friend.', {
        from: 'service@paypal.com',
        subject: 'Money request from Rosa Lindqvist',
        date: '2025-11-13 09:03 +0000',
        auth: 'pass',
        style: 'card',
        encoding: 'quoted-printable',
        body: `
Hello Hanako Suzuki,

Rosa Lindqvist sent you a money request

| Amount requested | $23.50 USD
| Note from Rosa Lindqvist | Your half of lunch, thank you for a lovely afternoon!

[[Pay now|https://www.paypal.com/myaccount/transfer/payRequest/U-0BB00000BB000000B]]

Not somebody you know? Then do not pay; you may decline the request in your account.

PayPal Pte. Ltd.`,
      }),
      ham('service-abused-honest', 'ja', "The same notification with a colleague's comment.", {
        from: '森 美咲（Google ドキュメント） <comments-noreply@docs.google.com>',
        subject: '森 美咲 さんから依頼があります: 展示会チラシ案',
        date: '2026-09-29 15:12 +0900',
        auth: {
          spf: 'pass docos.bounces.google.com',
          dkim: 'pass docs.google.com',
          dmarc: 'pass docs.google.com reject',
        },
        style: 'card',
        body: `
森 美咲 さんのコメントに、あなたの名前があります

展示会チラシ案

> @taro@example.jp 2枚目の住所、移転前のままになっています。直していただけますか？

[[開く|https://docs.google.com/document/d/1miwakeSampleDocumentIdentifier222222222222/edit?disco=AAAB]]

Google LLC, 1600 Amphitheatre Parkway, Mountain View, CA 94043, USA
このコメントの参加者に送信しています。`,
      }),
    ],
  },
]
