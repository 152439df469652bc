/** Header transplant: every mail gets the header fields of a mail of another source and class; figures should not move. */
import { defaultCosts, hashString, reviewed } from '@miwake/engine'
import { type Dataset, type Labels, type LoadOptions, loadDataset } from './dataset.ts'
import { groupBy } from './figures.ts'
import type { Item } from './item.ts'
import type { Models } from './models.ts'
import { isMoved, predictOne } from './prediction.ts'
import { percent, type Table } from './table.ts'

/** Of the other class; of another source where there is one. By hash of the id, so that it is the same each time. */
export const donorsOf = (items: readonly Item[]): readonly (number | null)[] => {
  const positions = [...items.keys()]
  const bySource = (ham: boolean) =>
    groupBy(
      positions.filter((i) => (items[i]!.label === 'ham') === ham),
      (i) => items[i]!.source,
    )
  const pools = { ham: bySource(true), unwanted: bySource(false) }
  return items.map(({ id, label, source }) => {
    const others = label === 'ham' ? pools.unwanted : pools.ham
    const foreign = [...others.keys()].filter((s) => s !== source).sort()
    const chosen = foreign.length > 0 ? foreign[hashString(`source ${id}`) % foreign.length]! : source
    const pool = others.get(chosen) ?? []
    return pool.length === 0 ? null : pool[hashString(`donor ${id}`) % pool.length]!
  })
}

/** The same files read once more, with the donors' fields in. */
export const loadTransplanted = async (
  sets: readonly Labels[],
  dataset: Dataset,
  options: LoadOptions,
): Promise<readonly Item[]> => {
  const donors = donorsOf(dataset.items)
  const donorFor = (i: number) => {
    const donor = donors[i] ?? null
    return donor === null ? undefined : dataset.donors[donor]
  }
  const { items } = await loadDataset(sets, { ...options, donorFor })
  if (items.length !== dataset.items.length || items.some((item, i) => item.id !== dataset.items[i]!.id)) {
    throw new Error('the files changed while they were read, or standard input cannot be read twice')
  }
  return items
}

export const transplantTable = (items: readonly Item[], transplanted: readonly Item[], models: Models): Table => {
  const judge = (item: Item, i: number, withoutReviewed: boolean) =>
    predictOne(item, models.of[i]!, defaultCosts, { withoutReviewed })
  const judged = [...items.keys()].filter((i) => models.of[i])
  const rows = [...groupBy(judged, (i) => `${items[i]!.source}\n${items[i]!.label}`)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, members]) => {
      const cells = [false, true].flatMap((withoutReviewed) => {
        const before = members.map((i) => judge(items[i]!, i, withoutReviewed))
        const after = members.map((i) => judge(transplanted[i]!, i, withoutReviewed))
        const changed = before.filter((p, k) => isMoved(p) !== isMoved(after[k]!)).length
        const share = (list: typeof before) => percent(list.filter(isMoved).length / list.length)
        return [share(before), share(after), percent(changed / members.length)]
      })
      return [...key.split('\n'), ...cells]
    })
  return {
    key: 'transplant',
    title: 'Header transplant: junked before and after, and mails that moved',
    note: 'Every mail got all fields that may not be learned from of a mail of another source and the other class. Reviewed weights may read some of them (authentication, list, zone of the date, software); without them nothing should move.',
    head: ['source', 'label', 'before', 'after', 'moved', 'before*', 'after*', 'moved*'],
    rows,
  }
}

const symbolsShown = 12

/** Symbols that come or go with the header: reviewed ones are meant to, others are leaks. */
export const transplantSymbolsTable = (items: readonly Item[], transplanted: readonly Item[]): Table => {
  const counts = new Map<string, { gone: number; come: number }>()
  const count = (symbol: string, side: 'gone' | 'come') => {
    const c = counts.get(symbol) ?? { gone: 0, come: 0 }
    c[side]++
    counts.set(symbol, c)
  }
  for (const [i, item] of items.entries()) {
    const before = new Set(item.findings.map((f) => f.symbol))
    const after = new Set(transplanted[i]!.findings.map((f) => f.symbol))
    for (const symbol of before) if (!after.has(symbol)) count(symbol, 'gone')
    for (const symbol of after) if (!before.has(symbol)) count(symbol, 'come')
  }
  return {
    key: 'transplant-symbols',
    title: 'Symbols that went and came with the header',
    head: ['symbol', 'weight', 'went', 'came'],
    rows: [...counts]
      .sort(([, a], [, b]) => b.gone + b.come - a.gone - a.come)
      .slice(0, symbolsShown)
      .map(([symbol, { gone, come }]) => [
        symbol,
        symbol in reviewed ? 'reviewed' : 'learned',
        String(gone),
        String(come),
      ]),
  }
}
