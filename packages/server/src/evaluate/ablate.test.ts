import { blankModel, type Finding } from '@miwake/engine'
import { expect, test } from 'vitest'
import { ablationTable } from './ablate.ts'
import { shippedFor } from './models.ts'
import { item } from './testing/items.ts'

const finding = (symbol: string, aspect: Finding['aspect']): Finding => ({
  symbol,
  aspect,
  value: 1,
  spans: [],
  data: {},
})

/** LINK_IP alone catches unwanted mail; LINK_PORT alone puts half of the honest mail into junk. */
const model = {
  ...blankModel,
  symbols: { LINK_IP: { unwanted: 9, phishing: 0 }, LINK_PORT: { unwanted: 9, phishing: 0 } },
}
const items = [
  ...Array.from({ length: 10 }, (_, i) =>
    item({ id: `u${i}`, label: 'spam', findings: [finding('LINK_IP', 'target')] }),
  ),
  ...Array.from({ length: 10 }, (_, i) =>
    item({ id: `h${i}`, findings: i < 5 ? [finding('LINK_PORT', 'target')] : [] }),
  ),
]
const rows = ablationTable(items, shippedFor(items, model)).rows
const rowOf = (name: string) => rows.find(([first]) => first === name)

test('ablationTable() counts where a symbol is seen and what moves without it', () => {
  expect(rowOf('LINK_IP')!.slice(1, 5)).toEqual(['10', '0', '+0 -10', '+0 -0'])
  expect(rowOf('LINK_PORT')!.slice(1, 5)).toEqual(['0', '5', '+0 -0', '+0 -5'])
  expect(rowOf('(target)')!.slice(1, 5)).toEqual(['10', '5', '+0 -10', '+0 -5'])
  expect(rowOf('DEADLINE')).toBeUndefined()
})

test('ablationTable() puts what helps first and what hurts last', () => {
  const symbols = rows.map(([name]) => name).filter((name) => name === 'LINK_IP' || name === 'LINK_PORT')
  expect(symbols).toEqual(['LINK_IP', 'LINK_PORT'])
  expect(Number(rowOf('LINK_IP')!.at(-1))).toBeGreaterThan(0)
  expect(Number(rowOf('LINK_PORT')!.at(-1))).toBeLessThan(0)
})

test('ablationTable(): a source of a hundred times the mails has no more say', () => {
  const lone = item({ id: 'lone', source: 'small', findings: [finding('LINK_PORT', 'target')] })
  const crowd = Array.from({ length: 100 }, (_, i) => item({ id: `c${i}`, source: 'large' }))
  const table = ablationTable([lone, ...crowd], shippedFor([lone, ...crowd], model))
  expect(Number(table.rows.find(([name]) => name === 'LINK_PORT')!.at(-1))).toBeLessThan(-3)
})
