import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listingOf, readStandingTable, standingBits } from '@miwake/engine'
import { afterAll, expect, test, vi } from 'vitest'
import { standingPath } from '../knowledge.ts'
import { standingBuildCommand } from './command.ts'

const folder = mkdtempSync(join(tmpdir(), 'miwake-'))
afterAll(() => rmSync(folder, { recursive: true }))
const quiet = () => {
  const said: string[] = []
  const keep = (chunk: unknown): boolean => said.push(String(chunk)) > 0
  vi.spyOn(process.stdout, 'write').mockImplementation(keep)
  vi.spyOn(process.stderr, 'write').mockImplementation(keep)
  return said
}

test('standingBuildCommand() renews the shipped table from a newer list', async () => {
  quiet()
  const list = join(folder, 'list.csv')
  const out = join(folder, 'standing.bin')
  writeFileSync(list, '1,a-new-firm.test\n2,github.io\n')
  const args = ['--popularity', list, '--name', 'Own list 2026-11', '--out', out]
  expect(await standingBuildCommand(args, () => new Date('2026-11-24T12:00:00Z'))).toBe(0)
  const table = readStandingTable(readFileSync(out))
  expect(table?.built).toBe('2026-11-24')
  expect(table?.sources.at(-1)?.name).toBe('popularity: Own list 2026-11')
  expect(listingOf(table!, 'a-new-firm.test', 15)?.code).toBe(1)
  expect(listingOf(table!, 'github.io', 9)?.code).toBe(standingBits.freeHost)
  vi.restoreAllMocks()
})

test.each([
  ['nothing to build from', []],
  ['a list without its name', ['--popularity', 'x']],
  ['a bad date', ['--date', 'today']],
  ['an unknown option', ['--fetch']],
  ['a missing file', ['--popularity', join(folder, 'absent'), '--name', 'x', '--out', join(folder, 'y')]],
  [
    'a base that is no table',
    ['--base', 'package.json', '--popularity', 'x', '--name', 'x', '--out', join(folder, 'y')],
  ],
])('standingBuildCommand() answers 2 to %s', async (_, args) => {
  const said = quiet()
  expect(await standingBuildCommand(args)).toBe(2)
  expect(said.join('')).toContain('miwake: ')
  vi.restoreAllMocks()
})

test('the shipped table is of this version, names its sources and knows what it should', () => {
  const table = readStandingTable(readFileSync(standingPath))
  expect(table?.count).toBeGreaterThan(100_000)
  expect(table?.sources.every(({ name, date, licence }) => name && date && licence)).toBe(true)
  const flagsOf = (name: string): number => (listingOf(table!, name, name.length)?.code ?? 0) & ~standingBits.rank
  expect(flagsOf('github.io')).toBe(standingBits.freeHost)
  expect(flagsOf('bit.ly') & standingBits.shortener).not.toBe(0)
  expect(flagsOf('gmail.com') & standingBits.freeMail).not.toBe(0)
  expect(flagsOf('sendgrid.net') & standingBits.mailer).not.toBe(0)
  expect(flagsOf('facebook.com') & standingBits.freeMail).toBe(0)
  expect(listingOf(table!, 'kuronekoyamato.co.jp', 20)?.code).toBeGreaterThan(0)
})
