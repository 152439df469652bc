/** What each symbol and each aspect earns: what changes when it is left out of the sum. */
import { defaultCosts, detectors, type JudgeOptions } from '@miwake/engine'
import type { Item } from './item.ts'
import type { Models } from './models.ts'
import { isMoved, type Prediction, predictOne } from './prediction.ts'
import type { Table } from './table.ts'

const logLoss = ({ label, logit }: Pick<Prediction, 'label' | 'logit'>): number =>
  Math.log1p(Math.exp(label === 'ham' ? logit : -logit))

const cellOf = ({ source, label }: Item): string => `${source} ${label === 'ham'}`

type Effect = {
  readonly name: string
  readonly symbols: ReadonlySet<string>
  readonly options: JudgeOptions
}

export const ablationTable = (items: readonly Item[], models: Models): Table => {
  const judged = items.flatMap((item, i) => (models.of[i] ? [{ item, model: models.of[i] }] : []))
  const whole = judged.map(({ item, model }) => predictOne(item, model, defaultCosts))
  const cells = new Map<string, number>()
  for (const { item } of judged) cells.set(cellOf(item), (cells.get(cellOf(item)) ?? 0) + 1)
  const seenIn = new Map<string, number[]>()
  for (const [i, { item }] of judged.entries()) {
    for (const { symbol } of item.findings) {
      const list = seenIn.get(symbol)
      if (list) list.push(i)
      else seenIn.set(symbol, [i])
    }
  }
  const effectOf = ({ name, symbols, options }: Effect) => {
    const seen = new Set(options.withoutWords ? judged.keys() : [...symbols].flatMap((s) => seenIn.get(s) ?? []))
    if (seen.size === 0) return null
    // Every source and class has the same say: the large ones would drown the others.
    const losses = new Map<string, number>()
    const moves = { ham: { in: 0, out: 0 }, unwanted: { in: 0, out: 0 } }
    let ham = 0
    for (const i of seen) {
      const { item, model } = judged[i]!
      const before = whole[i]!
      const after = predictOne(item, model, defaultCosts, options)
      losses.set(cellOf(item), (losses.get(cellOf(item)) ?? 0) + logLoss(after) - logLoss(before))
      if (item.label === 'ham') ham++
      const move = moves[item.label === 'ham' ? 'ham' : 'unwanted']
      if (!isMoved(before) && isMoved(after)) move.in++
      if (isMoved(before) && !isMoved(after)) move.out++
    }
    const text = (move: { readonly in: number; readonly out: number }) => `+${move.in} -${move.out}`
    const row = [name, String(seen.size - ham), String(ham), text(moves.unwanted), text(moves.ham)]
    let loss = 0
    for (const [cell, sum] of losses) loss += sum / cells.get(cell)! / cells.size
    return { loss, row }
  }
  const without = (name: string, symbols: readonly string[]): Effect => {
    const set = new Set(symbols)
    return { name, symbols: set, options: { without: set } }
  }
  const aspects = [...new Set(detectors.map((d) => d.aspect))]
  const effects: readonly Effect[] = [
    { name: '(words)', symbols: new Set(), options: { withoutWords: true } },
    ...aspects.map((aspect) =>
      without(
        `(${aspect})`,
        detectors.filter((d) => d.aspect === aspect).map((d) => d.symbol),
      ),
    ),
    ...detectors.map((d) => without(d.symbol, [d.symbol])),
  ]
  return {
    key: 'ablation',
    title: 'Left out, one at a time; (in brackets) a whole aspect',
    note: 'Mails it is seen in; mails then newly junked (+) and no longer junked (-); change in log loss, mean over sources and classes (above 0: it helps).',
    head: ['left out', 'seen unwanted', 'seen ham', 'unwanted junked', 'ham junked', 'log loss'],
    rows: effects
      .map(effectOf)
      .filter((e) => e !== null)
      .sort((a, b) => b.loss - a.loss)
      .map(({ loss, row }) => [...row, `${loss >= 0 ? '+' : ''}${loss.toFixed(5)}`]),
  }
}
