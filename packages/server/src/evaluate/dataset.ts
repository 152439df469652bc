/** Labelled files to evidence: every mail parsed and looked at once, then judged as often as an evaluation needs. */
import {
  type AuthTrust,
  authFromHeader,
  type Costs,
  chooseAction,
  type Evidence,
  type JudgeOptions,
  judgeEvidence,
  type Knowledge,
  type Model,
  noFacts,
  parseMessage,
  type Sample,
  scan,
  wordsOf,
} from '@miwake/engine'
import { type Input, readInputs } from '../cli/inputs.ts'
import type { Prediction } from './prediction.ts'

export type Item = Sample & { readonly kind: string; readonly lang: string; readonly year: string }

export type Dataset = {
  readonly items: readonly Item[]
  readonly problems: readonly { readonly where: string; readonly problem: string }[]
}

const labels = new Set(['ham', 'spam', 'phish', 'unwanted'])

export type LoadOptions = {
  readonly trust: AuthTrust
  readonly knowledge: Knowledge
  /** Label and source for mails without rows (folders of honest or unwanted mail). */
  readonly assumed?: { readonly label: Sample['label']; readonly source: string }
  readonly onProgress?: (read: number) => void
}

export const loadDataset = async (paths: readonly string[], options: LoadOptions): Promise<Dataset> => {
  const items: Item[] = []
  const problems: { where: string; problem: string }[] = []
  for await (const input of readInputs(paths)) {
    if ('problem' in input) {
      problems.push(input)
      continue
    }
    const item = itemOf(input, options)
    if (item) items.push(item)
    else problems.push({ where: input.id, problem: 'the row has no label (ham, spam, phish or unwanted)' })
    if (items.length % 50 === 0) options.onProgress?.(items.length)
  }
  return { items, problems }
}

const itemOf = (input: Extract<Input, { bytes: Uint8Array }>, options: LoadOptions): Item | null => {
  const { labels: row, bytes, id } = input
  const label = row?.label ?? options.assumed?.label
  if (label === undefined || !labels.has(label)) return null
  const message = parseMessage(bytes)
  const { view, findings } = scan(
    message,
    { ...noFacts, auth: authFromHeader(message.header, options.trust) },
    options.knowledge,
  )
  return {
    id,
    source: row?.corpus ?? options.assumed?.source ?? 'mail',
    label: label as Sample['label'],
    group: row?.group ?? id,
    kind: row?.kind ?? '',
    lang: row?.lang ?? '',
    year: row?.year == null ? '' : String(row.year),
    grams: wordsOf(view).grams.ids,
    findings: findings.map((finding) => ({ ...finding, spans: [] })),
  }
}

export const predict = (
  items: readonly Item[],
  model: Model,
  costs: Costs,
  options: JudgeOptions = {},
): readonly Prediction[] =>
  items.map((item) => {
    const evidence: Evidence = { findings: item.findings, grams: item.grams }
    const verdict = judgeEvidence(evidence, model, options)
    return {
      id: item.id,
      source: item.source,
      label: item.label,
      kind: item.kind,
      lang: item.lang,
      year: item.year,
      group: item.group,
      verdict: verdict.verdict,
      action: chooseAction(verdict.p, costs),
      p: verdict.p,
      logit: verdict.logits.unwanted,
    }
  })
