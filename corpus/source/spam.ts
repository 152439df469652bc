/** Spam: adult and loan mail of old, cold sales, answers of contact forms. */
import type { Family } from '../../scripts/corpus/spec.ts'
import { ham, spam } from './kit.ts'

export const unwantedMail: readonly Family[] = [
  {
    family: 'adult-loan',
    shows: 'Adult and loan spam as it was around 2004, and honest mail of the same years.',
    mails: [
      spam('adult-old-bad', 'ja', 'Adult spam of 2004: ISO-2022-JP, forged sender, "未承諾広告".', {
        symbols: ['ROMANCE'],
        from: '【ひと夏の出会い】 <love_4u@miwake-sample-deai.example>',
        subject: '未承諾広告※完全無料で出会える♪今夜ひまな人妻が待ってます',
        date: '2004-07-30 23:51 +0900',
        auth: 'none',
        hop: 'unknown 203.0.113.211',
        form: 'text',
        charset: 'iso-2022-jp',
        header: [['X-Mailer', 'Microsoft Outlook Express 6.00.2800.1158']],
        body: `
■□■□■□■□■□■□■□■□■□■

　☆★ 登録・利用 完全無料 ★☆

　今夜ひまな女性会員が急増中！
　会員数は20万人を突破しました。
　写ﾒ交換もﾒｱﾄﾞ交換も無料です。

http://www.miwake-sample-deai.example/?id=m0730

■□■□■□■□■□■□■□■□■□■

配信不要の方はこちら
stop@miwake-sample-deai.example`,
      }),
      ham('adult-old-honest', 'ja', 'A mail magazine of 2004 one has subscribed to.', {
        from: '週刊みどりシネマ <cinema@magazine.example.ne.jp>',
        subject: '【週刊みどりシネマ】第87号 今週末の新作と試写会',
        date: '2004-08-06 18:00 +0900',
        auth: 'none',
        form: 'text',
        charset: 'iso-2022-jp',
        header: [
          ['Precedence', 'bulk'],
          ['X-Mailer', 'mmag 1.3'],
        ],
        body: `
☆━━━━━━━━━━━━━━━━━━☆
　　週刊みどりシネマ　第87号　2004.8.6
☆━━━━━━━━━━━━━━━━━━☆

【1】今週末の新作
　夏休みらしく、家族で楽しめる3本がそろいました。

【2】試写会ご招待
　「海辺の灯台」の試写会に、読者10組20名様をご招待します。
　はがきに住所、氏名、年齢を書いて編集部までお送りください。

☆登録と解除
　http://magazine.example.ne.jp/cinema/
☆発行：みどりシネマ編集部`,
      }),
      spam('loan-bad', 'ja', 'Loan shark of 2006: Shift_JIS, raw header bytes.', {
        symbols: ['LOAN_OFFER'],
        from: '即日融資センター <yushi@miwake-sample-loan.example>',
        subject: '他店で断られた方も安心！無審査で最大300万円',
        date: '2006-03-13 08:08 +0900',
        auth: 'none',
        hop: 'unknown 203.0.113.214',
        form: 'text',
        charset: 'shift_jis',
        words: 'raw',
        encoding: '8bit',
        body: `
ブラックの方、多重債務の方、大歓迎！！

他店で断られた方もあきらめないで下さい。
当社なら無審査、無担保、即日お振込み致します。

・ご融資額 5万円〜300万円
・年利 3.8%〜
・電話一本でＯＫ

TEL 090-0000-0000 （担当 スズキ）
http://miwake-sample-loan.example/`,
      }),
      ham('loan-honest', 'ja', 'A bank of 2007 answers a loan request; EUC-JP.', {
        from: 'みほん信用金庫 緑野支店 <midorino@mihon-shinkin.example.or.jp>',
        subject: '住宅ローンご相談の日程について',
        date: '2007-05-21 09:30 +0900',
        auth: 'none',
        form: 'text',
        charset: 'euc-jp',
        encoding: '8bit',
        body: `
山田 太郎 様

いつもお世話になっております。みほん信用金庫緑野支店の岡田です。
住宅ローンのご相談の日程ですが、5月26日（土）10時でいかがでしょうか。

当日は源泉徴収票と、物件の資料をお持ちください。審査には1週間ほどいただきます。金利は当日の店頭表示をご確認ください。

みほん信用金庫 緑野支店 融資係 岡田
TEL 000-000-1230`,
      }),
    ],
  },
  {
    family: 'cold-sales',
    shows: 'Cold b2b sales without the lines 特定電子メール法 wants; and an opt-in newsletter with them.',
    mails: [
      spam('cold-sales-bad', 'ja', 'Addresses gathered from web sites; no way out, no address.', {
        symbols: ['COLD_SALES', 'AD_WITHOUT_OPT_OUT'],
        actions: ['review', 'junk'],
        from: '株式会社ミホンマーケ 佐野 <sano@miwake-mihon-marketing.example>',
        subject: '【ご担当者様へ】新規開拓でお困りではありませんか？',
        date: '2024-07-02 10:30 +0900',
        auth: 'pass',
        form: 'text',
        body: `
ご担当者様

突然のご連絡失礼いたします。貴社ホームページを拝見し、ご連絡いたしました。

弊社では、AIを使ったフォーム営業代行サービスを提供しており、1件3円から全国200万社へ一斉にアプローチできます。導入企業様ではアポ獲得率が平均5倍になっております。

今月中のお申し込みで初期費用30万円が無料です。15分だけ、オンラインでお話しできませんでしょうか。

日程調整はこちら
https://miwake-mihon-marketing.example/book/sano

佐野`,
      }),
      ham('cold-sales-honest', 'ja', 'Newsletter after a fair: consent named, name, address, opt-out, contact.', {
        from: '株式会社ミドリソフト <news@midori-soft.example.co.jp>',
        subject: '【ミドリソフト通信】請求書の電子保存セミナーのご案内',
        date: '2026-09-08 11:00 +0900',
        auth: 'pass',
        style: 'mobile',
        header: [
          [
            'List-Unsubscribe',
            '<mailto:stop@midori-soft.example.co.jp?subject=stop-3301>, <https://midori-soft.example.co.jp/stop/3301>',
          ],
          ['List-Unsubscribe-Post', 'List-Unsubscribe=One-Click'],
        ],
        body: `
山田 太郎 様

業務改善フェアで弊社のブースにお立ち寄りいただいた際、メールの配信をご希望くださった皆さまへお送りしています。

10月1日に、請求書の電子保存をテーマにした無料セミナーを開きます。新規の取引先が増えてお困りの経理ご担当の方に、手順を実例でご説明します。

[[セミナーの詳細|https://midori-soft.example.co.jp/seminar/2610]]

---
送信者：株式会社ミドリソフト　〒000-0000 緑野県緑野市駅前2-2-2
配信を希望されない方：https://midori-soft.example.co.jp/stop/3301
苦情・お問い合わせ：info@midori-soft.example.co.jp　電話 000-000-9090`,
      }),
      spam('cold-sales-en-bad', 'en', 'Search engine offer to an unknown reader.', {
        symbols: ['COLD_SALES', 'FAKE_REPLY'],
        actions: ['review', 'junk'],
        from: 'Kevin Marsh <kevin.seo@miwake-sample-rank.test>',
        subject: 'Re: your website ranking',
        date: '2024-02-28 05:45 +0000',
        auth: 'none',
        hop: 'unknown 203.0.113.218',
        form: 'text',
        charset: 'us-ascii',
        body: `
Hi,

I was on your website and noticed a few errors that keep you from page one of Google. We can get you there in 3 months, guaranteed. Packages start at $199 per month with 50 backlinks.

Can I send you a quote and price list? Just reply with your phone number.

Kevin Marsh
Business Development`,
      }),
      ham('cold-sales-en-honest', 'en', 'A quote that was asked for.', {
        from: 'Ingrid Moe <ingrid@moe-web.example>',
        subject: 'Re: Quote for the new website',
        date: '2026-02-03 14:00 +0100',
        auth: 'pass',
        form: 'text',
        encoding: 'quoted-printable',
        header: [['In-Reply-To', '<web-quote-1@example.com>']],
        body: `
Hi Hanako,

Here is the quote you asked for: €2,400 for the five pages we talked about, including the search engine basics (titles, descriptions, site map). Nobody can guarantee page one, so I won't.

It is valid until the end of March. Happy to talk it through on Thursday.

Ingrid

> could you send me a quote for the site? Five pages or so. Hanako`,
      }),
    ],
  },
  {
    family: 'form-backscatter',
    shows:
      "An honest firm's contact form was fed a stranger's text: its automatic thanks delivers the link. And a genuine thanks.",
    mails: [
      spam(
        'form-backscatter-bad',
        'ja',
        'The firm is honest and authenticated; the "name" and "text" are a stranger\'s advertisement with a link.',
        {
          symbols: ['FORM_BACKSCATTER', 'GREETING_HOLDS_LINK'],
          actions: ['review', 'junk'],
          from: 'みどり工務店 お問い合わせ窓口 <contact@midori-komuten.example.co.jp>',
          subject: 'お問い合わせありがとうございます【みどり工務店】',
          date: '2022-01-20 04:40 +0900',
          auth: 'pass',
          form: 'text',
          charset: 'utf-8',
          header: [['Auto-Submitted', 'auto-replied']],
          body: `
❤️ Anna wants to meet you tonight: http://miwake-sample-18.top/?meet=77 ❤️ 様

ご連絡ありがとうございます。お問い合わせを次のとおりお預かりしました。3営業日以内に担当者からお返事します。

【お名前】❤️ Anna wants to meet you tonight: http://miwake-sample-18.top/?meet=77 ❤️
【メールアドレス】taro@example.jp
【お電話番号】84557712903
【お問い合わせ内容】
k3v9xq

みどり工務店　緑野県緑野市東町5-6`,
        },
      ),
      ham('form-backscatter-honest', 'ja', 'The thanks for a question the reader did ask.', {
        from: 'みどり工務店 お問い合わせ窓口 <contact@midori-komuten.example.co.jp>',
        subject: 'お問い合わせありがとうございます【みどり工務店】',
        date: '2026-04-11 21:15 +0900',
        auth: 'pass',
        form: 'text',
        charset: 'utf-8',
        header: [['Auto-Submitted', 'auto-replied']],
        body: `
山田 太郎 様

ご連絡ありがとうございます。お問い合わせを次のとおりお預かりしました。3営業日以内に担当者からお返事します。

【お名前】山田 太郎
【メールアドレス】taro@example.jp
【お電話番号】000-000-0417
【お問い合わせ内容】
築25年の一戸建てです。浴室の改修について、見積もりをお願いできますか。土曜日の午前中でしたら在宅しています。

みどり工務店　緑野県緑野市東町5-6`,
      }),
      spam('form-backscatter-en-bad', 'en', "Bitcoin offer inside a hotel's automatic answer.", {
        symbols: ['FORM_BACKSCATTER'],
        actions: ['review', 'junk'],
        from: 'Seaview Guest House <info@seaview-guesthouse.example>',
        subject: 'We have received your enquiry',
        date: '2023-03-22 03:33 +0000',
        auth: 'pass',
        form: 'text',
        charset: 'us-ascii',
        header: [['Auto-Submitted', 'auto-replied']],
        body: `
Dear Your balance is 0.7495 BTC, withdraw today http://miwake-sample-19.shop/btc,

Thank you for contacting Seaview Guest House. We will reply within one day.

Your message:
Name: Your balance is 0.7495 BTC, withdraw today http://miwake-sample-19.shop/btc
Email: hanako@example.com
Message: tqlb0m2

Seaview Guest House, Harbour Road`,
      }),
      ham('form-backscatter-en-honest', 'en', 'The automatic answer to a real enquiry.', {
        from: 'Seaview Guest House <info@seaview-guesthouse.example>',
        subject: 'We have received your enquiry',
        date: '2026-05-04 09:50 +0100',
        auth: 'pass',
        form: 'text',
        charset: 'us-ascii',
        header: [['Auto-Submitted', 'auto-replied']],
        body: `
Dear Hanako Suzuki,

Thank you for contacting Seaview Guest House. We will reply within one day.

Your message:
Name: Hanako Suzuki
Email: hanako@example.com
Message: Do you have a double room for the nights of 12 and 13 June? We would bring a small dog.

Seaview Guest House, Harbour Road`,
      }),
    ],
  },
]
