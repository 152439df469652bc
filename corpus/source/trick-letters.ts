/** Disguises of letters: other scripts, enclosed, spaced, invisible, foreign, broken. */
import type { Family } from '../../scripts/corpus/spec.ts'
import { ham, phish } from './kit.ts'

export const trickLetters: readonly Family[] = [
  {
    family: 'homoglyph',
    shows: 'Cyrillic letters in a Latin brand; and honest mail that has both scripts.',
    mails: [
      phish('homoglyph-bad', 'ja', 'Аmаzon with Cyrillic а: looks the same, is found by no word list.', {
        symbols: ['BRAND_DISGUISED', 'MIXED_SCRIPT', 'BRAND_IMPERSONATED'],
        from: 'Аmаzоn.co.jp <info@miwake-sample-25.example>',
        subject: 'Аmazоn プライム会費のお支払いにご指定いただいたカードが無効です',
        date: '2022-05-17 16:20 +0800',
        auth: 'none',
        hop: 'unknown 203.0.113.22',
        style: 'old',
        body: `
Аmаzоn お客様

ご指定のクレジットカードが承認されませんでした。Аmаzоn アカウントにサインインし、24時間以内に更新してください。

[[サインイン|https://miwake-sample-25.example/ap/signin]]

Аmаzоn.co.jp`,
      }),
      ham('homoglyph-honest', 'ja', 'A language school writes Russian words among Japanese and Latin ones.', {
        from: 'みどり語学院 <info@midori-gogakuin.example.jp>',
        subject: 'ロシア語入門 第3回の復習（Amazonで買える教材も）',
        date: '2026-10-01 19:00 +0900',
        auth: 'pass',
        form: 'text',
        body: `
受講生の皆さん

今週の単語です。声に出して覚えましょう。

・спасибо（ありがとう）
・пожалуйста（どうぞ）
・книга（本）
・Амазонка（アマゾン川。会社の Amazon とは綴りが違います）

教材の「はじめてのロシア語」は、Amazon.co.jpや書店でお求めいただけます。次回は10月8日です。

みどり語学院`,
      }),
    ],
  },
  {
    family: 'odd-letters',
    shows:
      'Enclosed, squared and bold letters in place of plain ones; and the circled numbers of Japanese business mail.',
    mails: [
      phish('odd-letters-bad', 'ja', 'Brand and host in enclosed and bold letters.', {
        symbols: ['DISGUISED_LETTERS', 'BRAND_DISGUISED', 'LINK_DISGUISED', 'BRAND_IMPERSONATED'],
        from: 'Ⓥⓟⓐⓢⓢ 三井住友カード <info@miwake-sample-26.top>',
        subject: '【𝗩𝗽𝗮𝘀𝘀】ログイン情報の再設定をお願いします',
        date: '2025-03-15 07:14 +0800',
        auth: 'pass',
        hop: 'unknown 203.0.113.23',
        style: 'plain',
        body: `
ご利用のⓋⓟⓐⓢⓢにおいて、パスワードの漏えいの可能性が検知されました。

下記より再設定をお願いいたします。

[[再設定|https://ⓜⓘⓦⓐⓚⓔ-ⓢⓐⓜⓟⓛⓔ-26.ⓣⓞⓟ/vpass]]

三井住友カード株式会社`,
      }),
      ham('odd-letters-honest', 'ja', 'Circled numbers and ㈱ in an ordinary notice.', {
        from: '㈱ミドリ電機 品質保証部 <qa@midori-denki.example.co.jp>',
        subject: '納入仕様書（№3）の確認事項①〜④について',
        date: '2026-07-08 11:40 +0900',
        auth: 'pass',
        form: 'text',
        charset: 'shift_jis',
        encoding: '8bit',
        body: `
山田様

お世話になっております。㈱ミドリ電機の堀です。
納入仕様書（№3）について、次の4点をご確認ください。

①寸法公差（±0.2㎜でよいか）
②梱包：20個/箱、重さ約8㎏
③検査成績書の様式
④納期 Ⅱ期分：9月末

ご回答は7月17日までにお願いします。`,
      }),
    ],
  },
  {
    family: 'spaced-kanji',
    shows: 'Spaces between the characters of a brand; and the spaced headings of Japanese letters.',
    mails: [
      phish('spaced-kanji-bad', 'ja', "The bank's name spaced so that no word list finds it.", {
        symbols: ['SPACED_LETTERS', 'BRAND_IMPERSONATED'],
        from: '三 井 住 友 銀 行 <smbc@miwake-mihon-kouza.cn>',
        subject: '【三 井 住 友 銀 行】口 座 の 一 時 利 用 停 止 に つ い て',
        date: '2025-11-14 05:05 +0800',
        auth: 'pass',
        hop: 'unknown 203.0.113.24',
        style: 'plain',
        body: `
三 井 住 友 銀 行 を ご 利 用 の お 客 様

犯罪収益移転防止法に基づき、お取引目的の確認が必要となりました。確 認 が 完 了 す る ま で 口 座 の 利 用 を 停 止 し ま す。

[[お 手 続 き は こ ち ら|https://direct.miwake-mihon-kouza.cn/smbc/]]`,
      }),
      ham('spaced-kanji-honest', 'ja', 'A formal letter with spaced headings.', {
        symbols: ['SPACED_LETTERS'],
        from: '緑野自治会 事務局 <jichikai@midorino.example.jp>',
        subject: '総 会 の ご 案 内',
        date: '2026-04-05 09:00 +0900',
        auth: 'pass',
        form: 'text',
        charset: 'iso-2022-jp',
        body: `
会 員 各 位

　　　　　総　会　の　ご　案　内

春暖の候、皆様にはますますご清栄のこととお喜び申し上げます。
下記のとおり、令和8年度の総会を開きます。

　　　　　　　　記

　日　時　　4月26日（日）　午前10時
　場　所　　緑野公民館　2階和室
　議　題　　決算、予算、口座の名義変更について

　　　　　　　　　　　　　　以　上`,
      }),
    ],
  },
  {
    family: 'zero-width',
    shows: 'Invisible characters inside words; and the joiners and padding of honest mail.',
    mails: [
      phish('zero-width-bad', 'ja', 'Zero-width characters inside the brand and the words of the lure.', {
        symbols: ['INVISIBLE_LETTERS', 'BRAND_DISGUISED', 'BRAND_IMPERSONATED'],
        from: 'え\u200bき\u200bね\u200bっ\u200bと <info@miwake-sample-27.cn>',
        subject: '【え\u200bき\u200bねっと】アカ\u200bウント の自動退\u2060会処理について',
        date: '2024-09-09 09:39 +0800',
        auth: 'pass',
        hop: 'unknown 203.0.113.25',
        style: 'plain',
        body: `
えき\u200bねっ\u200bとを ご利\u2060用のお客\u200b様

最終ロ\u200bグイ\u200bンから2年が経過したため、アカ\u200bウント を自動退\u2060会処\u200b理いたします。継続される場合は24時\u200b間以内にロ\u200bグイ\u200bンしてください。

[[ロ\u200bグイ\u200bン|https://eki.miwake-sample-27.cn/login]]`,
      }),
      ham('zero-width-honest', 'ja', 'Emoji joiners and the padding after a preheader.', {
        from: 'みどりファミリーパーク <mail@familypark.example.jp>',
        subject: '👨‍👩‍👧‍👦 夏休みのご家族割引が始まりました',
        date: '2026-07-18 10:00 +0900',
        auth: 'pass',
        style: 'mobile',
        html: (page) =>
          page.replace(
            /(<div style="max-width)/,
            `<div style="display:none;max-height:0;overflow:hidden">ご家族4名で2,000円お得です${'&#847;&zwnj;&nbsp;'.repeat(40)}</div>$1`,
          ),
        header: [['List-Unsubscribe', '<https://familypark.example.jp/mail/off/3>']],
        body: `
夏休みは、みどりファミリーパークへ 👨‍👩‍👧

7月18日から8月31日まで、ご家族4名さまで2,000円の割引になります。前売り券は窓口とWebサイトでお求めください。

[[前売り券|https://familypark.example.jp/ticket]]

みどりファミリーパーク　緑野県緑野市丘1　配信停止 https://familypark.example.jp/mail/off/3`,
      }),
    ],
  },
  {
    family: 'chinese-glyphs',
    shows: 'Simplified characters and Chinese fonts in "Japanese" mail; and the honest mail of a Chinese partner.',
    mails: [
      phish('chinese-glyphs-bad', 'ja', 'Simplified forms of common characters, YaHei font, Epos named.', {
        symbols: ['SIMPLIFIED_GLYPHS', 'CHINESE_FONTS', 'BRAND_IMPERSONATED'],
        from: 'エポスカード <epos@miwake-sample-33.cn>',
        subject: 'エポスNet重要なお知らせ：账户の异常',
        date: '2023-04-26 11:27 +0800',
        auth: 'none',
        hop: 'unknown 203.0.113.33',
        charset: 'gb2312',
        form: 'html',
        style: 'plain',
        encoding: 'base64',
        html: (page) => page.replace('<body>', '<body style="font-family:\'Microsoft YaHei\',SimSun">'),
        header: [['X-Mailer', 'Foxmail 6, 15, 201, 22 [cn]']],
        body: `
エポスカードをご利用の客户様

お客様の账户に异常なログインを检测しました。ご本人の确认が必要です。确认しない场合、カードは冻结されます。

[[确认する|http://epos.miwake-sample-33.cn/login.php]]`,
      }),
      ham(
        'chinese-glyphs-honest',
        'ja',
        'A supplier in China writes honest Japanese with a few Chinese characters, in gb2312, +0800.',
        {
          symbols: ['SIMPLIFIED_GLYPHS'],
          from: '王 丽 <wangli@yicheng-parts.example>',
          subject: '回复：見積依頼（軸受 6204）',
          date: '2026-03-12 10:02 +0800',
          auth: 'pass',
          charset: 'gb2312',
          form: 'text',
          encoding: 'base64',
          header: [
            ['X-Mailer', 'Foxmail 7.2.25.331[cn]'],
            ['In-Reply-To', '<rfq-6204-2@example.jp>'],
          ],
          body: `
山田様

いつもお世話になっております。宜城部品の王丽です。
軸受6204の見積をお送り致します。500個で、単価は1.85ドルです。納期は入金確認后三週間です。

ご確認のほど、よろしくお願い致します。

宜城部品有限公司　国际贸易部　王丽`,
        },
      ),
    ],
  },
  {
    family: 'mojibake',
    shows: 'Text broken by wrong labels: as sloppy mass mail, and as old software made it.',
    mails: [
      phish(
        'mojibake-bad',
        'ja',
        'Question marks where characters were lost; label says iso-2022-jp, bytes are UTF-8.',
        {
          symbols: ['CHARSET_TRICK', 'BRAND_IMPERSONATED'],
          from: 'MUFGカード <net@miwake-sample-34.example>',
          subject: '【重要】MUFGカードWEBサービスご登録確認',
          date: '2021-06-29 04:13 +0800',
          auth: 'none',
          hop: 'unknown 203.0.113.34',
          form: 'text',
          charset: 'utf-8',
          label: 'iso-2022-jp',
          encoding: '8bit',
          words: 'raw',
          body: `
MUFGカードをご利用いただきありがとうございます？

お客様のWEBサービスのID?パスワードが不正に使用された可能性があります。下記URLより再登録して下さい。
http://cr-mufg.miwake-sample-34.example/newsplus/

?発行者?
三菱UFJニコス株式会社`,
        },
      ),
      ham('mojibake-honest', 'ja', 'An old club programme: Shift_JIS bytes in the header, no charset label anywhere.', {
        from: '緑野山の会 <yama@midorino-yama.example.jp>',
        subject: '10月例会（高原山）の参加確認',
        date: '2009-09-20 21:30 +0900',
        auth: 'none',
        form: 'text',
        charset: 'shift_jis',
        label: '',
        encoding: '8bit',
        words: 'raw',
        header: [['X-Mailer', 'YamaMail 0.9']],
        body: `
会員の皆様

10月例会は高原山です。参加される方は10月4日までに返信して下さい。

集合：緑野駅北口 6時30分
持ち物：雨具、弁当、水1リットル
費用：バス代 1,800円（当日集金）

緑野山の会 世話人 野口`,
      }),
    ],
  },
  {
    family: 'full-width-link',
    shows: 'An address in full-width characters; and honest full-width text.',
    mails: [
      phish(
        'full-width-link-bad',
        'ja',
        'The address is written in full-width characters so that no filter sees a link.',
        {
          symbols: ['LINK_DISGUISED', 'BRAND_IMPERSONATED', 'ACCOUNT_THREAT'],
          from: 'イオン銀行 <aeonbank@miwake-sample-47.top>',
          subject: '【イオン銀行】お客さま情報のご確認',
          date: '2024-02-06 09:41 +0800',
          auth: 'pass',
          hop: 'unknown 203.0.113.52',
          form: 'text',
          body: `
イオン銀行をご利用のお客さま

お客さま情報の確認が完了しておりません。下記アドレスをブラウザーに貼り付けてお手続きください。

ｈｔｔｐｓ：／／ａｅｏｎ－ｂａｎｋ．ｍｉｗａｋｅ－ｓａｍｐｌｅ－４７．ｔｏｐ／ｌｏｇｉｎ

お手続きがない場合、３日後に口座を凍結いたします。`,
        },
      ),
      ham('full-width-link-honest', 'ja', 'An older firm writes everything in full width.', {
        from: '有限会社みどり印刷 <midori@midori-insatsu.example.co.jp>',
        subject: '年賀状印刷のご案内',
        date: '2005-11-07 10:00 +0900',
        auth: 'none',
        form: 'text',
        charset: 'iso-2022-jp',
        header: [['X-Mailer', 'WinBiff [Version 2.43PL2]']],
        body: `
お客様各位

毎度ありがとうございます。年賀状印刷の受付を始めました。

　１００枚　　４，２００円
　２００枚　　６，３００円

ＦＡＸ　０００−０００−４４２２
ホームページ　ｗｗｗ．ｍｉｄｏｒｉ−ｉｎｓａｔｓｕ．ｅｘａｍｐｌｅ．ｃｏ．ｊｐ

１２月１０日までにお申し込み下さい。`,
      }),
    ],
  },
]
