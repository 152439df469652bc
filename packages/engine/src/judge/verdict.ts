/** What the judge says, and the exact sum that says it. */
import type { Aspect } from '../detect/detector.ts'
import type { Span } from '../mail/message.ts'

export type VerdictName = 'ham' | 'spam' | 'phishing'
export type Probabilities = { readonly ham: number; readonly spam: number; readonly phishing: number }
/** One summand, in nats. `symbol` is a detector's name, or one of the judge's own (BIAS, WORDS, WORDS_CAP, CREDIT_DISTRUST, ...). */
export type Term = {
  readonly symbol: string
  readonly aspect: Aspect | 'words' | 'bias' | 'memory'
  readonly unwanted: number
  readonly phishing: number
  readonly spans: readonly Span[]
}
export type Verdict = {
  readonly verdict: VerdictName
  readonly p: Probabilities
  /** Sums of the terms: unwanted against ham, phishing against spam given unwanted. */
  readonly logits: { readonly unwanted: number; readonly phishing: number }
  readonly terms: readonly Term[]
}
