/** With and without: the reviewed weights, the words, and both, side by side. */
import type { JudgeOptions } from '@miwake/engine'
import { groupBy } from './figures.ts'
import type { Item } from './item.ts'
import { judgeAll } from './judging.ts'
import type { Models } from './models.ts'
import { isMoved } from './prediction.ts'
import { percent, type Table } from './table.ts'

const variants: readonly { readonly name: string; readonly options: JudgeOptions }[] = [
  { name: 'whole', options: {} },
  { name: 'without reviewed weights', options: { withoutReviewed: true } },
  { name: 'without words', options: { withoutWords: true } },
  { name: 'without both', options: { withoutReviewed: true, withoutWords: true } },
]

/** Shares are of mails left in the inbox's way: junked or rejected, and in brackets marked for review. */
export const variantTable = (items: readonly Item[], models: Models): Table => {
  const lists = variants.map(({ options }) => judgeAll(items, models, options))
  const rows = [...groupBy([...lists[0]!.keys()], (i) => `${lists[0]![i]!.source}\n${lists[0]![i]!.label}`)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, members]) => [
      ...key.split('\n'),
      ...lists.map((list) => {
        const own = members.map((i) => list[i]!)
        const review = own.filter((p) => p.action === 'review').length / own.length
        return `${percent(own.filter(isMoved).length / own.length)} (${percent(review)})`
      }),
    ])
  return {
    key: 'variants',
    title: 'Junked (review) with and without the reviewed weights and the words',
    head: ['source', 'label', ...variants.map(({ name }) => name)],
    rows,
  }
}
