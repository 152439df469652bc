/** Checks against cheating: could the engine have told the source instead of the mail? */
import { type Feature, hashString, type Probe, trainProbe, trainWordProbe } from '@miwake/engine'
import { groupBy } from './figures.ts'
import type { Item } from './item.ts'
import type { Prediction } from './prediction.ts'
import { percent, type Table } from './table.ts'

const symbolsShown = 3

/** The best any single symbol does alone inside a source: near the engine's own figure, that symbol tells the source's label. */
export const stumpTable = (items: readonly Item[], predictions: readonly Prediction[]): Table => {
  const bySource = groupBy(items, (i) => i.source)
  const rows = [...bySource.keys()].sort().flatMap((source) => {
    const own = bySource.get(source)!
    const ham = own.filter((i) => i.label === 'ham').length
    const bad = own.length - ham
    if (ham === 0 || bad === 0) return []
    const shareSaid = (isHam: boolean) => {
      const list = predictions.filter((p) => p.source === source && (p.label === 'ham') === isHam)
      return list.filter((p) => (p.verdict === 'ham') === isHam).length / Math.max(1, list.length)
    }
    const counts = new Map<string, { ham: number; bad: number }>()
    for (const item of own) {
      for (const { symbol } of item.findings) {
        const count = counts.get(symbol) ?? { ham: 0, bad: 0 }
        if (item.label === 'ham') count.ham++
        else count.bad++
        counts.set(symbol, count)
      }
    }
    const stumps = [...counts]
      .map(([symbol, c]) => ({ symbol, c, balanced: Math.abs(c.bad / bad - c.ham / ham) / 2 + 0.5 }))
      .sort((a, b) => b.balanced - a.balanced)
      .slice(0, symbolsShown)
    return [
      [source, '(the engine)', percent((shareSaid(true) + shareSaid(false)) / 2), String(bad), String(ham)],
      ...stumps.map(({ symbol, c, balanced }) => [source, symbol, percent(balanced), String(c.bad), String(c.ham)]),
    ]
  })
  return {
    key: 'stump',
    title: 'Single-feature stump: balanced accuracy of the engine’s verdict and of the best single symbols',
    head: ['source', 'by', 'balanced', 'seen unwanted', 'seen ham'],
    rows,
  }
}

/** A source's mails beyond this many campaigns tell a probe nothing new. */
const probeGroupsMax = 400
/** Fewer campaigns of a source are no test. */
const probeGroupsMin = 20

/** One mail a campaign, at most `probeGroupsMax` of a source. */
const thinned = (items: readonly Item[]): readonly Item[] => {
  const groups = new Set<string>()
  const taken = new Map<string, number>()
  return items.filter(({ group, source }) => {
    const n = taken.get(source) ?? 0
    if (groups.has(group) || n >= probeGroupsMax) return false
    groups.add(group)
    taken.set(source, n + 1)
    return true
  })
}

/**
 * Within one class, one source against the others, halves by campaign: near 100 % what the engine reads also carries the
 * source, so that a figure of a mix of sources would mean nothing, and only left-out sources count.
 */
export const sourceProbeTable = (items: readonly Item[]): Table => {
  const symbols = ({ findings }: Item): readonly Feature[] =>
    findings.map(({ symbol, value }) => ({ name: symbol, value: Math.min(1, value) }))
  const half = (item: Item) => hashString(`probe ${item.group}`) % 2
  const rows = [true, false].flatMap((isHam) => {
    const own = thinned(items.filter((i) => (i.label === 'ham') === isHam))
    const sources = [...groupBy(own, (i) => i.source)].filter(([, list]) => list.length >= probeGroupsMin)
    if (sources.length < 2) return []
    const learned = own.filter((i) => half(i) === 0)
    const asked = own.filter((i) => half(i) === 1)
    return sources.map(([source]) => {
      const isOf = (i: Item) => i.source === source
      const told = (score: Probe<Item>) => {
        const right = (mine: boolean) => {
          const list = asked.filter((i) => isOf(i) === mine)
          return list.filter((i) => score(i) > 0 === mine).length / Math.max(1, list.length)
        }
        return percent((right(true) + right(false)) / 2)
      }
      return [
        source,
        isHam ? 'ham' : 'not ham',
        told(trainProbe(learned, symbols, isOf)),
        told(trainWordProbe(learned, isOf)),
      ]
    })
  })
  return {
    key: 'source-probe',
    title: 'Source probe: within one class, balanced accuracy of telling a source from the others (50 % is blind)',
    head: ['source', 'class', 'by symbols', 'by words'],
    rows: rows.sort((a, b) => (`${a[0]}${a[1]}` < `${b[0]}${b[1]}` ? -1 : 1)),
  }
}
