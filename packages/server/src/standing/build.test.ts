import { standingBits as bits, listingOf, readStandingTable, type StandingTable } from '@miwake/engine'
import { expect, test } from 'vitest'
import { buildStandingTable, popularClasses, rankClass, type StandingLists } from './build.ts'
import { parseList } from './read-list.ts'
import { refreshStandingTable } from './refresh.ts'

const lists: StandingLists = {
  popularity: [
    parseList(
      'search-like.test\t1\tlist2020\nshop.test\t900\tlist2020\nbuilder.test\t20\tlist2020\nold.test\t30\tlist2016\n' +
        'bit-like.test\t50\tlist2020\nxkqvtrzbw.test\t80000\tlist2020\nwww.deep.test\t2000000\tlist2020',
    ),
  ],
  services: [
    { names: ['shop.test'], categories: ['other'] },
    { names: ['mail-firm.test'], categories: ['email'] },
    { names: ['social.test'], categories: ['social'] },
  ],
  siblings: [
    { names: ['shop.test', 'shop-sister.test'], categories: [] },
    { names: ['nobody.test', 'nobody-sister.test'], categories: [] },
  ],
  freeHosts: ['builder.test', 'docs.search-like.test', 'bad_name'],
  shorteners: ['bit-like.test'],
  mailers: ['sender.test'],
  freeMail: ['mail-firm.test', 'social.test', 'anybody.test'],
}
const sources = [{ name: 'popularity: old list', date: '2020-06', licence: 'free' }]
const build = (): Uint8Array => buildStandingTable({ lists, sources, built: '2026-01-02' })
const tableOf = (bytes: Uint8Array): StandingTable => {
  const table = readStandingTable(bytes)
  if (!table) throw new Error('unreadable')
  return table
}
const codeIn = (table: StandingTable, name: string): number | null => listingOf(table, name, name.length)?.code ?? null

test.each([
  ['search-like.test', 1],
  ['docs.search-like.test', bits.freeHost],
  ['shop.test', 1 | bits.service],
  ['shop-sister.test', bits.service],
  ['nobody.test', null],
  ['builder.test', bits.freeHost],
  ['bit-like.test', bits.shortener],
  ['sender.test', bits.mailer],
  ['mail-firm.test', bits.service | bits.freeMail],
  ['social.test', bits.service],
  ['anybody.test', bits.freeMail],
  ['old.test', 4],
  ['xkqvtrzbw.test', null],
  ['deep.test', null],
])('buildStandingTable() gives %s the code %s', (name, code) => expect(codeIn(tableOf(build()), name)).toBe(code))

test('buildStandingTable() gives the same bytes for the same input', () => expect(build()).toEqual(build()))

test.each([
  [1, 0, 1],
  [1_000, 2026, 1],
  [1_001, 2026, 2],
  [50_000, 2020, 3],
  [200_000, 2026, 4],
  [1_000_000, 2026, 5],
  [1_000_001, 2026, 0],
  [5, 2016, 4],
  [900_000, 2016, 5],
])('rankClass(%i, %i)', (rank, year, want) => expect(rankClass(rank, year)).toBe(want))

test('popularClasses() keeps the best class of each registrable domain', () => {
  const rows = parseList('5000,www.firm.co.jp\n90,firm.co.jp\n7,co.jp\n8,192.0.2.1')
  expect([...popularClasses([rows], () => false)]).toEqual([['firm.co.jp', 1]])
})

test('refreshStandingTable() renews ranks and keeps flags', () => {
  const base = tableOf(build())
  const popularity = [parseList('1,builder.test\n2,newcomer.test\n3,mail-firm.test')]
  const newer = [{ name: 'popularity: new list', date: '2026-11', licence: 'CC BY 3.0' }]
  const table = tableOf(refreshStandingTable({ base, popularity, sources: newer, built: '2026-11-24' }))
  expect(table).toMatchObject({ built: '2026-11-24', sources: newer })
  expect(codeIn(table, 'newcomer.test')).toBe(1)
  expect(codeIn(table, 'builder.test')).toBe(bits.freeHost)
  expect(codeIn(table, 'mail-firm.test')).toBe(1 | bits.service | bits.freeMail)
  expect(codeIn(table, 'shop.test')).toBe(bits.service)
  expect(codeIn(table, 'search-like.test')).toBeNull()
})
