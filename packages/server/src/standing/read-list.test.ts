import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { parseList, readList } from './read-list.ts'

test.each([
  [
    'Tranco and Umbrella',
    '1,firm.test\r\n2,other.test',
    [
      ['firm.test', 1],
      ['other.test', 2],
    ],
  ],
  ['Majestic', 'GlobalRank,TldRank,Domain,TLD\n7,3,firm.test,test,100', [['firm.test', 7]]],
  ['CrUX', 'origin,rank\nhttps://www.firm.test,1000', [['www.firm.test', 1000]]],
  ['domain and rank', 'domain\tbest_rank\nfirm.test\t12', [['firm.test', 12]]],
  [
    'names alone',
    '# names\nfirm.test\n\nOther.TEST.\nno-dot',
    [
      ['firm.test', 1],
      ['other.test', 2],
    ],
  ],
  ['quoted', '"5","firm.test"', [['firm.test', 5]]],
  ['addresses', '1,192.0.2.1', []],
] as const)('parseList() reads %s', (_, text, want) =>
  expect(parseList(text).map(({ name, rank }) => [name, rank])).toEqual(want),
)

test('parseList() tells the newest year a row names', () => {
  expect(parseList('firm.test\t5\tlist2014,list2020')[0]?.year).toBe(2020)
  expect(parseList('firm.test\t5')[0]?.year).toBe(0)
})

const folder = mkdtempSync(join(tmpdir(), 'miwake-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('readList() reads compressed and plain files alike', () => {
  writeFileSync(join(folder, 'a'), 'firm.test\n')
  writeFileSync(join(folder, 'b'), gzipSync('firm.test\n'))
  expect(readList(join(folder, 'b'))).toEqual(readList(join(folder, 'a')))
  expect(() => readList(join(folder, 'absent'))).toThrow()
})
