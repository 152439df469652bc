import { expect, test } from 'vitest'
import { envelopeOf, requestFields } from './envelope-of.ts'

const of = (...raw: readonly string[]) => envelopeOf(requestFields(raw))

test.each([
  ['192.0.2.9', '192.0.2.9'],
  ['192.0.2.9:25', '192.0.2.9'],
  ['[192.0.2.9]', '192.0.2.9'],
  ['[2001:db8::1]:25', '2001:db8::1'],
  ['IPv6:2001:db8::1', '2001:db8::1'],
  ['unknown', null],
  ['999.0.0.1', null],
])('envelopeOf() reads the address %s', (ip, want) => expect(of('IP', ip).clientIp).toBe(want))

test.each<[string, readonly string[], readonly string[]]>([
  ['several fields', ['Rcpt', '<b@example.test>', 'rcpt', 'c@example.test'], ['b@example.test', 'c@example.test']],
  ['one field', ['Rcpt', 'b@example.test, <c@example.test>'], ['b@example.test', 'c@example.test']],
  ['a comma in quotes', ['Rcpt', '"b,c"@example.test,d@example.test'], ['"b,c"@example.test', 'd@example.test']],
  ['one twice', ['Rcpt', 'b@example.test', 'Rcpt', '<b@example.test>'], ['b@example.test']],
  ['a mailbox alone', ['Deliver-To', 'b@example.test'], ['b@example.test']],
  ['a mailbox beside recipients', ['Deliver-To', 'b@example.test', 'Rcpt', 'c@example.test'], ['c@example.test']],
  ['an open quote', ['Rcpt', '"b,c@example.test'], ['"b', 'c@example.test']],
  ['none', ['Rcpt', ' , '], []],
])('envelopeOf() reads recipients of %s', (_, raw, want) => expect(of(...raw).rcptTo).toEqual(want))

test('envelopeOf() reads what rspamd_proxy 3.4 sends', () =>
  expect(
    of('Queue-ID', 'ABC', 'MTA-Name', 'mx.example.test', 'Helo', 'h', 'Hostname', 'unknown', 'From', '<>', 'User', ''),
  ).toEqual({
    queueId: 'ABC',
    clientIp: null,
    clientName: null,
    helo: 'h',
    mailFrom: '',
    rcptTo: [],
    user: null,
    server: 'mx.example.test',
  }))
