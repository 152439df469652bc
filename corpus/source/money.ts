/** Cards, banks, brokers and wallets. */
import type { Family } from '../../scripts/corpus/spec.ts'
import { ham, phish } from './kit.ts'

export const money: readonly Family[] = [
  {
    family: 'smbc-card',
    shows: 'A card use is to be confirmed; the true notice names amount and shop and leads to vpass or smbc-card only.',
    mails: [
      phish('smbc-card-bad', 'ja', 'Card named; unrelated .cn sender that passes DMARC for itself; link foreign.', {
        symbols: ['BRAND_IMPERSONATED', 'LINK_LOOK_ALIKE'],
        from: '三井住友カード株式会社 <statement@miwake-mihon-goriyou.cn>',
        subject: '【三井住友カード】本日のご利用 78,900円についてご返答ください',
        date: '2025-12-09 08:20 +0800',
        auth: 'pass',
        hop: 'unknown 203.0.113.12',
        style: 'card',
        body: `
三井住友カードをお持ちのお客様

12月9日 7時58分、海外の通販サイトにて 78,900円 のお取引を検知し、保留といたしました。盗まれたカード情報による取引の疑いがございます。

ご自身のお取引かどうか、下記の画面にてご返答下さい。ご返答のない場合は安全を優先し、カードを停止のうえ再発行（手数料1,100円）とさせて頂きます。

[[ご返答はこちら|https://vpass.miwake-mihon-goriyou.cn/mem/index]]

ご返答期限：12月10日 午前8時
三井住友カード株式会社　不正検知係`,
      }),
      ham('smbc-card-honest', 'ja', 'The card firm itself: its own sending host, a plain notice of one use.', {
        symbols: ['BRAND_PROVEN'],
        from: '三井住友カード <statement@vpass.ne.jp>',
        subject: '【三井住友カード】カードをお使いになりました（速報）',
        date: '2026-07-15 19:48 +0900',
        auth: 'pass',
        charset: 'iso-2022-jp',
        form: 'text',
        body: `
山田 太郎 様

カードのお取引を検知しましたので、速報でお伝えします。

| カード | 三井住友カード（NL）
| 日時 | 2026/07/15 19:42
| お店 | ミドリストア本店
| 金額 | 3,218円（1回払い）

ご自身のお買い物であれば、ご対応は不要です。覚えのないときは、カードの裏に記載の番号へお電話をお願いします。

明細の全体はVpassでご覧になれます。
https://www.smbc-card.com/memx/web_meisai/top/index.html

三井住友カード株式会社`,
      }),
    ],
  },
  {
    family: 'jcb',
    shows: 'JCB: the claim in a name with the brand address forged, and the monthly statement.',
    mails: [
      phish('jcb-bad', 'ja', 'From: forged as JCB without any authentication; the link hides under another site.', {
        symbols: ['BRAND_FORGED', 'BRAND_OWN_ADDRESS_FOREIGN_TARGET', 'LINK_TEXT_MISMATCH'],
        from: 'MyJCB <mail@qa.jcb.co.jp>',
        mailFrom: 'root@miwake-sample-vps.example.net',
        subject: 'JCBカード 2025年8月分お振替内容確定のご案内',
        date: '2025-08-05 13:11 +0800',
        auth: { spf: 'softfail qa.jcb.co.jp', dkim: 'none', dmarc: 'fail jcb.co.jp none' },
        hop: 'unknown 203.0.113.63',
        style: 'old',
        body: `
JCBカード会員様

8月分のお振替金額が確定いたしましたので、ご案内申し上げます。

お支払金額：198,420円
お支払日：2025年8月12日

ご利用内容に不審な点がございましたため、MyJCBへログインの上、明細の再確認をお願いいたします。確認がない場合はそのままお引き落としとなります。

[[https://my.jcb.co.jp/Login|https://myjcb-meisai.miwake-sample-5.shop/Login]]

株式会社ジェーシービー`,
      }),
      ham('jcb-honest', 'ja', 'JCB itself through its named sub-domain.', {
        symbols: ['BRAND_PROVEN'],
        from: 'MyJCB <mail@qa.jcb.co.jp>',
        subject: 'JCBカード／2026年3月分お振替内容確定のご案内',
        date: '2026-02-25 11:00 +0900',
        auth: { spf: 'pass qa.jcb.co.jp', dkim: 'pass qa.jcb.co.jp', dmarc: 'pass qa.jcb.co.jp reject' },
        style: 'old',
        charset: 'iso-2022-jp',
        body: `
山田 太郎 様

JCBカードをご利用いただき、ありがとうございます。3月10日（火）のお振替内容が確定しました。

カード名称：JCB一般カード
お振替日：2026年3月10日

金額と明細はMyJCBでご確認ください。メールに金額は記載しておりません。

[[MyJCB|https://my.jcb.co.jp/Login]]

JCBを名乗る不審なメールにご注意ください。JCBがメールで暗証番号やカード番号をお尋ねすることはありません。

株式会社ジェーシービー 東京都港区南青山5-1-22`,
      }),
    ],
  },
  {
    family: 'bank-device',
    shows: 'A bank asks to renew a security device or token.',
    mails: [
      phish('bank-device-bad', 'ja', 'MUFG named; dynamic DNS; wants contract number and one-time password.', {
        symbols: ['BRAND_IMPERSONATED', 'LINK_DYNAMIC_DNS'],
        from: '三菱UFJ銀行 <security@miwake-mihon-ufj.example>',
        subject: '【三菱ＵＦＪ銀行】ワンタイムパスワードカードの有効期限切れについて',
        date: '2026-01-19 10:25 +0800',
        auth: 'none',
        hop: 'unknown 203.0.113.99',
        charset: 'shift_jis',
        style: 'plain',
        body: `
お客さま各位

平素は格別のお引き立てを賜り、厚く御礼申し上げます。
お客さまがご利用のワンタイムパスワードカードは、本日をもちまして有効期限が切れます。

更新されない場合、インターネットバンキングでのお振込みがご利用頂けなくなります。至急、下記のページよりご契約番号、パスワード、ワンタイムパスワードを入力し更新手続きを完了してください。

[[更新手続きへ|http://direct-bk-mufg.miwake-sample.duckdns.org/ib/]]

株式会社三菱ＵＦＪ銀行`,
      }),
      ham('bank-device-honest', 'ja', 'The bank itself; it sends nothing to click and says a letter comes by post.', {
        symbols: ['BRAND_PROVEN'],
        from: '三菱UFJ銀行 <webmaster@bk.mufg.jp>',
        subject: 'ワンタイムパスワードカード（電池切れ前のカード）お取り替えのご案内',
        date: '2026-04-22 10:00 +0900',
        auth: 'pass',
        charset: 'iso-2022-jp',
        form: 'text',
        body: `
山田 太郎 さま

いつも三菱UFJ銀行をご利用いただき、ありがとうございます。

お使いのワンタイムパスワードカードは、発行から5年を迎え、電池の残りが少なくなっています。新しいカードを、お届けのご住所へ簡易書留で5月中旬までにお送りします。お客さまのお手続きは必要ありません。

カードが届きましたら、同封の説明書のとおりに切り替えをお願いします。それまでは今のカードをお使いいただけます。

当行がメールのリンク先で、パスワードやワンタイムパスワードの入力をお願いすることはありません。

株式会社三菱UFJ銀行
https://www.bk.mufg.jp/`,
      }),
    ],
  },
  {
    family: 'securities-login',
    shows: 'A broker and its multi-factor sign-in.',
    mails: [
      phish('securities-login-bad', 'ja', 'SBI named, deadline for the new sign-in, foreign link on a free host.', {
        symbols: ['LINK_FREE_HOST', 'BRAND_IMPERSONATED'],
        from: 'SBI証券 <anzen@miwake-sample-shoken.cn>',
        subject: '【SBI証券】多要素認証の設定が完了していません【重要】',
        date: '2025-06-30 05:40 +0800',
        auth: 'pass',
        hop: 'unknown 203.0.113.150',
        style: 'card',
        body: `
お客様各位

昨今の不正アクセス被害の急増を受け、金融庁の指導により、全てのお客様に多要素認証の設定を義務付けさせていただいております。

お客様の口座は現在【未設定】の状態です。**2025年6月30日 23時59分**までに設定が完了しない場合、ログイン、お取引、ご出金を停止させていただきます。

[[多要素認証を設定する|https://sbi-mfa-touroku.miwake-sample.web.app/]]

設定にはユーザーネーム、ログインパスワード、取引パスワードが必要となります。

株式会社SBI証券`,
      }),
      ham(
        'securities-login-honest',
        'ja',
        'The broker itself announces the same, from its own domain, telling to start from the bookmarked page.',
        {
          symbols: ['BRAND_PROVEN'],
          from: 'SBI証券 <info@sbisec.co.jp>',
          subject: 'ログイン時の多要素認証（必須化）に関する重要なお知らせ',
          date: '2025-05-28 16:30 +0900',
          auth: 'pass',
          style: 'card',
          body: `
お客さまへ

平素はSBI証券をご利用いただき、ありがとうございます。

当社では、不正アクセスによる被害を防ぐため、ログイン時の多要素認証を2025年5月31日（土）より必須とします。まだ設定がお済みでないお客さまは、当社WEBサイトにログインのうえ「お客さま情報 設定・変更」から設定をお願いします。

本メールにログイン画面へのリンクはありません。ブックマークまたはアプリからログインしてください。

詳しくは[[当社WEBサイトのお知らせ|https://www.sbisec.co.jp/ETGate/?OutSide=on&getFlg=on&_ControlID=WPLETmgR001Control]]をご覧ください。

株式会社SBI証券 金融商品取引業者 関東財務局長（金商）第44号`,
        },
      ),
      phish('rakuten-sec-bad', 'ja', 'Rakuten Securities named, simplified characters slipped in, foreign link.', {
        symbols: ['SIMPLIFIED_GLYPHS', 'BRAND_IMPERSONATED'],
        from: '楽天証券 <service@miwake-sample-7.top>',
        subject: '【楽天証券】お客様の口座に関する重要なお知らせ',
        date: '2025-04-11 09:09 +0800',
        auth: 'none',
        hop: 'unknown 203.0.113.151',
        style: 'mobile',
        charset: 'utf-8',
        body: `
お客様の証券口座において、第三者による株式の売買が検出されました。

被害を防ぐため、出金および取引を一时的に凍结しております。ご本人様确认が完了次第、解除いたします。

[[ご本人様確認|https://member.miwake-sample-7.top/ITS/V_ACT_Login.html]]

楽天証券株式会社`,
      }),
      ham('rakuten-sec-honest', 'ja', 'An order was filled; sent by the broker through its own service host.', {
        from: '楽天証券 <order@service.mail.rakuten-sec.co.jp>',
        subject: '【楽天証券】国内株式 約定のお知らせ',
        date: '2026-08-04 09:03 +0900',
        auth: {
          spf: 'pass service.mail.rakuten-sec.co.jp',
          dkim: 'pass rakuten-sec.co.jp',
          dmarc: 'pass rakuten-sec.co.jp',
        },
        charset: 'iso-2022-jp',
        form: 'text',
        body: `
山田太郎様

ご注文が約定しましたので、お知らせします。

| 約定日時 | 2026/08/04 09:00
| 取引 | 現物買い
| 数量 | 100株

銘柄、約定単価、受渡金額などの詳細は、ログイン後の「注文照会」からご確認ください。
https://www.rakuten-sec.co.jp/

お心当たりのない約定の場合は、すぐに当社コールセンターへご連絡ください。

楽天証券株式会社`,
      }),
    ],
  },
  {
    family: 'paypay',
    shows: 'A wallet: a gift that must be fetched, and a refund that was made.',
    mails: [
      phish('paypay-bad', 'ja', 'PayPay named, points as bait, free page builder.', {
        symbols: ['BRAND_IMPERSONATED', 'POINTS_EXPIRING'],
        from: 'PayPay運営事務局 <campaign@miwake-mihon-gift.shop>',
        subject: 'おめでとうございます！PayPayポイント5,000円分が当選しました',
        date: '2025-03-02 20:16 +0900',
        auth: 'pass',
        hop: 'unknown 203.0.113.181',
        style: 'mobile',
        body: `
🎉 春の大感謝祭、お客様は当選者100名の1人です 🎉

| 当選内容 | PayPayポイント 5,000円分
| 受取期限 | 本メール到着から12時間

受け取りにはPayPayアカウントでのログインと本人認証が必要です。期限内にお受け取りが無い場合は自動的に辞退となります。

[[ポイントを受け取る|https://paypay-uketori.miwake-mihon-gift.shop/get]]

PayPay株式会社`,
      }),
      ham('paypay-honest', 'ja', 'PayPay itself: a receipt for a refund.', {
        symbols: ['BRAND_PROVEN'],
        from: 'PayPay <no-reply@paypay-corp.co.jp>',
        subject: '【PayPay】返金のお知らせ',
        date: '2026-03-14 13:52 +0900',
        auth: 'pass',
        style: 'mobile',
        body: `
加盟店から返金がありましたので、お知らせします。

| 返金日時 | 2026年3月14日 13:50
| 加盟店名 | ミドリ書店 緑野駅前
| 返金額 | 1,650円
| 返金先 | PayPay残高

返金の内容は、PayPayアプリの「取引履歴」でご確認いただけます。受け取りのための操作は必要ありません。

PayPay株式会社
[[よくある質問|https://paypay.ne.jp/help/]]`,
      }),
    ],
  },
  {
    family: 'saison-3ds',
    shows: 'One-time codes for card payments: a request to enter one, and a code that was asked for.',
    mails: [
      phish('saison-3ds-bad', 'ja', 'Saison named; asks to register a code within 24 hours; userinfo in the URL.', {
        symbols: ['LINK_USERINFO', 'LOOK_ALIKE_SENDER', 'BRAND_IMPERSONATED', 'VERIFY_IDENTITY'],
        from: 'セゾンカード <netanswer@miwake-mihon-saison.cn>',
        subject: '【セゾンカード】3Dセキュア2.0へのご登録のお願い',
        date: '2026-02-02 06:06 +0800',
        auth: 'pass',
        hop: 'unknown 203.0.113.36',
        form: 'html',
        style: 'card',
        body: `
ネットアンサー会員様

本人認証サービスの仕様変更に伴い、旧方式をご利用の会員様は新方式へのご登録が必須となりました。

24時間以内にご登録が確認できない場合、オンラインでのカード決済を全て停止いたします。

[[ご登録はこちら|https://www.saisoncard.co.jp@miwake-mihon-saison.cn/netanswer/3ds]]

株式会社クレディセゾン`,
      }),
      ham('saison-3ds-honest', 'ja', 'The code itself, asked for by the reader a moment ago; nothing to click.', {
        symbols: ['BRAND_PROVEN', 'VERIFY_IDENTITY'],
        from: 'クレディセゾン <otp@mail.saisoncard.co.jp>',
        subject: '【クレディセゾン】ワンタイムパスワードのお知らせ',
        date: '2026-05-20 22:07 +0900',
        auth: {
          spf: 'pass mail.saisoncard.co.jp',
          dkim: 'pass mail.saisoncard.co.jp',
          dmarc: 'pass mail.saisoncard.co.jp',
        },
        form: 'text',
        body: `
インターネットショッピングの本人認証に使うワンタイムパスワードをお知らせします。

ワンタイムパスワード：482913
有効時間：発行から10分間

| ご利用先 | MIDORI BOOKS
| ご利用金額 | 4,180円

お心当たりがない場合は、パスワードを入力せず、カード裏面の番号へお電話ください。電話やメールで、この番号をお尋ねすることはありません。

株式会社クレディセゾン`,
      }),
    ],
  },
  {
    family: 'crypto-wallet',
    shows: 'A wallet must be "re-verified" with its recovery phrase; an exchange reports a withdrawal.',
    mails: [
      phish('crypto-wallet-bad', 'en', 'Asks for the secret recovery phrase; hosted on a free host.', {
        symbols: ['BRAND_IMPERSONATED', 'CRYPTO_LURE', 'LINK_FREE_HOST'],
        from: 'MetaMask Support <support@miwake-sample-wallet.test>',
        subject: 'Your wallet must be verified before 15 March',
        date: '2025-03-11 03:25 +0000',
        auth: 'none',
        hop: 'unknown 203.0.113.222',
        style: 'card',
        encoding: 'quoted-printable',
        body: `
Dear user,

As a regulated provider we require all customers to verify their wallets. Unverified wallets will be **restricted** and the assets inside cannot be transferred.

[[Verify my wallet|https://metamask-verify.miwake-sample.pages.dev/]]

You will be asked for your 12-word Secret Recovery Phrase. The process takes less than two minutes.

Thanks for your understanding,
MetaMask Team`,
      }),
      ham('crypto-wallet-honest', 'en', 'The exchange itself; a withdrawal notice.', {
        symbols: ['BRAND_OWN_TARGETS', 'CRYPTO_LURE'],
        from: 'Coinbase <no-reply@info.coinbase.com>',
        subject: 'You sent 0.0125 ETH',
        date: '2025-11-19 12:31 +0000',
        auth: 'pass',
        style: 'card',
        encoding: 'quoted-printable',
        body: `
You sent 0.0125 ETH

| Status | Complete
| Network fee | 0.00011 ETH
| Date | 19 November 2025

[[View transaction|https://www.coinbase.com/activity]]

If you did not make this transfer, lock your account from the app right away. Coinbase will never ask for your recovery phrase or your password.`,
      }),
    ],
  },
]
