/** One model of some of the items, the same in the main thread and in workers. */
import { defaultTrainOptions, formatModel, type Sample, train } from '@miwake/engine'
import type { Item } from './item.ts'

/** Items for workers: the grams, nearly all of it, stand once in memory that all threads share. */
export type Packed = {
  readonly grams: Uint32Array
  /** Where each item's grams begin; one more than items. */
  readonly starts: Uint32Array
  readonly samples: readonly Omit<Sample, 'grams'>[]
}

export const pack = (items: readonly Item[]): Packed => {
  const total = items.reduce((sum, { grams }) => sum + grams.length, 0)
  const grams = new Uint32Array(new SharedArrayBuffer(total * Uint32Array.BYTES_PER_ELEMENT))
  const starts = new Uint32Array(items.length + 1)
  for (const [i, item] of items.entries()) {
    grams.set(item.grams, starts[i]!)
    starts[i + 1] = starts[i]! + item.grams.length
  }
  const samples = items.map(({ id, source, label, group, findings }) => ({ id, source, label, group, findings }))
  return { grams, starts, samples }
}

export const unpack = ({ grams, starts, samples }: Packed): readonly Sample[] =>
  samples.map((sample, i) => ({ ...sample, grams: grams.subarray(starts[i]!, starts[i + 1]!) }))

/** In one order, whatever the order of the files: same input, same bytes. */
export const inOrder = <S extends Pick<Sample, 'id' | 'source'>>(samples: readonly S[]): readonly S[] => {
  const key = ({ id, source }: S) => `${id}\n${source}`
  const keyed = samples.map((sample) => ({ sample, key: key(sample) }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ sample }) => sample)
}

/** As the shipped model is made: through the file's form, with its rounding. */
export const trainOn = (samples: readonly Sample[]): Uint8Array =>
  formatModel(train(inOrder(samples), defaultTrainOptions))
