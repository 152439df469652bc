/** Figures as tables. */
import type { Share } from '@miwake/engine'
import type { Row, SourceFigures } from './figures.ts'
import { percent, type Table } from './table.ts'

export const shareText = ({ share, interval }: Share): string =>
  `${percent(share)} [${(100 * interval.low).toFixed(1)}–${(100 * interval.high).toFixed(1)}]`

const cellsOf = (name: string, row: Row): readonly string[] => [
  name,
  row.label,
  String(row.mails),
  String(row.groups),
  shareText(row.moved),
  shareText(row.movedByGroup),
  percent(row.review.share),
  percent(row.right.share),
  row.phishing ? percent(row.phishing.share) : '-',
]

const head = ['source', 'label', 'mails', 'groups', 'junked', 'junked, by group', 'review', 'right', 'said phishing']

export const actionTable = (title: string, figures: readonly SourceFigures[]): Table => ({
  key: 'action',
  title,
  note: 'junked: caught, and for ham a false alarm; right: the verdict is the label (unwanted: not ham). [95 % interval]',
  head,
  rows: figures.flatMap(({ source, rows }) => rows.map((row) => cellsOf(source, row))),
})

export const breakdownTable = (figures: readonly SourceFigures[]): Table => ({
  key: 'breakdown',
  title: 'By kind, language and year',
  head,
  rows: figures.flatMap(({ source, breakdown }) => breakdown.map((row) => cellsOf(`${source}: ${row.name}`, row))),
})

export const qualityTable = (figures: readonly SourceFigures[]): Table => {
  const cell = (estimate: SourceFigures['auc'], digits: number) =>
    estimate
      ? `${estimate.value.toFixed(digits)} [${estimate.interval.low.toFixed(digits)}, ${estimate.interval.high.toFixed(digits)}]`
      : '-'
  return {
    key: 'quality',
    title: 'Ranking and calibration of the unwanted logit',
    note: 'Slope 1 and intercept 0 are right; slope above 1: too timid, below: too sure. Intervals by bootstrap over groups.',
    head: ['source', 'AUC', 'Brier', 'slope', 'intercept'],
    rows: figures.map((f) => [f.source, cell(f.auc, 3), cell(f.brier, 3), cell(f.slope, 2), cell(f.intercept, 2)]),
  }
}
