import { parseMessage } from '@miwake/engine'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { loadKnowledge } from '../knowledge.ts'
import { domainsToAsk, lookupLists, reversedAddress } from './dns-lists.ts'
import { gatherFacts } from './gather.ts'
import { type DnsTable, systemResolver, tableResolver, withBudget } from './resolver.ts'
import { scanMail } from './scan-mail.ts'
import { aRecord, type DnsServer, startDnsServer, txtRecord, type ZoneEntry } from './testing/dns-server.ts'

test.each([
  ['192.0.2.99', '99.2.0.192'],
  ['::ffff:192.0.2.99', '99.2.0.192'],
  // RFC 5782 §2.4
  ['2001:db8:1:2:3:4:567:89ab', 'b.a.9.8.7.6.5.0.4.0.0.0.3.0.0.0.2.0.0.0.1.0.0.0.8.b.d.0.1.0.0.2'],
  ['2001:DB8::1', `1.${'0.'.repeat(23)}8.b.d.0.1.0.0.2`],
  ['64:ff9b::192.0.2.1', `1.0.2.0.0.0.0.c.${'0.'.repeat(16)}b.9.f.f.4.6.0.0`],
  ['2001:db8::', `${'0.'.repeat(24)}8.b.d.0.1.0.0.2`],
  ['10.0.0.1', null],
  ['127.0.0.1', null],
  ['172.31.0.1', null],
  ['100.64.0.1', null],
  ['::1', null],
  ['fe80::1', null],
  ['fd00::1', null],
  ['fe80::1%eth0', null],
  ['', null],
  ['example.com', null],
])('reversedAddress(%s)', (ip, want) => expect(reversedAddress(ip)).toBe(want))

const lists = { dnsbl: ['dnsbl.test'], uribl: ['uribl.test'] }
const listed = (table: DnsTable) =>
  lookupLists(lists, { ip: '192.0.2.99', domains: ['bad.example'] }, tableResolver(table))

test.each<[name: string, records: readonly string[] | 'temperror' | 'nxdomain', sender: readonly string[] | 'unknown']>(
  [
    ['127.0.0.2', ['127.0.0.2'], ['dnsbl.test']],
    ['several codes', ['127.0.0.4', '127.0.0.10'], ['dnsbl.test']],
    ['another octet', ['127.0.1.2'], ['dnsbl.test']],
    ['no such name', 'nxdomain', []],
    ['127.0.0.1, which nobody may list', ['127.0.0.1'], 'unknown'],
    ['a refusal', ['127.255.255.254'], 'unknown'],
    ['a refusal of questions about addresses', ['127.0.1.255'], 'unknown'],
    ['a listing beside a refusal', ['127.0.0.2', '127.255.255.255'], 'unknown'],
    ['an address of whoever bought the domain', ['198.51.100.1'], 'unknown'],
    ['a failure', 'temperror', 'unknown'],
  ],
)('lookupLists(): %s', async (_name, records, want) => {
  const answer = await lookupLists(
    { dnsbl: ['dnsbl.test'], uribl: [] },
    { ip: '192.0.2.99', domains: [] },
    tableResolver({ 'A 99.2.0.192.dnsbl.test': records }),
  )
  expect(answer === 'unknown' ? answer : answer.sender).toEqual(want)
})

test('lookupLists() tells what one list says where another is silent', async () => {
  expect(await listed({ 'A 99.2.0.192.dnsbl.test': 'temperror', 'A bad.example.uribl.test': ['127.0.0.8'] })).toEqual({
    sender: [],
    domains: [{ domain: 'bad.example', list: 'uribl.test' }],
  })
})

test('lookupLists() asks nothing without an address, and no more than its share', async () => {
  let asked = 0
  const counting = async () => {
    asked++
    return { status: 'none', exists: false } as const
  }
  expect(await lookupLists(lists, { ip: null, domains: [] }, counting)).toBe('unknown')
  expect(asked).toBe(0)
  const many = Array.from({ length: 20 }, (_, n) => `l${n}.test`)
  await lookupLists({ dnsbl: many, uribl: many }, { ip: '192.0.2.1', domains: ['a.example', 'b.example'] }, counting)
  expect(asked).toBe(40)
})

const mail = (body: string, from = 'taro@miwake-sample.net') =>
  Buffer.from(`From: Taro <${from}>\r\nTo: hanako@example.jp\r\nSubject: Hello\r\n\r\n${body}\r\n`)

test('domainsToAsk() names registrable domains once, and none that everybody knows', () => {
  const message = parseMessage(
    mail(
      'https://a.bad-one.net/x https://b.bad-one.net/ https://www.amazon.co.jp/ https://one.github.io/ https://192.0.2.1/ https://www.google.com/',
      'a@mail.miwake-sample.net',
    ),
  )
  expect(domainsToAsk(message, loadKnowledge())).toEqual(['miwake-sample.net', 'bad-one.net', 'one.github.io'])
  const links = Array.from({ length: 60 }, (_, n) => `https://d${n}-miwake.net/`).join(' ')
  expect(domainsToAsk(parseMessage(mail(links)), loadKnowledge())).toHaveLength(12)
})

const zone: Record<string, ZoneEntry> = {
  'A 99.2.0.192.dnsbl.test': { records: [aRecord(127, 0, 0, 2)] },
  'A 98.2.0.192.dnsbl.test': 'silent',
  'A bad-one.net.uribl.test': { records: [aRecord(127, 0, 0, 2)] },
  'A refused.net.uribl.test': 'refused',
  'TXT example.com': { records: [txtRecord('v=spf1 ip4:192.0.2.0/24 -all')] },
  'TXT silent.example': 'silent',
  'TXT down.example': 'servfail',
}
let server: DnsServer
beforeAll(async () => {
  server = await startDnsServer(zone)
})
beforeEach(() => {
  server.asked.length = 0
})
afterAll(() => server.close())

const options = () => ({
  trust: { authservIds: [], topmost: false, arcSealers: [] },
  knowledge: loadKnowledge(),
  dns: systemResolver(() => new Date(), [server.address]),
  now: () => new Date('2026-01-02T00:00:00Z'),
  trustedReceived: [],
  lists,
})

test('scanMail() asks lists over a real resolver about the hop a mail server tells', async () => {
  const hop = { ip: '192.0.2.99', helo: 'mail.example.com', mailFrom: 'taro@example.com' }
  const scanned = await scanMail(mail('See https://www.bad-one.net/a', 'taro@example.com'), { ...options(), hop })
  expect(scanned.facts.lists).toEqual({
    sender: ['dnsbl.test'],
    domains: [{ domain: 'bad-one.net', list: 'uribl.test' }],
  })
  expect(scanned.facts.auth).toMatchObject({ spf: { result: 'pass', domain: 'example.com' } })
  const symbols = scanned.verdict.terms.map(({ symbol }) => symbol)
  expect(symbols).toContain('SENDER_LISTED')
  expect(symbols).toContain('LINK_LISTED')
})

test('scanMail() asks no list without DNS', async () => {
  const hop = { ip: '192.0.2.99', helo: '', mailFrom: '' }
  expect((await scanMail(mail('Hello'), { ...options(), dns: null, hop })).facts.lists).toBe('unknown')
  expect(server.asked).toEqual([])
})

test.each([
  ['silent.example', 'silence'],
  ['down.example', 'SERVFAIL'],
])('SPF of %s is temperror for %s, and lists that answer are told', async (domain) => {
  const bytes = mail('See https://bad-one.net/', 'taro@example.com')
  const { dns, now, trust, knowledge } = options()
  const budget = { queries: 100, queryTimeoutMs: 300, messageTimeMs: 2_000 }
  const facts = await gatherFacts({
    message: parseMessage(bytes),
    bytes,
    trust,
    dns,
    now,
    trustedHop: { ip: '192.0.2.98', helo: 'a.test', mailFrom: `x@${domain}` },
    budget,
    lists: { zones: lists, knowledge },
  })
  expect(facts.auth).toMatchObject({ spf: { result: 'temperror', domain } })
  expect(facts.lists).toEqual({ sender: [], domains: [{ domain: 'bad-one.net', list: 'uribl.test' }] })
})

test.each([
  '"x) dmarc=pass ("@evil.test',
  'a@b@c',
  '%{i}@%{d}.test',
  `${'a'.repeat(5_000)}@${'b.'.repeat(500)}test`,
  '山田@例え.test',
  'x@[192.0.2.1]',
  '\0\r\n',
  'x@..',
])('gatherFacts() verifies a mail whatever its envelope sender: %j', async (mailFrom) => {
  const bytes = mail('Hello', 'taro@example.com')
  const warned: unknown[] = []
  const facts = await gatherFacts({
    message: parseMessage(bytes),
    bytes,
    trust: options().trust,
    dns: withBudget(tableResolver({ 'TXT _dmarc.example.com': ['v=DMARC1; p=reject'] })),
    now: () => new Date(0),
    trustedHop: { ip: '192.0.2.1', helo: mailFrom, mailFrom },
    warn: (...all) => warned.push(all),
  })
  expect(warned).toEqual([])
  expect(facts.auth).toMatchObject({ dmarc: { result: expect.stringMatching(/fail|temperror/) } })
})
