/** Predictions to figures: per source, never pooled, with 95 % intervals. */
import { auc, bootstrap, brier, calibrate, type Interval, type Share, shareOf } from '@miwake/engine'
import { isMoved, isRight, type Prediction } from './prediction.ts'

export type Row = {
  /** The source, or what the row is of: `kind job`, `year 2025`. */
  readonly name: string
  readonly label: Prediction['label']
  readonly mails: number
  readonly groups: number
  /** Left the inbox: caught, or for ham a false alarm. */
  readonly moved: Share
  /** The same, one vote a group: a group counts as the share of its mails moved. */
  readonly movedByGroup: Share
  readonly review: Share
  /** The verdict's word is the label's; for `unwanted` either word but ham. */
  readonly right: Share
  /** Said to be phishing, whatever was done; null for `unwanted`, which is not to be scored as phish. */
  readonly phishing: Share | null
}
type Estimate = { readonly value: number; readonly interval: Interval }
export type SourceFigures = {
  readonly source: string
  readonly rows: readonly Row[]
  readonly breakdown: readonly Row[]
  /** Only where one source holds both classes, and `rankedMin` mails. */
  readonly auc: Estimate | null
  readonly brier: Estimate
  /** Slope 1 and intercept 0 are right; where AUC is. */
  readonly slope: Estimate | null
  readonly intercept: Estimate | null
}

export const groupBy = <T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> => {
  const map = new Map<string, T[]>()
  for (const item of items) {
    const list = map.get(key(item))
    if (list) list.push(item)
    else map.set(key(item), [item])
  }
  return map
}

const inNameOrder = <V>(map: ReadonlyMap<string, V>): readonly (readonly [string, V])[] =>
  [...map].sort(([a], [b]) => (a < b ? -1 : 1))

const rowOf = (name: string, list: readonly Prediction[]): Row => {
  const groups = groupBy(list, (p) => p.group)
  let moved = 0
  for (const members of groups.values()) moved += members.filter(isMoved).length / members.length
  const share = (test: (p: Prediction) => boolean) => shareOf(list.filter(test).length, list.length)
  const { label } = list[0]!
  return {
    name,
    label,
    mails: list.length,
    groups: groups.size,
    moved: share(isMoved),
    movedByGroup: shareOf(moved, groups.size),
    review: share((p) => p.action === 'review'),
    right: share(isRight),
    phishing: label === 'unwanted' ? null : share((p) => p.verdict === 'phishing'),
  }
}

const cutBy = (list: readonly Prediction[], key: 'kind' | 'lang' | 'year'): readonly Row[] =>
  inNameOrder(
    groupBy(
      list.filter((p) => p[key] !== ''),
      (p) => `${p.label}\n${p[key]}`,
    ),
  ).map(([, members]) => rowOf(`${key} ${members[0]![key]}`, members))

const bootstrapRounds = 300
/** Fewer mails of both classes give no ranking or calibration worth a figure. */
export const rankedMin = 50

const isPositive = (p: Prediction): boolean => p.label !== 'ham'
const brierOf = (list: readonly Prediction[]) =>
  brier(
    list.map((p) => 1 - p.p.ham),
    list.map(isPositive),
  )

/** AUC, Brier score, slope and intercept; NaN for those that want both classes and have one. */
const qualityOf = (list: readonly Prediction[]): readonly number[] => {
  const logits = list.map((p) => p.logit)
  const positive = list.map(isPositive)
  const area = auc(logits, positive)
  if (area === null) return [Number.NaN, brierOf(list), Number.NaN, Number.NaN]
  const { slope, intercept } = calibrate(logits, positive)
  return [area, brierOf(list), slope, intercept]
}

export const figuresOf = (predictions: readonly Prediction[]): readonly SourceFigures[] =>
  inNameOrder(groupBy(predictions, (p) => p.source)).map(([source, list]) => {
    const quality = qualityOf(list)
    const intervals = bootstrap(list, (p) => p.group, qualityOf, bootstrapRounds, 1)
    const estimate = (k: number): Estimate => ({ value: quality[k]!, interval: intervals[k]! })
    const both = list.length >= rankedMin && list.some(isPositive) && !list.every(isPositive)
    return {
      source,
      rows: inNameOrder(groupBy(list, (p) => p.label)).map(([, members]) => rowOf(source, members)),
      breakdown: (['kind', 'lang', 'year'] as const).flatMap((key) => cutBy(list, key)),
      auc: both ? estimate(0) : null,
      brier: estimate(1),
      slope: both ? estimate(2) : null,
      intercept: both ? estimate(3) : null,
    }
  })
