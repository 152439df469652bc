import { expect, test } from 'vitest'
import { groupFolds } from './cross.ts'
import { modelsOf } from './models.ts'
import { item } from './testing/items.ts'

test('modelsOf() trains in workers what it trains alone, to the byte', async () => {
  const items = Array.from({ length: 300 }, (_, i) =>
    item({
      id: `m${i}`,
      label: i % 2 === 0 ? 'ham' : 'spam',
      grams: Uint32Array.from({ length: 60 }, (_, k) => k * 23 + (i % 2) * 7 + (i % 50)),
    }),
  )
  const splits = groupFolds(items, 2)
  const alone = await modelsOf(items, splits, { threads: 1 })
  const names: string[] = []
  const together = await modelsOf(items, splits, { threads: 2, inlineGrams: 0, onModel: (name) => names.push(name) })
  expect(together.of.map((model) => model?.id)).toEqual(alone.of.map((model) => model?.id))
  expect(new Set(alone.of.map((model) => model?.id)).size).toBe(2)
  expect(names.length).toBe(2)
})
