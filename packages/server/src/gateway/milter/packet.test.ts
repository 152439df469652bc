import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatPacket, formatText, openPacketReader, type Packet, splitTexts } from './packet.ts'

const fuzzRuns = Number(process.env.MIWAKE_FUZZ ?? 1_000)

const readAll = (chunks: readonly Buffer[], bytesMax?: number) => {
  const reader = openPacketReader(bytesMax)
  const packets: Packet[] = []
  for (const chunk of chunks) {
    const read = reader.push(chunk)
    if (read === null) return null
    packets.push(...read)
  }
  return packets
}

test('packets are read the same however they are cut', () => {
  const packet = fc.tuple(fc.integer({ min: 33, max: 126 }), fc.uint8Array({ maxLength: 300 }))
  fc.assert(
    fc.property(fc.array(packet, { maxLength: 8 }), fc.array(fc.nat(400), { maxLength: 20 }), (packets, cuts) => {
      const made = packets.map(([command, data]) => formatPacket(String.fromCharCode(command), data))
      const bytes = Buffer.concat(made)
      const chunks: Buffer[] = []
      let at = 0
      for (const cut of cuts) {
        chunks.push(bytes.subarray(at, at + cut))
        at += cut
      }
      const read = readAll([...chunks, bytes.subarray(at)])
      expect(read?.map(({ command, data }) => formatPacket(command, data))).toEqual(made)
    }),
    { numRuns: fuzzRuns },
  )
})

test('a packet that comes byte by byte is one packet', () => {
  const packet = formatPacket('B', Buffer.alloc(70_000, 'x'))
  const read = readAll(Array.from(packet, (_, at) => packet.subarray(at, at + 1)))
  expect(read?.map(({ command, data }) => [command, data.length])).toEqual([['B', 70_000]])
})

test.each([
  ['a length of nothing', Buffer.from([0, 0, 0, 0, 65])],
  ['a length beyond the limit', Buffer.from([0, 16, 0, 1, 65])],
  ['an HTTP request', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
])('%s is not the protocol, then or later', (_, bytes) => {
  const reader = openPacketReader()
  expect(reader.push(bytes)).toBeNull()
  expect(reader.push(formatPacket('Q'))).toBeNull()
})

test('splitTexts() stops at the limit and takes a last string without its NUL', () => {
  expect(splitTexts(Buffer.from('a\0\0b'), 9).map(String)).toEqual(['a', '', 'b'])
  expect(splitTexts(Buffer.from('a\0b\0c\0'), 2).map(String)).toEqual(['a', 'b'])
  expect(formatText('a\0b').toString()).toBe('ab\0')
})
