import { expect, test } from 'vitest'
import { limits } from '../limits.ts'
import type { Message, Part } from './message.ts'
import { parseMessage } from './parse.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const head = 'From: A <a@example.com>\r\nDate: x\r\n'
function mail(text: string): Message {
  return parseMessage(utf8(head + text.replaceAll('\n', '\r\n')))
}
const kinds = (message: Message): string[] => message.defects.map((defect) => `${defect.kind} ${defect.detail}`.trim())
/** type(children…) of a tree, and what each leaf holds. */
function outline(part: Part, bytes: Uint8Array): string {
  if (part.children.length > 0) return `${part.type}(${part.children.map((child) => outline(child, bytes)).join(' ')})`
  return `${part.type}:${new TextDecoder().decode(bytes.subarray(part.startByte, part.endByte))}`
}
const multi = (type: string, boundary: string): string => `Content-Type: multipart/${type}; boundary="${boundary}"\n\n`
const plain = (body: string): string => `Content-Type: text/plain; charset=utf-8\n\n${body}\n`
const html = (body: string): string => `Content-Type: text/html; charset=utf-8\n\n<p>${body}</p>\n`
const file = (name: string, body: string): string =>
  `Content-Type: application/octet-stream; name="${name}"\nContent-Disposition: attachment; filename="${name}"\n\n${body}\n`

test.each<[string, string, string, string[]]>([
  [
    'parts, preamble and epilogue',
    `${multi('mixed', 'b')}preamble\n--b\n\none\n--b\n\ntwo\n--b--\nepilogue`,
    'multipart/mixed(text/plain:one text/plain:two)',
    [],
  ],
  [
    'a nested multipart',
    `${multi('mixed', 'b')}--b\n${multi('alternative', 'bb')}--bb\n\none\n--bb--\n--b\n\ntwo\n--b--`,
    'multipart/mixed(multipart/alternative(text/plain:one) text/plain:two)',
    [],
  ],
  [
    'a multipart that never closes',
    `${multi('mixed', 'b')}--b\n\none`,
    'multipart/mixed(text/plain:one)',
    ['unclosed-multipart multipart/mixed'],
  ],
  [
    'an inner one closed by the outer',
    `${multi('mixed', 'b')}--b\n${multi('mixed', 'c')}--c\n\none\n--b--`,
    'multipart/mixed(multipart/mixed(text/plain:one))',
    ['unclosed-multipart multipart/mixed'],
  ],
  [
    'no boundary, told by the body',
    'Content-Type: multipart/mixed\n\n--x\nContent-Type: text/plain\n\none\n--x--',
    'multipart/mixed(text/plain:one)',
    ['missing-boundary content-type'],
  ],
  [
    'no boundary, none to find',
    'Content-Type: multipart/mixed\n\none',
    'multipart/mixed:one',
    ['missing-boundary content-type'],
  ],
  [
    'a boundary that never comes',
    `${multi('mixed', 'b')}one`,
    'multipart/mixed:one',
    ['missing-boundary multipart/mixed'],
  ],
  [
    'another boundary than named',
    `${multi('mixed', 'b')}--x\nContent-Type: text/plain\n\none\n--x--`,
    'multipart/mixed(text/plain:one)',
    ['missing-boundary multipart/mixed'],
  ],
  [
    'a fold that lost its space',
    'Content-Type: multipart/mixed;\nboundary=b\n\n--b\n\none\n--b--',
    'multipart/mixed(text/plain:one)',
    ['bad-header-field lost-fold'],
  ],
  [
    'a delimiter with spaces after it',
    `${multi('mixed', 'b')}--b \t\n\none\n--b-- `,
    'multipart/mixed(text/plain:one)',
    [],
  ],
  [
    'a line that only starts like it',
    `${multi('mixed', 'b')}--b\n\none\n--bc\n--b--`,
    'multipart/mixed(text/plain:one\r\n--bc)',
    [],
  ],
  [
    'a part of header alone',
    `${multi('mixed', 'b')}--b\nContent-Type: text/plain\n--b--`,
    'multipart/mixed(text/plain:)',
    [],
  ],
  [
    'a digest',
    `${multi('digest', 'b')}--b\n\nSubject: x\n\none\n--b--`,
    'multipart/digest(message/rfc822:Subject: x\r\n\r\none)',
    [],
  ],
  [
    'a boundary without quotes and with signs',
    'Content-Type: multipart/mixed; boundary=a=_b:c/d?e\n\n--a=_b:c/d?e\n\none\n--a=_b:c/d?e--',
    'multipart/mixed(text/plain:one)',
    [],
  ],
])('parseTree() reads %s', (_, text, want, defects) => {
  const message = mail(text)
  expect(outline(message.root, utf8(head + text.replaceAll('\n', '\r\n')))).toBe(want)
  expect(kinds(message)).toEqual(defects)
})

test.each<[string, string, string, string, string[]]>([
  [
    'the HTML of an alternative',
    `${multi('alternative', 'b')}--b\n${plain('plain')}--b\n${html('rich')}--b--`,
    'rich',
    'plain',
    [],
  ],
  [
    'the HTML even before the plain text',
    `${multi('alternative', 'b')}--b\n${html('rich')}--b\n${plain('plain')}--b--`,
    'rich',
    'plain',
    [],
  ],
  [
    'the plain text when the HTML is empty',
    `${multi('alternative', 'b')}--b\n${plain('plain')}--b\nContent-Type: text/html\n\n \n--b--`,
    'plain',
    '',
    [],
  ],
  [
    'the last alternative it can read',
    `${multi('alternative', 'b')}--b\n${plain('plain')}--b\nContent-Type: text/x-amp-html\n\n<b>amp</b>\n--b--`,
    'plain',
    '',
    [''],
  ],
  [
    'related HTML with its image as a file',
    `${multi('related', 'b')}--b\n${html('rich')}--b\nContent-Type: image/png\nContent-ID: <i@example.com>\n\nx\n--b--`,
    'rich',
    '',
    [''],
  ],
  [
    'the start of a related',
    `Content-Type: multipart/related; boundary=b; start="<s>"\n\n--b\nContent-Type: image/png\nContent-ID: <i>\n\nx\n--b\nContent-ID: <s>\n${html('rich')}--b--`,
    'rich',
    '',
    [''],
  ],
  [
    'texts of a mixed one after another',
    `${multi('mixed', 'b')}--b\n${plain('one')}--b\n${file('a.bin', 'x')}--b\n${html('two')}--b--`,
    'one\ntwo',
    '',
    ['a.bin'],
  ],
  [
    'a named text after the body as a file',
    `${multi('mixed', 'b')}--b\n${plain('one')}--b\nContent-Type: text/plain; name=a.txt\n\ntwo\n--b--`,
    'one',
    '',
    ['a.txt'],
  ],
  [
    'an attached HTML as a file only',
    `${multi('mixed', 'b')}--b\n${plain('one')}--b\nContent-Type: text/html; name=a.html\nContent-Disposition: attachment\n\n<p>two</p>\n--b--`,
    'one',
    '',
    ['a.html'],
  ],
  [
    'files of an alternative not shown',
    `${multi('alternative', 'b')}--b\n${plain('one')}--b\n${multi('mixed', 'c')}--c\n${html('rich')}--c\n${file('a.bin', 'x')}--c--\n--b--`,
    'rich',
    'one',
    ['a.bin'],
  ],
  ['text of a multipart without parts', 'Content-Type: multipart/mixed\n\nread me', 'read me', '', []],
  ['enriched text without its commands', 'Content-Type: text/enriched\n\n<bold>now</bold> 1 << 2', 'now 1 < 2', '', []],
])('readBody() shows %s', (_, text, want, alternative, files) => {
  const message = mail(text)
  expect([message.text.trimEnd(), message.plainAlternative.trimEnd()]).toEqual([want, alternative])
  expect(message.attachments.map((attachment) => attachment.fileName)).toEqual(files)
})

test.each([
  ['filename="a b.pdf"', 'a b.pdf'],
  ['filename=a b.pdf', 'a b.pdf'],
  ["filename*=UTF-8''%E8%AB%8B%E6%B1%82.pdf", '請求.pdf'],
  ["filename*0*=utf-8''%E8%AB; filename*1*=%8B%E6%B1%82; filename*2=.pdf", '請求.pdf'],
  ['filename*0="one "; filename*1=two.pdf', 'one two.pdf'],
  ["filename=plain.pdf; filename*=iso-2022-jp''%1B%24B%40A5a%1B%28B.pdf", '請求.pdf'],
  ['filename="=?utf-8?B?6KuL5rGCLnBkZg==?="', '請求.pdf'],
  ['filename="=?utf-8?B?6KuL?=\n =?utf-8?B?5rGCLnBkZg==?="', '請求.pdf'],
  ['filename=請求.pdf', '請求.pdf'],
  ['filename="a\u202efdp.exe"', 'a\u202efdp.exe'],
  ['filename="unclosed.pdf', 'unclosed.pdf'],
  ['filename="c:\\dir\\a.pdf"', 'c:\\dir\\a.pdf'],
  ['', ''],
])('fileName of Content-Disposition: attachment; %s', (parameter, want) => {
  const message = mail(`Content-Type: application/pdf\nContent-Disposition: attachment; ${parameter}\n\nx`)
  expect(message.attachments[0]!.fileName).toBe(want)
})

test('resolveImages() gives a cid: image its attachment', () => {
  const message = mail(
    `${multi('related', 'b')}--b\nContent-Type: text/html\n\n<img src="cid:i%40example.com" alt=logo>\n--b\n${file('a.bin', 'x')}--b\nContent-Type: image/png\nContent-ID: <i@example.com>\n\nx\n--b--`,
  )
  expect(message.images.map((image) => [image.alt, image.attachment])).toEqual([['logo', 1]])
  expect(message.attachments[1]!.inline).toBe(true)
})

test.each<[string, string, string, string[]]>([
  [
    'S/MIME signed',
    `Content-Type: multipart/signed; protocol="application/pkcs7-signature"; boundary=b\n\n--b\n${plain('one')}--b\nContent-Type: application/pkcs7-signature; name=smime.p7s\n\nx\n--b--`,
    'smime-signed',
    [],
  ],
  [
    'PGP signed',
    `Content-Type: multipart/signed; protocol="application/pgp-signature"; boundary=b\n\n--b\n${plain('one')}--b\nContent-Type: application/pgp-signature\n\nx\n--b--`,
    'pgp-signed',
    [],
  ],
  [
    'PGP encrypted',
    `Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b\n\n--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--b\nContent-Type: application/octet-stream\n\nx\n--b--`,
    'pgp-encrypted',
    ['encrypted pgp-encrypted'],
  ],
  [
    'S/MIME encrypted',
    'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\n\nx',
    'smime-encrypted',
    ['encrypted smime-encrypted'],
  ],
  [
    'S/MIME opaque signed, by label',
    'Content-Type: application/x-pkcs7-mime; smime-type=signed-data\n\nx',
    'smime-signed',
    [],
  ],
  [
    'S/MIME opaque signed, by content',
    'Content-Type: application/pkcs7-mime; name=smime.p7m\nContent-Transfer-Encoding: base64\n\nMIAGCSqGSIb3DQEHAqCAMIA=',
    'smime-signed',
    [],
  ],
  [
    'PGP armour in the text',
    'Content-Type: text/plain\n\n-----BEGIN PGP MESSAGE-----\n\nx',
    'pgp-encrypted',
    ['encrypted pgp-encrypted'],
  ],
  [
    'readable parts named encrypted',
    `Content-Type: multipart/encrypted; boundary=b\n\n--b\n${plain('one')}--b--`,
    'none',
    [],
  ],
  ['TNEF', 'Content-Type: application/ms-tnef; name=winmail.dat\n\nx', 'none', ['tnef application/ms-tnef']],
])('detectCrypto() knows %s', (_, text, crypto, defects) => {
  const message = mail(text)
  expect([message.crypto, kinds(message)]).toEqual([crypto, defects])
})

test('parseMessage() reads attached messages, and their parts against their own bytes', () => {
  const inner = `From: Shop <shop@example.com>\nDate: x\nSubject: inner\n${multi('mixed', 'i')}--i\n${plain('pay')}--i--\n`
  const message = mail(
    `${multi('mixed', 'b')}--b\n${plain('see below')}--b\nContent-Type: message/rfc822\n\n${inner}--b--`,
  )
  expect(message.text.trim()).toBe('see below')
  const [forwarded] = message.forwarded
  if (forwarded?.form !== 'attached') throw new Error('no attached message')
  expect([forwarded.message.subject, forwarded.message.text.trim()]).toEqual(['inner', 'pay'])
  expect(outline(forwarded.message.root, forwarded.bytes)).toBe('multipart/mixed(text/plain:pay)')
  expect(message.attachments.map((attachment) => attachment.labelledType)).toEqual(['message/rfc822'])
})

function withAttached(message: Message): Message[] {
  return [message, ...message.forwarded.flatMap((each) => (each.form === 'attached' ? withAttached(each.message) : []))]
}

test.each<[string, () => string]>([
  ['depth', () => Array.from({ length: limits.depth + 2 }, (_, i) => `${multi('mixed', `b${i}`)}--b${i}\n`).join('')],
  ['parts', () => `${multi('mixed', 'b')}${'--b\n\nx\n'.repeat(limits.parts + 2)}--b--`],
  [
    'forwardDepth',
    () => 'Content-Type: message/rfc822\n\nFrom: a@example.com\nDate: x\n'.repeat(limits.forwardDepth + 2),
  ],
  ['headerFields', () => `${'X-A: b\n'.repeat(limits.headerFields + 5)}\nx`],
  ['headerBytes', () => `${`X-A: ${'b'.repeat(8_000)}\n`.repeat(70)}\nx`],
  ['fieldBytes', () => `X-A: ${'b'.repeat(limits.fieldBytes)}\n\nx`],
  ['addresses', () => `To: ${'a@example.com, '.repeat(limits.addresses + 5)}\n\nx`],
  ['references', () => `References: ${'<a@example.com> '.repeat(limits.references + 5)}\n\nx`],
  [
    'parameters',
    () =>
      `Content-Type: text/plain; ${Array.from({ length: limits.parameters + 2 }, (_, i) => `a${i}=b;`).join(' ')}\n\nx`,
  ],
  ['textChars', () => `\n${'x y\n'.repeat(limits.textChars / 4 + 5)}`],
  ['bodyChars', () => `\n${'x y\n'.repeat(limits.bodyChars / 4 + 5)}`],
  ['partBytes', () => `\n${'x y\n'.repeat(limits.partBytes / 4 + 5)}`],
  ['links', () => `\n${'http://a.test\n'.repeat(limits.links + 5)}`],
  ['htmlBytes', () => `Content-Type: text/html\n\n<p>${'<p></p>'.repeat(limits.htmlBytes / 7 + 5)}`],
  ['attachments', () => `${multi('mixed', 'b')}${`--b\n${file('a.bin', 'x')}`.repeat(limits.attachments + 2)}--b--`],
  ['inlineForwards', () => `\n${'x\nFrom: a\nTo: b\nSubject: c\n\n'.repeat(limits.inlineForwards + 2)}`],
])('parseMessage() stops at limits.%s, and says so', (name, text) => {
  const told = withAttached(mail(text())).flatMap((message) => message.defects)
  expect(told.filter((defect) => defect.kind === 'limit-reached').map((defect) => defect.detail)).toContain(name)
})

test('parseMessage() keeps no more defects than limits.defects and one of each kind', () => {
  const message = mail(`${'no field\nX-A: b\n'.repeat(400)}Subject: =?x-foo?Q?a?=\n\nx`)
  const { defects } = message
  expect(defects.length).toBeLessThan(limits.defects + 22)
  expect(defects.some((defect) => defect.kind === 'bad-charset')).toBe(true)
  expect(defects.some((defect) => defect.detail === 'defects')).toBe(true)
})
