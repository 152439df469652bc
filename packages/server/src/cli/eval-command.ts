/** `miwake eval`: how right the engine is, per source, by what it would do. */
import { accessSync, constants, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { AuthTrust } from '@miwake/engine'
import type { Labels } from '../evaluate/dataset.ts'
import { type Evaluation, evaluate, type Wanted } from '../evaluate/evaluate.ts'
import type { ProtocolName } from '../evaluate/protocol.ts'
import { tableText } from '../evaluate/table.ts'
import { loadKnowledge } from '../knowledge.ts'
import { progressOn } from './progress.ts'
import { safeJson, safeLine, safeText } from './safe.ts'

export type EvalOptions = {
  readonly ham?: readonly string[]
  readonly unwanted?: readonly string[]
  readonly trust: AuthTrust
  readonly folds?: number | true
  readonly leaveOneSourceOut: boolean
  /** Both of the above, sources first. */
  readonly honest?: boolean
  readonly ablate: boolean
  readonly leaks: boolean
  readonly withoutReviewed: boolean
  readonly withoutWords: boolean
  readonly breakdown: boolean
  readonly wrong?: number | true
  readonly svg?: string
  readonly json: boolean
  readonly model?: string
  readonly threads?: number
}

const defaultFolds = 5
const defaultWrong = 20

const protocolsOf = ({ leaveOneSourceOut, folds, honest }: EvalOptions): readonly ProtocolName[] => {
  const names: ProtocolName[] = []
  if (leaveOneSourceOut || honest) names.push('leave-one-source-out')
  if (folds || honest) names.push('group-folds')
  return names.length > 0 ? names : ['model']
}

export const evalCommand = async (files: readonly string[], options: EvalOptions): Promise<number> => {
  const { ham = [], unwanted = [], svg, leaks } = options
  if (files.length + ham.length + unwanted.length === 0) {
    throw new Error('nothing to measure: name labelled .jsonl(.gz) files, or --ham DIR --unwanted DIR')
  }
  if (leaks && [...files, ...ham, ...unwanted].includes('-')) {
    throw new Error('--leaks reads its mail twice, so it cannot come from standard input')
  }
  // Said before minutes of work, not after.
  if (svg) {
    try {
      accessSync(dirname(svg), constants.W_OK)
    } catch {
      throw new Error(`${svg} cannot be written: there is no such folder, or no permission`)
    }
  }
  const knowledge = loadKnowledge(options.model ? { model: options.model } : {})
  const sets: readonly Labels[] = [
    { paths: files },
    { paths: ham, assumed: { label: 'ham', source: 'folders' } },
    { paths: unwanted, assumed: { label: 'unwanted', source: 'folders' } },
  ]
  const wanted: Wanted = {
    protocols: protocolsOf(options),
    folds: options.folds === true || options.folds === undefined ? defaultFolds : options.folds,
    judge: { withoutReviewed: options.withoutReviewed, withoutWords: options.withoutWords },
    breakdown: options.breakdown,
    ablate: options.ablate,
    leaks,
    wrong: options.wrong === true ? defaultWrong : (options.wrong ?? 0),
  }
  const progress = progressOn(process.stderr, true)
  const { evaluation, problems } = await evaluate(sets, wanted, {
    trust: options.trust,
    model: knowledge.model,
    ...(options.threads ? { threads: options.threads } : {}),
    onProgress: (text) => progress.at(text),
  })
  progress.end()
  for (const { where, problem } of problems) process.stderr.write(`miwake: ${safeLine(where)}: ${safeLine(problem)}\n`)
  if (evaluation === null) throw new Error('no labelled mail in what was named, so there is nothing to measure')
  process.stdout.write(
    options.json ? `${safeJson(JSON.stringify(jsonOf(evaluation)))}\n` : safeText(textOf(evaluation)),
  )
  if (svg) writeFileSync(svg, evaluation.protocols[0]!.svg)
  const isUnmeasured = evaluation.protocols.every(({ figures }) => figures.length === 0)
  return problems.length > 0 || isUnmeasured ? 2 : 0
}

const textOf = ({ protocols, tables }: Evaluation): string => {
  const parts = protocols.flatMap((protocol) => [
    `== ${protocol.title}`,
    ...protocol.tables.map(tableText),
    ...protocol.lacking.map(({ name, lack }) => `Not measured ${name}: ${lack}`),
  ])
  return `${[...parts, ...tables.map(tableText)].join('\n\n')}\n`
}

const jsonOf = ({ model, mails, protocols, tables }: Evaluation) => ({
  model,
  mails,
  protocols: protocols.map(({ svg, ...rest }) => rest),
  tables,
})
