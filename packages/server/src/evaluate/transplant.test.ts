import { expect, test } from 'vitest'
import { donorHeader, transplant } from './transplant.ts'

const bytes = (text: string) => Buffer.from(text, 'latin1')
const text = (b: Uint8Array) => Buffer.from(b).toString('latin1')

const donor =
  'Received: from a\n\tby b\nFrom: donor@example.com\nX-Spam-Flag: YES\nTo: d@example.org\nSubject: theirs\nDate: today\n\ntheir body'
const own =
  'X-Own: gone\nReply-To: r@example.net\nFrom: own@example.net\nSubject: mine,\n  folded\nTo: me@example.org\nContent-Type: text/plain\nMessage-ID: <own>\nList-Unsubscribe: <mailto:u@example.net>\n\nmy body\nX-Spam-Flag: in the body\n'

test('donorHeader() takes every field that may not be learned from, whole', () => {
  expect(text(donorHeader(bytes(donor)))).toBe('Received: from a\n\tby b\nX-Spam-Flag: YES\nDate: today\n')
})

test('transplant() keeps allowed fields, recipients and body to the byte', () => {
  expect(text(transplant(bytes(own), donorHeader(bytes(donor))))).toBe(
    'Received: from a\n\tby b\nX-Spam-Flag: YES\nDate: today\n' +
      'Reply-To: r@example.net\nFrom: own@example.net\nSubject: mine,\n  folded\nTo: me@example.org\nContent-Type: text/plain\nList-Unsubscribe: <mailto:u@example.net>\n' +
      '\nmy body\nX-Spam-Flag: in the body\n',
  )
})

test('transplant() writes the donor’s lines with the mail’s own line ends', () => {
  const crlf = own.replaceAll('\n', '\r\n')
  const made = text(transplant(bytes(crlf), donorHeader(bytes(donor.replaceAll('\n', '\r\n')))))
  expect(made.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  expect(made.startsWith('Received: from a\r\n\tby b\r\n')).toBe(true)
})

test.each([
  ['nothing', '', 'Date: today\n'],
  ['no body', 'From: a@example.com', 'Date: today\nFrom: a@example.com'],
  ['no header', '\nonly body', 'Date: today\n\nonly body'],
  ['a line that is no field', 'odd line\nFrom: a@example.com\n\nbody', 'Date: today\nFrom: a@example.com\n\nbody'],
  ['8-bit bytes', 'Subject: \xe9\xff\n\n\xe9', 'Date: today\nSubject: \xe9\xff\n\n\xe9'],
])('transplant() into %s', (_, mail, want) => {
  expect(text(transplant(bytes(mail), bytes('Date: today\n')))).toBe(want)
})

test('transplant() of a donor without a last line end still ends its line', () => {
  expect(text(transplant(bytes('From: a@example.com\n\nb'), bytes('Date: today')))).toBe(
    'Date: today\nFrom: a@example.com\n\nb',
  )
})
