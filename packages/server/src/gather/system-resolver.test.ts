import { createSocket, type Socket } from 'node:dgram'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemResolver } from './resolver.ts'
import type { DnsAnswer, RecordType } from './world.ts'

/** RFC 1035 §4.1: answers a few names over UDP on loopback, and counts what it is asked. */
const codes: Readonly<Record<string, number>> = { A: 1, CNAME: 5, PTR: 12, MX: 15, TXT: 16, AAAA: 28 }
const nameBytes = (name: string): Buffer =>
  Buffer.concat([
    ...name.split('.').map((label) => Buffer.from([label.length, ...Buffer.from(label)])),
    Buffer.from([0]),
  ])
const strings = (...texts: readonly string[]): Buffer =>
  Buffer.concat(texts.map((text) => Buffer.from([text.length, ...Buffer.from(text)])))
const data: Readonly<Record<string, readonly Buffer[]>> = {
  'A a.test': [Buffer.from([192, 0, 2, 1]), Buffer.from([192, 0, 2, 2])],
  'AAAA a.test': [Buffer.from('20010db8000000000000000000000001', 'hex')],
  'TXT a.test': [strings('v=spf1 ', '-all'), strings('other')],
  'MX a.test': [Buffer.concat([Buffer.from([0, 10]), nameBytes('mx.a.test')])],
  'PTR 1.2.0.192.in-addr.arpa': [nameBytes('a.test')],
}
let asked = 0

const reply = (query: Buffer): Buffer => {
  asked++
  const labels: string[] = []
  let at = 12
  for (let length = query[at]!; length > 0; length = query[at]!) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length))
    at += 1 + length
  }
  const name = labels.join('.').toLowerCase()
  const type = query.readUInt16BE(at + 1)
  const question = query.subarray(12, at + 5)
  const key = `${Object.keys(codes).find((each) => codes[each] === type)} ${name}`
  const answers = data[key] ?? []
  const known = Object.keys(data).some((each) => each.endsWith(` ${name}`))
  const rcode = name === 'down.test' ? 2 : known ? 0 : 3
  const head = Buffer.from(query.subarray(0, 12))
  head.writeUInt16BE(0x8180 | rcode, 2)
  head.writeUInt16BE(answers.length, 6)
  head.writeUInt32BE(0, 8)
  const records = answers.map((rdata) => {
    const record = Buffer.alloc(12)
    record.writeUInt16BE(0xc00c, 0)
    record.writeUInt16BE(type, 2)
    record.writeUInt16BE(1, 4)
    record.writeUInt32BE(60, 6)
    record.writeUInt16BE(rdata.length, 10)
    return Buffer.concat([record, rdata])
  })
  return Buffer.concat([head, question, ...records])
}

let socket: Socket
let server = ''
beforeAll(async () => {
  socket = createSocket('udp4')
  socket.on('message', (query, from) => socket.send(reply(query), from.port, from.address))
  await new Promise<void>((done) => {
    socket.bind(0, '127.0.0.1', done)
  })
  server = `127.0.0.1:${socket.address().port}`
})
afterAll(() => {
  socket.close()
})

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
  ['A', 'bad..name', { status: 'none', exists: false }],
  ['TXT', `${'a'.repeat(70)}.test`, { status: 'none', exists: false }],
  ['TXT', '', { status: 'none', exists: false }],
])('systemResolver() asks %s of %s', async (type, name, want) => {
  expect(await systemResolver(() => new Date(), [server])(name, type)).toEqual(want)
})

test('systemResolver() keeps an answer for its TTL', async () => {
  let time = 0
  const resolve = systemResolver(() => new Date(time), [server])
  const before = asked
  await resolve('a.test', 'A')
  time = 59_000
  await resolve('a.test', 'A')
  expect(asked).toBe(before + 1)
  time = 61_000
  await resolve('a.test', 'A')
  expect(asked).toBe(before + 2)
})
