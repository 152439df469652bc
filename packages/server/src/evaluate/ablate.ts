/** What each symbol earns: the change in log loss and in actions when it is left out of the sum. */
import { defaultCosts, detectors, type JudgeOptions, type Model } from '@miwake/engine'
import { type Item, predict } from './dataset.ts'
import { isMoved, type Prediction } from './prediction.ts'
import { tableText } from './report.ts'

const logLoss = (predictions: readonly Prediction[]): number =>
  predictions.reduce((sum, p) => sum + Math.log1p(Math.exp(p.label === 'ham' ? p.logit : -p.logit)), 0) /
  Math.max(1, predictions.length)

export const ablationText = (items: readonly Item[], model: Model, judge: JudgeOptions): string => {
  const whole = predict(items, model, defaultCosts, judge)
  const loss = logLoss(whole)
  const rowFor = (name: string, symbols: readonly string[]) => {
    const set = new Set(symbols)
    const seen = items.filter((item) => item.findings.some((f) => set.has(f.symbol)))
    if (seen.length === 0) return null
    const without = predict(items, model, defaultCosts, { ...judge, without: set })
    const change = (ham: boolean) => {
      let lost = 0
      let gained = 0
      for (const [i, p] of whole.entries()) {
        if ((p.label === 'ham') !== ham) continue
        const before = isMoved(p)
        const after = isMoved(without[i]!)
        if (before && !after) lost++
        if (!before && after) gained++
      }
      return `+${gained} -${lost}`
    }
    const bad = seen.filter((item) => item.label !== 'ham').length
    return {
      delta: logLoss(without) - loss,
      cells: [name, String(bad), String(seen.length - bad), change(false), change(true)],
    }
  }
  const aspects = [...new Set(detectors.map((d) => d.aspect))]
  const rows = [
    ...aspects.map((aspect) =>
      rowFor(
        `(${aspect})`,
        detectors.filter((d) => d.aspect === aspect).map((d) => d.symbol),
      ),
    ),
    ...detectors.map((d) => rowFor(d.symbol, [d.symbol])),
  ].filter((r) => r !== null)
  rows.sort((a, b) => b.delta - a.delta)
  return `Left out: change in log loss (above 0: it helps), mails it is seen in, unwanted and honest mail moved to and from junk\n${tableText(
    ['symbol', 'seen unwanted', 'seen ham', 'unwanted junked', 'ham junked', 'log loss'],
    rows.map(({ delta, cells }) => [...cells, `${delta >= 0 ? '+' : ''}${delta.toFixed(5)}`]),
  )}\n`
}
