import type { Message } from '@miwake/engine'
import { expect, test } from 'vitest'
import { entryHostOf, type TrustedHop, trustedHopOf } from './received.ts'

const mail = (returnPath: string | null, ...received: readonly string[]): Message =>
  ({
    header: received.map((raw) => ({ name: 'received', value: raw, raw, startByte: 0, endByte: 0 })),
    returnPath: returnPath === null ? null : { name: '', address: returnPath, localPart: '', domain: '' },
  }) as unknown as Message

const postfix =
  'from mail.example.com (mail.example.com [192.0.2.7])\tby mx.isp.test (Postfix) with ESMTPS id 4F1 for <u@isp.test>; Mon, 1 Jan 2024 00:00:00 +0900'
const hop = (ip: string, helo: string, mailFrom: string): TrustedHop => ({ ip, helo, mailFrom })

test.each<[name: string, received: readonly string[], hosts: readonly string[], want: TrustedHop | null]>([
  ['Postfix', [postfix], ['mx.isp.test'], hop('192.0.2.7', 'mail.example.com', 'a@example.com')],
  ['any case', [postfix], ['MX.ISP.test'], hop('192.0.2.7', 'mail.example.com', 'a@example.com')],
  ['nobody named', [postfix], [], null],
  ['another host', [postfix], ['mx.other.test'], null],
  [
    'HELO that pretends an address',
    ['from [198.51.100.9] (unknown [192.0.2.7]) by mx.isp.test with ESMTP; Mon'],
    ['mx.isp.test'],
    hop('192.0.2.7', '[198.51.100.9]', 'a@example.com'),
  ],
  [
    'HELO with a comment in it',
    ['from x([198.51.100.9]) (unknown [192.0.2.7]) by mx.isp.test with ESMTP; Mon'],
    ['mx.isp.test'],
    hop('192.0.2.7', '', 'a@example.com'),
  ],
  [
    'Exim without reverse DNS',
    [
      'from [192.0.2.7] (helo=mail.example.com) by mx.isp.test with esmtp (Exim 4.96) (envelope-from <b@example.com>) id 1',
    ],
    ['mx.isp.test'],
    hop('192.0.2.7', 'mail.example.com', 'b@example.com'),
  ],
  [
    'IPv6',
    ['from mail.example.com (mail.example.com [IPv6:2001:db8::7]) by mx.isp.test with ESMTPS id 1; Mon'],
    ['mx.isp.test'],
    hop('2001:db8::7', 'mail.example.com', 'a@example.com'),
  ],
  [
    'a content filter inside',
    [
      'from localhost (localhost [127.0.0.1]) by mx.isp.test (Postfix) with ESMTP id 2; Mon',
      'from relay (relay.isp.test [10.0.0.3]) by mx.isp.test (Postfix) with ESMTP id 1; Mon',
      postfix,
    ],
    ['mx.isp.test'],
    hop('192.0.2.7', 'mail.example.com', 'a@example.com'),
  ],
  [
    'a forged field below',
    [postfix, 'from bank.test (bank.test [203.0.113.5]) by mx.isp.test (Postfix) with ESMTP id 0; Mon'],
    ['mx.isp.test'],
    hop('192.0.2.7', 'mail.example.com', 'a@example.com'),
  ],
  ['local submission', ['by mx.isp.test (Postfix, from userid 0) id 1; Mon'], ['mx.isp.test'], null],
  [
    'null sender in the field',
    ['from m.test (m.test [192.0.2.7]) by mx.isp.test (envelope-from <>) id 1'],
    ['mx.isp.test'],
    hop('192.0.2.7', 'm.test', ''),
  ],
])('trustedHopOf() with %s', (_name, received, hosts, want) => {
  expect(trustedHopOf(mail('a@example.com', ...received), hosts)).toEqual(want)
})

test('trustedHopOf() needs an envelope sender', () => {
  expect(trustedHopOf(mail(null, postfix), ['mx.isp.test'])).toBeNull()
  expect(trustedHopOf(mail('', postfix), ['mx.isp.test'])?.mailFrom).toBe('')
})

test('trustedHopOf() is quick on hostile fields', () => {
  const fields = [
    `from ${'('.repeat(60_000)}`,
    `from [${'1'.repeat(60_000)}`,
    `from a ${'by '.repeat(20_000)}`,
    ' '.repeat(60_000),
  ]
  const start = performance.now()
  trustedHopOf(mail('a@example.com', ...Array.from({ length: 500 }, (_, n) => fields[n % 4]!)), ['mx.isp.test'])
  expect(performance.now() - start).toBeLessThan(500)
})

const forged = 'from bank.test (bank.test [203.0.113.5]) by mx.isp.test (Postfix) with ESMTP id 0; Mon'
const foreign = 'from evil.test (evil.test [198.51.100.9]) by in.isp.test (Postfix) with ESMTP id 1; Mon'
const filter = 'from localhost (localhost [127.0.0.1]) by store.isp.test (Postfix) with ESMTP id 2; Mon'

test.each<[name: string, received: readonly string[], want: string | null]>([
  ['the entry below a filter inside', [filter, postfix], '192.0.2.7'],
  ['one below what an unnamed host wrote of a client outside', [foreign, forged], null],
  ['one below an entry without an address', ['from evil.test by mx.isp.test with X; Mon', forged], null],
  ['one below local delivery', ['by store.isp.test with LMTP id 3; Mon', postfix], '192.0.2.7'],
])('trustedHopOf() with learned hosts, of %s', (_name, received, want) =>
  expect(trustedHopOf(mail('a@example.com', ...received), ['mx.isp.test'], true)?.ip ?? null).toBe(want),
)

test.each<[received: readonly string[], want: string | null]>([
  [[filter, postfix, forged], 'mx.isp.test'],
  [[foreign, forged], 'in.isp.test'],
  [[filter], null],
  [['from evil.test by mx.isp.test with X; Mon', forged], null],
  [[], null],
])('entryHostOf(%j)', (received, want) => expect(entryHostOf(mail(null, ...received))).toBe(want))
