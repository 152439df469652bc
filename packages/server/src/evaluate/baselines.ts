/** What needs no mail to be right: the date alone, the names of header fields, whether somebody wrote results in. */
import { auc, type Feature, hashString, type Probe, trainProbe } from '@miwake/engine'
import type { Split } from './cross.ts'
import { groupBy, rankedMin } from './figures.ts'
import type { Item } from './item.ts'
import { isMoved, type Prediction } from './prediction.ts'
import { hasField } from './shape.ts'
import { strataOf } from './stratum.ts'
import { percent, type Table } from './table.ts'

type Baseline = { readonly name: string; readonly featuresOf: (item: Item) => readonly Feature[] }

const present = (names: readonly string[]): readonly Feature[] => names.map((name) => ({ name, value: 1 }))

const baselines: readonly Baseline[] = [
  { name: 'date only', featuresOf: ({ shape }) => present(shape.date) },
  { name: 'header names only', featuresOf: ({ shape }) => present(shape.headerNames) },
  {
    name: 'has Authentication-Results',
    featuresOf: ({ shape }) => present(hasField(shape, 'authentication-results') ? ['has'] : []),
  },
]

const isUnwanted = (item: Item): boolean => item.label !== 'ham'
const both = (items: readonly Item[]): boolean => items.some(isUnwanted) && !items.every(isUnwanted)

/** Scores by position, each of a probe that learned from what its mail's model learned from; null where it could not. */
const scoresOf = (items: readonly Item[], splits: readonly Split[], { featuresOf }: Baseline) => {
  const scores: (number | null)[] = items.map(() => null)
  for (const { judged, trained } of splits) {
    const learned = trained.map((i) => items[i]!)
    if (!both(learned)) continue
    const score: Probe<Item> = trainProbe(learned, featuresOf, isUnwanted)
    for (const i of judged) scores[i] = score(items[i]!)
  }
  return scores
}

/** The same splits as the engine: how much of each source such a look would call unwanted. */
export const baselineTable = (
  items: readonly Item[],
  splits: readonly Split[],
  predictions: readonly Prediction[],
): Table => {
  const strata = strataOf(items)
  const scores = baselines.map((baseline) => scoresOf(items, splits, baseline))
  const moved = groupBy(predictions, (p) => `${p.source}\n${p.label}`)
  return {
    key: 'baselines',
    title: 'What no look at the mail reaches: share called unwanted at even odds, learned from the same mail',
    head: ['source', 'label', 'engine junks', ...baselines.map(({ name }) => name)],
    rows: [...groupBy([...items.keys()], (i) => `${strata[i]}\n${items[i]!.label}`)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, members]) => {
        const own = moved.get(key) ?? []
        return [
          ...key.split('\n'),
          own.length === 0 ? '-' : percent(own.filter(isMoved).length / own.length),
          ...scores.map((list) => {
            const known = members.map((i) => list[i]!).filter((s) => s !== null)
            return known.length === 0 ? '-' : percent(known.filter((s) => s > 0).length / known.length)
          }),
        ]
      }),
  }
}

const innerFolds = 5

/** Inside each source with both classes: AUC of the same looks, learned from the source's other campaigns. */
export const insideTable = (items: readonly Item[], predictions: readonly Prediction[]): Table => {
  const strata = strataOf(items)
  const engine = groupBy(predictions, (p) => p.source)
  const rows = [...groupBy([...items.keys()], (i) => strata[i]!)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .filter(([, members]) => members.length >= rankedMin && both(members.map((i) => items[i]!)))
    .map(([source, members]) => {
      const own = members.map((i) => items[i]!)
      const foldOf = own.map((item) => hashString(`inside ${item.group}`) % innerFolds)
      const splits: readonly Split[] = Array.from({ length: innerFolds }, (_, fold) => ({
        name: source,
        judged: [...own.keys()].filter((i) => foldOf[i] === fold),
        trained: [...own.keys()].filter((i) => foldOf[i] !== fold),
      }))
      const areaOf = (scored: readonly { readonly score: number; readonly unwanted: boolean }[]) =>
        auc(
          scored.map((s) => s.score),
          scored.map((s) => s.unwanted),
        )?.toFixed(3) ?? '-'
      return [
        source,
        areaOf((engine.get(source) ?? []).map((p) => ({ score: p.logit, unwanted: p.label !== 'ham' }))),
        ...baselines.map((baseline) =>
          areaOf(
            scoresOf(own, splits, baseline).flatMap((score, i) =>
              score === null ? [] : [{ score, unwanted: isUnwanted(own[i]!) }],
            ),
          ),
        ),
      ]
    })
  return {
    key: 'inside',
    title: 'AUC inside each source of both classes: the engine, and looks learned from that source’s other campaigns',
    note: 'Where a look without the mail comes near 1, the source’s headers hold the label, and only what never reads them counts.',
    head: ['source', 'engine', ...baselines.map(({ name }) => name)],
    rows,
  }
}
