import { expect, test } from 'vitest'
import { parseMessage } from './parse.ts'
import { isPostmasterReport } from './report.ts'

const mail = (lines: readonly string[]) => parseMessage(new TextEncoder().encode(lines.join('\r\n')))
const report = (header: readonly string[], partType: string): readonly string[] => [
  ...header,
  'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
  '',
  '--b',
  '',
  'It could not be delivered.',
  '--b',
  `Content-Type: ${partType}`,
  '',
  'From: a@example.com',
  'Subject: https://miwake-sample.net/',
  '',
  'See https://miwake-sample.net/',
  '--b--',
]
const daemon = 'From: Mail Delivery System <MAILER-DAEMON@example.com>'
const nobody = 'Return-Path: <>'
const plain = (header: readonly string[], ...quoted: readonly string[]): readonly string[] => [
  ...header,
  '',
  'Hi. I was not able to deliver your message.',
  '--- Below this line is a copy of the message.',
  '',
  ...quoted,
]
const quote = ['Return-Path: <a@example.com>', 'Received: from x', 'From: a@example.com', 'Subject: x', 'Date: y']

test.each([
  ['a report from nobody', report([nobody, daemon], 'message/delivery-status'), true],
  ['a report whose Return-Path was not written', report([daemon], 'message/rfc822'), true],
  ['a report that returns the header', report([daemon], 'text/rfc822-headers'), true],
  ['a text with the header quoted', plain([nobody, daemon], ...quote), true],
  ['a report from somebody', report(['Return-Path: <x@miwake-sample.net>', daemon], 'message/delivery-status'), false],
  ['a report that returns nothing', report([nobody, daemon], 'text/html'), false],
  ['a report of a brand', report([nobody, 'From: Bank <info@example.com>'], 'message/rfc822'), false],
  ['a text with the header quoted of who knows whom', plain([daemon], ...quote), false],
  ['a text without a quote', plain([nobody, daemon], 'From: a@example.com', 'Subject: x'), false],
])('isPostmasterReport(): %s', (_, lines, wanted) => expect(isPostmasterReport(mail(lines))).toBe(wanted))

test('parseMessage() counts the links of an attached message, but not of one that a postmaster returns', () => {
  const hosts = (from: string) =>
    mail(report([nobody, from], 'message/rfc822')).links.map((l) => [l.source, l.target.host])
  expect(hosts('From: Bank <info@example.com>')).toEqual([['attached', 'miwake-sample.net']])
  expect(hosts(daemon)).toEqual([])
})
