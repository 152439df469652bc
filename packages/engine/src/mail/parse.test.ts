import Encoding from 'encoding-japanese'
import { expect, test } from 'vitest'
import { bytesOf, concatBytes, latin1Of } from './bytes.ts'
import type { Message } from './message.ts'
import { parseMessage } from './parse.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const encode = (text: string, to: 'SJIS' | 'EUCJP' | 'JIS'): Uint8Array =>
  Uint8Array.from(Encoding.convert(Encoding.stringToCode(text), { to, from: 'UNICODE' }))
const jis = (text: string): Uint8Array => encode(text, 'JIS')
const sjis = (text: string): Uint8Array => encode(text, 'SJIS')
const eucjp = (text: string): Uint8Array => encode(text, 'EUCJP')
const base64 = (bytes: Uint8Array): string => btoa(latin1Of(bytes))
const quoted = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')

type Piece = string | Uint8Array
/** A mail of pieces; strings are UTF-8, and \n in them becomes CRLF. */
function mail(...pieces: readonly Piece[]): Message {
  return parseMessage(
    concatBytes(pieces.map((piece) => (typeof piece === 'string' ? utf8(piece.replaceAll('\n', '\r\n')) : piece))),
  )
}
function kinds(message: Message): string[] {
  return message.defects.map((defect) => (defect.detail === '' ? defect.kind : `${defect.kind} ${defect.detail}`))
}
const date = 'Date: Tue, 3 Nov 2026 10:00:00 +0900\n'
const from = `From: Shop <shop@example.com>\n${date}`
const text = (label: string, encoding = '8bit'): string =>
  `Content-Type: text/plain; charset=${label}\nContent-Transfer-Encoding: ${encoding}\n\n`

type Want = { subject?: string; name?: string; address?: string; text?: string; defects?: string[] }
const hello = 'お支払い方法を確認してください。'

test.each<[string, Piece[], Want]>([
  // The 23 cases mail readers were compared by, then more of the same families.
  [
    'ISO-2022-JP body and words',
    [from, `Subject: =?ISO-2022-JP?B?${base64(jis('重要なお知らせ'))}?=\n`, text('ISO-2022-JP', '7bit'), jis(hello)],
    { subject: '重要なお知らせ', text: hello },
  ],
  ['half-width kana by ESC ( I', [from, text('iso-2022-jp', '7bit'), bytesOf('\x1b(I6@6E\x1b(B')], { text: 'ｶﾀｶﾅ' }],
  [
    'NEC special characters',
    [from, text('iso-2022-jp', '7bit'), bytesOf('\x1b$B-!3t<02q<R-j\x1b(B')],
    { text: '①株式会社㈱' },
  ],
  [
    'EUC-JP body and Q words',
    [from, `Subject: =?euc-jp?Q?${quoted(eucjp('お知らせ'))}?=\n`, text('EUC-JP'), eucjp(hello)],
    { subject: 'お知らせ', text: hello },
  ],
  [
    'cp932 wave dash and minus',
    [from, `Subject: =?cp932?B?${base64(sjis('１～２－３'))}?=\n`, text('cp932'), sjis('１～２－３')],
    { subject: '１～２－３', text: '１～２－３' },
  ],
  [
    'GB2312 label on GBK bytes',
    [from, 'Subject: =?gb2312?B?1uzpRrv5?=\n', text('gb2312'), bytesOf('\xd6\xec\xe9F\xbb\xf9')],
    { subject: '朱镕基', text: '朱镕基' },
  ],
  [
    'raw UTF-8 header fields',
    ['From: 楽天カード <card@example.com>\n', date, 'Subject: 重要なお知らせ\n', text('utf-8'), hello],
    { subject: '重要なお知らせ', name: '楽天カード', address: 'card@example.com', text: hello },
  ],
  [
    'charset missing: UTF-8',
    [from, 'Content-Type: text/plain\n\n', hello],
    { text: hello, defects: ['missing-charset utf-8'] },
  ],
  ['charset missing: ISO-2022-JP', [from, '\n', jis(hello)], { text: hello, defects: ['missing-charset iso-2022-jp'] }],
  ['charset missing: Shift_JIS', [from, '\n', sjis(hello)], { text: hello, defects: ['missing-charset shift_jis'] }],
  ['charset missing: EUC-JP', [from, '\n', eucjp(hello)], { text: hello, defects: ['missing-charset euc-jp'] }],
  [
    'character split over UTF-8 Q words',
    [from, 'Subject: =?utf-8?Q?=E9=87=8D=E8?=\n =?utf-8?Q?=A6=81?=\n\n'],
    { subject: '重要', defects: ['split-encoded-word subject'] },
  ],
  [
    'character split over UTF-8 B words',
    [
      from,
      `Subject: =?utf-8?B?${base64(utf8('重要').subarray(0, 4))}?=\n =?UTF-8?B?${base64(utf8('重要').subarray(4))}?=\n\n`,
    ],
    { subject: '重要', defects: ['split-encoded-word subject'] },
  ],
  [
    'character split over JIS B words',
    [
      from,
      `Subject: =?iso-2022-jp?B?${base64(jis('重要').subarray(0, 6))}?=\n =?iso-2022-jp?B?${base64(jis('重要').subarray(6))}?=\n\n`,
    ],
    { subject: '重要', defects: ['split-encoded-word subject'] },
  ],
  [
    'us-ascii label on UTF-8',
    [from, `Subject: =?us-ascii?B?${base64(utf8('重要'))}?=\n`, text('us-ascii'), hello],
    { subject: '重要', text: hello, defects: ['wrong-charset us-ascii'] },
  ],
  [
    'unknown charset x-foo',
    [from, `Subject: =?x-foo?B?${base64(utf8('重要'))}?=\n`, text('x-foo'), hello],
    { subject: '重要', text: hello, defects: ['bad-charset x-foo'] },
  ],
  [
    'iso-2022-jp-ms',
    [from, `Subject: =?iso-2022-jp-ms?B?${base64(jis('重要'))}?=\n`, text('iso-2022-jp-ms', '7bit'), jis(hello)],
    { subject: '重要', text: hello },
  ],
  [
    'raw Shift_JIS header fields',
    ['From: ', sjis('三井住友カード'), ' <card@example.com>\n', date, 'Subject: ', sjis('ソフト表示の確認'), '\n\n'],
    {
      subject: 'ソフト表示の確認',
      name: '三井住友カード',
      address: 'card@example.com',
      defects: ['raw-8bit-header from', 'raw-8bit-header subject'],
    },
  ],
  [
    'raw ISO-2022-JP header fields',
    ['From: ', jis('楽天あがえ自動'), ' <shop@example.com>\n', date, 'Subject: ', jis('重要なお知らせ'), '\n\n'],
    {
      subject: '重要なお知らせ',
      name: '楽天あがえ自動',
      address: 'shop@example.com',
      defects: ['raw-8bit-header from', 'raw-8bit-header subject'],
    },
  ],
  [
    'raw EUC-JP header fields',
    ['From: "', eucjp('えきねっと'), '" <a@example.com>\n', date, 'Subject: ', eucjp('アカウントの確認'), '\n\n'],
    {
      subject: 'アカウントの確認',
      name: 'えきねっと',
      address: 'a@example.com',
      defects: ['raw-8bit-header from', 'raw-8bit-header subject'],
    },
  ],
  [
    'raw GBK subject, told by the body',
    [from, 'Subject: ', bytesOf('\xce\xd2\xc3\xc7'), '\n', text('gb2312'), bytesOf('\xce\xd2')],
    { subject: '我们', defects: ['raw-8bit-header subject'] },
  ],
  [
    'space in an encoded word',
    [from, 'Subject: =?utf-8?Q?big news =E9=87=8D?=\n\n'],
    { subject: 'big news 重', defects: ['bad-encoded-word subject'] },
  ],
  [
    'encoded word in quotes',
    [`From: "=?utf-8?B?${base64(utf8('楽天'))}?=" <a@example.com>\n`, date, '\n'],
    { name: '楽天', address: 'a@example.com' },
  ],
  [
    'name that is an address',
    ['From: "help@bank.test" <a@example.com>\n', date, '\n'],
    { name: 'help@bank.test', address: 'a@example.com' },
  ],
  [
    'quoted-printable HTML',
    [
      from,
      'Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n',
      `<p>=E9=87=8D=\n=E8=A6=81</p>`,
    ],
    { text: '重要' },
  ],
  [
    'Shift_JIS labelled ISO-2022-JP',
    [from, text('ISO-2022-JP'), sjis(hello)],
    { text: hello, defects: ['wrong-charset iso-2022-jp'] },
  ],
  [
    'Shift_JIS in an ISO-2022-JP word',
    [from, `Subject: =?ISO-2022-JP?B?${base64(sjis('お知らせ'))}?=\n\n`],
    { subject: 'お知らせ', defects: ['wrong-charset iso-2022-jp'] },
  ],
  ['charset in single quotes', [from, "Content-Type: text/plain; charset='UTF-8'\n\n", hello], { text: hello }],
  [
    'charset of <meta>, none in MIME',
    [
      from,
      'Content-Type: text/html\n\n<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS"><p>',
      sjis(hello),
    ],
    { text: hello },
  ],
  [
    'ESC ( J leaves the link whole',
    [from, text('iso-2022-jp', '7bit'), bytesOf('\x1b(Jhttps://example.com/~a\x1b(B')],
    { text: 'https://example.com/~a' },
  ],
  ['base64 of ISO-2022-JP', [from, text('iso-2022-jp', 'base64'), base64(jis(hello))], { text: hello }],
  [
    'UTF-16 in base64',
    [from, text('utf-16le', 'base64'), base64(Uint8Array.from([0x42, 0x30, 0x0a, 0x00]))],
    { text: 'あ\n' },
  ],
  ['byte order mark', [from, text('utf-8'), Uint8Array.from([0xef, 0xbb, 0xbf]), hello], { text: hello }],
  [
    'CRLF, bare CR and NUL in a body',
    [from, text('utf-8'), bytesOf('a\r\nb\rc\0d')],
    { text: 'a\nb\ncd', defects: ['bare-cr body', 'nul-byte body'] },
  ],
  [
    'words without white space between',
    [from, 'Subject: =?utf-8?Q?=E9=87=8D?==?utf-8?Q?=E8=A6=81?=\n\n'],
    { subject: '重要', defects: ['bad-encoded-word subject'] },
  ],
  ['language in a word', [from, `Subject: =?utf-8*ja?B?${base64(utf8('重要'))}?=\n\n`], { subject: '重要' }],
  ['question mark in a Q word', [from, 'Subject: =?utf-8?Q?ready?=E9=87=8D?=\n\n'], { subject: 'ready?重' }],
  [
    'word that never closes',
    [from, 'Subject: =?utf-8?B?6YeN6\n\n'],
    { subject: '=?utf-8?B?6YeN6', defects: ['bad-encoded-word subject'] },
  ],
  ['line break in a word', [from, `Subject: =?utf-8?B?${base64(utf8('a\r\nBcc: b'))}?=\n\n`], { subject: 'a Bcc: b' }],
  [
    'two From fields',
    ['From: A <a@example.com>, B <b@example.com>\nFrom: C <c@example.com>\n', date, '\n'],
    { name: 'A', address: 'a@example.com', defects: ['duplicate-header-field from'] },
  ],
  [
    'From line of an mbox',
    ['From a@example.com Tue Nov  3 10:00:00 2026\n', from, 'Subject: x\n\nbody'],
    { subject: 'x', text: 'body', defects: ['bad-header-field mbox-from'] },
  ],
  [
    '>From line inside the header',
    [from, '>From a@example.com Tue Nov  3 10:00:00 2026\nSubject: x\n\nbody'],
    { subject: 'x', text: 'body', defects: ['bad-header-field mbox-from'] },
  ],
  [
    'lines ended by bare CR',
    [bytesOf('From: A <a@example.com>\rDate: x\rSubject: s\r\rbody\rtwo')],
    { subject: 's', address: 'a@example.com', text: 'body\ntwo', defects: ['bare-cr line'] },
  ],
  [
    'no line between header and body',
    [from, 'Subject: x\nDear customer, pay now\nhttps://example.com/'],
    { subject: 'x', text: 'Dear customer, pay now\nhttps://example.com/', defects: ['bad-header-field no-separator'] },
  ],
  [
    'a broken line within the header',
    ['From: Shop <shop@example.com>\nbroken line\n', date, 'Subject: x\n\nbody'],
    { subject: 'x', text: 'body', defects: ['bad-header-field no-field'] },
  ],
  [
    'empty lines before the header',
    ['\n\n', from, 'Subject: x\n\nbody'],
    { subject: 'x', text: 'body', defects: ['bad-header-field leading-lines'] },
  ],
  ['header only', [from, 'Subject: x'], { subject: 'x', text: '' }],
  [
    'empty input',
    [],
    {
      subject: '',
      address: undefined as never,
      text: '',
      defects: ['missing-header-field from', 'missing-header-field date'],
    },
  ],
  [
    'text without any header',
    ['Hello\nthere\n\nyou'],
    {
      text: 'Hello\nthere\n\nyou',
      defects: ['bad-header-field no-separator', 'missing-header-field from', 'missing-header-field date'],
    },
  ],
  ['folded subject', [from, 'Subject: one\n two\n\tthree\n\n'], { subject: 'one two three' }],
  [
    'NUL in a subject',
    [from, bytesOf('Subject: pay\0pal\r\n\r\n')],
    { subject: 'paypal', defects: ['nul-byte header'] },
  ],
  [
    'format=flowed',
    [from, 'Content-Type: text/plain; charset=utf-8; format=flowed\n\none \ntwo\n-- \nme'],
    { text: 'one two\n-- \nme' },
  ],
  [
    'format=flowed; delsp=yes',
    [from, 'Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes\n\n重要な \nお知らせ'],
    { text: '重要なお知らせ' },
  ],
  [
    'parameters without semicolons',
    [from, 'Content-Type: text/plain charset=shift_jis format=flowed\n\n', sjis(hello)],
    { text: hello, defects: [] },
  ],
  [
    'a Content-Type that is none',
    [from, 'Content-Type: text\n\n', 'hello'],
    { text: 'hello', defects: ['bad-content-type content-type'] },
  ],
])('parseMessage() reads %s', (_, pieces, want) => {
  const message = mail(...pieces)
  const box = message.from[0]
  const got = { subject: message.subject, name: box?.name, address: box?.address, text: message.text }
  expect({ ...got, defects: kinds(message) }).toEqual({ ...got, defects: [], ...want })
})

test('parseMessage() keeps where each header field stands', () => {
  const bytes = utf8('From: A <a@example.com>\r\nSubject: one\r\n two\r\nDate: x\r\n\r\nbody')
  const { header, root } = parseMessage(bytes)
  const rawOf = (start: number, end: number): string => latin1Of(bytes.subarray(start, end))
  expect(header.map((field) => [field.name, field.value, rawOf(field.startByte, field.endByte)])).toEqual([
    ['from', 'A <a@example.com>', 'From: A <a@example.com>'],
    ['subject', 'one two', 'Subject: one\r\n two'],
    ['date', 'x', 'Date: x'],
  ])
  expect(rawOf(root.startByte, root.endByte)).toBe('body')
})

test('parseMessage() keeps raw bytes of a field beside its text', () => {
  const { header } = mail('Subject: ', sjis('お知らせ'), '\n\n')
  expect(header[0]!.value).toBe('お知らせ')
  expect(bytesOf(header[0]!.raw)).toEqual(sjis('お知らせ'))
})

test('parseMessage() reads ids, return path and the other mailboxes', () => {
  const message = mail(
    'Return-Path: <>\nReply-To: 返信 <r@例え.test>\nSender: s@example.com\nTo: a@example.com, b@example.com\n',
    'Cc: c@example.com\nMessage-ID: <1@example.com>\nIn-Reply-To: <0@example.com>\nReferences: <a@x.test> <b@x.test>\n\n',
  )
  expect(message.returnPath).toEqual({ name: '', address: '', localPart: '', domain: '' })
  expect(message.replyTo).toEqual([
    { name: '返信', address: 'r@例え.test', localPart: 'r', domain: 'xn--r8jz45g.test' },
  ])
  expect([message.sender, message.to, message.cc].map((list) => list.map((box) => box.localPart))).toEqual([
    ['s'],
    ['a', 'b'],
    ['c'],
  ])
  expect([message.messageId, message.inReplyTo, message.references]).toEqual([
    '1@example.com',
    ['0@example.com'],
    ['a@x.test', 'b@x.test'],
  ])
  expect(mail(from, '\n').returnPath).toBe(null)
})

test('parseMessage() finds links of plain text with their place', () => {
  const { links, text: shown } = mail(from, text('utf-8'), 'こちら https://example.com/a をご覧ください')
  expect(
    links.map((link) => [link.source, link.href, link.target.host, shown.slice(link.span!.start, link.span!.end)]),
  ).toEqual([['text', 'https://example.com/a', 'example.com', 'https://example.com/a']])
})

test('parseMessage() names charsets as labelled, once each', () => {
  const { charsets } = mail(from, 'Subject: =?GB2312?B?1uw=?= =?gb2312?B?1uw=?=\n', text('"ISO-2022-JP"'), 'x')
  expect(charsets).toEqual(['gb2312', 'iso-2022-jp'])
})

test('the mailboxes of all From fields are kept, up to five fields', () => {
  const fields = [
    'A <a@example.com>, B <b@example.com>',
    'C <c@example.org>',
    'd@example.net',
    'e@a.test',
    'f@b.test',
    'g@c.test',
  ]
  const raw = `${fields.map((field) => `From: ${field}`).join('\n')}\nSubject: x\n\n`
  const { from: mailboxes } = parseMessage(new TextEncoder().encode(raw))
  expect(mailboxes.map(({ address }) => address)).toEqual([
    'a@example.com',
    'b@example.com',
    'c@example.org',
    'd@example.net',
    'e@a.test',
    'f@b.test',
  ])
})
