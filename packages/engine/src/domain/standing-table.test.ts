import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameHashOf } from './name-hash.ts'
import { listingOf, readStandingTable, type StandingTable, standingBits } from './standing-table.ts'
import { formatStandingTable, standingEntries, standingEntry } from './standing-write.ts'

const header = { built: '2026-01-02', sources: [{ name: 'list', date: '2026-01', licence: 'CC0' }] }
const entries: readonly [string, number][] = [
  ['example.com', 1],
  ['docs.example.com', standingBits.freeHost],
  ['example.co.jp', 2 | standingBits.service],
]
const format = (codes: readonly (readonly [string, number])[]): Uint8Array =>
  formatStandingTable(
    header,
    codes.map(([name, code]) => standingEntry(name, code)),
  )
const read = (codes: readonly (readonly [string, number])[]): StandingTable => {
  const table = readStandingTable(format(codes))
  if (!table) throw new Error('unreadable')
  return table
}

test('readStandingTable() gives back header and entries', () => {
  const table = read(entries)
  expect(table).toMatchObject({ ...header, count: 3 })
  for (const [name, code] of entries) expect(listingOf(table, name, 0)).toEqual({ code, length: name.length })
})

test.each([
  ['www.example.com', 11, { code: 1, length: 11 }],
  ['a.docs.example.com', 11, { code: standingBits.freeHost, length: 16 }],
  ['docs.example.com', 16, { code: standingBits.freeHost, length: 16 }],
  ['www.example.com', 12, null],
  ['notexample.com', 0, null],
  ['com', 0, null],
  ['', 0, null],
])('listingOf(%s, %i)', (host, shortest, want) => expect(listingOf(read(entries), host, shortest)).toEqual(want))

test('formatStandingTable() gives the same bytes whatever the order', () => {
  expect(format(entries)).toEqual(format([...entries].reverse()))
})

test('readStandingTable() refuses what is cut, longer, foreign or of another version', () => {
  const bytes = format(entries)
  expect(readStandingTable(bytes)).not.toBeNull()
  expect(readStandingTable(bytes.slice(0, -1))).toBeNull()
  expect(readStandingTable(Uint8Array.from([...bytes, 0]))).toBeNull()
  for (const at of [0, 4, 12, 20]) {
    const bad = bytes.slice()
    bad[at]! ^= 0x55
    expect(readStandingTable(bad)).toBeNull()
  }
  expect(readStandingTable(new Uint8Array())).toBeNull()
})

test('standingEntries() gives back what the table was made of', () => {
  expect(formatStandingTable(header, standingEntries(read(entries)))).toEqual(format(entries))
})

test('readStandingTable() takes a view into a larger buffer', () => {
  const bytes = format(entries)
  const larger = new Uint8Array(bytes.length + 3)
  larger.set(bytes, 3)
  expect(readStandingTable(larger.subarray(3))?.count).toBe(3)
})

test('readStandingTable() is total', () => {
  const bytes = format(entries)
  fc.assert(
    fc.property(fc.nat(300), fc.nat(255), (at, value) => {
      const bad = bytes.slice()
      bad[at] = value
      const table = readStandingTable(bad)
      if (table) listingOf(table, 'www.example.com', 0)
      readStandingTable(bad.slice(0, at))
    }),
  )
})

test('nameHashOf() tells 100,000 names apart and fills buckets evenly', () => {
  const seen = new Set<string>()
  const buckets = new Uint8Array(65_536)
  for (let i = 0; i < 100_000; i++) {
    const { high, low } = nameHashOf(`n${i}.example.com`)
    seen.add(`${high}:${low}`)
    buckets[high >>> 16]!++
  }
  expect(seen.size).toBe(100_000)
  expect(Math.max(...buckets)).toBeLessThan(16)
})

test('listingOf() finds every parent as nameHashOf() names it', () => {
  fc.assert(
    fc.property(fc.domain(), fc.domain(), (name, before) => {
      expect(listingOf(read([[name, 5]]), `${before}.${name}`, name.length)).toEqual({ code: 5, length: name.length })
    }),
    { numRuns: 50 },
  )
})
