/** One mail's result as `scan --json` prints it. The form is fixed by DESIGN: fields may be added, never changed. */
import type { Action, Scan, Span, VerdictName } from '@miwake/engine'

export type JsonTerm = {
  readonly symbol: string
  readonly aspect: string
  readonly unwanted: number
  readonly phishing: number
  readonly spans: readonly Span[]
}
export type JsonResult = {
  readonly id: string
  readonly verdict: VerdictName
  readonly p: { readonly ham: number; readonly spam: number; readonly phishing: number }
  readonly action: Action
  readonly claims: readonly {
    readonly brand: string
    readonly strength: number
    readonly proven: boolean | 'unknown'
    readonly spans: readonly Span[]
  }[]
  readonly origin: { readonly domain: string; readonly proven: boolean | 'unknown'; readonly standing: string }
  readonly terms: readonly JsonTerm[]
  readonly logits: { readonly unwanted: number; readonly phishing: number }
  readonly defects: readonly { readonly kind: string; readonly detail: string }[]
  readonly model: string
}

const round = (x: number, digits: number): number => Number(x.toFixed(digits))

export const toJson = (id: string, { view, verdict, action }: Scan, model: string): JsonResult => ({
  id,
  verdict: verdict.verdict,
  p: { ham: round(verdict.p.ham, 4), spam: round(verdict.p.spam, 4), phishing: round(verdict.p.phishing, 4) },
  action,
  claims: view.claims.map(({ brand, strength, proven, spans }) => ({
    brand,
    strength: round(strength, 2),
    proven,
    spans,
  })),
  origin: { domain: view.origin.headerFrom, proven: view.origin.proven, standing: view.origin.standing.kind },
  terms: verdict.terms.map(({ symbol, aspect, unwanted, phishing, spans }) => ({
    symbol,
    aspect,
    unwanted: round(unwanted, 3),
    phishing: round(phishing, 3),
    spans,
  })),
  logits: { unwanted: round(verdict.logits.unwanted, 3), phishing: round(verdict.logits.phishing, 3) },
  defects: view.message.defects.map(({ kind, detail }) => ({ kind, detail })),
  model,
})
