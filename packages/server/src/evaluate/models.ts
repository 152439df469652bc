/** The model each mail is judged by: the shipped one, or for each split its own, trained over all cores. */
import { availableParallelism } from 'node:os'
import { type Model, readModel } from '@miwake/engine'
import { lackOf, type Split } from './cross.ts'
import type { Item } from './item.ts'
import { pack, trainOn } from './train-job.ts'
import { startPool } from './worker-pool.ts'

export type Models = {
  /** By position of the item; null where none could be learned. */
  readonly of: readonly (Model | null)[]
  /** Splits whose mails are judged by nobody, and why. */
  readonly lacking: readonly { readonly name: string; readonly lack: string }[]
}
export type ModelOptions = {
  readonly threads?: number
  /** Grams of all items below which no worker is started. */
  readonly inlineGrams?: number
  readonly onModel?: (name: string) => void
}

/** Training on so few is over before a worker has started. */
const fewGrams = 3_000_000

export const shippedFor = (items: readonly Item[], model: Model): Models => ({
  of: items.map(() => model),
  lacking: [],
})

export const modelsOf = async (
  items: readonly Item[],
  splits: readonly Split[],
  { threads = availableParallelism(), inlineGrams = fewGrams, onModel }: ModelOptions = {},
): Promise<Models> => {
  const lacks = splits.map(({ name, trained }) => ({ name, lack: lackOf(trained.map((i) => items[i]!)) }))
  const able = splits.filter((_, i) => lacks[i]!.lack === null)
  const of: (Model | null)[] = items.map(() => null)
  let done = 0
  const keep = (split: Split, bytes: Uint8Array) => {
    const model = readModel(bytes)
    for (const i of split.judged) of[i] = model
    onModel?.(`${++done} of ${able.length} models: ${split.name}`)
  }
  const grams = items.reduce((sum, item) => sum + item.grams.length, 0)
  if (threads === 1 || grams < inlineGrams) {
    for (const split of able) keep(split, trainOn(split.trained.map((i) => items[i]!)))
  } else {
    const size = Math.min(threads, able.length)
    const pool = startPool<readonly number[], Uint8Array>(
      new URL('./train-worker.ts', import.meta.url),
      pack(items),
      size,
    )
    try {
      await Promise.all(able.map(async (split) => keep(split, await pool.run(split.trained))))
    } finally {
      await pool.close()
    }
  }
  return { of, lacking: lacks.flatMap(({ name, lack }) => (lack === null ? [] : [{ name, lack }])) }
}
