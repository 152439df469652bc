/** Confidence tricks without a brand. */
import type { Family } from '../../scripts/corpus/spec.ts'
import { ham, phish, spam } from './kit.ts'

export const fraud: readonly Family[] = [
  {
    family: 'sextortion',
    shows: 'Blackmail for bitcoin; and a real warning about such mails.',
    mails: [
      phish('sextortion-bad', 'ja', 'Blackmail with a bitcoin address, From: forged as the reader himself.', {
        symbols: ['SEXTORTION', 'COIN_ADDRESS'],
        actions: ['junk'],
        from: 'taro@example.jp',
        mailFrom: 'a@miwake-sample-botnet.test',
        subject: 'あなたの端末に関する重要な通知です',
        date: '2025-09-01 19:22 +0300',
        auth: { spf: 'fail miwake-sample-botnet.test', dkim: 'none', dmarc: 'fail example.jp none' },
        hop: 'unknown 203.0.113.190',
        form: 'text',
        body: `
あなたに直接お話ししたいことがあります。

春に、あなたの端末へ私のプログラムを入れました。以来、画面もカメラもメールもすべて見ています。信じられないなら、このメールの差出人をご覧ください。あなたのアドレスから送っています。

アダルトサイトを楽しむあなたを録画しました。連絡先は全員分を控えてあります。

動画を家族と職場に配られたくなければ、48時間以内に17万円分のビットコインを送ってください。

送り先: 1BitcoinEaterAddressDontSendf59kuE

警察に話しても、私は見つかりません。入金があれば、すべて消去します。`,
      }),
      ham('sextortion-honest', 'ja', 'A security office quotes the words of such mails to warn of them.', {
        from: 'みどり大学 情報基盤センター <security@cc.example.ac.jp>',
        subject: '【注意喚起】「端末に侵入した」「ビットコインを送れ」という脅迫メールについて',
        date: '2026-05-11 11:30 +0900',
        auth: 'pass',
        form: 'text',
        charset: 'iso-2022-jp',
        body: `
教職員・学生の皆さん

「あなたの端末に侵入し、カメラで録画した」「48時間以内にビットコインを送金しなければ動画を公開する」といった内容の脅迫メールが、学内に多数届いています。

- 差出人が自分のアドレスになっていても、乗っ取られた証拠ではありません。差出人は簡単に偽ることができます。
- お金を払わないでください。返信もしないでください。
- そのまま削除して構いません。不安なときはセンターへご相談ください。

情報基盤センター セキュリティ担当（内線 8080）`,
      }),
      phish('sextortion-en-bad', 'en', 'Blackmail with an old password and a bitcoin address.', {
        symbols: ['SEXTORTION', 'COIN_ADDRESS'],
        from: 'You have been hacked <x81@miwake-sample-botnet.test>',
        subject: 'sunflower7 - do you recognise this password?',
        date: '2019-02-02 05:05 +0000',
        auth: 'none',
        hop: 'unknown 203.0.113.191',
        form: 'text',
        charset: 'us-ascii',
        body: `
Yes, sunflower7 is yours. I took it from your computer, together with a lot more.

In spring you opened a page for adults that was prepared by me. Since that day I see your screen and your web cam, and I have made a split video: left what you watched, right what you did. I also have saved all of your contacts.

Price for my silence: $1200 in BITCOIN. Time: 2 days.

Wallet: bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4

No payment, and everybody in your address book gets the video. Do not answer, this mailbox is not mine.`,
      }),
      ham('sextortion-en-honest', 'en', 'A friend asks what to do about one.', {
        from: 'Owen Hart <owen.hart@example.org>',
        subject: 'got a creepy blackmail email, is it real?',
        date: '2025-02-20 20:40 +0000',
        auth: 'pass',
        form: 'text',
        charset: 'us-ascii',
        header: [['User-Agent', 'Mozilla Thunderbird']],
        body: `
Hi Hanako,

You know about this stuff. I got an email that says someone recorded me through my webcam and wants $900 in bitcoin within two days. It even has an old password of mine in it.

I don't even have a webcam! Should I just delete it, or change my passwords as well?

Owen`,
      }),
    ],
  },
  {
    family: 'advance-fee',
    shows: 'Millions from a stranger, and the honest letter of a notary.',
    mails: [
      spam('advance-fee-bad', 'ja', 'Inheritance of a stranger, in bad Japanese, answer to a free mailbox.', {
        symbols: ['ADVANCE_FEE', 'REPLY_TO_FREE_MAIL'],
        from: 'ミスター・アルバート・クレイン <info@miwake-sample-barrister.example>',
        replyTo: 'miwake.sample.barrister@aol.com',
        subject: '親愛なる友人へ 緊急の提案',
        date: '2022-11-08 14:02 +0100',
        auth: 'none',
        hop: 'unknown 203.0.113.194',
        form: 'text',
        body: `
親愛なる友人、

私はアルバート・クレイン、弁護士です。あなたと同じ名字を持つ私の亡きクライアントは、2016年に家族全員で飛行機事故で死亡しました。彼は銀行に1,250万米ドルを残しました。

私はあなたを最も近い親族として提示することを望みます。資金は50/50で共有されます。これは100%リスクがありません。

以下の情報を至急送ってください：
1. あなたの氏名
2. 住所
3. 電話番号
4. 銀行口座の番号

この取引は極秘に保たれるべきです。神の祝福を。`,
      }),
      ham(
        'advance-fee-honest',
        'ja',
        'A real notary about a real inheritance, to somebody he knows by name, with address and telephone.',
        {
          from: '緑川司法書士事務所 <midorikawa@shihoshoshi.example.jp>',
          subject: '故 山田一郎様の相続登記について（ご依頼の件）',
          date: '2026-02-16 14:20 +0900',
          auth: 'pass',
          form: 'text',
          charset: 'iso-2022-jp',
          header: [['In-Reply-To', '<20260213-taro-12@example.jp>']],
          body: `
山田 太郎 様

先日はお越しいただき、ありがとうございました。司法書士の緑川です。
お祖父様名義の土地の相続登記に必要な書類を、改めてお知らせします。

- 山田様の戸籍謄本と印鑑証明書
- 遺産分割協議書（案は郵送しました）
- 固定資産の評価証明書

費用の見積りは登録免許税を含めて96,000円ほどです。お支払いは登記が済んでからで結構です。

緑川司法書士事務所 緑野市本町3-4 電話 000-000-6060`,
        },
      ),
      spam('advance-fee-en-bad', 'en', 'Widow with millions, capital letters, free mailbox.', {
        symbols: ['ADVANCE_FEE', 'REPLY_TO_FREE_MAIL', 'SUBJECT_SHOUTS'],
        from: 'MRS. GRACE ADEBAYO <grace@miwake-sample-widow.test>',
        replyTo: 'miwake_sample_grace@yahoo.com',
        subject: 'GREETINGS IN THE NAME OF THE LORD',
        date: '2005-06-21 09:13 +0100',
        auth: 'none',
        hop: 'unknown 203.0.113.195',
        form: 'text',
        charset: 'us-ascii',
        body: `
DEAREST ONE,

I AM MRS GRACE ADEBAYO. MY HUSBAND, AN ENGINEER, DIED IN 1999 AND I AM NOW VERY ILL. THE DOCTOR GIVES ME UNTIL CHRISTMAS.

HE LEFT US$9.5 MILLION IN TWO BOXES WITH A SECURITY COMPANY. I HAVE NO CHILD. I PRAYED AND YOUR ADDRESS WAS SHOWN TO ME. USE THE MONEY FOR THE POOR AND KEEP 30% FOR YOUR TROUBLE.

SEND ME YOUR FULL NAME, TELEPHONE AND BANK PARTICULARS SO THAT MY LAWYER CAN BEGIN THE TRANSFER. A SMALL FEE OF $850 FOR THE AFFIDAVIT WILL BE REQUIRED.

YOURS IN CHRIST`,
      }),
      ham('advance-fee-en-honest', 'en', "A solicitor about an aunt's estate; known thread.", {
        from: 'Eleanor Marsh <e.marsh@marsh-solicitors.example>',
        subject: 'Re: Estate of the late Ruth Bell',
        date: '2025-06-11 16:00 +0100',
        auth: 'pass',
        form: 'text',
        encoding: 'quoted-printable',
        header: [
          ['In-Reply-To', '<ruth-bell-3@example.com>'],
          ['References', '<ruth-bell-1@example.com> <ruth-bell-3@example.com>'],
        ],
        body: `
Dear Ms Suzuki,

Thank you for your email. The grant of probate arrived yesterday, so I can now close your aunt's two accounts. I expect to send you the estate accounts (the total is a little over £14,000) within four weeks.

There is nothing for you to pay: our fee comes out of the estate, as set out in our letter of 3 March. Before we transfer anything, I will ring you to check your bank details.

Yours sincerely,
Eleanor Marsh`,
      }),
      spam('lottery-bad', 'en', 'Lottery of a firm that runs none.', {
        symbols: ['PRIZE', 'SECRECY'],
        from: 'Google Online Lottery <claims@miwake-sample-lottery.example>',
        subject: 'Your e-mail address won GBP 950,000.00',
        date: '2011-03-15 10:30 +0000',
        auth: 'none',
        hop: 'unknown 203.0.113.197',
        form: 'text',
        charset: 'us-ascii',
        body: `
WINNING NOTIFICATION

In our spring draw of e-mail addresses, yours was one of eight lucky ones. A cheque over GBP 950,000.00 has been written in your name.

To receive it, send our agent your full name, age, occupation and a copy of your passport. The courier must be paid in advance.

Tell nobody before the money has arrived, because others may claim it in your place.`,
      }),
      ham('lottery-honest', 'en', 'A charity raffle at school: the winner is told to collect a hamper.', {
        symbols: ['PRIZE'],
        from: 'Hillside School PTA <pta@hillside-school.example.org>',
        subject: 'You won the raffle!',
        date: '2025-12-15 18:05 +0000',
        auth: 'pass',
        form: 'text',
        charset: 'us-ascii',
        body: `
Hi Hanako,

Congratulations! Your ticket (green 147) won the hamper at the Christmas fair. Please pick it up from the school office by Friday; the cheese will not keep.

Thank you for supporting us - we raised 1,240 for the new playground.

The PTA`,
      }),
    ],
  },
  {
    family: 'investment',
    shows: "A group on LINE where everybody wins; and a broker's dull report.",
    mails: [
      spam('investment-bad', 'ja', 'Guaranteed gains, LINE group of a "professor", no firm.', {
        symbols: ['INVESTMENT'],
        from: '投資の学校 <join@miwake-mihon-toushi.top>',
        subject: '【残り5名】森永先生の無料LINEグループへご招待',
        date: '2024-04-10 12:12 +0900',
        auth: 'pass',
        hop: 'unknown 203.0.113.199',
        style: 'mobile',
        body: `
はじめまして。投資歴30年、森永先生のアシスタントをしております結衣と申します。

先生が毎朝お届けする推奨銘柄は、的中率97%。先月は会員の皆様が平均で**月利42%**の利益を得ています。元本は先生が保証いたします。

今だけ、LINEグループの参加費は無料です。

[[友だち追加する|https://line.me/ti/p/miwakeSample00]]

※先着順のため、お早めにご参加ください。
※さらに詳しい資料はこちら https://miwake-mihon-toushi.top/vip`,
      }),
      ham('investment-honest', 'ja', 'A seminar of a registered firm with risk notes, name, address and opt-out.', {
        symbols: ['INVESTMENT'],
        from: 'みどりアセット 資産形成セミナー <seminar@midori-asset.example.co.jp>',
        subject: '【無料】はじめての新NISAセミナー（11月15日・オンライン）',
        date: '2026-10-19 12:00 +0900',
        auth: 'pass',
        style: 'mobile',
        header: [['List-Unsubscribe', '<https://midori-asset.example.co.jp/mail/stop?id=88>']],
        body: `
メールマガジンをお申し込みの皆さまへ

新NISAの仕組みと、よくある失敗を学ぶオンラインセミナーを開催します。参加は無料で、個別の商品の勧誘は行いません。

| 日時 | 11月15日（日）10時〜11時
| 定員 | 200名

[[お申し込み|https://midori-asset.example.co.jp/seminar/20261115]]

投資信託は値動きのある商品で、元本は保証されません。手数料などの費用がかかることがあります。

みどりアセット株式会社　金融商品取引業者 関東財務局長（金商）第0000号　東京都緑野区本町1-1-1
配信停止：https://midori-asset.example.co.jp/mail/stop?id=88　お問い合わせ：000-000-1500`,
      }),
      spam('investment-en-bad', 'en', 'Crypto robot with guaranteed returns.', {
        symbols: ['INVESTMENT'],
        from: 'Elite Trading Club <vip@miwake-sample-trade.shop>',
        subject: 'He turned $250 into $18,400 in 9 days (video inside)',
        date: '2023-07-13 21:15 +0000',
        auth: 'pass',
        hop: 'unknown 203.0.113.200',
        form: 'html',
        style: 'card',
        encoding: 'quoted-printable',
        body: `
Banks HATE this loophole. Our AI robot trades bitcoin for you, 24/7, with a 99.4% success rate.

Guaranteed daily profit. No experience needed. Minimum deposit $250.

[[ACTIVATE MY ACCOUNT|https://miwake-sample-trade.shop/?ref=hana]]

Only 12 places left today!`,
      }),
      ham('investment-en-honest', 'en', "A pension provider's yearly statement.", {
        from: 'Fairwater Pensions <service@fairwater-pensions.example>',
        subject: 'Your annual pension statement is available',
        date: '2026-06-15 08:00 +0100',
        auth: 'pass',
        style: 'plain',
        encoding: 'quoted-printable',
        body: `
Dear Hanako,

Your annual statement for the year to 5 April 2026 is now in your account. Your plan grew by 4.1% after charges.

Please remember that investments can go down as well as up, and that past performance is no guide to the future.

To read it, sign in as usual at our website:
[[https://www.fairwater-pensions.example]]

Beware of anyone who contacts you out of the blue and offers to move your pension.`,
      }),
    ],
  },
  {
    family: 'romance',
    shows: 'A stranger who wants company; and a friend.',
    mails: [
      spam('romance-bad', 'ja', 'A stranger\'s "wrong address" story that leads to LINE.', {
        symbols: ['ROMANCE'],
        from: '美緒 <mio.1996@miwake-sample-chat.test>',
        subject: '先日はありがとうございました',
        date: '2025-05-06 22:48 +0900',
        auth: 'none',
        hop: 'unknown 203.0.113.203',
        form: 'text',
        body: `
健太さん、先日はお食事ありがとうございました。とても楽しかったです♡

あれ、もしかして違う方に送ってしまいましたか？ ごめんなさい。
でも、これも何かのご縁かもしれませんね。私は美緒、29歳、都内でアパレルの仕事をしています。よかったらお話ししませんか？

このアドレスはあまり見ないので、LINEに連絡をください。
LINE ID：miwake-mio-sample

写真も送りますね。`,
      }),
      ham('romance-honest', 'ja', 'A friend after a dinner.', {
        from: '中村 由美 <yumi.nakamura@example.ne.jp>',
        subject: '昨日はありがとう',
        date: '2026-05-31 10:11 +0900',
        auth: 'pass',
        form: 'text',
        charset: 'iso-2022-jp',
        body: `
太郎くん

昨日はごちそうさまでした。あのお店、魚がおいしかったね。
写真を何枚か撮ったので、今度会ったときに渡します。

6月の同窓会、まだ返事をしていないなら幹事の木村くんにLINEしてあげて。人数を週末までに知りたいそうです。

由美`,
      }),
      spam('romance-en-bad', 'en', 'Lonely beauty writes to a stranger.', {
        symbols: ['ROMANCE'],
        from: 'Anastasia <nastya_sun@miwake-sample-dating.example>',
        subject: 'hello my new friend!!',
        date: '2009-10-20 01:52 +0400',
        auth: 'none',
        hop: 'unknown 203.0.113.205',
        form: 'text',
        charset: 'us-ascii',
        body: `
Hi! I saw your profile and I think you are kind man. My name is Anastasia, I am 26 and very romantic girl from the small town.

I search for serious relation and I will be glad to send you my photos. Write me only to my personal mail: nastya.sun26@miwake-sample-dating.example

I wait your answer with big impatience!
Kiss, Nastya`,
      }),
      ham('romance-en-honest', 'en', 'An old friend gets in touch.', {
        from: 'Rosa Lindqvist <rosa@lindqvist.example>',
        subject: 'hello from a long way away',
        date: '2025-10-25 19:30 +0200',
        auth: 'pass',
        style: 'webmail',
        encoding: 'quoted-printable',
        body: `
Hi Hanako!

It has been far too long. We moved to the country in August, and I am slowly learning to bake bread, with mixed results.

I will be in town from the 8th to the 12th. Lunch? You choose the place, I'll bring the photos from the lake.

Love, Rosa`,
      }),
    ],
  },
  {
    family: 'job',
    shows: 'Easy work at home; and a real answer to an application.',
    mails: [
      spam('job-bad', 'ja', 'Side job for clicks, high pay, no firm, chat app.', {
        symbols: ['JOB_OFFER'],
        from: '在宅ワーク採用担当 <saiyo@miwake-mihon-fukugyo.top>',
        subject: '副業で日給3万円！スマホだけで1日10分の簡単作業',
        date: '2025-06-17 13:00 +0800',
        auth: 'pass',
        hop: 'unknown 203.0.113.207',
        style: 'mobile',
        body: `
当社は大手ECサイトの評価向上をお手伝いしております。動画に「いいね」を押すだけの簡単なお仕事です。

- 1件300円〜、日給3万円以上も可能
- 登録料、年齢、経験不問
- 報酬は即日お振込み

本日ご登録の方には5,000円をプレゼント。ご希望の方は下記の担当者までご連絡ください。

[[担当者に連絡する（Telegram）|https://t.me/miwake_sample_job]]`,
      }),
      ham('job-honest', 'ja', 'A firm answers an application.', {
        from: '株式会社ミドリ印刷 採用担当 <saiyo@midori-print.example.co.jp>',
        subject: '【ミドリ印刷】一次面接のご案内（山田様）',
        date: '2026-06-30 16:45 +0900',
        auth: 'pass',
        form: 'text',
        charset: 'iso-2022-jp',
        body: `
山田 太郎 様

このたびは弊社の営業職（在宅勤務可）にご応募いただき、ありがとうございます。採用担当の原です。
書類選考の結果、ぜひ一度お話をうかがいたく、ご連絡いたしました。

日時の候補：7月6日（月）10時／7月8日（水）15時
場所：本社3階 会議室（オンラインも可）
持ち物：特にありません

ご都合のよい日時を、7月3日までにご返信ください。

株式会社ミドリ印刷 総務部 原　電話 000-000-4488`,
      }),
      spam('job-en-bad', 'en', 'Payment agent: a money mule is wanted.', {
        symbols: ['JOB_OFFER'],
        from: 'HR Manager <career@miwake-sample-agent.test>',
        subject: 'Part-time position: Payment Processing Agent, $4500/month',
        date: '2012-05-09 06:18 +0000',
        auth: 'none',
        hop: 'unknown 203.0.113.209',
        form: 'text',
        charset: 'us-ascii',
        body: `
We found your resume on the web and offer you vacancy of payment agent.

Duties: receive transfers from our clients to your bank account, withdraw the cash and forward it by Western Union. You keep 8% from each transfer. 2-3 hours per week, no investment.

To apply reply with: full name, mobile phone, name of your bank.`,
      }),
      ham('job-en-honest', 'en', 'A library answers an application.', {
        from: 'Tom Averill <t.averill@library.example.org>',
        subject: 'Your application: part-time library assistant',
        date: '2026-03-10 13:20 +0000',
        auth: 'pass',
        form: 'text',
        charset: 'us-ascii',
        body: `
Dear Hanako,

Thank you for applying for the part-time position of library assistant. We would like to invite you for an interview on Tuesday 17 March at 10:30, here at the library.

Please bring the names of two referees. If the time does not suit, call me on 555-0175.

Kind regards,
Tom Averill`,
      }),
    ],
  },
]
