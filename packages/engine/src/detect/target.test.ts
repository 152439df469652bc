import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { Facts } from '../facts/facts.ts'
import { iso, pdf, rar4, raw, sevenZip, utf8, zeros, zip } from '../mail/attachment/testing/build.ts'
import { detectors } from './index.ts'
import { type Cases, rowsOf, symbolsOf, type Trial, valueIn } from './try-mail.ts'

const from = 'Popular Shop <news@popular-shop.com>'
const a = (...hrefs: readonly string[]): string =>
  `<p>Please have a look at these pages.</p>${hrefs.map((href) => `<p><a href="${href}">Open the page</a></p>`).join('')}`
const web = (...hrefs: readonly string[]): Trial => ({ from, html: a(...hrefs) })
const shown = (words: string, href: string, sender = from): Trial => ({
  from: sender,
  html: `<p>See <a href="${href}">${words}</a> now.</p>`,
})

const base64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join(''))
const file = (name: string, content: Uint8Array, type = 'application/octet-stream'): Trial => ({
  text: 'Please see the file.',
  parts: [
    `Content-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(content).replace(/.{76}/g, '$&\r\n')}`,
  ],
})
const office = (parts: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries({ '[Content_Types].xml': '<Types/>', ...parts }).map(([k, v]) => [k, strToU8(v)]),
    ),
  )
const template = (target: string): string =>
  `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="${target}" TargetMode="External"/></Relationships>`
const plainPdf = file('a.pdf', pdf(['1 0 obj <</Type/Catalog>> endobj']), 'application/pdf')
const letter = file('a.docx', office({ 'word/document.xml': '<w/>' }))
const photos = file('photos.zip', zip([{ name: 'a.jpg' }]))
const program = file('a.exe', raw(`MZ${'\0'.repeat(60)}`))

const invitation = (summary: string, description: string): Trial => ({
  text: 'Invitation',
  parts: [
    [
      'Content-Type: text/calendar; charset=utf-8; method=REQUEST',
      '',
      'BEGIN:VCALENDAR',
      'METHOD:REQUEST',
      'BEGIN:VEVENT',
      'ORGANIZER:mailto:a@example.com',
      `SUMMARY:${summary}`,
      `DESCRIPTION:${description}`,
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n'),
  ],
})
const qrTable = `<table>${Array.from({ length: 25 }, (_, y) => `<tr>${Array.from({ length: 25 }, (_, x) => `<td style="width:4px;height:4px;background:${(x * y + x) % 3 ? '#000' : '#fff'}"></td>`).join('')}</tr>`).join('')}</table>`
const page = (body: string, name = 'invoice.html'): Trial => file(name, utf8(`<html><body>${body}`), 'text/html')
const svg = (inner: string): Trial =>
  file('voice.svg', utf8(`<svg xmlns="http://www.w3.org/2000/svg">${inner}</svg>`), 'image/svg+xml')
/** A password stands before the names of its members only. */
const locked = (...names: readonly string[]): Trial =>
  file('a.zip', zip(names.map((name) => ({ name, data: zeros(12), flags: 1 }))))
const attachedMail = (body: string, to = 'hanako@example.jp'): Trial => ({
  text: 'Please see the message attached.',
  parts: [`Content-Type: message/rfc822\r\n\r\nFrom: a@miwake-sample.net\r\nTo: ${to}\r\nSubject: x\r\n\r\n${body}`],
})
const image = (src: string) => `<img src="${src}" width="200" height="80">`

const cases: Cases = {
  ATTACHMENT_ACTIVE_SVG: {
    hits: [
      svg('<script>location="https://miwake-sample.net/"</script>'),
      svg('<foreignObject><form action="https://miwake-sample.net/"><input type="password"></form></foreignObject>'),
      svg('<a href="https://miwake-sample.net/"><rect width="100%" height="100%"/></a>'),
    ],
    misses: [
      svg('<path d="M0 0"/>'),
      svg('<foreignObject><div>Box</div></foreignObject><a href="https://miwake-sample.net/"><text>help</text></a>'),
      page('<script>location="https://miwake-sample.net/"</script>'),
    ],
  },
  ASK_LEADS_ELSEWHERE: {
    hits: [
      {
        from: 'A <a@popular-shop.com>',
        html: 'アカウントが停止されます。<a href="https://miwake-sample.net/">ログインして本人確認</a>',
      },
      {
        from: 'A <a@popular-shop.com>',
        text: '本人確認が必要です。こちらから確認してください: https://someone.github.io/a',
      },
    ],
    misses: [
      {
        from: 'A <a@miwake-sample.net>',
        html: 'アカウントが停止されます。<a href="https://miwake-sample.net/">ログインして本人確認</a>',
      },
      {
        from: 'A <a@popular-shop.com>',
        html: 'アカウントが停止されます。<a href="https://popular-news.jp/">ログインして本人確認</a>',
      },
      { from: 'A <a@popular-shop.com>', html: '<a href="https://miwake-sample.net/">続きを読む</a>' },
    ],
  },
  ATTACHMENT_ARCHIVE: {
    hits: [photos, file('a.7z', sevenZip(['a.txt']))],
    misses: [plainPdf, file('a.zip', zip([{ name: 'a.xlsx', data: zeros(12), flags: 1 }]))],
  },
  ATTACHMENT_BOMB: {
    hits: [
      file('a.zip', zip([{ name: 'a.txt', data: zeros(1000), sizeBytes: 2 ** 32 - 2 }])),
      file('b.zip', zip([{ name: 'b.csv', data: zeros(900), sizeBytes: 2 ** 32 - 2 }])),
    ],
    misses: [photos, letter],
  },
  ATTACHMENT_DISK_IMAGE: {
    hits: [file('a.iso', iso(['A.EXE'])), file('b.img', iso(['INVOICE.LNK'])), locked('invoice.iso')],
    misses: [photos, plainPdf],
  },
  ATTACHMENT_DOCUMENT: {
    hits: [letter, file('a.rtf', utf8('{\\rtf1 hello}'))],
    misses: [plainPdf, photos],
  },
  ATTACHMENT_ENCRYPTED_ZIP: {
    hits: [file('a.zip', zip([{ name: 'a.xlsx', data: zeros(12), flags: 1 }])), file('a.rar', rar4(['a.xlsx'], 4))],
    misses: [photos, file('a.rar', rar4(['a.xlsx']))],
  },
  ATTACHMENT_EXECUTABLE: {
    hits: [
      program,
      file('a.zip', zip([{ name: 'invoice.exe' }])),
      file('a.js', utf8('WScript.Echo(1)')),
      locked('a.scr'),
    ].concat([locked('a.pdf', 'invoice.lnk'), locked('invoice.iso'), file('a.rar', rar4(['a.js'], 4))]),
    misses: [photos, plainPdf, locked('a.xlsx'), file('notes.txt', utf8('run setup.exe first'))],
  },
  ATTACHMENT_EXTERNAL_TEMPLATE: {
    hits: [
      file('a.docx', office({ 'word/_rels/settings.xml.rels': template('https://miwake-sample.net/a.dotm') })),
      file('b.docx', office({ 'word/_rels/settings.xml.rels': template('http://198.51.100.7/b.dotm') })),
    ],
    misses: [letter, file('a.docx', office({ 'word/_rels/settings.xml.rels': template('file:///C:\\Normal.dotm') }))],
  },
  ATTACHMENT_FORM: {
    hits: [
      page('<form action="https://miwake-sample.net/x"><input type="password"></form>'),
      page('<form action="https://miwake-sample.net/x"><input name="card"></form>'),
      page('<form><input type="password"></form><script>fetch("https://miwake-sample.net/x")</script>'),
      file(
        'a.zip',
        zip([{ name: 'a.html', data: utf8('<form action="https://miwake-sample.net/"><input type=password>') }]),
      ),
    ],
    misses: [
      page('<form action="/search"><input name="q"></form>'),
      page('<form action="https://www.popular-shop.com/open"><input type="password"></form>'),
      { html: '<form action="https://miwake-sample.net/x"><input type="password"></form>' },
    ],
  },
  ATTACHMENT_HTML: {
    hits: [
      file('invoice.html', utf8('<html><body><p>Sign in</p></body></html>'), 'text/html'),
      file(
        'a.svg',
        utf8('<svg xmlns="http://www.w3.org/2000/svg"><script>location="x"</script></svg>'),
        'image/svg+xml',
      ),
    ],
    misses: [
      plainPdf,
      file('logo.svg', utf8('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'), 'image/svg+xml'),
    ],
  },
  ATTACHMENT_MACRO: {
    hits: [
      file('a.docm', office({ 'word/vbaProject.bin': 'x' })),
      file('a.xlsm', office({ 'xl/macrosheets/sheet1.xml': 'x' })),
    ],
    misses: [letter, file('a.xlsx', office({ 'xl/workbook.xml': '<w/>' }))],
  },
  ATTACHMENT_NAME_TRICK: {
    hits: [
      file('invoice.pdf.exe', raw(`MZ${'\0'.repeat(60)}`)),
      file('invoice.pdf                    .exe', raw(`MZ${'\0'.repeat(60)}`)),
      file('a.zip', zip([{ name: 'invoice.pdf.exe' }])),
      locked('invoice\u202efdp.exe'),
    ],
    misses: [
      plainPdf,
      file('a.zip', zip([{ name: 'setup.1.2.exe' }, { name: 'report.2026.02.pdf' }])),
      file('report.2026.02.pdf', pdf(['1 0 obj <</Type/Catalog>> endobj'])),
    ],
  },
  ATTACHMENT_PDF: {
    hits: [plainPdf, file('scan.bin', pdf(['1 0 obj <</Type/Catalog>> endobj']))],
    misses: [letter, photos],
  },
  ATTACHMENT_REDIRECT: {
    hits: [
      page('<meta http-equiv="refresh" content="0; url=https://miwake-sample.net/">'),
      page('<p>Please wait</p><script>location.replace("https://miwake-sample.net/")</script>'),
      svg('<script>window.location="https://miwake-sample.net/"</script>'),
    ],
    misses: [
      page('<p>見積書です</p><a href="https://miwake-sample.net/">見る</a>'),
      page(`<p>${'議事録です。'.repeat(100)}</p><script>if (x) location.href = y</script>`),
      { html: '<meta http-equiv="refresh" content="0; url=https://miwake-sample.net/">' },
    ],
  },
  ATTACHMENT_SMUGGLING: {
    hits: [
      file('a.html', utf8('<script>document.write(unescape("%3Cform%3E"))</script>'), 'text/html'),
      file('b.htm', utf8('<script>document.write(unescape("%3Cscript%3E%3C/script%3E"))</script>'), 'text/html'),
    ],
    misses: [file('a.html', utf8('<p>見積書です</p>'), 'text/html'), plainPdf],
  },
  ATTACHMENT_TYPE_MISMATCH: {
    hits: [
      file('photo.jpg', raw(`MZ${'\0'.repeat(60)}`), 'image/jpeg'),
      file('invoice.pdf', utf8('<html><body><script>1</script></body></html>'), 'application/pdf'),
    ],
    misses: [plainPdf, file('scan.pdf', pdf(['1 0 obj <</Type/Catalog>> endobj']))],
  },
  CALENDAR_LURE: {
    hits: [
      invitation('You are the winner of a prize', 'Claim at https://miwake-sample.top/claim'),
      invitation('アカウント確認のお願い', '至急 https://miwake-sample.net/ja'),
      invitation('Your account suspended', 'Call +1 (808) 555-0142'),
    ],
    misses: [
      invitation('定例会議', 'https://miwake-sample.net/room/1'),
      invitation('Weekly meeting', 'Prize giving for the school sports day'),
    ],
  },
  FORM_IN_MAIL: {
    hits: [
      { html: '<form action="https://miwake-sample.net/x"><input name="card" type="text"></form>' },
      { html: '<form action="/x"><select name="a"><option>1</select><input type="email" name="e"></form>' },
    ],
    misses: [
      { html: '<p>Fill in the form on our page.</p>' },
      { html: '<form action="/u"><input type="hidden" name="id"></form>' },
    ],
  },
  IMAGES_BRAND_LINKS_FOREIGN: {
    hits: [
      { html: image('https://images.amazon.co.jp/logo.png') + a('https://miwake-sample.top/x') },
      { html: image('https://www.smbc-card.com/logo.gif') + a('https://miwake-sample.net/x') },
      {
        from: 'A <a@miwake-sample.net>',
        html: `${image('https://images.amazon.co.jp/a.png')}<a href="https://miwake-sample.net/x">www.amazon.co.jp</a>`,
      },
      {
        from: 'Amazon <a@miwake-sample.net>',
        html: image('https://images.amazon.co.jp/a.png') + a('https://miwake-sample.net/x'),
      },
      {
        from: '三井住友カード <a@miwake-sample.top>',
        html: image('https://www.smbc-card.com/logo.gif') + a('https://www.miwake-sample.top/x'),
      },
    ],
    misses: [
      {
        from: 'A <a@miwake-sample.net>',
        html: image('https://images.amazon.co.jp/a.png') + a('https://miwake-sample.net/'),
      },
      { html: image('https://images.amazon.co.jp/logo.png') + a('https://www.amazon.co.jp/') },
      {
        from: 'Amazon釣具店 <a@miwake-sample.net>',
        html: image('https://images.amazon.co.jp/a.png') + a('https://miwake-sample.net/'),
      },
      { html: image('https://miwake-sample.net/logo.png') + a('https://miwake-sample.top/x') },
    ],
  },
  LINK_BRAND_PATH: {
    hits: [
      web('https://miwake-sample.net/amazon.co.jp/signin'),
      web('https://miwake-sample.top/a/www-smbc-card-com/login'),
    ],
    misses: [web('https://popular-shop.com/www.popular-shop.com/a'), web('https://miwake-sample.net/a/index.html')],
  },
  LINK_CHEAP_SUFFIX: {
    hits: [web('https://miwake-sample.top/'), web('https://qmz.xyz/')],
    misses: [web('https://miwake-sample.net/'), web('https://www.popular-shop.com/')],
  },
  LINK_DISGUISED: {
    hits: [web('http://3325256711/a'), web('https://%6d%69wake-sample.net/')],
    misses: [web('https://miwake-sample.net/?name=%E5%B1%B1'), web('https://www.popular-shop.com/a?u=b')],
  },
  LINK_DYNAMIC_DNS: {
    hits: [web('https://mycard.duckdns.org/'), web('http://abc.ddns.net/')],
    misses: [web('https://miwake-sample.net/'), web('https://dns.popular-shop.com/')],
  },
  LINK_FILE: {
    hits: [
      { text: 'https://files.miwake-sample.net/a/invoice.exe' },
      { text: 'https://files.miwake-sample.net/a/invoice.zip' },
      { text: 'パスワードは1234です。 https://miwake-sample.net/a.zip' },
    ],
    misses: [
      { text: 'https://popular-shop.com/a/setup.exe' },
      { from: 'A <a@miwake-sample.net>', text: 'https://files.miwake-sample.net/a.zip' },
      { text: 'https://miwake-sample.net/zip' },
      { text: 'https://miwake-sample.net/?file=a.exe' },
    ],
  },
  LINK_FREE_HOST: {
    hits: [web('https://someone.github.io/'), web('https://other.github.io/login')],
    misses: [web('https://miwake-sample.net/'), web('https://www.popular-shop.com/')],
  },
  LINK_INSECURE: {
    hits: [web('http://miwake-sample.net/'), web('http://198.51.100.7/')],
    misses: [web('https://miwake-sample.net/'), { text: 'no link' }],
  },
  LINK_IP: {
    hits: [web('http://198.51.100.7/login'), web('http://[2001:db8::7]/')],
    misses: [web('https://miwake-sample.net/198.51.100.7'), web('https://www.popular-shop.com/')],
  },
  LINK_LOOK_ALIKE: {
    hits: [web('https://arnazon.net/'), web('https://www.amazon.co.jp.miwake-sample.top/')],
    misses: [web('https://www.amazon.co.jp/'), web('https://miwake-sample.net/')],
  },
  LINK_MAILER: {
    hits: [web('https://u12.ct.sendgrid.net/ls/click'), web('https://sendgrid.net/a')],
    misses: [web('https://miwake-sample.net/'), web('https://www.popular-shop.com/')],
  },
  LINK_PORT: {
    hits: [web('http://miwake-sample.net:8443/a'), web('https://miwake-sample.net:444/')],
    misses: [web('https://miwake-sample.net:443/'), web('https://www.popular-shop.com:8443/')],
  },
  LINK_PUNYCODE: {
    hits: [web('https://xn--mgba3gch31f.miwake-sample.net/'), web('https://日本語ドメイン.jp/')],
    misses: [web('https://miwake-sample.net/日本語'), web('https://xn.miwake-sample.net/')],
  },
  LINK_RANDOM_HOST: {
    hits: [web('https://kydztwvxrd.net/'), web('https://hrvcuwcrnq.com/')],
    misses: [web('https://takahara-shoten.jp/'), web('https://miwake-sample.net/kydztwvxrd')],
  },
  LINK_RANDOM_SUBDOMAIN: {
    hits: [web('https://kydztwvxrd.miwake-sample.net/'), web('https://yxbcupibs6zm.miwake-sample.com/')],
    misses: [web('https://newsletter.miwake-sample.net/'), web('https://www.miwake-sample.net/')],
  },
  LINK_SHORTENER: {
    hits: [web('https://bit.ly/abc'), web('https://is.gd/x1')],
    misses: [web('https://miwake-sample.net/bit.ly'), web('https://www.popular-shop.com/')],
  },
  LINK_TEXT_MISMATCH: {
    hits: [
      shown('www.popular-shop.com', 'https://miwake-sample.top/x'),
      shown('https://www.amazon.co.jp/', 'https://miwake-sample.net/'),
      { ...shown('https://www.amazon.co.jp/', 'https://miwake-sample.net/'), from: 'A <a@miwake-sample.net>' },
    ],
    misses: [
      // www and the bare domain, the identical link, a mailto, and trackers of sender and mailing service.
      shown('www.miwake-sample.net', 'https://miwake-sample.net/'),
      shown('https://miwake-sample.net/a', 'https://miwake-sample.net/a'),
      shown('info@miwake-sample.net', 'mailto:info@miwake-sample.net'),
      shown('www.popular-news.jp', 'https://u12.ct.sendgrid.net/ls/click?u=1'),
      shown('www.popular-news.jp', 'https://click.popular-shop.com/r?id=1'),
      shown('www.popular-news.jp', 'https://www.google.com/url?q=https%3A%2F%2Fwww.popular-news.jp%2F'),
      shown('詳しくはこちら', 'https://miwake-sample.net/'),
      shown('invoice.pdf', 'https://miwake-sample.net/i'),
    ],
  },
  LINK_USERINFO: {
    hits: [web('https://www.amazon.co.jp@miwake-sample.top/'), web('https://bank:login@miwake-sample.net/')],
    misses: [web('https://miwake-sample.net/@amazon'), web('mailto:a@miwake-sample.net')],
  },
  LINK_WRAPPED: {
    hits: [
      web('https://www.google.com/url?q=https%3A%2F%2Fmiwake-sample.top%2F'),
      web('https://miwake--sample-net.translate.goog/login'),
    ],
    misses: [
      web('https://www.google.com/url?q=https%3A%2F%2Fwww.popular-shop.com%2F'),
      web('https://miwake-sample.net/'),
      web('https://u1.ct.sendgrid.net/go?url=https%3A%2F%2Fmiwake-sample.net%2F'),
    ],
  },
  LINKS_ALL_GOOD: {
    hits: [web('https://www.popular-shop.com/'), web('https://www.amazon.co.jp/', 'https://www.popular-news.jp/')],
    misses: [
      web('https://www.popular-shop.com/', 'https://miwake-sample.net/'),
      { text: 'no link' },
      web('https://bit.ly/a'),
    ],
  },
  LINKS_ALL_OWN: {
    hits: [web('https://shop.popular-shop.com/a'), web('https://www.popular-shop.com/', 'https://twitter.com/popular')],
    misses: [web('https://www.popular-shop.com/', 'https://miwake-sample.net/'), web('https://twitter.com/popular')],
  },
  LINKS_FEW: {
    hits: [web('https://miwake-sample.net/a', 'https://www.miwake-sample.net/b'), web('https://miwake-sample.net/')],
    misses: [web('https://miwake-sample.net/', 'https://miwake-sample.top/'), { text: 'no link' }],
  },
  LINKS_FOREIGN_TO_SENDER: {
    hits: [web('https://miwake-sample.net/'), web('https://miwake-sample.net/', 'https://twitter.com/a')],
    misses: [
      web('https://www.popular-shop.com/'),
      web('https://u12.ct.sendgrid.net/ls/click'),
      web('https://twitter.com/a'),
    ],
  },
  LINKS_NONE: {
    hits: [{ text: 'no link' }, { html: '<p>nothing to click</p>' }],
    misses: [web('https://miwake-sample.net/'), { text: 'See https://miwake-sample.net/ please' }],
  },
  LINKS_UNKNOWN: {
    hits: [
      web('https://miwake-sample.net/'),
      web('https://www.popular-shop.com/', 'https://miwake-sample.top/'),
      page('<script>location.replace("https://miwake-sample.net/")</script>'),
      attachedMail('Sign in at https://miwake-sample.net/'),
    ],
    misses: [
      // The sender was sent it, and shows it.
      attachedMail('Sign in at https://miwake-sample.net/', 'taro@example.com'),
      web('https://www.popular-shop.com/'),
      { from: 'A <a@miwake-sample.net>', html: a('https://www.miwake-sample.net/') },
    ],
  },
  MAIL_REPLY_WANTED: {
    hits: [
      web('mailto:claims.office@gmail.com'),
      { text: 'Write to mailto:agent@outlook.com or wait.', html: a('mailto:agent@outlook.com') },
    ],
    misses: [web('mailto:desk@popular-shop.com'), { from: 'A <a@gmail.com>', html: a('mailto:a@gmail.com') }],
  },
  PASSWORD_FIELD: {
    hits: [
      { html: '<form action="/x"><input type="password" name="p"></form>' },
      file('a.html', utf8('<form action="https://miwake-sample.net/x"><input type="password"></form>'), 'text/html'),
    ],
    misses: [{ html: '<form action="/x"><input type="text" name="q"></form>' }, { text: 'Never tell your password.' }],
  },
  PHONE_ONLY: {
    hits: [
      { text: 'ご注文の決済が完了しました。取り消しは 050-1234-5678 へお電話ください。' },
      { text: 'Invoice: $399.99 was charged. To cancel call +1 (808) 555-0142.' },
    ],
    misses: [
      { from, text: 'Your order: https://www.popular-shop.com/o/1 or call +1 (808) 555-0142.' },
      { text: '会議の件、03-1234-5678 までお願いします。' },
      { text: 'Your order was charged; thank you.' },
    ],
  },
  MALWARE_FOUND: {
    hits: [
      { facts: { malware: { name: 'Win.Test.Sample-1' } } },
      { text: 'See attached', facts: { malware: { name: 'Heuristics.OLE2.ContainsMacros' } } },
    ],
    misses: [{ facts: { malware: null } }, { facts: { malware: 'unknown' } }],
  },
  QR_CODE: {
    hits: [{ text: 'scan', facts: { qr: ['https://miwake-sample.net/'] } }, { html: `<p>Scan this</p>${qrTable}` }],
    misses: [{ text: 'scan', facts: { qr: ['WIFI:T:WPA;S:home;;'] } }, { html: '<table><tr><td>1</td></tr></table>' }],
  },
  SCRIPT_IN_MAIL: {
    hits: [
      { html: '<p>a</p><script>alert(1)</script>' },
      { html: '<meta http-equiv="refresh" content="0; url=https://miwake-sample.net/">' },
    ],
    misses: [{ html: '<p>a script for the play</p>' }, { text: '<script>alert(1)</script>' }],
  },
}

const target = detectors.filter((d) => d.aspect === 'target')

test('target/ has cases for every detector', () => {
  expect(Object.keys(cases).sort()).toEqual(target.map((d) => d.symbol).sort())
  for (const { hits, misses } of Object.values(cases)) expect(Math.min(hits.length, misses.length)).toBeGreaterThan(1)
})

test.each(rowsOf(cases))('%s: %s', (symbol, _row, trial, wanted) => {
  expect(symbolsOf(trial).has(symbol)).toBe(wanted)
})

test.each([
  ['Win.Test.Sample-1', 1],
  ['Heuristics.Phishing.Email.SpoofedDomain', 0.5],
  ['PUA.Win.Tool-1', 0.5],
])('MALWARE_FOUND %s', (name, value) => {
  expect(valueIn({ facts: { malware: { name } } }, 'MALWARE_FOUND')).toBe(value)
})

test('links in QR codes and PDFs are judged like those in the text', () => {
  const decoded = (facts: Partial<Facts>) => symbolsOf({ text: 'Hello', facts })
  for (const facts of [{ qr: ['https://192.0.2.1/a'] }, { pdfLinks: ['https://192.0.2.1/a'] }]) {
    expect(decoded(facts).has('LINK_IP')).toBe(true)
  }
  for (const facts of [{}, { qr: ['WIFI:S:192.0.2.1;;'] }, { qr: ['https://popular-shop.com/'] }]) {
    expect(decoded(facts).has('LINK_IP')).toBe(false)
  }
})
