/** Models that never saw the mail they judge: by campaign, and by whole source. */
import { type Costs, hashString, type JudgeOptions, type Model, type TrainOptions, train } from '@miwake/engine'
import { type Item, predict } from './dataset.ts'
import type { Prediction } from './prediction.ts'

/** Sources that weights may be learned from; others are only measured. */
export type Trainable = (source: string) => boolean

/** Licence: nc-* may be measured and studied, never learned from. */
export const mayTrain: Trainable = (source) => !source.startsWith('nc-') && !source.includes('phishing_pot')

export type CrossOptions = {
  readonly train: TrainOptions
  readonly costs: Costs
  readonly judge?: JudgeOptions
  readonly onFold?: (name: string) => void
}

const fit = (items: readonly Item[], options: CrossOptions): Model => ({ id: 'fold', ...train(items, options.train) })

/** Each campaign judged by a model of the others. Mails that are never learned from are judged by the first fold's model. */
export const groupFolds = (items: readonly Item[], folds: number, options: CrossOptions): readonly Prediction[] => {
  const predictions: Prediction[] = []
  for (let fold = 0; fold < folds; fold++) {
    options.onFold?.(`fold ${fold + 1} of ${folds}`)
    const held = (item: Item) =>
      mayTrain(item.source) ? hashString(`outer ${item.group}`) % folds === fold : fold === 0
    const model = fit(
      items.filter((item) => mayTrain(item.source) && !held(item)),
      options,
    )
    predictions.push(...predict(items.filter(held), model, options.costs, options.judge))
  }
  return predictions
}

/** Each source judged by a model of the other sources. */
export const leaveOneSourceOut = (items: readonly Item[], options: CrossOptions): readonly Prediction[] => {
  const predictions: Prediction[] = []
  for (const source of new Set(items.map((item) => item.source))) {
    options.onFold?.(`without ${source}`)
    const model = fit(
      items.filter((item) => mayTrain(item.source) && item.source !== source),
      options,
    )
    predictions.push(
      ...predict(
        items.filter((item) => item.source === source),
        model,
        options.costs,
        options.judge,
      ),
    )
  }
  return predictions
}
