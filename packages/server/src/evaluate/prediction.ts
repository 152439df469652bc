/** What the engine said of one labelled mail, with what the mail was. */
import {
  type Action,
  type Costs,
  chooseAction,
  type JudgeOptions,
  judgeEvidence,
  type Model,
  type Sample,
  type VerdictName,
} from '@miwake/engine'
import type { Item } from './item.ts'

export type Prediction = {
  readonly id: string
  readonly source: string
  readonly label: Sample['label']
  readonly kind: string
  readonly lang: string
  readonly year: string
  readonly group: string
  readonly verdict: VerdictName
  readonly action: Action
  readonly p: { readonly ham: number; readonly spam: number; readonly phishing: number }
  readonly logit: number
}

/** Caught, or for honest mail a false alarm: the mail left the inbox. */
export const isMoved = ({ action }: { readonly action: Action }): boolean => action === 'junk' || action === 'reject'

/** Mail labelled only "unwanted" is right as spam and as phishing alike. */
export const isRight = ({ label, verdict }: Pick<Prediction, 'label' | 'verdict'>): boolean => {
  if (label === 'ham') return verdict === 'ham'
  if (label === 'unwanted') return verdict !== 'ham'
  return verdict === (label === 'phish' ? 'phishing' : 'spam')
}

export const predictOne = (item: Item, model: Model, costs: Costs, options: JudgeOptions = {}): Prediction => {
  const verdict = judgeEvidence({ findings: item.findings, grams: item.grams }, model, options)
  return {
    id: item.id,
    source: item.source,
    label: item.label,
    kind: item.kind,
    lang: item.lang,
    year: item.year === null ? '' : String(item.year),
    group: item.group,
    verdict: verdict.verdict,
    action: chooseAction(verdict.p, costs),
    p: verdict.p,
    logit: verdict.logits.unwanted,
  }
}
