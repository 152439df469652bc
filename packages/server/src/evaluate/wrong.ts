/** The mails that were judged most wrongly, by id only: where to look next. */
import type { Prediction } from './prediction.ts'
import type { Table } from './table.ts'

/** Nats on the wrong side. */
const wrongness = ({ label, logit }: Prediction): number => (label === 'ham' ? logit : -logit)

export const wrongTable = (predictions: readonly Prediction[], count: number): Table => ({
  key: 'wrong',
  title: 'Most wrong',
  head: ['id', 'source', 'label', 'verdict', 'action', 'logit'],
  rows: predictions
    .filter((p) => wrongness(p) > 0)
    .sort((a, b) => wrongness(b) - wrongness(a))
    .slice(0, count)
    .map((p) => [p.id, p.source, p.label, p.verdict, p.action, p.logit.toFixed(2)]),
})
