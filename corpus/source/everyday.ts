/** Honest mail of every day: transactions, newsletters, school and town. */
import type { Family } from '../../scripts/corpus/spec.ts'
import { ham } from './kit.ts'

export const everyday: readonly Family[] = [
  {
    family: 'transactions',
    shows: "Orders, notices, codes: asked for by the reader, from the firm's own domain.",
    mails: [
      ham(
        'order-shop-honest',
        'ja',
        'A small shop confirms an order; old style ISO-2022-JP with its bank account for advance payment.',
        {
          from: '緑野みそ本舗 <shop@midori-miso.example.co.jp>',
          subject: 'ご注文ありがとうございます（自動配信）',
          date: '2026-01-14 20:44 +0900',
          auth: 'pass',
          form: 'text',
          charset: 'iso-2022-jp',
          body: `
山田 太郎 様

緑野みそ本舗です。ご注文ありがとうございます。

--------------------------------
ご注文番号：1044
田舎みそ 1kg　　2点　1,960円
送料　　　　　　　　　 650円
合計　　　　　　　　 2,610円
お支払方法：銀行振込（前払い）
--------------------------------

お振込先：みほん信用金庫 緑野支店 普通 0000002 ミドリノミソホンポ
7日以内にお振り込みください。ご入金を確認し、3日以内に発送します。

緑野みそ本舗　店長 味岡　電話 000-000-3030`,
        },
      ),
      ham('bank-notice-honest', 'ja', 'A bank tells that money came in; nothing to click but its front page.', {
        from: '楽天銀行 <rakuten-bank@mail.rakuten-bank.co.jp>',
        subject: '【楽天銀行】振込入金のお知らせ',
        date: '2026-04-24 09:02 +0900',
        auth: {
          spf: 'pass mail.rakuten-bank.co.jp',
          dkim: 'pass rakuten-bank.co.jp',
          dmarc: 'pass rakuten-bank.co.jp',
        },
        form: 'text',
        charset: 'iso-2022-jp',
        body: `
山田 太郎 様

楽天銀行をご利用いただき、ありがとうございます。お客さまの口座に振込入金がありましたので、お知らせします。

| 入金日 | 2026年4月24日
| 振込依頼人名 | カ）ミドリデンキ

金額は、ログイン後の「入出金明細」でご確認ください。

楽天銀行株式会社 https://www.rakuten-bank.co.jp/`,
      }),
      ham('password-reset-honest', 'ja', 'A password reset that was asked for; own domain; 30 minutes.', {
        from: 'cookle レシピ <noreply@recipes.example.jp>',
        subject: 'パスワードの再設定',
        date: '2026-06-21 22:30 +0900',
        auth: 'pass',
        style: 'card',
        body: `
パスワード再設定の申請を受け付けました。次のボタンから、新しいパスワードを設定してください。

[[パスワードを再設定する|https://recipes.example.jp/password/reset?token=2b71c0a9e5]]

このリンクの有効期限は30分です。お心当たりがなければ、そのままにしてください。今のパスワードが使えます。`,
      }),
      ham('code-honest', 'en', 'A sign-in code the reader has just asked for.', {
        from: 'GitHub <noreply@github.com>',
        subject: '[GitHub] Your verification code',
        date: '2026-03-03 12:12 +0000',
        auth: 'pass',
        form: 'text',
        charset: 'us-ascii',
        body: `
Hi hanako-sample,

You are about to do something that needs one more check. Enter this code on the page that asked for it:

Verification code: 04417702

Did nothing of the kind? Then somebody may know your password. Change it in your account's settings:
https://github.com/settings/security

The GitHub Team`,
      }),
      ham('code-ja-honest', 'ja', 'LINE itself sends a code.', {
        from: 'LINE <no-reply@line.me>',
        subject: '[LINE] メールアドレスの認証番号',
        date: '2026-08-09 14:50 +0900',
        auth: 'pass',
        form: 'text',
        body: `
LINEのメールアドレス登録に使う認証番号をお送りします。アプリの画面に入力してください。

認証番号：0417

10分間有効です。ほかの人には絶対に教えないでください。
登録の操作をしていない場合、このメールは捨ててください。何も登録されません。`,
      }),
      ham('airline-honest', 'en', 'A flight has been changed.', {
        from: 'Finnair <finnair@email.finnair.com>',
        subject: 'Change to your flight AY073 on 9 May',
        date: '2026-03-30 08:08 +0000',
        auth: 'pass',
        style: 'card',
        encoding: 'quoted-printable',
        body: `
Dear Hanako Suzuki,

Your flight now leaves 25 minutes later.

| Flight | AY073 Helsinki - Tokyo Narita
| New departure | 9 May 2026, 17:55

If the new time suits you, you don't need to do anything. Otherwise you can change or cancel free of charge:

[[Manage booking|https://www.finnair.com/en/manage-booking]]`,
      }),
      ham('ci-honest', 'en', 'A machine reports a failed build.', {
        from: 'Noor Haddad <notifications@github.com>',
        subject: '[example/billing] Run failed: CI - main (0a1b2c3)',
        date: '2026-04-09 16:20 +0000',
        auth: 'pass',
        style: 'webmail',
        encoding: 'quoted-printable',
        header: [
          ['List-ID', 'example/billing <billing.example.github.com>'],
          ['List-Unsubscribe', '<https://github.com/notifications/unsubscribe/miwake-sample>'],
          ['Precedence', 'list'],
        ],
        body: `
[example/billing] CI on main

1 of 4 jobs failed: "test (windows)"

[[Open the run|https://github.com/example/billing/actions/runs/1000000001]]

You get this mail because you watch the repository.
[[Change your notifications|https://github.com/settings/notifications]]`,
      }),
    ],
  },
  {
    family: 'newsletters',
    shows: 'Newsletters one has asked for.',
    mails: [
      ham('newsletter-dev-honest', 'ja', 'A technical newsletter through a mailing service.', {
        symbols: ['LIST_UNSUBSCRIBE'],
        from: '週刊みどりテック <weekly@midori-tech.example.jp>',
        subject: '週刊みどりテック #212：パスキーの始め方、ログイン画面の落とし穴',
        date: '2026-08-21 08:00 +0900',
        auth: 'pass',
        style: 'card',
        header: [
          ['List-ID', 'weekly <weekly.midori-tech.example.jp>'],
          ['List-Unsubscribe', '<https://midori-tech.example.jp/u/8f>'],
        ],
        body: `
# 今週の記事

- [[パスキーを1週間使ってみた|https://click.midori-tech.example.jp/a/1]]
- [[「アカウントがロックされました」画面の文言を考える|https://click.midori-tech.example.jp/a/2]]
- [[暗証番号とパスワードはどう違うのか|https://click.midori-tech.example.jp/a/3]]

# 求人

みどりソフトが、フロントエンドの開発者を募集しています。

---
みどりテック編集部　緑野県緑野市1-1　[[配信を停止する|https://midori-tech.example.jp/u/8f]]`,
      }),
      ham('newsletter-shop-honest', 'ja', "A sale, loud but honest, with the law's lines.", {
        from: 'みどり家具アウトレット <sale@midori-kagu.example.co.jp>',
        subject: '【最大70%OFF】本日23:59まで！決算セール最終日',
        date: '2026-03-31 07:30 +0900',
        auth: 'pass',
        style: 'mobile',
        header: [['List-Unsubscribe', '<https://midori-kagu.example.co.jp/off?k=1>']],
        body: `
＼ 本日最終日 ／

決算セールは今夜23:59までです。ソファ、食器棚、学習机が最大70%OFF。今だけポイント10倍！

[[セール会場へ|https://midori-kagu.example.co.jp/sale]]

※数に限りがあります。

---
株式会社みどり家具　緑野県緑野市工業団地4　電話 000-000-7000
配信停止：https://midori-kagu.example.co.jp/off?k=1`,
      }),
      ham('newsletter-en-honest', 'en', 'A gardening letter.', {
        symbols: ['LIST_UNSUBSCRIBE'],
        from: 'The Allotment Letter <letter@allotment.example.org>',
        subject: 'Seeds to sow in April',
        date: '2026-04-01 06:30 +0000',
        auth: 'pass',
        style: 'card',
        encoding: 'quoted-printable',
        header: [['List-Unsubscribe', '<https://allotment.example.org/unsubscribe/77>']],
        body: `
Good morning,

April is for carrots, beetroot and the first beans. Cover the bed if frost is forecast.

[[Read the sowing calendar|https://allotment.example.org/april]]

You receive this letter because you signed up at allotment.example.org. [[Unsubscribe|https://allotment.example.org/unsubscribe/77]]`,
      }),
    ],
  },
  {
    family: 'school-and-town',
    shows: 'School, parents, doctor, city hall.',
    mails: [
      ham('school-honest', 'ja', 'School letter with a link to its own form.', {
        from: '緑野小学校 連絡メール <renraku@midorino-e.example.ed.jp>',
        subject: '【緑野小】個人面談の希望日時の登録について',
        date: '2026-10-02 16:00 +0900',
        auth: 'pass',
        form: 'text',
        charset: 'iso-2022-jp',
        body: `
3年2組の保護者の皆様

個人面談の希望日時を、10月9日（金）までに次のページから登録してください。
https://renraku.midorino-e.example.ed.jp/mendan

登録には、4月に配布した児童番号とパスワードが必要です。お忘れの方は、連絡帳で担任にお知らせください。

緑野小学校 3年2組担任 早川`,
      }),
      ham('pta-honest', 'ja', "The parents' association collects a fee.", {
        from: '緑野小PTA 会計 <pta-kaikei@example.ne.jp>',
        subject: 'PTA会費の集金について（5月20日まで）',
        date: '2026-05-08 21:00 +0900',
        auth: 'pass',
        form: 'text',
        charset: 'iso-2022-jp',
        body: `
PTA会員の皆様

会計の水野です。今年度の会費2,400円を、5月20日（水）までに集金袋でお子さんに持たせてください。
振込をご希望の方は、総会の資料に載せた口座へお願いします（口座の変更はありません）。

緑野小PTA 会計 水野`,
      }),
      ham('doctor-honest', 'ja', 'A clinic reminds of an appointment.', {
        from: 'みどり歯科クリニック <yoyaku@midori-shika.example.jp>',
        subject: 'ご予約日前日のお知らせ',
        date: '2026-11-11 10:00 +0900',
        auth: 'pass',
        style: 'mobile',
        body: `
山田 太郎 様

明日のご予約をお知らせします。

| 日時 | 11月12日（木）17:30
| 内容 | 定期検診

マイナンバーカード（マイナ保険証）または資格確認書をお持ちください。変更は、お電話またはWeb予約の画面からお願いします。

[[予約の確認・変更|https://midori-shika.example.jp/yoyaku]]

みどり歯科クリニック　電話 000-000-6480`,
      }),
      ham('city-honest', 'ja', 'City hall: disaster mail.', {
        from: '緑野市防災メール <bosai@city.midorino.example.lg.jp>',
        subject: '【緑野市】大雨警報（土砂災害）が発表されました',
        date: '2026-07-04 18:22 +0900',
        auth: { spf: 'pass city.midorino.example.lg.jp', dkim: 'none', dmarc: 'pass example.lg.jp' },
        form: 'text',
        charset: 'iso-2022-jp',
        body: `
7月4日18時20分、緑野市に大雨警報（土砂災害）が発表されました。

山沿いにお住まいの方は、直ちに避難の準備をしてください。緑野公民館と緑野小学校に避難所を開設しました。

最新の情報
https://www.city.midorino.example.lg.jp/bosai/

このメールに返信はできません。`,
      }),
      ham('library-honest', 'ja', 'The town library: overdue books, honest urging.', {
        from: '緑野市立図書館 <tosho@lib.midorino.example.lg.jp>',
        subject: '【重要】返却期限を過ぎた資料があります',
        date: '2026-02-27 09:30 +0900',
        auth: 'pass',
        form: 'text',
        charset: 'euc-jp',
        encoding: '8bit',
        body: `
山田 太郎 様

次の資料の返却期限が過ぎています。至急ご返却ください。返却されない場合、新しい貸出を停止します。

・海を渡る図書館（返却期限 2月13日）

閉館中は、玄関脇の返却ポストをご利用ください。

緑野市立図書館　電話 000-000-2255`,
      }),
    ],
  },
]
