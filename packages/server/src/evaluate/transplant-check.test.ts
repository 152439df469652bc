import { blankModel, type Finding } from '@miwake/engine'
import { expect, test } from 'vitest'
import { shippedFor } from './models.ts'
import { item } from './testing/items.ts'
import { donorsOf, transplantSymbolsTable, transplantTable } from './transplant-check.ts'

const finding = (symbol: string): Finding => ({ symbol, aspect: 'origin', value: 1, spans: [], data: {} })

const items = [
  ...Array.from({ length: 6 }, (_, i) => item({ id: `ah${i}`, source: 'a' })),
  ...Array.from({ length: 6 }, (_, i) =>
    item({ id: `au${i}`, source: 'a', label: 'spam', findings: [finding('LEAK')] }),
  ),
  ...Array.from({ length: 6 }, (_, i) => item({ id: `bh${i}`, source: 'b' })),
]

test('donorsOf() gives each mail one of the other class, of another source where there is one', () => {
  const donors = donorsOf(items)
  for (const [i, donor] of donors.entries()) {
    expect(items[donor!]!.label === 'ham').toBe(items[i]!.label !== 'ham')
    if (items[i]!.label !== 'ham') expect(items[donor!]!.source).toBe('b')
  }
  expect(donorsOf(items)).toEqual(donors)
  expect(donorsOf(items.slice(0, 6))).toEqual([null, null, null, null, null, null])
})

test('transplantTable() shows a symbol that hangs on the header, transplantSymbolsTable() names it', () => {
  const model = { ...blankModel, symbols: { LEAK: { unwanted: 9, phishing: 0 } } }
  const after = items.map((i) => ({ ...i, findings: i.label === 'ham' ? [finding('LEAK')] : [] }))
  expect(transplantTable(items, after, shippedFor(items, model)).rows).toEqual([
    ['a', 'ham', '0.0 %', '100.0 %', '100.0 %', '0.0 %', '100.0 %', '100.0 %'],
    ['a', 'spam', '100.0 %', '0.0 %', '100.0 %', '100.0 %', '0.0 %', '100.0 %'],
    ['b', 'ham', '0.0 %', '100.0 %', '100.0 %', '0.0 %', '100.0 %', '100.0 %'],
  ])
  expect(transplantSymbolsTable(items, after).rows).toEqual([['LEAK', 'learned', '6', '12']])
})
