/** Predictions to figures: per source, never pooled, with 95 % intervals. */
import { auc, bootstrap, brier, type Calibration, calibrate, type Interval, type Share, shareOf } from '@miwake/engine'
import { isMoved, type Prediction } from './prediction.ts'

export type Row = {
  readonly name: string
  readonly label: string
  readonly mails: number
  readonly groups: number
  /** Left the inbox: caught, or for ham a false alarm. */
  readonly moved: Share
  /** The same, one vote a group: a group counts as the share of its mails moved, rounded over all. */
  readonly movedByGroup: Share
  readonly review: Share
  /** Said to be phishing, whatever was done. */
  readonly phishing: Share
  readonly unwanted: Share
}
export type SourceFigures = {
  readonly source: string
  readonly rows: readonly Row[]
  readonly breakdown: readonly Row[]
  /** Only where one source holds both classes. */
  readonly auc: number | null
  readonly brier: number
  readonly calibration:
    | (Calibration & { readonly slopeInterval: Interval; readonly interceptInterval: Interval })
    | null
}

const groupBy = <T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> => {
  const map = new Map<string, T[]>()
  for (const item of items) {
    const list = map.get(key(item))
    if (list) list.push(item)
    else map.set(key(item), [item])
  }
  return map
}

const rowOf = (name: string, label: string, list: readonly Prediction[]): Row => {
  const groups = groupBy(list, (p) => p.group)
  let moved = 0
  for (const members of groups.values()) moved += members.filter(isMoved).length / members.length
  const count = (test: (p: Prediction) => boolean) => shareOf(list.filter(test).length, list.length)
  return {
    name,
    label,
    mails: list.length,
    groups: groups.size,
    moved: count(isMoved),
    movedByGroup: shareOf(Math.round(moved), groups.size),
    review: count((p) => p.action === 'review'),
    phishing: count((p) => p.verdict === 'phishing'),
    unwanted: count((p) => p.verdict !== 'ham'),
  }
}

const bootstrapRounds = 200

export const figuresOf = (predictions: readonly Prediction[]): readonly SourceFigures[] =>
  [...groupBy(predictions, (p) => p.source)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([source, list]) => {
      const positive = list.map((p) => p.label !== 'ham')
      const both = positive.includes(true) && positive.includes(false)
      const cut = (key: keyof Prediction & ('kind' | 'lang' | 'year')) =>
        [...groupBy(list, (p) => `${p.label}\n${p[key]}`)]
          .filter(([k]) => !k.endsWith('\n'))
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([k, members]) => rowOf(`${key} ${k.split('\n')[1]}`, members[0]!.label, members))
      const slopeOf = (items: readonly Prediction[], part: 'slope' | 'intercept') =>
        calibrate(
          items.map((p) => p.logit),
          items.map((p) => p.label !== 'ham'),
        )[part]
      return {
        source,
        rows: [...groupBy(list, (p) => p.label)]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([label, members]) => rowOf(source, label, members)),
        breakdown: [...cut('kind'), ...cut('lang'), ...cut('year')],
        auc: both
          ? auc(
              list.map((p) => p.logit),
              positive,
            )
          : null,
        brier: brier(
          list.map((p) => 1 - p.p.ham),
          positive,
        ),
        calibration: both
          ? {
              slope: slopeOf(list, 'slope'),
              intercept: slopeOf(list, 'intercept'),
              slopeInterval: bootstrap(
                list,
                (p) => p.group,
                (items) => slopeOf(items, 'slope'),
                bootstrapRounds,
                1,
              ),
              interceptInterval: bootstrap(
                list,
                (p) => p.group,
                (items) => slopeOf(items, 'intercept'),
                bootstrapRounds,
                2,
              ),
            }
          : null,
      }
    })

const percent = (x: number) => `${(100 * x).toFixed(1)} %`
const shareText = ({ share, interval }: Share) =>
  `${percent(share)} [${(100 * interval.low).toFixed(1)}-${(100 * interval.high).toFixed(1)}]`

/** A table of fixed columns, as a terminal shows it. */
export const tableText = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const widths = head.map((h, i) => Math.max(h.length, ...rows.map((r) => (r[i] ?? '').length)))
  const line = (cells: readonly string[]) =>
    cells
      .map((c, i) => c.padEnd(widths[i]!))
      .join('  ')
      .trimEnd()
  return [line(head), line(widths.map((w) => '-'.repeat(w))), ...rows.map(line)].join('\n')
}

export const figuresText = (figures: readonly SourceFigures[], breakdown: boolean): string => {
  const head = [
    'source',
    'label',
    'mails',
    'groups',
    'junked',
    'junked by group',
    'review',
    'said phishing',
    'said unwanted',
  ]
  const cells = (name: string, r: Row) => [
    name,
    r.label,
    String(r.mails),
    String(r.groups),
    shareText(r.moved),
    shareText(r.movedByGroup),
    percent(r.review.share),
    percent(r.phishing.share),
    percent(r.unwanted.share),
  ]
  const rows = figures.flatMap(({ source, rows: own, breakdown: parts }) => [
    ...own.map((r) => cells(source, r)),
    ...(breakdown ? parts.map((r) => cells(`  ${r.name}`, r)) : []),
  ])
  const quality = figures.map(({ source, auc: area, brier: b, calibration: c }) => [
    source,
    area === null ? '-' : area.toFixed(3),
    b.toFixed(3),
    c ? `${c.slope.toFixed(2)} [${c.slopeInterval.low.toFixed(2)}, ${c.slopeInterval.high.toFixed(2)}]` : '-',
    c
      ? `${c.intercept.toFixed(2)} [${c.interceptInterval.low.toFixed(2)}, ${c.interceptInterval.high.toFixed(2)}]`
      : '-',
  ])
  return `${tableText(head, rows)}\n\n${tableText(['source', 'AUC', 'Brier', 'slope [95 %]', 'intercept [95 %]'], quality)}\n`
}
