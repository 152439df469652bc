/** Honest mail that is about phishing. */
import type { Family, MailSpec } from '../../scripts/corpus/spec.ts'
import { ham, phish } from './kit.ts'

/** What a reader forwards to the desk; not a mail of the corpus on its own. */
const suspect: MailSpec = phish('suspect-inside', 'ja', 'forwarded', {
  from: 'ヤマト運輸 <info@miwake-sample-60.cn>',
  subject: 'お荷物が保留中です',
  date: '2026-10-12 03:40 +0800',
  hop: 'none',
  form: 'text',
  body: `
お荷物の住所が確認できません。24時間以内に下記より確認してください。
https://kuroneko.miwake-sample-60.cn/u/1`,
})

export const aboutPhishing: readonly Family[] = [
  {
    family: 'about-phishing',
    shows: 'Honest mail that quotes phishing: answers of brands, questions of readers, warnings.',
    mails: [
      ham(
        'brand-answer-honest',
        'ja',
        "Amazon's automatic answer to a report: full of the words phishing uses, authenticated, own links.",
        {
          symbols: ['BRAND_PROVEN', 'LINKS_ALL_OWN'],
          from: 'Amazon.co.jp <stop-spoofing@amazon.com>',
          mailFrom: '20261005-report@bounces.amazon.com',
          subject: 'Re: 転送: 【Amazon】カードの有効期限が切れています',
          date: '2026-10-05 19:48 +0900',
          auth: { spf: 'pass bounces.amazon.com', dkim: 'pass amazon.com', dmarc: 'pass amazon.com quarantine' },
          form: 'text',
          header: [
            ['Auto-Submitted', 'auto-replied'],
            ['In-Reply-To', '<forward-31@example.jp>'],
          ],
          body: `
ご報告いただき、ありがとうございます。お送りいただいたEメールは、担当部署で調査いたします。このメールは自動で送信しており、個別の回答はお送りしていません。

当サイトを装う不審なEメールには、次の特徴があります。

・アカウントの停止や支払い方法の更新を理由に、リンクを開かせようとする
・パスワード、カード番号、銀行口座の入力を求める
・添付ファイルを開くよう求める

リンクを開いて情報を入力してしまった場合は、パスワードを変更し、カード会社にご連絡ください。
今後お受け取りになったときは、ブラウザーに https://www.amazon.co.jp と入力し、アカウントサービスからご確認ください。

カスタマーサービス https://www.amazon.co.jp/contact-us`,
        },
      ),
      ham('brand-answer-en-honest', 'en', "PayPal's answer to a report.", {
        symbols: ['BRAND_PROVEN', 'LINKS_ALL_OWN'],
        from: 'PayPal <phishing@paypal.com>',
        subject: 'Re: Fwd: We limited your account',
        date: '2026-02-12 07:07 +0000',
        auth: 'pass',
        form: 'text',
        charset: 'us-ascii',
        header: [
          ['Auto-Submitted', 'auto-replied'],
          ['In-Reply-To', '<forward-8@example.com>'],
        ],
        body: `
Hello,

Thank you for passing this on. You were right to be careful: the message does not come from us. Our team has it now and will try to have the page taken down.

Remember that no email of ours asks for a password, a card number or bank details. If you have already entered anything there, change your password and security questions today: type www.paypal.com into your browser and sign in from there.

You can delete the message now. This is an automatic reply.`,
      }),
      ham('question-honest', 'ja', 'A reader forwards a suspect inline to a desk and asks.', {
        from: '山田 太郎 <taro@example.jp>',
        to: '迷惑メール相談窓口 <soudan@desk.example.jp>',
        subject: 'Fwd: 【重要】お支払い方法の更新のお願い',
        date: '2026-10-13 08:55 +0900',
        auth: 'pass',
        style: 'webmail',
        body: `
お世話になっております。山田です。
下のようなメールが届きました。これは詐欺でしょうか。リンクはまだ開いていません。どうすればよいか教えてください。

---------- 転送メッセージ ----------
差出人: Netflix <billing@miwake-sample-61.shop>
日時: 2026年10月13日(火) 3:12
件名: 【重要】お支払い方法の更新のお願い
宛先: taro@example.jp

お支払い情報に問題が発生したため、アカウントを一時停止しました。24時間以内に更新してください。

https://miwake-sample-61.shop/login

Netflixチーム`,
      }),
      ham('question-attached-honest', 'ja', 'A reader forwards a suspect as attachment.', {
        from: '山田 太郎 <taro@example.jp>',
        to: '迷惑メール相談窓口 <soudan@desk.example.jp>',
        subject: '不審なメールの通報',
        date: '2026-10-12 09:03 +0900',
        auth: 'pass',
        form: 'text',
        charset: 'iso-2022-jp',
        attached: suspect,
        body: `
窓口の皆様

ヤマト運輸を名乗る不審なメールが届きましたので、添付して通報します。荷物を頼んだ覚えはありません。

山田`,
      }),
      ham('advisory-honest', 'ja', 'A security council quotes subjects and texts of a campaign.', {
        from: 'みほんセキュリティ協議会 <advisory@security-council.example.or.jp>',
        subject: '【緊急情報】ETC利用照会サービスをかたるフィッシング（2026/09/30）',
        date: '2026-09-30 14:00 +0900',
        auth: 'pass',
        form: 'text',
        header: [['List-Unsubscribe', '<https://security-council.example.or.jp/ml/off>']],
        body: `
ETC利用照会サービスをかたるフィッシングの報告が増えています。

■ メールの件名
・【重要】サービス継続のご確認
・アカウントの利用停止について

■ 文面の例
「24時間以内にログインいただけない場合、登録を解約いたします」
「カード情報の更新をお願いいたします」

■ 誘導先の例（開かないでください）
hxxps://etc-meisai[.]miwake-sample-62[.]cn/login

■ 対策
ブックマークや公式アプリからログインしてください。カード番号やパスワードを入力してしまった場合は、カード会社へ連絡してください。

みほんセキュリティ協議会`,
      }),
      ham('advisory-en-honest', 'en', 'A bank warns its customers of a campaign.', {
        from: 'Riverside Credit Union <security@riverside-cu.example>',
        subject: 'Fraud alert: fake "your account is suspended" texts and emails',
        date: '2026-06-02 10:00 -0400',
        auth: 'pass',
        style: 'card',
        encoding: 'quoted-printable',
        body: `
Dear member,

Criminals are sending emails that say "Your account has been suspended - verify within 24 hours". They are not from us.

- We never ask for your password, PIN or one-time code.
- We never send a link to a sign-in page.
- If you are unsure, call the number on the back of your card.

If you entered your details on a fake page, call us at once.

Riverside Credit Union, 200 River Street`,
      }),
      ham('training-honest', 'ja', 'The firm tells the result of a drill.', {
        from: '情報システム部 <it-support@example.jp>',
        subject: '標的型メール訓練の結果と、見分け方のポイント',
        date: '2026-07-24 13:00 +0900',
        auth: 'pass',
        style: 'outlook',
        body: `
社員の皆さん

7月15日に、「パスワードの有効期限が切れます」という件名の訓練メールをお送りしました。68%の方が通報してくださいました。ありがとうございます。

見分けるポイントは3つです。

- 差出人のアドレスが社外のものだった
- 「本日中」と急がせていた
- リンク先が当社のサイトではなかった

クリックした方を責めることはありません。迷ったら、開く前に通報ボタンを押してください。

情報システム部`,
      }),
    ],
  },
]
