/** What the engine said of one labelled mail, with what the mail was. */
import type { Action, VerdictName } from '@miwake/engine'

export type Prediction = {
  readonly id: string
  readonly source: string
  readonly label: 'ham' | 'spam' | 'phish' | 'unwanted'
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
export const isMoved = ({ action }: Prediction): boolean => action === 'junk' || action === 'reject'
