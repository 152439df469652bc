/** Accounts and sign-ins. */
import type { Family } from '../../scripts/corpus/spec.ts'
import { ham, phish } from './kit.ts'

export const account: readonly Family[] = [
  {
    family: 'account-suspended',
    shows:
      'An account is said to be stopped unless one signs in within hours; the honest twin reports a hold that the reader lifts by typing the address.',
    mails: [
      phish('account-suspended-bad', 'ja', 'Says it is Amazon; From: and link belong to nobody it names; 72 hours.', {
        symbols: ['BRAND_IMPERSONATED', 'ACCOUNT_THREAT', 'DEADLINE'],
        from: 'Amazon.co.jp <kaiin-info@miwake-sample-1.top>',
        subject: '【Amazon】お客様のアカウントは一時停止されています',
        date: '2025-11-03 04:12 +0800',
        auth: 'pass',
        hop: 'unknown 203.0.113.17',
        style: 'card',
        logo: { alt: 'Amazon', src: 'https://miwake-sample-1.top/i/logo.png' },
        body: `
Amazon お客様

お支払い方法に不審な変更が検出されたため、アカウントの利用を一時的に停止いたしました。
**72時間以内**にご本人様確認が完了しない場合、アカウントは永久に閉鎖され、ご注文中の商品は自動的にキャンセルとなります。

[[アカウントを復旧する|https://miwake-sample-1.top/ap/verify?id=8821]]

このメールにお心当たりのない場合も、必ず上記より情報をご確認下さい。

Amazonカスタマーサービス`,
      }),
      ham(
        'account-suspended-honest',
        'ja',
        'Amazon itself: DMARC passes, every link stays on amazon.co.jp, nothing has to be done from the mail.',
        {
          symbols: ['BRAND_PROVEN', 'ACCOUNT_THREAT'],
          from: 'Amazon.co.jp <account-update@amazon.co.jp>',
          mailFrom: '20260214-bounce@bounces.amazon.co.jp',
          subject: 'アカウントの一時停止と再開の手順について',
          date: '2026-02-14 10:05 +0900',
          auth: { spf: 'pass bounces.amazon.co.jp', dkim: 'pass amazon.co.jp', dmarc: 'pass amazon.co.jp quarantine' },
          hop: 'a12-40.smtp-out.amazonses.com 192.0.2.40',
          style: 'card',
          body: `
山田太郎様

通常と異なる操作が見られたため、アカウントを一時的に停止し、パスワードを無効にしました。ご注文やお支払い情報に変更はありません。

再開するには、ブラウザーに www.amazon.co.jp と入力してサインイン画面を開き、「パスワードをお忘れですか」から新しいパスワードを設定してください。期限はありません。

手順は[[ヘルプページ|https://www.amazon.co.jp/gp/help/customer/display.html?nodeId=GP7G4KKBVVQ8KKZ3]]にもあります。

このメールに返信いただいても、お答えできません。`,
        },
      ),
      phish('account-suspended-en-bad', 'en', 'Netflix name on an unrelated domain, hold on membership, card form.', {
        symbols: ['BRAND_IMPERSONATED', 'ACCOUNT_THREAT', 'DEADLINE'],
        from: 'Netflix Support <billing@miwake-sample-streaming.shop>',
        subject: 'Your membership is on hold - action required within 24 hours',
        date: '2024-08-19 02:44 +0000',
        auth: 'none',
        hop: 'unknown 203.0.113.88',
        style: 'mobile',
        encoding: 'quoted-printable',
        body: `
Dear Customer,

We was unable to validate your billing information for the next cycle of your subscription. Your membership has been suspended.

Update your payment details within 24 hours or your account and all profiles will be permanently deleted.

[[RESTART MEMBERSHIP|https://miwake-sample-streaming.shop/login/?u=hanako@example.com]]

Netflix`,
      }),
      ham(
        'account-suspended-en-honest',
        'en',
        'The same news from the real sender, with the links of its own domain.',
        {
          symbols: ['BRAND_PROVEN', 'ACCOUNT_THREAT'],
          from: 'Netflix <info@account.netflix.com>',
          subject: 'Your membership is on hold',
          date: '2025-03-09 17:20 +0000',
          auth: 'pass',
          style: 'mobile',
          encoding: 'quoted-printable',
          body: `
Hi Hanako,

Your last payment did not go through, so your membership is on hold. Your profiles and history are kept for 10 months.

You can try again with the same card or choose another way to pay from your account page:

[[Update payment|https://www.netflix.com/YourAccountPayment]]

If you would rather cancel, there is nothing to do. Questions? Visit the [[Help Center|https://help.netflix.com/en/node/47]].

This message was mailed to hanako@example.com by Netflix.`,
        },
      ),
    ],
  },
  {
    family: 'unusual-sign-in',
    shows: 'A sign-in from elsewhere is reported: to make one sign in at a false page, or truly.',
    mails: [
      phish('unusual-sign-in-bad', 'ja', 'Rakuten named, domain and link foreign, fear of a stranger in the account.', {
        symbols: ['UNUSUAL_SIGN_IN', 'LOOK_ALIKE_SENDER', 'BRAND_IMPERSONATED'],
        from: '楽天グループ株式会社 <myinfo@rakuten-id.miwake-sample-login.cn>',
        subject: '[楽天]ログインしましたか？(2025/07/22 03:18)',
        date: '2025-07-22 03:26 +0800',
        auth: 'pass',
        hop: 'unknown 203.0.113.5',
        style: 'mobile',
        body: `
お客様の楽天IDに、いつもと異なる環境からのログインがありました。

| ログイン日時 | 2025/07/22 03:18
| IPアドレス | 203.0.113.240
| 場所 | ブラジル

ご本人様のログインでない場合は、第三者による不正利用の恐れがございます。直ちに下記より会員情報の確認を行ってください。確認が取れない場合、ポイントの利用を制限させていただきます。

[[会員情報を確認する|https://rakuten-id.miwake-sample-login.cn/auth/login]]

楽天グループ株式会社`,
      }),
      ham('unusual-sign-in-honest', 'ja', 'Rakuten itself: authenticated, link to its own sign-in, no threat.', {
        symbols: ['UNUSUAL_SIGN_IN', 'BRAND_PROVEN'],
        from: '楽天株式会社 <login-alert@info.rakuten.co.jp>',
        subject: '[楽天]ログインしましたか？(2026/01/11 21:40)',
        date: '2026-01-11 21:41 +0900',
        auth: { spf: 'pass bounce.info.rakuten.co.jp', dkim: 'pass rakuten.co.jp', dmarc: 'pass rakuten.co.jp' },
        charset: 'iso-2022-jp',
        form: 'text',
        body: `
山田太郎 様

楽天IDへのログインがありましたので、お知らせします。

| ログイン日時 | 2026/01/11 21:40
| 端末 | Windows / Chrome
| IPアドレス | 192.0.2.77

ご自身のログインであれば、何もしていただく必要はありません。
お心当たりがない場合は、楽天のページを開いてログインし、パスワードを変更してください。

ログイン履歴の確認:
https://account.rakuten.com/activity

安全に関わるご連絡のため、すべての方にお送りしています。`,
      }),
      phish(
        'unusual-sign-in-en-bad',
        'en',
        'Google named; look-alike sub-domain; the button does not go where Google is.',
        {
          symbols: ['UNUSUAL_SIGN_IN', 'BRAND_IMPERSONATED', 'IMAGES_BRAND_LINKS_FOREIGN'],
          from: 'Google Accounts <no-reply@accounts-google.miwake-sample-2.test>',
          subject: 'Security alert: new sign-in on Linux',
          date: '2023-12-01 06:30 -0500',
          auth: 'fail',
          hop: 'unknown 203.0.113.44',
          style: 'card',
          encoding: 'quoted-printable',
          logo: {
            alt: 'Google',
            src: 'https://www.gstatic.com/images/branding/googlelogo/2x/googlelogo_color_74x24dp.png',
          },
          body: `
Somebody on a Linux computer has just opened the Google Account hanako@example.com.

Not you? Then act now: we lock the account in order to protect your data until you confirm your identity.

[[Check activity|https://accounts-google.miwake-sample-2.test/signin/v2/identifier?continue=security]]

Google sends this alert about the security of your account.`,
        },
      ),
      ham('unusual-sign-in-en-honest', 'en', 'Google itself.', {
        symbols: ['UNUSUAL_SIGN_IN', 'BRAND_OWN_TARGETS'],
        from: 'Google <no-reply@accounts.google.com>',
        subject: 'Security alert',
        date: '2025-05-30 08:02 +0000',
        auth: 'pass',
        style: 'card',
        encoding: 'quoted-printable',
        body: `
New sign-in to hanako@example.com

A Linux device signed in to this Google Account at 08:01. If it was yours, all is well and you can delete this message. If it was not, open the security page and we will go through it with you.

[[Check activity|https://accounts.google.com/AccountChooser?Email=hanako@example.com&continue=https://myaccount.google.com/alert/nt/1]]

All recent events are listed here:
[[https://myaccount.google.com/notifications]]

Google sends this alert about the security of your account.`,
      }),
    ],
  },
]
