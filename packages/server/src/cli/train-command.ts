/** `miwake train`: labelled mail to the shipped model. Same input, same bytes. */
import { writeFileSync } from 'node:fs'
import { type AuthTrust, blankModel, defaultTrainOptions, formatModel, type Sample, train } from '@miwake/engine'
import { mayTrain } from '../evaluate/cross.ts'
import { loadDataset } from '../evaluate/dataset.ts'
import { loadKnowledge, modelPath } from '../knowledge.ts'
import { progressOn } from './progress.ts'

export const trainCommand = async (
  files: readonly string[],
  options: { readonly out?: string; readonly trust: AuthTrust },
): Promise<number> => {
  const knowledge = { ...loadKnowledge({ withoutModel: true }), model: blankModel }
  const progress = progressOn(process.stderr, true)
  const { items, problems } = await loadDataset(files, {
    trust: options.trust,
    knowledge,
    onProgress: (n) => progress.at(`${n} mails read`),
  })
  progress.end()
  for (const { where, problem } of problems) process.stderr.write(`miwake: ${where}: ${problem}\n`)
  const refused = items.find((item) => !mayTrain(item.source))
  if (refused)
    throw new Error(`${refused.source} may not be trained on (its licence is non-commercial); leave the file out`)
  if (items.length === 0) throw new Error('no labelled mail in these files')
  const samples: readonly Sample[] = [...items].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const bytes = formatModel(train(samples, defaultTrainOptions))
  const out = options.out ?? modelPath
  writeFileSync(out, bytes)
  process.stdout.write(`${out}: ${bytes.length} bytes from ${items.length} mails\n`)
  return problems.length > 0 ? 2 : 0
}
