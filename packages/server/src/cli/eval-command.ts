/** `miwake eval`: how right the engine is, per source, by what it would do. */
import { writeFileSync } from 'node:fs'
import { type AuthTrust, defaultCosts, defaultTrainOptions, type JudgeOptions } from '@miwake/engine'
import { ablationText } from '../evaluate/ablate.ts'
import { type CrossOptions, groupFolds, leaveOneSourceOut } from '../evaluate/cross.ts'
import { type Item, loadDataset, predict } from '../evaluate/dataset.ts'
import { leaksText } from '../evaluate/leaks.ts'
import type { Prediction } from '../evaluate/prediction.ts'
import { reliabilitySvg } from '../evaluate/reliability.ts'
import { figuresOf, figuresText } from '../evaluate/report.ts'
import { mostWrongText } from '../evaluate/wrong.ts'
import { loadKnowledge } from '../knowledge.ts'
import { progressOn } from './progress.ts'

export type EvalOptions = {
  readonly ham?: readonly string[]
  readonly unwanted?: readonly string[]
  readonly trust: AuthTrust
  readonly folds?: number | true
  readonly leaveOneSourceOut: boolean
  readonly ablate: boolean
  readonly leaks: boolean
  readonly withoutReviewed: boolean
  readonly withoutWords: boolean
  readonly breakdown: boolean
  readonly wrong?: number | true
  readonly svg?: string
  readonly json: boolean
  readonly model?: string
}

const defaultFolds = 5
const defaultWrong = 20

export const evalCommand = async (files: readonly string[], options: EvalOptions): Promise<number> => {
  if (files.length + (options.ham?.length ?? 0) + (options.unwanted?.length ?? 0) === 0) {
    throw new Error('nothing to measure: name labelled .jsonl(.gz) files, or --ham DIR --unwanted DIR')
  }
  const knowledge = loadKnowledge(options.model ? { model: options.model } : {})
  const progress = progressOn(process.stderr, true)
  const load = async (paths: readonly string[], label?: 'ham' | 'unwanted') => {
    const { items, problems } = await loadDataset(paths, {
      trust: options.trust,
      knowledge,
      onProgress: (n) => progress.at(`${n} mails read`),
      ...(label ? { assumed: { label, source: 'folders' } } : {}),
    })
    for (const { where, problem } of problems) process.stderr.write(`miwake: ${where}: ${problem}\n`)
    return { items, failed: problems.length > 0 }
  }
  const loaded = [
    await load(files),
    await load(options.ham ?? [], 'ham'),
    await load(options.unwanted ?? [], 'unwanted'),
  ]
  const items: readonly Item[] = loaded.flatMap((l) => l.items)
  const judge: JudgeOptions = { withoutReviewed: options.withoutReviewed, withoutWords: options.withoutWords }
  const cross: CrossOptions = {
    train: defaultTrainOptions,
    costs: defaultCosts,
    judge,
    onFold: (name) => progress.at(name),
  }
  const predictions: readonly Prediction[] = options.leaveOneSourceOut
    ? leaveOneSourceOut(items, cross)
    : options.folds
      ? groupFolds(items, options.folds === true ? defaultFolds : options.folds, cross)
      : predict(items, knowledge.model, defaultCosts, judge)
  progress.end()
  const figures = figuresOf(predictions)
  if (options.json) process.stdout.write(`${JSON.stringify(figures)}\n`)
  else process.stdout.write(figuresText(figures, options.breakdown))
  if (options.wrong)
    process.stdout.write(`\n${mostWrongText(predictions, options.wrong === true ? defaultWrong : options.wrong)}`)
  if (options.ablate) process.stdout.write(`\n${ablationText(items, knowledge.model, judge)}`)
  if (options.leaks) process.stdout.write(`\n${leaksText(items, predictions)}`)
  if (options.svg) writeFileSync(options.svg, reliabilitySvg(predictions))
  return loaded.some((l) => l.failed) ? 2 : 0
}
