/** Mails built to cost: each is about one megabyte of one thing. */

const megabyte = 1024 * 1024
const encoder = new TextEncoder()
const head = (type: string) =>
  `From: a@example.test\r\nTo: b@example.jp\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: ${type}\r\n\r\n`
const fill = (piece: string, length = megabyte) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length)
const mail = (name: string, text: string) => ({ name, bytes: encoder.encode(text) })

export const hostileMails = (): readonly { readonly name: string; readonly bytes: Uint8Array }[] => [
  mail('nested div', `${head('text/html')}${fill('<div>')}`),
  mail('unclosed tags', `${head('text/html')}${fill('<a href="')}`),
  mail('attributes', `${head('text/html')}<p ${fill('a=1 ')}>`),
  mail('many links', `${head('text/html')}${fill('<a href="https://a.test/x?u=https://b.test">y</a>')}`),
  mail('style rules', `${head('text/html')}<style>${fill('.a{color:#fff}')}</style><p class=a>x`),
  mail('entities', `${head('text/html')}${fill('&#x41;')}`),
  mail('plain links', `${head('text/plain; charset=utf-8')}${fill('こちらhttps://a.test/ ')}`),
  mail('kanji', `${head('text/plain; charset=utf-8')}${fill('三 井 住 友 カ ー ド 確認')}`),
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
  mail('base64', `${head('text/plain\r\nContent-Transfer-Encoding: base64')}${fill('44GC44GE\r\n')}`),
]
