import { expect, test } from 'vitest'
import { isMail, looksLikeMail } from './is-mail.ts'

test.each([
  ['From: a@example.com\n', true],
  ['Subject: no body\r\nX-Mailer: a\r\n', true],
  ['\r\n\nFrom: a@example.com\n\nbody', true],
  ['\ufeffFrom: a@example.com\n\nbody', true],
  ['X-Odd.Name: only a field of its own\n\nbody', true],
  ['a line that got in\nFrom: a@example.com\n\nbody', true],
  ['Received: from a\n\tby b\n', true],
  ['', false],
  [' \t\r\n \n', false],
  ['\n\n\n', false],
  ['hello world\n', false],
  ['hello world\n\nFrom: in the body\n', false],
  ['https://example.com/\n', false],
  ['<html>\n<p>Note: buy milk</p>\n', false],
  ['\0\x01\x02binary', false],
])('isMail(%j) is %s', (text, want) => expect(isMail(Buffer.from(text))).toBe(want))

test('isMail() looks at no more than a header', () =>
  expect(isMail(Buffer.from(`${'x\n'.repeat(40_000)}From: a@example.com\n`))).toBe(false))

test.each([
  ['From: a@example.com\n', true],
  ['x-spam: no\n', true],
  ['Note: buy milk\n', false],
  ['\nFrom: a@example.com\n', false],
])('looksLikeMail(%j) is %s', (text, want) => expect(looksLikeMail(Buffer.from(text))).toBe(want))
