/** For tests: a DNS server on loopback (RFC 1035 §4) that answers from a table, fails as told, and counts what it is asked. */
import { createSocket } from 'node:dgram'
import type { RecordType } from '../world.ts'

/** Records of a question, or how it goes wrong; 'silent' is never answered. A question not there: NXDOMAIN or NODATA. */
export type ZoneEntry =
  | { readonly records: readonly Buffer[]; readonly ttl?: number }
  | 'nxdomain'
  | 'servfail'
  | 'refused'
  | 'silent'

export type DnsServer = {
  /** As setServers() takes it. */
  readonly address: string
  /** 'A a.test' in the order asked. */
  readonly asked: string[]
  readonly close: () => Promise<void>
}

const codes: Readonly<Record<RecordType, number>> = { A: 1, CNAME: 5, PTR: 12, MX: 15, TXT: 16, AAAA: 28 }
const rcodes = { nxdomain: 3, servfail: 2, refused: 5 } as const

export const aRecord = (...octets: readonly number[]): Buffer => Buffer.from(octets)
/** RFC 1035 §3.3.14: strings of at most 255 octets. */
export const txtRecord = (text: string): Buffer => {
  const pieces = text.match(/.{1,255}/gs) ?? ['']
  return Buffer.concat(pieces.map((piece) => Buffer.from([piece.length, ...Buffer.from(piece, 'latin1')])))
}

type Question = { readonly key: string; readonly type: number; readonly end: number }

const questionOf = (query: Buffer): Question => {
  const labels: string[] = []
  let at = 12
  for (let length = query[at]!; length > 0; length = query[at]!) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length))
    at += 1 + length
  }
  const type = query.readUInt16BE(at + 1)
  const word = Object.entries(codes).find(([, code]) => code === type)?.[0]
  return { key: `${word} ${labels.join('.').toLowerCase()}`, type, end: at + 5 }
}

const replyTo = (
  query: Buffer,
  { key, type, end }: Question,
  zone: Readonly<Record<string, ZoneEntry>>,
): Buffer | null => {
  const name = key.slice(key.indexOf(' ') + 1)
  const entry =
    zone[key] ?? (Object.keys(zone).some((each) => each.endsWith(` ${name}`)) ? { records: [] } : 'nxdomain')
  if (entry === 'silent') return null
  const records = typeof entry === 'string' ? [] : entry.records
  const head = Buffer.from(query.subarray(0, 12))
  head.writeUInt16BE(0x8180 | (typeof entry === 'string' ? rcodes[entry] : 0), 2)
  head.writeUInt16BE(records.length, 6)
  head.writeUInt32BE(0, 8)
  const answers = records.map((data) => {
    const record = Buffer.alloc(12)
    record.writeUInt16BE(0xc00c, 0) // the name, as the question has it
    record.writeUInt16BE(type, 2)
    record.writeUInt16BE(1, 4)
    record.writeUInt32BE(typeof entry === 'string' ? 0 : (entry.ttl ?? 60), 6)
    record.writeUInt16BE(data.length, 10)
    return Buffer.concat([record, data])
  })
  return Buffer.concat([head, query.subarray(12, end), ...answers])
}

/** @param zone may be changed between questions. */
export const startDnsServer = async (zone: Readonly<Record<string, ZoneEntry>>): Promise<DnsServer> => {
  const socket = createSocket('udp4')
  const asked: string[] = []
  socket.on('message', (query, from) => {
    const question = questionOf(query)
    asked.push(question.key)
    const reply = replyTo(query, question, zone)
    if (reply) socket.send(reply, from.port, from.address)
  })
  await new Promise<void>((done) => {
    socket.bind(0, '127.0.0.1', done)
  })
  return {
    address: `127.0.0.1:${socket.address().port}`,
    asked,
    close: () =>
      new Promise((done) => {
        socket.close(done)
      }),
  }
}
