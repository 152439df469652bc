import fc from 'fast-check'
import { expect, test } from 'vitest'
import { limits } from '../limits.ts'
import { parseMailboxes } from './address.ts'
import { createDefectLog } from './defects.ts'
import { asciiDomain } from './domain-name.ts'

function read(text: string): { boxes: string[]; kinds: string[] } {
  const log = createDefectLog()
  const found = parseMailboxes(text, { log, at: 0, fieldName: 'from', hint: '', charsets: new Set() })
  return { boxes: found.map((box) => `${box.name}|${box.address}`), kinds: log.entries.map((defect) => defect.kind) }
}

test.each<[string, string[]]>([
  ['a@example.com', ['|a@example.com']],
  ['<a@example.com>', ['|a@example.com']],
  ['Shop <a@example.com>', ['Shop|a@example.com']],
  ['"Shop, Inc." <a@example.com>', ['Shop, Inc.|a@example.com']],
  ['"a \\"b\\" c" <a@example.com>', ['a "b" c|a@example.com']],
  ['a@example.com (Shop (main) office)', ['Shop (main) office|a@example.com']],
  ['a@example.com, B <b@example.com>', ['|a@example.com', 'B|b@example.com']],
  ['Friends: a@example.com, B <b@example.com>;', ['|a@example.com', 'B|b@example.com']],
  ['undisclosed-recipients:;', []],
  ['"real@example.com" <other@example.net>', ['real@example.com|other@example.net']],
  ['=?utf-8?B?5qW95aSpLCDluILloLQ=?= <a@example.com>', ['楽天, 市場|a@example.com']],
  ['"=?utf-8?Q?=E6=A5=BD=E5=A4=A9?=" <a@example.com>', ['楽天|a@example.com']],
  ['=?iso-2022-jp?B?GyRCM1pFNxsoQg==?= <a@example.com>', ['楽天|a@example.com']],
  ['山田 <太郎@例え.test>', ['山田|太郎@例え.test']],
  ['"john doe"@example.com', ['|"john doe"@example.com']],
  ['<@relay.test,@b.test:a@example.com>', ['|a@example.com']],
  ['a@[192.0.2.1]', ['|a@[192.0.2.1]']],
  ['', []],
])('parseMailboxes(%s)', (text, boxes) => expect(read(text)).toEqual({ boxes, kinds: [] }))

test.each<[string, string[]]>([
  ['Shop, Inc. <a@example.com>', ['Shop, Inc.|a@example.com']],
  ['Bank <info@bank.test> <a@example.com>', ['Bank <info@bank.test>|a@example.com']],
  ['Shop <a@example.com> <shop>', ['Shop|a@example.com']],
  ['<<a@example.com>>', ['|a@example.com']],
  ['Shop <a@example.com', ['Shop|a@example.com']],
  ['"Shop <a@example.com>', ['Shop|a@example.com']],
  ['Shop a@example.com', ['Shop|a@example.com']],
  ['Only a name', ['Only a name|']],
  ['=?utf-8?B?U2hvcCA8YUBleGFtcGxlLmNvbT4=?=', ['Shop|a@example.com']],
  ['Shop (open <a@example.com>', ['Shop (open|a@example.com']],
  ['MAILER-DAEMON (Mail Delivery System)', ['Mail Delivery System|MAILER-DAEMON']],
  ['a@exa mple.com extra <>', ['a@exa mple.com extra|']],
])('parseMailboxes(%s) reads what is broken', (text, boxes) => {
  const got = read(text)
  expect(got.boxes).toEqual(boxes)
  expect(new Set(got.kinds)).toEqual(new Set(['bad-address']))
})

test.each([
  ['Example.COM.', 'example.com'],
  ['例え.テスト', 'xn--r8jz45g.xn--zckzah'],
  ['ｅｘａｍｐｌｅ．ｃｏｍ', 'example.com'],
  ['[192.0.2.1]', '[192.0.2.1]'],
  ['a_b.example.com', 'a_b.example.com'],
  ['192.0.2.1', '192.0.2.1'],
  ['a b', ''],
  ['x@y', ''],
  ['', ''],
])('asciiDomain(%s)', (domain, want) => expect(asciiDomain(domain)).toBe(want))

test('parseMailboxes() never throws, and hostile lists stay linear', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'a@<>(),;:"\\ .=?'), maxLength: 60 }), (text) => {
      expect(Array.isArray(read(text).boxes)).toBe(true)
    }),
    { numRuns: 500 },
  )
  const start = performance.now()
  for (const piece of ['(', '<"', '"', ':', ' ', '<', '@', '(,', '=?utf-8?q?', ',"', 'a:', '\\']) {
    read(piece.repeat(60_000 / piece.length))
    read(`${piece.repeat(60_000 / piece.length)} ; <a@example.com>`)
  }
  expect(performance.now() - start).toBeLessThan(3_000)
})

test('parseMailboxes() keeps limits.addresses, also where the last comes with one held back', () => {
  const text = `${'a@example.com, '.repeat(limits.addresses - 1)}Held, (b) c@example.com, d@example.com`
  const { boxes, kinds } = read(text)
  expect(boxes.length).toBe(limits.addresses)
  expect(kinds).toContain('limit-reached')
})
