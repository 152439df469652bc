import { expect, test } from 'vitest'
import { isReleased, signReleased } from './released-field.ts'

const key = new Uint8Array(32).fill(7)
const nowMs = 1_764_000_000_000
const mail = Buffer.from('From: a@sender.test\r\nSubject: =?UTF-8?B?5Lu2?=\r\n\tname\r\n\r\nbody  \r\n\r\nend\r\n')
const signed = signReleased(key, mail, { recipient: 'Taro@example.test', nowMs })
const text = signed.toString('latin1')
const taro = { recipients: ['taro@example.test'], nowMs }

test.each<[string, string]>([
  ['as it was sent', text],
  ['with trace fields above it', `Received: from a\r\n\tby b;\r\n x\r\n${text}`],
  ['with line ends of LF', text.replaceAll('\r\n', '\n')],
  ['folded anew', text.replace('\r\n\tname', ' name').replace('\r\n f=', ' f=')],
  ['with a Date that was missing', text.replace('\r\n\r\nbody', '\r\nDate: now\r\nX-Spam: 1\r\n\r\nbody')],
  ['without the empty lines at its end', text.trimEnd()],
])('isReleased() knows a mail %s', (_case, given) => {
  expect(isReleased(key, Buffer.from(given, 'latin1'), taro)).toBe(true)
})

test.each<[string, string, Partial<typeof taro>]>([
  ['another body', text.replace('end', 'END'), {}],
  ['another sender', text.replace('a@sender', 'b@sender'), {}],
  ['another subject', text.replace('name', 'nane'), {}],
  ['another recipient', text, { recipients: ['hanako@example.test'] }],
  ['a second recipient', text, { recipients: ['taro@example.test', 'hanako@example.test'] }],
  ['no recipient', text, { recipients: [] }],
  ['an older time', text.replace(/t=\d+/, 't=1763999999'), {}],
  ['fewer signed fields', text.replace('f=from:subject', 'f=from'), {}],
  ['no field', mail.toString('latin1'), {}],
  ['half a field', text.replace(/h=.{9}/, 'h='), {}],
  ['the field in the body alone', mail.toString('latin1') + text, {}],
  ['the field in another field', `Subject: ${text}`, {}],
  ['six days later', text, { nowMs: nowMs + 6 * 86_400_000 + 1 }],
  ['long before', text, { nowMs: nowMs - 700_000 }],
])('isReleased() refuses %s', (_case, given, more) => {
  expect(isReleased(key, Buffer.from(given, 'latin1'), { ...taro, ...more })).toBe(false)
})

test('isReleased() refuses what another key signed', () => {
  expect(isReleased(new Uint8Array(32), signed, taro)).toBe(false)
})

test('isReleased() reads long runs of blanks in one go', () => {
  const long = signReleased(key, Buffer.from(`Subject: x\r\n\r\n${' '.repeat(4_000_000)}x`), {
    recipient: 'taro@example.test',
    nowMs,
  })
  expect(isReleased(key, long, taro)).toBe(true)
})
