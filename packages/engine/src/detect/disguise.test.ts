import { expect, test } from 'vitest'
import { limits } from '../limits.ts'
import { detectors } from './index.ts'
import { authenticated, type Cases, rowsOf, symbolsOf, type Trial } from './try-mail.ts'

const ja = 'いつもご利用いただきありがとうございます。会議の資料をお送りしますので、ご確認をお願いいたします。'
const en = 'Thank you for the documents, I will read them before the meeting and answer on Friday.'
const many = (text: string, times: number): string => Array.from({ length: times }, () => text).join(' ')
const styled = (style: string, text: string): string => `<p>${en}</p><div style="${style}">${text}</div>`
const picture = (src: string) => `<a href="https://miwake-sample.net/x"><img src="${src}" width="600" height="400"></a>`
const legacy = (charset: string): string =>
  `From: a@example.com\r\nTo: b@example.jp\r\nSubject: x\r\nContent-Type: text/plain; charset=${charset}\r\n\r\n`

/** An inquiry's automatic answer as firms send it, with what the visitor wrote. */
const thanks = (name: string, message: string, to = 'taro@example.jp'): Trial => ({
  from: '高原工務店 <info@miwake-sample.jp>',
  to,
  subject: 'お問い合わせありがとうございます',
  text: [
    `${name} 様`,
    '',
    'この度はお問い合わせいただき、誠にありがとうございます。以下の内容で受け付けました。',
    '',
    `お名前: ${name}`,
    `メールアドレス: ${to}`,
    `お問い合わせ内容: ${message}`,
    '',
    '高原工務店 https://miwake-sample.jp/',
  ].join('\n'),
})
const contact = (name: string, message: string): Trial => ({
  from: 'Takahara Garden <info@miwake-sample.net>',
  subject: 'We have received your message',
  text: `Thank you for contacting us.\n\nName: ${name}\nMessage: ${message}\n\nTakahara Garden, https://miwake-sample.net/`,
})
const account = (user: string): Trial => ({
  from: 'WordPress <wordpress@miwake-sample.net>',
  subject: '[Takahara] Login details',
  text: `Username: ${user}\n\nTo set your password, visit https://miwake-sample.net/wp-login.php`,
})

const notice = (domain: string, subject: string, text: string): Trial => ({
  from: `Notice <notice@${domain}>`,
  subject,
  text,
  facts: authenticated(domain),
})

const cases: Cases = {
  ABUSED_NOTIFICATION: {
    hits: [
      account('www.qwxzvk.blogspot.example - 1.25 BTC waiting'),
      {
        from: 'Popular Shop <service@popular-shop.com>',
        subject: 'Invoice from Billing Desk',
        text: 'Seller note: if you did not authorize this, call us at +1 (808) 555-0142.\nhttps://www.popular-shop.com/i/1',
      },
      {
        from: 'お知らせ <info@popular-news.jp>',
        subject: 'グループに招待されました',
        text: '山田さんがあなたをグループに招待しました。招待されました: https://bit.ly/abc',
      },
      notice(
        'google.com',
        'Thanks for filling out Form',
        'PayPal: your account has been limited. https://miwake-sample.top/x',
      ),
      notice('paypal.com', 'Money request', 'Note from seller: to cancel, call +1 (808) 555-0142. $499.99'),
      notice('docs.google.com', '山田さんのコメント', '当選おめでとうございます https://miwake-sample.top/p'),
      notice('dropbox.com', 'A shared a file', 'Amazon アカウントを停止しました。 https://miwake-sample.top/a'),
      notice(
        'github.com',
        'You are receiving this because you were mentioned',
        '本人確認のため https://miwake-sample.top/v',
      ),
      notice('zoom.us', '山田さんがミーティングに招待しました', 'PayPal 49,800円 請求 サポート 050-5555-0199'),
      notice('google.com', '招待: 当選おめでとうございます', '賞品の受け取り https://miwake-sample.top/p'),
      notice('microsoft.com', 'Power BI subscription', 'Unauthorized charge $499? Call us at +1 (808) 555-0142'),
    ],
    misses: [
      account('taro'),
      {
        from: 'Popular Shop <service@popular-shop.com>',
        subject: 'Invoice from Takahara Books',
        text: 'Takahara Books sent you an invoice: https://www.popular-shop.com/i/2',
      },
      {
        from: 'お知らせ <info@popular-news.jp>',
        text: '山田さんがあなたをグループに招待しました。 https://www.popular-news.jp/g/1',
      },
      notice('google.com', 'Thanks for filling out Party form', 'Name: Taro. https://docs.google.com/forms/d/1'),
      notice(
        'paypal.com',
        'Invoice from Takahara Books',
        'Note from seller: thank you. https://www.paypal.com/invoice/1',
      ),
      notice('docs.google.com', '山田さんのコメント', '誤字を直しました https://docs.google.com/document/d/1'),
      notice('dropbox.com', '山田さんがファイルを共有しました', '写真.zip https://www.dropbox.com/l/1'),
      notice('github.com', 'You are receiving this because you were mentioned', 'See https://miwake-sample.net/docs'),
      notice('google.com', 'Invitation: weekly', 'Zoom https://zoom.us/j/1 dial +1 (808) 555-0142'),
      notice('amazon.co.jp', 'ログイン情報', 'お心当たりがない場合はお電話ください。本人確認 0120-555-019'),
      notice('amazon.co.jp', '招待状', 'ポイントの有効期限 https://miwake-sample.net/campaign'),
      notice('microsoft.com', 'Power BI report', '売上 https://app.powerbi.com/groups/1'),
    ],
  },
  ADDRESS_AS_NAME: {
    hits: [
      { to: 'hanako.y@example.jp', text: 'hanako.y@example.jp 様\nアカウントの件です。' },
      { to: 'hanako.y@example.jp', text: 'Dear hanako.y,\nyour account' },
      { to: 'hanako.y@example.jp', subject: 'hanako.y@example.jp, your prize' },
    ],
    misses: [
      { to: 'hanako.y@example.jp', text: '登録アドレス: hanako.y@example.jp\n鈴木花子様' },
      { to: 'hanako@example.jp', text: 'Dear Hanako,\nsee you tomorrow' },
    ],
  },
  ALTERNATIVES_DIFFER: {
    hits: [
      {
        text: many('the weather in the garden was lovely today', 4),
        html: `<p>${many('本日中にアカウントを確認してください', 8)}</p>`,
      },
      { text: many(ja, 2), html: `<p>${many('Claim your exclusive reward before midnight', 4)}</p>` },
    ],
    misses: [
      { text: many(en, 2), html: `<p>${many(en, 2)}</p>` },
      { text: 'See the HTML part.', html: `<p>${many(en, 3)}</p>` },
    ],
  },
  BIDI_TRICK: {
    hits: [{ subject: 'Invoice \u202egpj.exe' }, { from: '"\u202enozama" <a@miwake-sample.net>' }],
    misses: [{ subject: 'שלום \u202bעולם\u202c' }, { subject: 'Invoice \u200e2026' }],
  },
  BRAND_DISGUISED: {
    hits: [
      { from: '"Аmazon" <a@miwake-sample.net>', subject: 'x' },
      { subject: '𝗔𝗺𝗮𝘇𝗼𝗻 アカウントの確認' },
      { from: '"ａｍａｚ０ｎ" <a@miwake-sample.net>' },
      { subject: '【楽夭市場】ご注文の確認' },
      { text: '楽夫カードのご利用を停止しました。' },
    ],
    misses: [
      { text: '木村楽夫様、楽天市場のご案内です。' },
      { subject: 'Amazonアカウント' },
      { subject: 'ＡＭＡＺＯＮのお知らせ' },
    ],
  },
  BROKEN_JAPANESE: {
    hits: [
      { text: many('お客様のｱカウントは､停止されました｡確認してください｡', 6) },
      { text: many('ログイン?パスワードは，確認，が，必要です', 6) },
    ],
    misses: [{ text: many(ja, 4) }, { text: many('Is it open? Yes, it is.', 8) }],
  },
  CHARSET_TRICK: {
    hits: [{ raw: `${legacy('x-unknown-9')}caf\u00e9 au lait` }, { raw: `${legacy('klingon')}hello` }],
    misses: [{ raw: `${legacy('utf-8')}hello` }, { text: ja }],
  },
  CHINESE_CHARSET: {
    hits: [
      {
        raw: legacy('gb2312').replace(
          'Subject: x',
          'Subject: =?utf-8?B?44GK55+l44KJ44Gb44Gn44GZ44CC44GU56K66KqN44KS?=',
        ),
      },
      {
        raw: legacy('gbk').replace('Subject: x', 'Subject: =?utf-8?B?44GK55+l44KJ44Gb44Gn44GZ44CC44GU56K66KqN44KS?='),
      },
    ],
    misses: [{ text: ja }, { raw: `${legacy('gb2312')}hello from Beijing, see you at the meeting` }],
  },
  CHINESE_FONTS: {
    hits: [
      { html: `<p style="font-family:'Microsoft YaHei'">${ja}</p>` },
      { html: `<font face="SimSun">${ja}</font>` },
    ],
    misses: [
      { html: `<p style="font-family:'Hiragino Sans','PingFang SC',sans-serif">${ja}</p>` },
      { html: `<p style="font-family:'Microsoft YaHei'">${en}</p>` },
    ],
  },
  CONTENT_UNREAD: {
    hits: [
      { text: en, parts: Array.from({ length: limits.parts + 2 }, () => 'X-A: b\r\n\r\nx') },
      { html: '<p><a href="https://miwake-sample.net/">x</a></p>'.repeat(limits.links + 2) },
      { html: `<p>${'<b>'.repeat(limits.htmlElements + 2)}${en}` },
      { text: `${en}\n`.repeat(limits.textChars / 50) },
    ],
    misses: [
      { html: `<!--${'x'.repeat(limits.htmlBytes)}--><p>${en}</p>` },
      { text: en, parts: Array.from({ length: 60 }, () => 'X-A: b\r\n\r\nx') },
      { to: 'a@example.com, '.repeat(limits.addresses + 2), text: en },
    ],
  },
  DISGUISED_LETTERS: {
    hits: [{ subject: '𝓐𝓶𝓪𝔃𝓲𝓷𝓰 deal' }, { subject: 'Ⓐⓒⓒⓞⓤⓝⓣ notice' }],
    misses: [{ subject: '① 会議 ② 昼食' }, { subject: 'ＡＢＣ株式会社' }],
  },
  FAKE_REPLY: {
    hits: [{ subject: 'Re: your invoice' }, { subject: 'AW: Rechnung' }],
    misses: [{ subject: 'Re: your invoice', header: ['In-Reply-To: <2@example.com>'] }, { subject: 'Report: done' }],
  },
  FORM_BACKSCATTER: {
    hits: [
      thanks('Mia wants to see you! Click: http://bit.ly/abc', 'x'),
      thanks('x9k2pq', 'Earn with bitcoin every day, just follow http://miwake-sample.top/go now'),
      contact('Best casino bonus https://is.gd/x', 'q7w8e9'),
    ],
    misses: [
      thanks('山田太郎', '展示場の見学を希望します。'),
      thanks('株式会社山田', '弊社のサイトは https://miwake-sample.net/ です。見積もりをお願いします。'),
      contact('Taro Yamada', 'Do you sell roses?'),
    ],
  },
  GARBLED_TEXT: {
    hits: [
      { text: '縺薙ｓ縺ｫ縺｡縺ｯ\n元気です\n縺薙ｓ縺ｫ縺｡縺ｯ' },
      { text: 'CafÃ© crÃ¨me is Ã  la carte, voilÃ  le menu.' },
    ],
    misses: [{ text: ja }, { text: 'Café crème à la carte, voilà.' }],
  },
  GREETING_HOLDS_LINK: {
    hits: [thanks('Mia http://bit.ly/abc', 'x'), { text: 'Hi you won www.miwake-sample.top now\nwelcome' }],
    misses: [
      { text: 'https://miwake-sample.net/ をご利用のお客様\nいつもありがとうございます。' },
      { text: 'Hi Hanako, the page is https://miwake-sample.net/\nbye' },
      { text: '鈴木花子様\nhttps://miwake-sample.net/' },
    ],
  },
  HIDDEN_LETTERS: {
    hits: [
      { html: `<p>${many('A<span style="font-size:0">xq</span>ccount', 20)}</p>` },
      { html: `<p style="background:#fff">${many('Ama<span style="color:#fff">qzk</span>zon', 20)}</p>` },
    ],
    misses: [{ html: `<p>${many(en, 3)}</p>` }, { html: styled('font-size:0', 'x') }],
  },
  HIDDEN_TEXT: {
    hits: [{ html: styled('display:none', many(en, 8)) }, { html: styled('visibility:hidden', many(ja, 12)) }],
    // A preheader is short hidden text.
    misses: [{ html: styled('display:none', 'The news of this week') }, { html: `<p>${many(en, 8)}</p>` }],
  },
  HTML_NO_TEXT: {
    hits: [{ html: `<p>${en}</p>` }, { html: `<p>${ja}</p>` }],
    misses: [{ html: `<p>${en}</p>`, text: en }, { text: en }],
  },
  IMAGE_ONLY: {
    hits: [
      { html: picture('https://miwake-sample.net/a.png') },
      { html: picture('https://www.popular-shop.com/a.png') },
    ],
    misses: [
      { html: `${picture('https://miwake-sample.net/a.png')}<p>${en}</p>` },
      { html: '<img src="https://miwake-sample.net/p.gif" width="1" height="1">' },
    ],
  },
  IMAGE_ONLY_FOREIGN: {
    hits: [
      { html: picture('https://miwake-sample.net/a.png') },
      { html: `${picture('https://someone.github.io/a.png')}<p>unsubscribe</p>` },
    ],
    misses: [
      { from: 'A <a@miwake-sample.net>', html: picture('https://img.miwake-sample.net/a.png') },
      { html: `${picture('https://miwake-sample.net/a.png')}<p>${en}</p>` },
      { html: picture('https://www.popular-shop.com/a.png') },
    ],
  },
  INVISIBLE_LETTERS: {
    hits: [
      { subject: 'Acc\u200bou\u200bnt not\u200bice' },
      { text: many('ア\u200bカ\u200bウ\u200bン\u200bトの確認', 10) },
    ],
    misses: [{ subject: 'Account notice 👨\u200d👩\u200d👧' }, { text: many(ja, 3) }],
  },
  MIXED_SCRIPT: {
    hits: [{ subject: 'Your аccount wаs lоcked' }, { text: 'Pаypаl sеcurity nоtice fоr you' }],
    misses: [{ subject: 'Привет, account closed' }, { subject: 'IT部からのお知らせ' }],
  },
  RANDOM_PADDING: {
    hits: [
      { subject: 'お知らせ xqzkvbnwrt' },
      { text: 'ご確認ください\n\nkqzp vbnx wtrl 8841 zxqw pfgh mqtr jklw 2210 bvcz rtyp hgkd' },
      { text: `${ja}\nxkcd0 zqwv mnbq plkj 33121 hgfd wqzx vbnk trwq jzkp qpwz` },
      { html: styled('display:none', 'xqzkvbnwrt hrvcuwcrnq kydztwvxrd qzkbnmzdwx wqpdnfvkzq zxqvkjwbnm pqkzvxwrtn') },
    ],
    misses: [
      { subject: 'お知らせ newsletter' },
      { text: 'please find the minutes of the last meeting below and tell me what you think about the plan' },
      { text: '0a1b2c3d 4e5f6071 deadbeef cafebabe 00ff00ff 12345678 9abcdef0 0badf00d feedface 00112233 aabbccdd' },
      { html: styled('display:none', many('preheader of the newsletter', 8)) },
    ],
  },
  REPORT_EMPTY: {
    hits: [
      {
        raw: 'From: a@miwake-sample.net\r\nSubject: x\r\nContent-Type: multipart/report; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Win!</p>\r\n--b--',
      },
      {
        raw: 'From: a@miwake-sample.net\r\nSubject: x\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nWin!\r\n--b--',
      },
    ],
    misses: [
      {
        raw: 'From: MAILER-DAEMON@example.com\r\nSubject: x\r\nContent-Type: multipart/report; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nfailed\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; example.com\r\n--b--',
      },
      { text: en },
    ],
  },
  SIMPLIFIED_GLYPHS: {
    hits: [{ text: `${ja}账户认证` }, { subject: 'お客様の账户のご確認について', text: ja }],
    misses: [{ text: `${ja}学会と国会` }, { text: '您的账户已经登录，请点击确认。我们会尽快处理您的请求。' }],
  },
  SPACED_LETTERS: {
    hits: [{ from: '三 井 住 友 <a@miwake-sample.net>' }, { subject: 'A m a z o n からのお知らせ' }],
    misses: [{ from: '鈴木 花子 <a@miwake-sample.net>' }, { subject: 'U S A trip' }],
  },
  SUBJECT_NUMBER: {
    hits: [{ subject: '【重要】番号 8837261' }, { subject: 'Ticket #99182736' }],
    misses: [{ subject: '第12回 定例会' }, { subject: 'Version 2.0 is out' }],
  },
  SUBJECT_SHOUTS: {
    hits: [{ subject: 'ACT NOW AND SAVE MONEY' }, { subject: '★☆ 特別なお知らせ !!' }],
    misses: [{ subject: 'NASA and ESA news' }, { subject: '会議のお知らせ' }],
  },
  UNFILLED_TEMPLATE: {
    hits: [{ text: 'Dear {{first_name}}, your order' }, { subject: 'お知らせ [RAND_NUMBER_10_10]' }],
    misses: [{ subject: '[重要] お知らせ [1]' }, { text: 'Set %PATH% and run $(CC) {0}' }],
  },
}

const disguise = detectors.filter((d) => d.aspect === 'disguise')

test('disguise/ has cases for every detector', () => {
  expect(Object.keys(cases).sort()).toEqual(disguise.map((d) => d.symbol).sort())
  for (const { hits, misses } of Object.values(cases)) expect(Math.min(hits.length, misses.length)).toBeGreaterThan(1)
})

test.each(rowsOf(cases))('%s: %s', (symbol, _row, trial, wanted) => {
  expect(symbolsOf(trial).has(symbol)).toBe(wanted)
})
