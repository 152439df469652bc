import fc from 'fast-check'
import { expect, test } from 'vitest'
import { limits } from '../limits.ts'
import { bytesOf } from './bytes.ts'
import type { Message, Part } from './message.ts'
import { parseMessage } from './parse.ts'

/** Everything offsets promise: inside the texts, inside the bytes, in order. */
function check(message: Message, bytes: Uint8Array): void {
  for (const link of message.links) {
    if (link.span === null) continue
    expect(link.span.start).toBeGreaterThanOrEqual(0)
    expect(link.span.start).toBeLessThanOrEqual(link.span.end)
    expect(link.span.end).toBeLessThanOrEqual(message.text.length)
  }
  for (const each of message.forwarded) {
    if (each.form === 'attached') check(each.message, each.bytes)
    else expect(each.end).toBeLessThanOrEqual(message.text.length)
  }
  for (const image of message.images)
    if (image.attachment !== null) expect(message.attachments[image.attachment]).toBeDefined()
  expect(message.text.length).toBeLessThanOrEqual(limits.textChars)
  expect(/[\0\r]/.test(message.text + message.subject + message.plainAlternative)).toBe(false)
  checkPart(message.root, bytes)
}
function checkPart(part: Part, bytes: Uint8Array): void {
  for (const field of part.header) {
    expect(field.startByte).toBeLessThan(field.endByte)
    expect(field.endByte).toBeLessThanOrEqual(part.startByte)
  }
  expect(part.startByte).toBeLessThanOrEqual(part.endByte)
  expect(part.endByte).toBeLessThanOrEqual(bytes.length)
  for (const child of part.children) checkPart(child, bytes)
}

test('parseMessage() reads any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => check(parseMessage(bytes), bytes)),
    { numRuns: 300 },
  )
})

/** Pieces that mean something somewhere in a mail. */
const pieces = [
  'From: a@example.com\r\n',
  'Subject: =?utf-8?B?6YeN?=\r\n',
  'Subject: ',
  'Content-Type: multipart/mixed; boundary=b\r\n',
  'Content-Type: multipart/alternative; boundary="c"\r\n',
  'Content-Type: text/html; charset=iso-2022-jp\r\n',
  'Content-Type: message/rfc822\r\n',
  'Content-Type: text/plain; format=flowed; delsp=yes\r\n',
  'Content-Type: text/calendar\r\n',
  'Content-Type: application/pkcs7-mime\r\n',
  'Content-Transfer-Encoding: base64\r\n',
  'Content-Transfer-Encoding: quoted-printable\r\n',
  'Content-Transfer-Encoding: x-uuencode\r\n',
  "Content-Disposition: attachment; filename*0*=utf-8''%E8; filename*1=x\r\n",
  '\r\n',
  '\n',
  '\r',
  '--b\r\n',
  '--b--\r\n',
  '--c\r\n',
  '--c--\r\n',
  'text ',
  '<p>https://example.com/<a href="https://example.com/b">x</a>',
  'https://example.com/ ',
  '\x1b$B$*5R',
  '\x1b(B',
  '\x82\xa8\x8b\x71',
  '\xe9\x87\x8d',
  '=E9=87',
  '6YeN',
  '=',
  '\0',
  ' folded',
  '<img src=cid:i>',
  'Content-ID: <i>\r\n',
  'BEGIN:VEVENT\n',
  'END:VEVENT\n',
  'From: a\nDate: b\nSubject: c\n',
  '-----\n',
  'begin 644 a\n',
  '>From x\n',
]

test("parseMessage() reads any order of a mail's pieces", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), (chosen) => {
      const bytes = bytesOf(chosen.join(''))
      check(parseMessage(bytes), bytes)
    }),
    { numRuns: 1_500 },
  )
})

test('parseMessage() reads a mail with any bytes changed', () => {
  const mail = bytesOf(pieces.join(''))
  const change = fc.tuple(fc.nat(mail.length - 1), fc.nat(255))
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), fc.nat(mail.length), (changes, length) => {
      const bytes = mail.slice(0, length)
      for (const [at, byte] of changes) bytes[at] = byte
      check(parseMessage(bytes), bytes)
    }),
    { numRuns: 1_000 },
  )
})

test('parseMessage() stays linear on hostile mail', () => {
  const head = 'From: a@example.com\r\nDate: x\r\n'
  const mails = [
    `${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--\r\n'.repeat(250_000)}`,
    `${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n'.repeat(200_000)}`,
    `${head}Subject: ${'=?x?q?'.repeat(10_000)}\r\n\r\n`,
    `${head}Subject: ${'=?utf-8?q?a?= '.repeat(4_600)}\r\n\r\n`,
    'x\r\n'.repeat(300_000),
    'a:\r\n'.repeat(250_000),
    `${head}${' x\r\n'.repeat(200_000)}`,
    `${head}Content-Type: text/plain;${' '.repeat(60_000)}x\r\n\r\n`,
    `${head}Content-Type: text/plain; ${'a="'.repeat(20_000)}\r\n\r\n`,
    `${head}Content-Transfer-Encoding: base64\r\n\r\n${'='.repeat(1_000_000)}`,
    `${head}Content-Transfer-Encoding: quoted-printable\r\n\r\n${'= '.repeat(400_000)}`,
    `${head}Content-Type: text/plain; charset=iso-2022-jp-2\r\n\r\n${'\x1b$A!!\x1b$B!!'.repeat(60_000)}`,
    `${head}Content-Type: text/plain; format=flowed\r\n\r\n${'> > \r\n'.repeat(30_000)}`,
    `${head}Content-Type: text/calendar\r\n\r\n${'BEGIN:VEVENT\r\n'.repeat(60_000)}`,
    '\r'.repeat(1_000_000),
    '\n'.repeat(1_000_000),
    `${head}\r\n${'\r'.repeat(600_000)}`,
  ]
  for (const mail of mails) {
    const bytes = bytesOf(mail)
    const start = performance.now()
    parseMessage(bytes)
    expect(performance.now() - start, mail.slice(31, 100)).toBeLessThan(1_500)
  }
})
