/** Mails built to cost: each is about as many bytes of one thing. */

const megabyte = 1024 * 1024
const encoder = new TextEncoder()
const head = (type: string) =>
  `From: a@example.test\r\nTo: b@example.jp\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: ${type}\r\n\r\n`
const repeated = (piece: string, length: number) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length)

type HostileMail = { readonly name: string; readonly bytes: Uint8Array }

export const hostileMails = (sizeBytes = megabyte): readonly HostileMail[] =>
  textsOf(
    (piece, share = 1) => repeated(piece, Math.ceil(sizeBytes * share)),
    (pieceOf) => {
      let text = ''
      for (let i = 0; text.length < sizeBytes; i++) text += pieceOf(i)
      return text
    },
  ).map(({ name, text }) => ({ name, bytes: encoder.encode(text) }))

const mail = (name: string, text: string) => ({ name, text })
const attached = (name: string, type: string) =>
  `From: a@example.test\r\nContent-Type: ${type}\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n`

/** @param fill one piece over and over, to a share of the size @param each pieces that differ by their number. */
const textsOf = (fill: (piece: string, share?: number) => string, each: (pieceOf: (i: number) => string) => string) => [
  mail('nested div', `${head('text/html')}${fill('<div>')}`),
  mail('unclosed tags', `${head('text/html')}${fill('<a href="')}`),
  mail('attributes', `${head('text/html')}<p ${fill('a=1 ')}>`),
  mail('many links', `${head('text/html')}${fill('<a href="https://a.test/x?u=https://b.test">y</a>')}`),
  mail('closed formatting', `${head('text/html')}${fill('<font color=red><p>', 1 / 2)}${fill('</font>', 1 / 2)}`),
  mail('style attributes', `${head('text/html')}${fill('<p style="color:#fff;font:1px a;margin:0 0 0 -9em">x')}`),
  mail('comments', `${head('text/html')}${fill('<!--x-->y')}`),
  mail('references in attributes', `${head('text/html')}${fill('<a href="//a.test/?b&amp;c&copy=d">')}`),
  mail('references in a text area', `${head('text/html')}<textarea>${fill('&amp;')}`),
  mail('end tags of no script', `${head('text/html')}<script>${fill('</scripts>')}`),
  mail('table cells', `${head('text/html')}<table>${fill('<tr><td style="width:4px;height:4px;background:#000">')}`),
  mail('style rules', `${head('text/html')}<style>${fill('.a{color:#fff}')}</style><p class=a>x`),
  mail('entities', `${head('text/html')}${fill('&#x41;')}`),
  mail('plain links', `${head('text/plain; charset=utf-8')}${fill('こちらhttps://a.test/ ')}`),
  mail('kanji', `${head('text/plain; charset=utf-8')}${fill('三 井 住 友 カ ー ド 確認')}`),
  mail('phrases', `${head('text/plain; charset=utf-8')}${fill('your account has been ')}`),
  mail('one long line', `${head('text/plain')}${fill('a')}`),
  mail('spaces', `${head('text/plain')}${fill(' ')}`),
  mail('angle brackets', `${head('text/html')}${fill('<')}`),
  mail('boundaries', `${head('multipart/mixed; boundary=b')}${fill('--b\r\n\r\n')}`),
  mail(
    'nested multipart',
    `${head('multipart/mixed; boundary=b')}${fill('--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n')}`,
  ),
  mail('nested messages', `${fill('Content-Type: message/rfc822\r\n\r\n')}`),
  mail('header fields', `${fill('X: y\r\n')}\r\n`),
  mail('encoded words', `Subject: ${fill('=?utf-8?B?44GC?= ')}\r\n\r\n`),
  mail('addresses', `From: ${fill('"a" <a@example.test>, ')}\r\n\r\n`),
  mail('parentheses', `From: ${fill('(')}\r\n\r\n`),
  mail('quotes', `From: ${fill('"')}\r\n\r\n`),
  mail('escapes', `${head('text/plain; charset=iso-2022-jp')}${fill('\u001b$B\u001b(B')}`),
  mail('zero-width', `${head('text/plain; charset=utf-8')}${fill('a\u200b')}`),
  mail('at signs', `${head('text/plain')}${fill('a@')}`),
  mail('colons', `${head('text/plain')}${fill('http://')}`),
  mail('digits', `${head('text/plain')}${fill('080-1234-5678 ')}`),
  mail(
    'quoted-printable',
    `${head('text/plain\r\nContent-Transfer-Encoding: quoted-printable')}${fill('=E3=81=82=\r\n')}`,
  ),
  mail('recipients', `To: ${fill('"aaaa" <aaaa@aaaa.test>, ')}\r\n\r\n${'aaaa '.repeat(1_200)}`),
  mail('base64', `${head('text/plain\r\nContent-Transfer-Encoding: base64')}${fill('44GC44GE\r\n')}`),
  mail('different hosts', `${head('text/html')}${each((i) => `<a href="https://h${i}.rakuten-${i}.test/">y</a>`)}`),
  mail('Cyrillic hosts', `${head('text/html')}${each((i) => `<a href="https://аmаzоn${i}.com/">y</a>`)}`),
  mail(
    'padded parameters',
    `${head('text/html')}${each((i) => `<a href="https://a.test/?u=aHR0cHM6${i}${'='.repeat(8_000)}x">y</a>`)}`,
  ),
  mail(
    'percent layers',
    `${head('text/html')}${each((i) => `<a href="https://a.test/${i}?u=${'%2525'.repeat(1_500)}">`)}`,
  ),
  mail('style attribute', `${head('text/html')}<p style="width:1${fill('a')}!">x`),
  mail('images', `${head('text/html')}${fill('<img alt="Amazon" src="https://www.amazon.co.jp/a.png">')}`),
  mail('forms', `${head('text/html')}${fill('<form action="https://f.test/"><input type=password></form>')}`),
  mail('brand names', `${head('text/plain; charset=utf-8')}${fill('Amazon楽天三井住友カード')}`),
  mail(
    'lures',
    `${head('text/plain; charset=utf-8')}${fill('至急アカウントを停止いたします。本人確認をお願いします。')}`,
  ),
  mail('fields to fill', `${head('text/plain')}${fill('[NAME] {{first_name}} %FIRST% #name# ')}`),
  mail('forwards', `${head('text/plain')}${fill('-----\nFrom: a\nDate: b\nSubject: c\nTo: d\n')}`),
  mail('mathematical letters', `${head('text/plain; charset=utf-8')}${fill('𝐀𝐦𝐚𝐳𝐨𝐧')}`),
  mail('long subject', `Subject: ${fill('a/')}\r\n\r\n`),
  mail('results', `${fill('Authentication-Results: mx.example.jp; dmarc=pass header.from=a.test\r\n')}\r\n`),
  mail('events', `${head('text/calendar')}${fill('BEGIN:VEVENT\r\nORGANIZER;CN="a:mailto:a@b.test\r\n')}`),
  mail('page attached', `${attached('a.html', 'text/html')}${fill('<script>var a="aHR0cHM6Ly9hLnRlc3Q=";</script>')}`),
  mail('PDF attached', `${attached('a.pdf', 'application/pdf')}%PDF-1.4\n${fill('/URI(')}`),
  mail('archive attached', `${attached('a.zip', 'application/zip')}${fill('PK\x03\x04PK\x01\x02PK\x05\x06')}`),
]
