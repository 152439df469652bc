/** All items judged, each by its model, under the name it is reported by. */
import { defaultCosts, type JudgeOptions } from '@miwake/engine'
import type { Item } from './item.ts'
import type { Models } from './models.ts'
import { type Prediction, predictOne } from './prediction.ts'
import { strataOf } from './stratum.ts'

export const judgeAll = (
  items: readonly Item[],
  models: Models,
  options: JudgeOptions = {},
  strata: readonly string[] = strataOf(items),
): readonly Prediction[] =>
  items.flatMap((item, i) => {
    const model = models.of[i]
    return model ? [{ ...predictOne(item, model, defaultCosts, options), source: strata[i]! }] : []
  })
