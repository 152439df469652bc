import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { formatSettingsProblem, loadSettings } from './load.ts'
import { referencePage, sampleFile } from './reference.ts'
import { settingsSchema } from './settings.ts'

const folder = mkdtempSync(join(tmpdir(), 'miwake-settings-'))
afterAll(() => rmSync(folder, { recursive: true }))
const written = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

test('loadSettings() without a file gives every default, paths from the home folder', () => {
  const loaded = loadSettings({ file: null, given: {}, home: folder })
  expect(loaded).toMatchObject({
    ok: true,
    file: null,
    settings: { host: '127.0.0.1', port: 4649, data: join(folder, '.local/share/miwake'), rawDays: 400 },
  })
})

test('loadSettings() takes the command line over the file, and passes over remarks', () => {
  const file = written('a.json', '{ "$schema": "x", "// port": "mine", "port": 1000, "dns": false }')
  expect(loadSettings({ file, given: { port: 2000 }, home: folder })).toMatchObject({
    ok: true,
    settings: { port: 2000, dns: false },
  })
})

test.each([
  ['an unknown name', '{ "prot": 1 }', 'prot: there is no such setting (there are: data,'],
  ['a wrong type', '{ "port": "80" }', 'port: '],
  ['a value out of range', '{ "port": 70000 }', 'port: '],
  ['a time too short to undo by', '{ "rawDays": 34 }', 'rawDays: '],
  ['a wrong choice', '{ "metrics": "yes" }', 'metrics: '],
  ['a wrong value inside a group', '{ "gateway": { "milter": "4650" } }', 'gateway.milter: unix:/path/of.sock or'],
  ['an unknown name inside a group', '{ "gateway": { "miltre": "" } }', 'gateway.miltre: there is no such setting'],
  ['no JSON', '{ port: 1 }', 'is no JSON'],
  ['no object', '[1]', 'has to be one JSON object'],
])('loadSettings() names %s and its file', (_, text, want) => {
  const file = written('bad.json', text)
  const loaded = loadSettings({ file, given: {}, home: folder })
  expect(loaded.ok ? '' : loaded.problems.map(formatSettingsProblem).join('\n')).toContain(`${file}: ${want}`)
})

test('loadSettings() names all problems at once, and which come from the command line', () => {
  const file = written('two.json', '{ "lang": "fr", "sessionDays": 0 }')
  const loaded = loadSettings({ file, given: { port: -1 }, home: folder })
  expect(loaded.ok ? [] : loaded.problems.map(({ where, name }) => `${where} ${name}`)).toEqual([
    'command line port',
    `${file} lang`,
    `${file} sessionDays`,
  ])
})

test('loadSettings() of a file that is named and not there says so', () => {
  const loaded = loadSettings({ file: join(folder, 'none.json'), given: {}, home: folder })
  expect(loaded.ok ? '' : loaded.problems[0]?.problem).toBe('cannot be read (ENOENT)')
})

test('the sample file is valid, and the page names every setting', () => {
  const file = written('sample.json', sampleFile())
  const loaded = loadSettings({ file, given: {}, home: folder })
  expect(loaded).toEqual({ ...loadSettings({ file: null, given: {}, home: folder }), file })
  for (const name of Object.keys(settingsSchema.shape))
    expect(referencePage()).toMatch(new RegExp(`\\| \`${name}[.\`]`))
})
