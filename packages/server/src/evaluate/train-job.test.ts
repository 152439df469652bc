import { expect, test } from 'vitest'
import { item } from './testing/items.ts'
import { inOrder, pack, unpack } from './train-job.ts'

test('pack() and unpack() give the samples back, grams in memory that threads share', () => {
  const items = [
    item({ id: 'a', grams: Uint32Array.of(1, 2, 3) }),
    item({ id: 'b', label: 'spam' }),
    item({
      id: 'c',
      grams: Uint32Array.of(9),
      findings: [{ symbol: 'X', aspect: 'ask', value: 1, spans: [], data: {} }],
    }),
  ]
  const packed = pack(items)
  expect(packed.grams.buffer).toBeInstanceOf(SharedArrayBuffer)
  const back = unpack(structuredClone(packed))
  expect(back.map(({ id, label, grams }) => [id, label, [...grams]])).toEqual([
    ['a', 'ham', [1, 2, 3]],
    ['b', 'spam', []],
    ['c', 'ham', [9]],
  ])
  expect(back[2]!.findings).toEqual(items[2]!.findings)
})

test('inOrder() is the same for any order of the files', () => {
  const items = ['b', 'a', 'a1', 'c'].flatMap((id) => ['y', 'x'].map((source) => item({ id, source })))
  const names = (list: readonly { id: string; source: string }[]) => list.map(({ id, source }) => id + source)
  expect(names(inOrder(items))).toEqual(names(inOrder([...items].reverse())))
  expect(names(inOrder(items)).slice(0, 3)).toEqual(['ax', 'ay', 'a1x'])
})
