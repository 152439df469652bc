/** Disguises of the target: wrapped, in numbers, shortened, on hosts of anybody, shown as another. */
import type { Family } from '../../scripts/corpus/spec.ts'
import { ham, phish } from './kit.ts'

export const trickLink: readonly Family[] = [
  {
    family: 'wrapped-link',
    shows: 'A foreign target wrapped in a redirector everybody trusts; and wrappers as security products write them.',
    mails: [
      phish('wrapped-link-bad', 'ja', 'Google redirect to a foreign page, American Express named.', {
        symbols: ['LINK_WRAPPED', 'BRAND_CLAIM_TARGET_FOREIGN'],
        from: 'アメリカン・エキスプレス <amex@miwake-sample-35.top>',
        subject: 'アメリカン・エキスプレス：ご利用の確認をお願いします',
        date: '2026-01-26 12:02 +0800',
        auth: 'pass',
        hop: 'unknown 203.0.113.35',
        style: 'card',
        body: `
カード会員様

2026年1月25日、お客様のカードで 78,200円 のオンライン決済が行われました。ご自身のご利用でない場合、ただちにお知らせください。

[[利用していません|https://www.google.com/url?q=https%3A%2F%2Famex.miwake-sample-35.top%2Flogin&sa=D&usg=AOvVaw0]]

アメリカン・エキスプレス・インターナショナル`,
      }),
      ham('wrapped-link-honest', 'ja', 'Safe Links around the true page of a partner.', {
        symbols: ['LINK_WRAPPED'],
        from: '堀 和也 <hori@midori-denki.example.co.jp>',
        subject: '会場の地図をお送りします',
        date: '2026-08-18 09:25 +0900',
        auth: 'pass',
        style: 'outlook',
        body: `
山田様

お世話になっております。堀です。20日の会場の地図です。

[[https://www.midori-hall.example.jp/access|https://jpn01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.midori-hall.example.jp%2Faccess&data=05%7C02%7C&sdata=x&reserved=0]]

13時に1階の受付でお待ちしています。`,
      }),
      phish('wrapped-link-en-bad', 'en', 'Safe Links inside a translate link inside an open redirect.', {
        symbols: ['LINK_WRAPPED'],
        from: 'Chase Alerts <alerts@miwake-sample-36.example>',
        subject: 'Debit card temporarily restricted',
        date: '2025-07-21 19:33 +0000',
        auth: 'none',
        hop: 'unknown 203.0.113.37',
        form: 'html',
        style: 'card',
        encoding: 'quoted-printable',
        body: `
Your Chase debit card has been temporarily restricted due to unusual activity at CVS PHARMACY for $486.20.

[[No, this wasn't me|https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Ftranslate.google.com%2Ftranslate%3Fu%3Dhttps%253A%252F%252Fchase.miwake-sample-36.example%252Fauth&data=04]]

Please verify within 12 hours to avoid permanent closure.`,
      }),
      ham('wrapped-link-en-honest', 'en', "A bulk mailer's tracker around a museum's own pages.", {
        symbols: ['LINK_MAILER'],
        from: 'Harbour Museum <news@harbourmuseum.example.org>',
        mailFrom: 'bounces+881@em7731.harbourmuseum.example.org',
        subject: "What's on in March",
        date: '2026-02-27 12:00 +0000',
        auth: {
          spf: 'pass em7731.harbourmuseum.example.org',
          dkim: 'pass harbourmuseum.example.org',
          dmarc: 'pass harbourmuseum.example.org',
        },
        style: 'card',
        encoding: 'quoted-printable',
        header: [['List-Unsubscribe', '<https://u881.ct.sendgrid.net/wf/unsubscribe?upn=miwake>']],
        body: `
Dear friend of the museum,

In March we open "Ships in Bottles", and on the 14th there is a talk on lighthouses.

[[See the programme|https://u881.ct.sendgrid.net/ls/click?upn=miwakeSampleTracker]]

Harbour Museum, Quay Road. [[Unsubscribe|https://u881.ct.sendgrid.net/wf/unsubscribe?upn=miwake]]`,
      }),
    ],
  },
  {
    family: 'ip-link',
    shows: 'Numbers instead of a host.',
    mails: [
      phish('ip-link-bad', 'ja', 'UC Card named; target is an integer host.', {
        symbols: ['LINK_IP', 'LINK_DISGUISED', 'BRAND_IMPERSONATED'],
        from: 'ＵＣカード <uc@miwake-sample-37.example>',
        subject: '【ＵＣカード】アットユーネット！登録情報の更新のお願い',
        date: '2022-12-12 12:12 +0800',
        auth: 'none',
        hop: 'unknown 203.0.113.38',
        style: 'old',
        body: `
ＵＣカード会員様

アットユーネット！のシステム更新に伴い、会員情報の再登録をお願いしております。3日以内に登録がない場合、カードは無効となります。

[[再登録はこちら|http://3405803877/uccard/]]

ユーシーカード株式会社`,
      }),
      ham('ip-link-honest', 'ja', "An administrator names a device on the firm's own net.", {
        symbols: ['LINK_IP'],
        from: '情報システム部 村上 <murakami@example.jp>',
        subject: '3階の複合機の設定画面について',
        date: '2026-06-18 13:30 +0900',
        auth: 'pass',
        form: 'text',
        charset: 'iso-2022-jp',
        body: `
山田さん

3階の複合機を交換しました。スキャンの宛先登録は、社内のPCから次の画面で行えます。
http://192.0.2.31/

管理者のパスワードは総務の棚の手順書にあります。更新作業は不要です。

村上（内線3301）`,
      }),
    ],
  },
  {
    family: 'short-link',
    shows: 'A shortener before the target.',
    mails: [
      phish('short-link-bad', 'ja', 'Yahoo! JAPAN named; shortener.', {
        symbols: ['LINK_SHORTENER', 'BRAND_IMPERSONATED'],
        from: 'Yahoo! JAPAN <wallet@miwake-sample-38.test>',
        subject: 'Yahoo!ウォレット ご登録カードの有効期限切れ',
        date: '2024-04-22 18:40 +0900',
        auth: 'none',
        hop: 'unknown 203.0.113.39',
        form: 'text',
        body: `
Yahoo!ウォレットをご利用のお客様

ご登録のクレジットカードの有効期限が切れております。有効な情報への更新をお願いいたします。

▼更新はこちら
https://is.gd/miwake_mihon

更新されない場合、Yahoo! JAPAN IDの利用を停止させていただきます。`,
      }),
      ham('short-link-honest', 'ja', 'A friend sends a short link to a video.', {
        from: '中村 由美 <yumi.nakamura@example.ne.jp>',
        subject: 'この前話した動画',
        date: '2026-06-07 22:19 +0900',
        auth: 'pass',
        form: 'text',
        body: `
太郎くん

この前話した、猫が将棋を指す動画です。
https://youtu.be/miwakeSample

3分くらいのところで笑いました。

由美`,
      }),
    ],
  },
  {
    family: 'free-host',
    shows: 'Pages on hosts where anybody can publish.',
    mails: [
      phish('free-host-bad', 'ja', 'JA Bank named; page on a free builder.', {
        symbols: ['LINK_FREE_HOST', 'BRAND_IMPERSONATED'],
        from: 'JAネットバンク <janetbank@miwake-sample-39.example>',
        subject: '【JAネットバンク】お取引目的等の確認のお願い',
        date: '2025-06-06 09:28 +0800',
        auth: 'none',
        hop: 'unknown 203.0.113.40',
        style: 'plain',
        body: `
JAネットバンクをご利用のお客さま

マネー・ローンダリング対策のため、お客さまの取引目的を確認させていただいております。期日までに確認できない場合、出金を制限いたします。

[[確認手続き|https://janetbank-kakunin-miwake-sample.netlify.app/]]

農業協同組合`,
      }),
      ham('free-host-honest', 'ja', 'A teacher shares a page on a free host.', {
        symbols: ['LINK_FREE_HOST'],
        from: '石田 先生（緑野中 理科） <ishida@midorino-j.example.ed.jp>',
        subject: '自由研究の手引きを公開しました',
        date: '2026-07-17 16:50 +0900',
        auth: 'pass',
        form: 'text',
        charset: 'iso-2022-jp',
        body: `
2年生の皆さん、保護者の皆様

夏休みの自由研究の手引きを、次のページに置きました。
https://midorino-rika-sample.github.io/jiyukenkyu/

確認が必要な実験（火や薬品を使うもの）は、7月24日までに石田へ相談してください。

石田`,
      }),
    ],
  },
  {
    family: 'brand-pictures',
    shows: 'Logos loaded from the brand itself while every link is foreign.',
    mails: [
      phish('brand-pictures-bad', 'ja', "JAL's own logo, foreign links.", {
        symbols: ['BRAND_IMPERSONATED', 'IMAGES_BRAND_LINKS_FOREIGN'],
        from: 'JALマイレージバンク <jmb@miwake-sample-40.cn>',
        subject: '【JAL】特典航空券の予約についてのご連絡',
        date: '2025-10-24 06:18 +0800',
        auth: 'pass',
        hop: 'unknown 203.0.113.42',
        style: 'card',
        logo: { alt: 'JAPAN AIRLINES', src: 'https://www.jal.co.jp/common_rn/img/logo_jal.png' },
        body: `
JMB会員の皆さま

いつもJALをご利用いただきありがとうございます。お客さまのマイル口座の有効期限が近づいております。

![JMB|https://www.jal.co.jp/common_rn/img/jmb.png]

[[マイルを確認する|https://jmb.miwake-sample-40.cn/login]]

[[よくあるご質問|https://jmb.miwake-sample-40.cn/faq]]　[[お問い合わせ|https://jmb.miwake-sample-40.cn/contact]]

日本航空株式会社`,
      }),
      ham('brand-pictures-honest', 'ja', 'JAL itself: pictures and links from the same domains.', {
        symbols: ['BRAND_PROVEN'],
        from: 'JALマイレージバンク <jalmail@jalmail.jal.com>',
        subject: '【JAL】ご予約確認のお知らせ（10月23日 羽田→札幌）',
        date: '2026-09-14 18:00 +0900',
        auth: { spf: 'pass jalmail.jal.com', dkim: 'pass jal.com', dmarc: 'pass jal.com' },
        style: 'card',
        logo: { alt: 'JAPAN AIRLINES', src: 'https://www.jal.co.jp/common_rn/img/logo_jal.png' },
        body: `
山田 太郎 様

ご予約ありがとうございます。

| 便名 | JAL505
| 出発 | 2026年10月23日 8:50 東京（羽田）
| 到着 | 10:25 札幌（新千歳）
| 予約番号 | MIWAK3

[[予約を確認する|https://www.jal.co.jp/jp/ja/dom/reservation/]]

日本航空株式会社 東京都品川区東品川2-4-11`,
      }),
    ],
  },
  {
    family: 'link-text',
    shows: 'A link that shows one address and leads to another.',
    mails: [
      phish('link-text-bad', 'en', 'The text shows bankofamerica.com.', {
        symbols: ['LINK_TEXT_MISMATCH', 'BRAND_IMPERSONATED'],
        from: 'Bank of America <onlinebanking@miwake-sample-41.shop>',
        subject: 'Your online access is suspended',
        date: '2022-02-14 10:10 -0500',
        auth: 'pass',
        hop: 'unknown 203.0.113.43',
        form: 'html',
        style: 'plain',
        charset: 'us-ascii',
        body: `
Dear valued customer,

Your online access has been suspended. To restore it, please visit our secure page below and complete the verification:

[[https://secure.bankofamerica.com/login/sign-in/|http://miwake-sample-41.shop/boa/index.php]]

Thank you for banking with us.`,
      }),
      ham('link-text-honest', 'en', "The text shows the firm's page, the link goes through the firm's own tracker.", {
        from: 'Orchard Theatre <tickets@orchard-theatre.example>',
        subject: 'Your tickets for 8 May',
        date: '2026-04-20 13:05 +0100',
        auth: 'pass',
        style: 'card',
        encoding: 'quoted-printable',
        body: `
Hi Hanako,

Here are your two tickets for "The Lighthouse" on Friday 8 May, 7.30pm, stalls row F, 12 and 13.

[[https://www.orchard-theatre.example/my-tickets|https://click.orchard-theatre.example/t/4h2?u=my-tickets]]

Doors open at 6.45. See you there!`,
      }),
    ],
  },
  {
    family: 'idn-host',
    shows: 'Hosts with letters of other scripts.',
    mails: [
      phish('idn-host-bad', 'en', 'apple written with Cyrillic letters, as A-label.', {
        symbols: ['LINK_PUNYCODE', 'LINK_DISGUISED', 'MIXED_SCRIPT', 'BRAND_IMPERSONATED'],
        from: 'Apple Support <appleid@miwake-sample-42.top>',
        subject: 'Your Apple ID was locked for security reasons',
        date: '2024-01-18 09:09 +0000',
        auth: 'pass',
        hop: 'unknown 203.0.113.45',
        style: 'card',
        encoding: 'quoted-printable',
        body: `
Dear Customer,

Your Apple ID has been locked because of too many failed sign-ins. Unlock it before 20 January or your iCloud data is removed.

[[Unlock account|https://xn--80ak6aa92e.miwake-sample-42.top/unlock]]

[[https://аррle.miwake-sample-42.top/unlock]]`,
      }),
      ham('idn-host-honest', 'ja', 'A Japanese domain name, honest.', {
        symbols: ['LINK_PUNYCODE'],
        from: 'みどり温泉旅館組合 <info@midori-onsen.example.jp>',
        subject: '秋の宿泊券のご案内',
        date: '2026-09-04 10:00 +0900',
        auth: 'pass',
        form: 'text',
        body: `
秋の宿泊券（平日1泊2食 9,800円）の販売を始めました。
くわしくは組合のページをご覧ください。
https://ドメイン名例.jp/みどり温泉/

お問い合わせ　みどり温泉旅館組合　電話 000-000-1126`,
      }),
    ],
  },
]
