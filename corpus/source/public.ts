/** Authorities, railways and roads. */
import type { Family } from '../../scripts/corpus/spec.ts'
import { ham, phish } from './kit.ts'

export const publicServices: readonly Family[] = [
  {
    family: 'tax',
    shows: 'The tax office: a debt with seizure, or a refund; the true notice of e-Tax has no link to pay.',
    mails: [
      phish('tax-bad', 'ja', 'Tax office named; seizure threatened; prepaid cards; .cn link.', {
        symbols: ['AUTHORITY_DEMAND', 'ROLE_CLAIM', 'BRAND_IMPERSONATED'],
        from: '国税庁 <e-tax@miwake-mihon-zei.cn>',
        subject: '【国税庁】所得税の未納分について（最終のご連絡）',
        date: '2025-02-17 07:55 +0800',
        auth: 'pass',
        hop: 'unknown 203.0.113.19',
        style: 'plain',
        body: `
納税者様

令和5年分の所得税に未納の金額が残っております。過去3回お知らせを差し上げましたが、ご入金を確認できておりません。

| 未納額 | 40,000円
| 延滞税 | 3,120円
| お支払い期限 | 2025/02/18（延長はできません）

期限を過ぎますと、給与および預金の差押えの手続きを開始致します。勤務先にも通知されます。

[[オンラインで納付する|https://miwake-mihon-zei.cn/nta/pay]]

ご利用になれるもの：Vプリカ、クレジットカード
国税庁 徴収部 東京都千代田区霞が関`,
      }),
      ham('tax-honest', 'ja', 'e-Tax itself: one should sign in to the message box; it carries no link.', {
        symbols: ['BRAND_PROVEN'],
        from: 'e-Tax <info@e-tax.nta.go.jp>',
        subject: 'e-Tax メッセージボックスに新しいお知らせがあります（還付金）',
        date: '2026-03-05 06:10 +0900',
        auth: 'pass',
        charset: 'iso-2022-jp',
        form: 'text',
        body: `
山田 太郎 様

還付金の処理についてのお知らせが、税務署からe-Taxのメッセージボックスに届いています。

ご覧になるには、ご自身でe-Taxのホームページを開き、マイナンバーカードなどでログインしてください。振込は、お知らせより数日遅れることがあります。

このメールに支払いや登録のためのリンクはありません。国税庁が、メールやSMSで電子マネーやカード番号を求めることもありません。

送信専用のアドレスからお送りしています。`,
      }),
      phish('tax-en-bad', 'en', 'Refund waiting, form attached to no government domain.', {
        symbols: ['REFUND', 'LOOK_ALIKE_SENDER', 'BRAND_IMPERSONATED'],
        from: 'HM Revenue & Customs <refund@hmrc-gov-uk.miwake-sample-4.shop>',
        subject: 'You have an outstanding tax refund of GBP 364.12',
        date: '2024-04-22 10:10 +0000',
        auth: 'pass',
        hop: 'unknown 203.0.113.20',
        style: 'plain',
        encoding: 'quoted-printable',
        body: `
Dear Taxpayer,

While closing the books for 2023-24 we found that you have paid too much income tax. An amount of **GBP 364.12** is ready to be sent to your debit card.

[[Claim your refund|https://hmrc-gov-uk.miwake-sample-4.shop/claim]]

Have your card at hand. Claims which are not made in 3 days are returned to the Treasury and can not be paid again.

Ref: 4410/UK`,
      }),
      ham('tax-en-honest', 'en', 'A tax office that says: sign in yourself.', {
        symbols: ['BRAND_OWN_TARGETS'],
        from: 'HMRC <no.reply@advice.hmrc.gov.uk>',
        subject: 'Your Self Assessment statement is ready',
        date: '2026-01-06 09:30 +0000',
        auth: {
          spf: 'pass advice.hmrc.gov.uk',
          dkim: 'pass advice.hmrc.gov.uk',
          dmarc: 'pass advice.hmrc.gov.uk reject',
        },
        style: 'plain',
        encoding: 'quoted-printable',
        body: `
Dear Hanako Suzuki,

You have a new statement in your Self Assessment account.

To read it, go to GOV.UK and search for "HMRC online services", then sign in. For security reasons we have not put a link to the sign-in page in this email.

Payment is due by midnight on 31 January 2026. If you have set up a Direct Debit, you do not need to do anything.

HM Revenue and Customs`,
      }),
    ],
  },
  {
    family: 'benefit',
    shows: 'Benefits and points handed out by the state.',
    mails: [
      phish('benefit-bad', 'ja', 'Names the ministry and the benefit; foreign .top link; card number wanted.', {
        symbols: ['BRAND_IMPERSONATED', 'REFUND'],
        from: 'デジタル庁 <kyufu@miwake-mihon-kyufu.top>',
        subject: '【物価高対策】特別給付金（10万円）のお受け取り手続きについて',
        date: '2025-05-19 12:34 +0800',
        auth: 'pass',
        hop: 'unknown 203.0.113.47',
        style: 'mobile',
        body: `
国民の皆様へ

物価高騰対策の一環として、マイナンバーカードをお持ちの世帯に対し、特別給付金10万円の支給が決定いたしました。

お受け取りには**本日中**のオンライン申請が必要です。申請がない場合、受給の権利を放棄したものとみなされます。

[[給付金を申請する|https://miwake-mihon-kyufu.top/mynumber/apply]]

お手元にマイナンバーカードとお受取り用のクレジットカードをご用意ください。

デジタル庁 マイナポータル事務局`,
      }),
      ham('benefit-honest', 'ja', 'A city hall (lg.jp) tells that a paper form comes by post.', {
        symbols: ['REFUND'],
        from: '緑野市役所 福祉総務課 <fukushi@city.midorino.example.lg.jp>',
        subject: '緑野市：物価高騰対応給付金の確認書を発送しました',
        date: '2026-03-02 10:00 +0900',
        auth: { spf: 'pass city.midorino.example.lg.jp', dkim: 'none', dmarc: 'pass example.lg.jp' },
        charset: 'iso-2022-jp',
        form: 'text',
        body: `
緑野市メール配信サービスをご利用の皆さまへ

物価高騰対応給付金の対象となる世帯へ、本日、確認書を郵送しました。
届きましたら、内容を確認のうえ、同封の返信用封筒で5月29日（金）までにご返送ください。

市がメールや電話で、ATMの操作や手数料の振込、カード番号をお願いすることは決してありません。不審な連絡があったときは、市役所または警察相談専用電話「#9110」へご相談ください。

問い合わせ　福祉総務課　電話 000-000-2211（平日8時30分から17時15分）

配信の解除はこちら
https://mail.city.midorino.example.lg.jp/quit`,
      }),
    ],
  },
  {
    family: 'etc-meisai',
    shows: 'The road toll site: said to be closed without a sign-in for long.',
    mails: [
      phish('etc-meisai-bad', 'ja', 'Toll site named, 420 days without sign-in, .cn link.', {
        symbols: ['BRAND_IMPERSONATED', 'DEADLINE', 'VERIFY_IDENTITY'],
        from: 'ETC利用照会サービス <admin@etc.miwake-mihon-koutsu.cn>',
        subject: '【ETC利用照会サービス】ご登録の抹消予定について（要ログイン）',
        date: '2025-11-21 03:33 +0800',
        auth: 'pass',
        hop: 'unknown 203.0.113.51',
        charset: 'utf-8',
        form: 'html',
        style: 'old',
        body: `
ETC利用照会サービス 会員の皆様

長い間ログインがないため、お客様の登録は明日、抹消の予定となっております。抹消されますと、過去の走行明細が全て消去され、ETCカードの再登録に手数料がかかります。

**24時間以内**に一度ログインし、カード情報を更新して頂ければ、登録は継続されます。

[[ログイン|https://etc.miwake-mihon-koutsu.cn/R-login]]

ご返信には対応しておりません。
ETC利用照会サービス 運営係`,
      }),
      ham('etc-meisai-honest', 'ja', 'The service itself from the one address it uses; ISO-2022-JP text.', {
        symbols: ['BRAND_PROVEN'],
        from: 'ETC利用照会サービス <admin@ml.etc-meisai.jp>',
        subject: 'ETC利用照会サービス 登録解除の予定日をお知らせします',
        date: '2026-01-30 08:00 +0900',
        auth: { spf: 'pass ml.etc-meisai.jp', dkim: 'pass ml.etc-meisai.jp', dmarc: 'pass ml.etc-meisai.jp' },
        charset: 'iso-2022-jp',
        form: 'text',
        body: `
ETC利用照会サービス（登録型）をお使いの方へ

ユーザーID：taro****

1年以上ログインがないため、次の予定日に登録を解除します。解除しても費用はかからず、あとから登録し直すこともできます。

解除の予定日：2026年3月1日

使い続ける場合は、予定日の前日までに、お気に入りなどから当サービスのページを開いてログインしてください。
https://www.etc-meisai.jp/

送信専用のため、ご返信にはお答えできません。`,
      }),
    ],
  },
  {
    family: 'ekinet',
    shows: 'The railway ticket site: automatic leaving of the service.',
    mails: [
      phish('ekinet-bad', 'ja', 'Ticket site named in look-alike host; leaving threatened.', {
        symbols: ['LOOK_ALIKE_SENDER', 'LINK_LOOK_ALIKE', 'BRAND_IMPERSONATED'],
        from: 'えきねっと <info@eki-net.com.miwake-mihon-tetsudo.cn>',
        subject: '【えきねっと】24時間後に会員登録を削除します',
        date: '2024-10-07 09:47 +0800',
        auth: 'pass',
        hop: 'unknown 203.0.113.53',
        charset: 'iso-2022-jp',
        htmlCharset: 'utf-8',
        style: 'old',
        body: `
えきねっと会員の皆様

会員規約の変更に伴い、長期間ご利用のない会員登録を順番に削除しております。お客様の登録も削除の対象に選ばれました。

削除されますと、JRE POINTとの連携およびお支払いカードの情報が失われます。ご継続を希望される方は、24時間以内に下記よりログインし、カード情報を再度ご登録ください。

[[https://www.eki-net.com/|https://eki-net.com.miwake-mihon-tetsudo.cn/Login]]

えきねっと 会員管理係`,
      }),
      ham('ekinet-honest', 'ja', 'The ticket site itself confirms a booking.', {
        symbols: ['BRAND_PROVEN'],
        from: 'えきねっと <reserve@eki-net.com>',
        subject: '【えきねっと】予約内容の確認（申込受付番号 4402）',
        date: '2026-04-25 20:31 +0900',
        auth: 'pass',
        charset: 'iso-2022-jp',
        form: 'text',
        body: `
山田 太郎 様

きっぷのお申し込みを承りました。内容は次のとおりです。

| 申込受付番号 | 4402
| 乗車日 | 2026年5月3日
| 列車 | やまびこ53号 東京 9:40発 仙台 11:44着
| 設備 | 普通車指定席 5号車11番A席
| 金額 | 11,210円

きっぷは、乗車日当日の発車時刻までにお受け取りください。変更や払いもどしは、えきねっとにログインして行ってください。
https://www.eki-net.com/

このメールアドレスへの返信はお受けできません。`,
      }),
    ],
  },
]
