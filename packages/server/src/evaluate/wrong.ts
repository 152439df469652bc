/** The mails that were judged most wrongly, by id only: where to look next. */
import type { Prediction } from './prediction.ts'
import { tableText } from './report.ts'

const wrongness = ({ label, logit }: Prediction): number => (label === 'ham' ? logit : -logit)

export const mostWrongText = (predictions: readonly Prediction[], count: number): string => {
  const worst = predictions
    .filter((p) => wrongness(p) > -1)
    .sort((a, b) => wrongness(b) - wrongness(a))
    .slice(0, count)
  return `${tableText(
    ['id', 'source', 'label', 'verdict', 'action', 'logit'],
    worst.map((p) => [p.id, p.source, p.label, p.verdict, p.action, p.logit.toFixed(2)]),
  )}\n`
}
