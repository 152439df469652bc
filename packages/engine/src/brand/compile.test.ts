import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compileBrands } from './compile.ts'

const source = new URL('../../brands/', import.meta.url)
const shipped = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')

test('compileBrands() finds no fault in packages/engine/brands, and what ships is up to date', () => {
  const files = readdirSync(source)
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ name, text: readFileSync(new URL(name, source), 'utf8') }))
  const compiled = compileBrands(files, readFileSync(new URL('services.tsv', source), 'utf8'))
  if ('faults' in compiled) return expect(compiled.faults).toEqual([])
  const stale = Object.keys(compiled.files).filter((name) => compiled.files[name] !== shipped(name))
  expect(stale, 'run node scripts/brands.ts').toEqual([])
})

const evidence = { proof: 'O', source: 'example.com/help', seen: '2026-11' }
const good = {
  id: 'acme',
  name: { ja: 'アクメ', en: 'Acme' },
  sector: 'shop',
  spellings: [{ text: 'Acme' }, { text: 'Ace', ambiguous: true }],
  context: ['account'],
  domains: [{ domain: 'example.com', use: ['send', 'link'], ...evidence }],
  hostWords: ['acme'],
  entrance: { url: 'https://www.example.com/', ...evidence },
  report: [{ kind: 'address', address: 'abuse@example.com', form: 'attach', ...evidence }],
}
const compile = (change: object, name = 'acme.json') =>
  compileBrands([{ name, text: JSON.stringify({ ...good, ...change }) }], '')

test('compileBrands() accepts a brand with every kind of field', () => {
  expect(compile({})).toHaveProperty('files')
})

const { seen: _, ...undated } = good.domains[0]!
test.each<[object, string]>([
  [{ id: 'Acme' }, 'id: must be kebab-case'],
  [{ id: 'other' }, "id: must be the file's name, 'acme'"],
  [{ colour: 'red' }, 'colour: no such field'],
  [{ name: { en: 'Acme' } }, "name: must have 'ja' and 'en'"],
  [{ sector: 'toys' }, "sector: 'toys' is none of the sectors"],
  [{ spellings: [] }, 'spellings: must be a list, not empty'],
  [{ spellings: [{ text: 'a*b' }] }, "spellings[0]: '*' stands for any characters"],
  [{ spellings: [{ text: 'Acme', ambiguous: false }] }, "spellings[0]: 'ambiguous' must be true or absent"],
  [{ spellings: [{ text: 'Acme' }, { text: 'Acme' }] }, "spellings[1]: 'Acme' stands twice"],
  [{ hostWords: ['acm'] }, 'hostWords[0]: must be 4 or more'],
  [{ domains: [] }, 'domains: must not be empty without sisters'],
  [{ domains: [{ ...good.domains[0], domain: 'co.jp' }] }, "domains[0].domain: 'co.jp' is a public suffix"],
  [{ domains: [{ ...good.domains[0], domain: 'Example.com' }] }, 'domains[0].domain: '],
  [{ domains: [{ ...good.domains[0], use: ['mail'] }] }, "domains[0].use: must list 'send', 'link' or both"],
  [{ domains: [undated] }, 'domains[0].seen: must be a month'],
  [{ domains: [{ ...good.domains[0], proof: 'X' }] }, 'domains[0].proof: must be O, W, C or U'],
  [
    { entrance: { url: 'https://example.net/', ...evidence } },
    "entrance.url: 'example.net' is not under a domain of the brand",
  ],
  [{ entrance: { url: 'http://example.com/', ...evidence } }, 'entrance.url: must be an https address'],
  [{ sisters: ['nobody'] }, 'sisters: there is no nobody.json'],
  [{ openHosts: ['docs.example.net'] }, "openHosts: 'docs.example.net' is under no domain of the brand"],
  [{ report: [{ kind: 'pigeon', ...evidence }] }, "report[0].kind: 'pigeon' is none of"],
  [{ report: [{ kind: 'address', address: 'nobody', form: 'attach', ...evidence }] }, 'report[0].address: '],
])('compileBrands() names file and field of a fault: %j', (change, fault) => {
  expect(compile(change)).toHaveProperty('faults.0', expect.stringContaining(`acme.json: ${fault}`))
})

const file = (id: string, change: object) => ({
  name: `${id}.json`,
  text: JSON.stringify({ ...good, id, spellings: [{ text: id }], ...change }),
})
const domain = (name: string, shared?: true) => ({
  domain: name,
  use: ['send'],
  ...(shared && { shared }),
  ...evidence,
})

test.each<[string, readonly { name: string; text: string }[], readonly string[]]>([
  [
    'a domain in two files',
    [file('one', {}), file('two', {})],
    [
      "one.json: domains: 'example.com' stands in two.json too and is not shared in both",
      "two.json: domains: 'example.com' stands in one.json too and is not shared in both",
    ],
  ],
  [
    'a shared domain in two files',
    [file('one', { domains: [domain('example.com', true)] }), file('two', { domains: [domain('example.com', true)] })],
    [],
  ],
  [
    "a domain under a stranger's",
    [file('one', {}), file('two', { domains: [domain('pay.example.com')], entrance: undefined })],
    ["two.json: domains: 'pay.example.com' is under 'example.com' of one.json, no sister"],
  ],
  [
    "a domain under a sister's",
    [
      file('one', { sisters: ['two'] }),
      file('two', { domains: [domain('pay.example.com')], entrance: undefined, sisters: ['one'] }),
    ],
    [],
  ],
  [
    'a sister of one side only',
    [file('one', { sisters: ['two'] }), file('two', { domains: [domain('example.net')], entrance: undefined })],
    ['one.json: sisters: two.json does not name one in return'],
  ],
  [
    'a spelling in two files',
    [
      file('one', { spellings: [{ text: 'ＡＣＭＥ' }] }),
      file('two', { domains: [domain('example.net')], entrance: undefined, spellings: [{ text: 'acme' }] }),
    ],
    ["two.json: spellings: 'acme' stands in one.json too"],
  ],
])('compileBrands() reads files together: %s', (_case, files, faults) => {
  const compiled = compileBrands(files, '')
  expect('faults' in compiled ? compiled.faults : []).toEqual(faults)
})

test('compileBrands() leaves out services that a brand file has, by name or domain', () => {
  const tsv = 'Acme\tacme.test\nOther\tshop.example.com\nKept\tkept.test\tambiguous\n'
  const compiled = compileBrands([{ name: 'acme.json', text: JSON.stringify(good) }], tsv)
  expect(compiled).toHaveProperty(['files', 'services.gen.json'], '[\n["Kept","kept.test",1]\n]\n')
})

test('compileBrands() says which line of services.tsv is wrong', () => {
  expect(compileBrands([], '# head\nName only\n')).toEqual({
    faults: ["services.tsv: line 2: must be name, domains and 'ambiguous' or nothing, tabs between"],
  })
})
