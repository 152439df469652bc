/** The ways to measure, headline first: who is judged by a model of whom. */
import type { Model } from '@miwake/engine'
import { groupFolds, leaveOneSourceOut, type Split } from './cross.ts'
import type { Item } from './item.ts'
import { type ModelOptions, type Models, modelsOf, shippedFor } from './models.ts'

export type ProtocolName = 'leave-one-source-out' | 'group-folds' | 'model'
export type Protocol = {
  readonly name: ProtocolName
  readonly title: string
  readonly models: Models
  /** Splits by which baselines are learned: the models' own, and folds where the model is given. */
  readonly splits: readonly Split[]
}

export const runProtocol = async (
  name: ProtocolName,
  items: readonly Item[],
  { model, folds, ...options }: ModelOptions & { readonly model: Model; readonly folds: number },
): Promise<Protocol> => {
  if (name === 'model') {
    const title = `Judged by model ${model.id} (what it was trained on is flattered)`
    return { name, title, models: shippedFor(items, model), splits: groupFolds(items, folds) }
  }
  const splits = name === 'group-folds' ? groupFolds(items, folds) : leaveOneSourceOut(items)
  const title =
    name === 'group-folds'
      ? `Group folds: each campaign judged by a model of the others (${folds} folds)`
      : 'Leave one source out: each source judged by a model of the others'
  return { name, title, models: await modelsOf(items, splits, options), splits }
}
