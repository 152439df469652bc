/** `miwake train`: labelled mail to a model file. Same input, same bytes. */
import { renameSync, writeFileSync } from 'node:fs'
import type { AuthTrust } from '@miwake/engine'
import { lackOf } from '../evaluate/cross.ts'
import { loadDataset } from '../evaluate/dataset.ts'
import { mayTrain } from '../evaluate/licence.ts'
import { trainOn } from '../evaluate/train-job.ts'
import { modelPath } from '../knowledge.ts'
import { progressOn } from './progress.ts'
import { safeLine } from './safe.ts'

export type TrainCommandOptions = { readonly out?: string; readonly trust: AuthTrust; readonly threads?: number }

/** CC BY-NC and the like: a model is shipped to whoever earns money with it too. */
const refusal = (name: string): Error =>
  new Error(
    `${name} may not be trained on: its licence is non-commercial (nc-*), and what is learned from it would be shipped. ` +
      'It may be measured: miwake eval. Leave it out and train again',
  )

export const trainCommand = async (files: readonly string[], options: TrainCommandOptions): Promise<number> => {
  const refusedFile = files.find((file) => !mayTrain('', file))
  if (refusedFile !== undefined) throw refusal(refusedFile)
  const progress = progressOn(process.stderr, true)
  const { items, problems } = await loadDataset([{ paths: files }], {
    trust: options.trust,
    ...(options.threads ? { threads: options.threads } : {}),
    onProgress: (n) => progress.at(`${n} mails read`),
  })
  progress.end()
  for (const { where, problem } of problems) process.stderr.write(`miwake: ${safeLine(where)}: ${safeLine(problem)}\n`)
  const refused = items.find((item) => !item.trainable)
  if (refused) throw refusal(`the source ${refused.source}`)
  const lack = lackOf(items)
  if (lack !== null) throw new Error(lack)
  progress.at('training')
  const bytes = trainOn(items)
  progress.end()
  const out = options.out ?? modelPath
  // Whole or not at all: a model cut short would stop every scan.
  const unfinished = `${out}.new`
  writeFileSync(unfinished, bytes)
  renameSync(unfinished, out)
  process.stdout.write(`${safeLine(out)}: ${bytes.length} bytes from ${items.length} mails\n`)
  return problems.length > 0 ? 2 : 0
}
