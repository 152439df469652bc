import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { dnsLimits, systemResolver } from './resolver.ts'
import { aRecord, type DnsServer, startDnsServer, txtRecord, type ZoneEntry } from './testing/dns-server.ts'
import type { DnsAnswer, RecordType } from './world.ts'

const nameBytes = (name: string): Buffer =>
  Buffer.concat([
    ...name.split('.').map((label) => Buffer.from([label.length, ...Buffer.from(label)])),
    Buffer.from([0]),
  ])
const two = Buffer.concat([txtRecord('v=spf1 '), txtRecord('-all')])
const zone: Record<string, ZoneEntry> = {
  'A a.test': { records: [aRecord(192, 0, 2, 1), aRecord(192, 0, 2, 2)] },
  'AAAA a.test': { records: [Buffer.from('20010db8000000000000000000000001', 'hex')] },
  'TXT a.test': { records: [two, txtRecord('other')] },
  'MX a.test': { records: [Buffer.concat([Buffer.from([0, 10]), nameBytes('mx.a.test')])] },
  'PTR 1.2.0.192.in-addr.arpa': { records: [nameBytes('a.test')] },
  'A down.test': 'servfail',
  'A refused.test': 'refused',
  'A silent.test': 'silent',
  'A year.test': { records: [aRecord(192, 0, 2, 3)], ttl: 31_536_000 },
  'A never.test': { records: [aRecord(192, 0, 2, 4)], ttl: 0 },
}
let server: DnsServer
beforeAll(async () => {
  server = await startDnsServer(zone)
})
beforeEach(() => {
  server.asked.length = 0
})
afterAll(() => server.close())

const found = (...records: readonly string[]): DnsAnswer => ({ status: 'found', records })

test.each<[type: RecordType, name: string, want: DnsAnswer]>([
  ['A', 'a.test', found('192.0.2.1', '192.0.2.2')],
  ['AAAA', 'a.test', found('2001:db8::1')],
  ['TXT', 'A.test', found('v=spf1 -all', 'other')],
  ['MX', 'a.test', found('10 mx.a.test')],
  ['PTR', '1.2.0.192.in-addr.arpa', found('a.test')],
  ['CNAME', 'a.test', { status: 'none', exists: true }],
  ['A', 'b.test', { status: 'none', exists: false }],
  ['A', 'down.test', { status: 'temperror', reason: 'ESERVFAIL' }],
  ['A', 'refused.test', { status: 'temperror', reason: 'EREFUSED' }],
  ['A', 'bad..name', { status: 'none', exists: false }],
  ['TXT', `${'a'.repeat(70)}.test`, { status: 'none', exists: false }],
  ['TXT', '', { status: 'none', exists: false }],
])('systemResolver() asks %s of %s', async (type, name, want) => {
  expect(await systemResolver(() => new Date(), [server.address])(name, type)).toEqual(want)
})

test.each<[type: RecordType, name: string, keptMs: number]>([
  ['A', 'a.test', 60_000],
  ['A', 'year.test', dnsLimits.cacheMs],
  ['TXT', 'a.test', dnsLimits.cacheUnknownTtlMs],
  ['A', 'b.test', dnsLimits.cacheNoneMs],
  ['CNAME', 'a.test', dnsLimits.cacheNoneMs],
  ['A', 'down.test', dnsLimits.cacheFailureMs],
])('systemResolver() keeps what it learned of %s %s for its time', async (type, name, keptMs) => {
  let time = 0
  const resolve = systemResolver(() => new Date(time), [server.address])
  const first = await resolve(name, type)
  const once = server.asked.length
  time = keptMs - 1
  expect(await resolve(name, type)).toEqual(first)
  expect(server.asked.length).toBe(once)
  time = keptMs + 1
  expect(await resolve(name, type)).toEqual(first)
  expect(server.asked.length).toBe(2 * once)
})

test('systemResolver() keeps nothing whose TTL is 0, and shares it while it is asked', async () => {
  const resolve = systemResolver(() => new Date(0), [server.address])
  await Promise.all(Array.from({ length: 50 }, () => resolve('never.test', 'A')))
  expect(server.asked.length).toBe(1)
  await resolve('never.test', 'A')
  expect(server.asked.length).toBe(2)
})

test('systemResolver() ends a question that is never answered, asked by many as one', async () => {
  const resolve = systemResolver(() => new Date(0), [server.address])
  const answers = await Promise.all(Array.from({ length: 50 }, () => resolve('silent.test', 'A')))
  expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
    new Set([JSON.stringify({ status: 'temperror', reason: 'ETIMEOUT' })]),
  )
  expect(server.asked.length).toBe(2) // its tries
}, 20_000)
