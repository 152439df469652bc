/** What each source cannot show, told from the mail itself. */
import { auc } from '@miwake/engine'
import { groupBy } from './figures.ts'
import type { Item } from './item.ts'
import { hasField } from './shape.ts'
import type { Table } from './table.ts'

/** Fewer campaigns than this leave intervals too wide to compare filters by. */
const groupsMin = 100

const stampOf = (item: Item): number => (hasField(item.shape, 'authentication-results') ? 1 : 0)

const caveatsOf = (items: readonly Item[]): readonly string[] => {
  const ham = items.filter((i) => i.label === 'ham').length
  const groups = new Set(items.map((i) => i.group)).size
  const years = [...new Set(items.flatMap((i) => (i.year === null ? [] : [i.year])))].sort((a, b) => a - b)
  const stamped = items.filter((i) => stampOf(i) === 1).length / items.length
  const area = auc(
    items.map(stampOf),
    items.map((i) => i.label !== 'ham'),
  )
  return [
    ...(ham === 0 ? ['no honest mail: shows no false alarms'] : []),
    ...(ham === items.length ? ['honest mail only: shows nothing caught'] : []),
    ...(items.some((i) => i.label === 'unwanted') ? ['spam and phishing not told apart'] : []),
    ...(groups < groupsMin ? [`only ${groups} campaigns`] : []),
    ...(years.length > 0 && years.at(-1)! < 2015 ? [`mail of ${years[0]}–${years.at(-1)}, another era`] : []),
    ...(years.length === 0 ? ['no dates of its own'] : []),
    ...(stamped < 0.05 ? ['no receiving server’s results: origin is never proven here'] : []),
    ...(area !== null && Math.abs(area - 0.5) > 0.2 ? ['who stamped results tells the label'] : []),
    ...(items.some((i) => !i.trainable) ? ['never trained on'] : []),
  ]
}

export const caveatsTable = (items: readonly Item[]): Table => ({
  key: 'caveats',
  title: 'What each source cannot show',
  head: ['source', 'mails', 'campaigns', 'limits'],
  rows: [...groupBy(items, (i) => i.source)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([source, list]) => [
      source,
      String(list.length),
      String(new Set(list.map((i) => i.group)).size),
      caveatsOf(list).join('; '),
    ]),
})
