/** Random mails: own ones broken in the ways mail breaks, or is broken on purpose, and plain noise. */
import { type Random, randomFrom } from '../../packages/engine/src/learn/random.ts'

const latin = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0) & 0xff)
const join = (...parts: readonly Uint8Array[]): Uint8Array => {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

/** A mutated mail is cut here, so that nesting and doubling stay cheap. */
const bytesMax = 256 * 1024

/** Pieces that mean something to a reader of mail: escapes, boundaries, markup, encoded words, odd characters. */
const pieces: readonly Uint8Array[] = [
  ...[
    '\x1b$B',
    '\x1b(B',
    '\x1b(J',
    '\x1b(I',
    '\x1b$@',
    '\x1b$(D',
    '\x1b.A\x1bN',
    '\x0e\x0f',
    '~{',
    '~}',
    '+ZeVnLIqe-',
    '+AAA-',
    '=?utf-8?B?6YeN6KaB?=',
    '=?iso-2022-jp?B?GyRCPUVNVw==?=',
    '=?utf-8?Q?=E9=87?= =?utf-8?Q?=8D?=',
    '=?x?z?',
    '=?utf-8?B?',
    '\r\n\r\n',
    '\r',
    '\n',
    '\0',
    '\r\n.\r\n',
    '--',
    '--\r\n',
    '\r\n ',
    '\r\n\t',
    'From x\n',
    '>From ',
    '=\r\n',
    '=3D',
    '=00',
    '&#0;',
    '<div style="display:none">',
    '</div>',
    '<a href="',
    '">',
    '<!--',
    '-->',
    '<style>',
    '</style>',
    '<table><tr><td>',
    '<base href="//b.test/">',
    '<form action="https://f.test/"><input type=password>',
    '<meta http-equiv=refresh content="0;url=https://m.test/">',
    '<svg><script>',
    '<![CDATA[',
    '&#x200b;',
    '&amp;&lt;&gt;',
    'data:text/html;base64,PHA+',
    'javascript:alert(1)',
    'https://xn--80ak6aa92e.test/',
    'http://192.0.2.1:8080/%2f..',
    'https://www.google.com/url?q=https%3A%2F%2Fa.test%2F',
    'https://user:pw@b.test',
    'http://[2001:db8::1]/',
    'http://3221225985/',
    'mailto:a@b.test?subject=%0d%0a',
    'begin 644 a\n',
    'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDESCRIPTION:',
    '%PDF-1.4\n',
    'PK\x03\x04',
    'MZ\x90',
    '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
    '\x1f\x8b\x08',
    'Rar!\x1a\x07',
    '\xef\xbb\xbf',
    '\xe2\x80\xae',
    '\xe2\x80\x8b',
    '\xf0\x9d\x94\x84',
    '\xed\xa0\x80',
    '\xff\xfe',
    '\x82\xa0',
    '\x8e\xb1',
    '\xa4\xa2',
    '\xf3\xa0\x80\x81',
    '\xe3\x80\x82',
    '\xef\xbd\x81',
  ].map(latin),
]

/** Header lines put on top: the last word about a body's form. */
const headers: readonly Uint8Array[] = [
  'Content-Type: text/html; charset=iso-2022-jp',
  'Content-Type: text/plain; charset=utf-7',
  'Content-Type: text/plain; charset=x-none',
  'Content-Type: multipart/mixed; boundary=""',
  'Content-Type: multipart/alternative; boundary="b"',
  'Content-Type: message/rfc822',
  'Content-Type: text/calendar',
  'Content-Type: application/pkcs7-mime',
  'Content-Type: application/ms-tnef',
  "Content-Type: application/zip; name*0*=utf-8''%E8; name*1=x.zip",
  'Content-Transfer-Encoding: base64',
  'Content-Transfer-Encoding: quoted-printable',
  'Content-Transfer-Encoding: x-uuencode',
  'Content-Transfer-Encoding: 8bit',
  'Content-Type: text/plain; format=flowed; delsp=yes',
  'From: "Amazon.co.jp" <a@b.test>',
  'From: a@b.test, c@d.test',
  'From:',
  'Reply-To: <<<<',
  'Return-Path: <>',
  'Subject:',
  'Authentication-Results: mx.example.jp; dmarc=pass header.from=amazon.co.jp',
  'Authentication-Results: ;;;',
  'ARC-Seal: i=1; cv=none',
  'Date: Thu, 99 Foo 2999',
  'References: <a> <b> <',
].map((line) => latin(`${line}\r\n`))

type Cut = { readonly header: Uint8Array; readonly body: Uint8Array }
const cut = (mail: Uint8Array): Cut => {
  for (let i = 0; i + 3 < mail.length; i++) {
    if (mail[i] === 13 && mail[i + 1] === 10 && mail[i + 2] === 13 && mail[i + 3] === 10)
      return { header: mail.subarray(0, i + 2), body: mail.subarray(i + 2) }
  }
  return { header: mail, body: new Uint8Array() }
}

type Mutation = (mail: Uint8Array, at: (below: number) => number, other: () => Uint8Array) => Uint8Array
const pick = <T>(list: readonly T[], at: (below: number) => number): T => list[at(list.length)]!

const mutations: readonly Mutation[] = [
  function flipBytes(mail, at) {
    const out = mail.slice()
    for (let n = 1 + at(40); n > 0 && out.length > 0; n--) out[at(out.length)] = at(256)
    return out
  },
  function cutEnd(mail, at) {
    return mail.subarray(0, at(mail.length + 1))
  },
  function cutMiddle(mail, at) {
    const start = at(mail.length + 1)
    return join(mail.subarray(0, start), mail.subarray(start + at(mail.length - start + 1)))
  },
  function duplicate(mail, at) {
    const start = at(mail.length + 1)
    const part = mail.subarray(start, start + at(Math.min(4_000, mail.length - start) + 1))
    return join(mail.subarray(0, start), ...Array.from({ length: 1 + at(30) }, () => part), mail.subarray(start))
  },
  function splice(mail, at, other) {
    const second = other()
    return join(mail.subarray(0, at(mail.length + 1)), second.subarray(at(second.length + 1)))
  },
  function swapHeader(mail, _, other) {
    return join(cut(other()).header, cut(mail).body)
  },
  function addHeader(mail, at) {
    const lines = Array.from({ length: 1 + at(4) }, () => pick(headers, at))
    return join(...lines, mail)
  },
  function insertPieces(mail, at) {
    let out = mail
    for (let n = 1 + at(12); n > 0; n--) {
      const start = at(out.length + 1)
      const piece = pick(pieces, at)
      const times = at(10) === 0 ? at(3_000) : 1
      out = join(out.subarray(0, start), ...Array.from({ length: times }, () => piece), out.subarray(start))
    }
    return out
  },
  function nest(mail, at) {
    let out = mail
    for (let n = 1 + at(30); n > 0 && out.length < bytesMax; n--) {
      out =
        at(2) === 0
          ? join(latin('Content-Type: message/rfc822\r\n\r\n'), out)
          : join(
              latin(`Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`),
              out,
              latin(`\r\n--b${n}--\r\n`),
            )
    }
    return out
  },
  function lowerBits(mail) {
    return mail.map((byte) => byte & 0x7f)
  },
  function lineFeeds(mail) {
    return mail.filter((byte) => byte !== 13)
  },
]

const noise = (at: (below: number) => number): Uint8Array => {
  const out = new Uint8Array(at(6_000))
  const span = pick([256, 128, 8, 2], at)
  const first = at(256)
  for (let i = 0; i < out.length; i++) out[i] = first + at(span)
  return out
}

/** Words, marks and pieces without any mail around them. */
const scraps = (at: (below: number) => number): Uint8Array =>
  join(...Array.from({ length: at(200) }, () => (at(4) === 0 ? pick(headers, at) : pick(pieces, at))))

/** The mail of one number: the same for the same seed and number, whatever was made before. */
export const makeMail = (seed: number, index: number, mails: readonly Uint8Array[]): Uint8Array => {
  const random: Random = randomFrom((Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b)) >>> 0)
  const at = (below: number): number => Math.floor(random() * below)
  const kind = at(12)
  if (kind === 0) return noise(at)
  if (kind === 1) return scraps(at)
  const other = () => pick(mails, at)
  let mail = other()
  for (let n = 1 + at(4); n > 0; n--) mail = pick(mutations, at)(mail, at, other).subarray(0, bytesMax)
  return mail
}
