/** Broadcaster, electricity, gas, telephone. */
import type { Family } from '../../scripts/corpus/spec.ts'
import { ham, phish } from './kit.ts'

export const utilities: readonly Family[] = [
  {
    family: 'nhk',
    shows: 'The broadcaster: account of the viewing service.',
    mails: [
      phish('nhk-bad', 'ja', 'NHK named, confirmation of the contract within 24 hours, foreign.', {
        symbols: ['BRAND_IMPERSONATED', 'DEADLINE', 'ACCOUNT_THREAT'],
        from: 'NHKプラス <plus-info@nhk.miwake-sample-9.top>',
        subject: '【NHKプラス】ご契約内容の確認が必要です',
        date: '2025-06-12 11:02 +0800',
        auth: 'none',
        hop: 'unknown 203.0.113.58',
        style: 'card',
        logo: { alt: 'NHKプラス', src: 'https://www.nhk.or.jp/favicon.ico' },
        body: `
NHKプラスをご利用いただきありがとうございます。

お客様の受信契約とIDの情報が一致しないため、サービスの利用を停止しております。24時間以内にご契約者様の情報とお支払い情報をご登録下さい。

[[契約情報を登録する|https://nhk.miwake-sample-9.top/plus/regist]]

ご登録がない場合、受信料の割増金（2倍）を請求させていただきます。

日本放送協会`,
      }),
      ham('nhk-honest', 'ja', 'The broadcaster itself: opinion received.', {
        from: 'NHKふれあいセンター <noreply@nhk.or.jp>',
        subject: 'お問い合わせを受け付けました（受付番号 2026-118820）',
        date: '2026-06-08 15:15 +0900',
        auth: 'pass',
        form: 'text',
        encoding: '8bit',
        body: `
山田 太郎 様

NHKにお問い合わせいただき、ありがとうございます。次の内容で受け付けました。

| 受付番号 | 2026-118820
| 件名 | 受信契約の住所変更について

住所変更のお手続きは、NHK受信料の窓口のホームページでもできます。
https://www.nhk-cs.jp/

回答までに数日かかることがあります。このメールは自動で送信しています。

日本放送協会`,
      }),
    ],
  },
  {
    family: 'electricity-unpaid',
    shows: 'Unpaid electricity and the stop of supply.',
    mails: [
      phish('electricity-unpaid-bad', 'ja', 'TEPCO named; supply stops today; prepaid code; .shop link.', {
        symbols: ['BRAND_IMPERSONATED', 'PAYMENT_FAILED', 'GIFT_CARDS'],
        from: '東京電力エナジーパートナー <ryokin@miwake-mihon-denki.shop>',
        subject: '【東京電力】電気料金未払いのため送電を停止いたします',
        date: '2025-12-22 16:48 +0800',
        auth: 'pass',
        hop: 'unknown 203.0.113.66',
        style: 'mobile',
        body: `
お客様

再三のご案内にもかかわらず、電気料金のお支払いが確認できておりません。**本日中**にお支払いが確認できない場合、送電を停止いたします。

| 請求金額 | 8,820円
| お支払期限 | 2025年12月22日

[[お支払いはこちら|https://miwake-mihon-denki.shop/tepco/kessai]]

お支払い方法：クレジットカード、Apple Gift Card

東京電力エナジーパートナー株式会社`,
      }),
      ham(
        'electricity-unpaid-honest',
        'ja',
        'The utility itself: the bill cannot be debited; pay with the slip that comes by post.',
        {
          symbols: ['PAYMENT_FAILED', 'BRAND_OWN_TARGETS'],
          from: 'くらしTEPCO web <no-reply@kurashi.tepco.co.jp>',
          subject: '【くらしTEPCO web】口座振替ができなかったお客さまへ',
          date: '2026-02-09 10:30 +0900',
          auth: { spf: 'pass kurashi.tepco.co.jp', dkim: 'pass tepco.co.jp', dmarc: 'pass tepco.co.jp' },
          style: 'mobile',
          body: `
山田 太郎 さま

いつも東京電力エナジーパートナーをご利用いただき、ありがとうございます。

2026年1月分の電気料金について、残高不足などにより口座振替ができませんでした。
後日お届けする振込票で、記載の期限までにコンビニエンスストアまたは金融機関でお支払いください。

| ご契約番号 | 末尾 0417
| ご請求額 | 9,312円

ご請求の内容は[[くらしTEPCO web|https://www.app.kurashi.tepco.co.jp/]]でご確認いただけます。すでにお支払い済みの場合は、ご容赦ください。

東京電力エナジーパートナー株式会社`,
        },
      ),
    ],
  },
  {
    family: 'carrier-bill',
    shows: 'A phone company and its bill.',
    mails: [
      phish('carrier-bill-bad', 'ja', 'au named; double charge to be cancelled; short link.', {
        symbols: ['BRAND_IMPERSONATED', 'LINK_SHORTENER'],
        from: 'auお客さまセンター <bill@miwake-sample-keitai.example>',
        subject: '【au】お支払いが止まっています',
        date: '2025-07-25 18:09 +0900',
        auth: 'none',
        hop: 'unknown 203.0.113.71',
        charset: 'utf-8',
        form: 'text',
        body: `
【重要なお知らせ】
今月分のau料金が、ご登録のカードでお支払い頂けませんでした。

ご利用停止予定日：2025年7月26日

停止を回避するには下記より至急お手続きください。
https://bit.ly/miwake-mihon-au

※auじぶん銀行口座、またはau PAYカードが必要です。

KDDI株式会社`,
      }),
      ham('carrier-bill-honest', 'ja', 'The phone company itself: monthly bill is fixed.', {
        from: 'KDDI株式会社 <web-bill@connect.auone.jp>',
        mailFrom: 'bounce@connect.auone.jp',
        subject: '【KDDI】WEB de 請求書 ご請求金額確定のお知らせ',
        date: '2026-07-11 09:00 +0900',
        auth: 'pass',
        charset: 'iso-2022-jp',
        form: 'text',
        body: `
7月ご請求分の料金が確定しました。

| ご請求書番号 | 末尾 7781
| お支払い方法 | クレジットカード
| お支払い期日 | 2026年7月27日

金額は「My au」にログインしてご確認ください。
https://www.au.com/my-au/

※本メールは送信専用です。
※au IDやパスワードをメールでお尋ねすることはありません。

KDDI株式会社 東京都千代田区飯田橋3-10-10`,
      }),
    ],
  },
  {
    family: 'gas',
    shows: 'Gas: a refund one has to apply for, and the notice of a yearly inspection.',
    mails: [
      phish('gas-bad', 'ja', 'Tokyo Gas named in text and logo, refund, all links to translate.goog.', {
        symbols: ['LINK_WRAPPED', 'BRAND_IMPERSONATED', 'REFUND'],
        from: '東京ガス <henkin@miwake-sample-gas.test>',
        subject: '【東京ガス】ガス料金過払い分（12,480円）ご返金のご案内',
        date: '2026-04-03 08:31 +0800',
        auth: 'none',
        hop: 'unknown 203.0.113.92',
        style: 'card',
        body: `
東京ガスをご利用のお客さま

システムの調査により、お客様から12,480円を過剰に徴収していたことが判明いたしました。つきましては、下記よりご返金のお手続きをお願い申し上げます。

[[返金手続きをする|https://miwake--sample--gas-test.translate.goog/refund?_x_tr_sl=ja&_x_tr_tl=en]]

お手続き期限：2026年4月4日　返金先のカード情報をご用意ください。

東京ガス株式会社`,
      }),
      ham('gas-honest', 'ja', 'A local gas firm announces an inspection visit and warns of impostors.', {
        from: 'みどりガス保安センター <hoan@midori-gas.example.co.jp>',
        subject: 'ガス設備の定期保安点検にうかがいます（11月10日の週）',
        date: '2026-10-20 11:00 +0900',
        auth: 'pass',
        style: 'outlook',
        body: `
山田 太郎 様

日ごろよりガスをご利用いただき、ありがとうございます。
法令に定められた4年に1度の点検のため、次の日程で係員がおうかがいします。

| 訪問予定 | 11月12日（木）午後
| 所要時間 | 約20分
| 費用 | かかりません

ご都合が悪い場合は、前日までにお電話ください。係員は身分証を携帯しています。点検を装って料金を請求する業者にご注意ください。

みどりガス株式会社 保安センター
電話 000-000-5151`,
      }),
    ],
  },
]
