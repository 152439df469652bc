/** What of a verdict is told to a person: the meanings of the terms that count. */
import { brandById } from '../brand/registry.ts'
import { detectors } from '../detect/index.ts'
import { trustOf } from '../judge/contradictions.ts'
import { signOf } from '../judge/signs.ts'
import type { Term } from '../judge/verdict.ts'
import type { Scan } from '../scan.ts'
import { type Both, judgeWords } from './words.ts'

const about: ReadonlyMap<string, Both> = new Map(detectors.map((d) => [d.symbol, d.about]))

/** A symbol in a lay reader's words; of one that no detector has, the judge's own text or null. */
export const meaningOf = (symbol: string): Both | null => about.get(symbol) ?? judgeWords[symbol] ?? null

/** Terms too small to be a reason, in nats; the full sum lists them all. */
export const reasonFromNats = 0.5
const reasonsMax = 4
/** More nats than any term has. */
const againstFirst = 1_000

export type Reason = { readonly pull: 'for' | 'against'; readonly text: Both; readonly term: Term }

/** The strongest terms of these aspects: in a mail that is not fine first what is against it. */
export const reasonsOf = ({ verdict, findings }: Scan, aspects: readonly Term['aspect'][]): readonly Reason[] => {
  const suspect = verdict.verdict !== 'ham'
  const trust = trustOf(findings)
  const names = new Set(findings.map(({ symbol }) => symbol))
  // What was taken back, or says only how the mail is made, speaks for nobody; what is proven need not be said unproven.
  const isSilent = ({ symbol, unwanted }: Term) =>
    (unwanted < 0 && (trust.voidShare(symbol) === 1 || signOf(symbol) === 0)) ||
    (symbol === 'SELF_NAMED' && names.has('SELF_NAMED_PROVEN'))
  // What tells phishing from spam is a reason too, but never turns round what speaks for the mail.
  const strength = ({ unwanted, phishing }: Term) =>
    suspect && unwanted > 0 ? unwanted + Math.max(0, phishing) / 4 : unwanted
  const rank = (nats: number) => (suspect && nats > 0 ? againstFirst : 0) + Math.abs(nats)
  const reasons = new Map<Both, Reason>()
  for (const { term, nats } of verdict.terms
    .filter((term) => aspects.includes(term.aspect) && !isSilent(term))
    .map((term) => ({ term, nats: strength(term) }))
    .filter(({ nats }) => Math.abs(nats) >= reasonFromNats)
    .sort((a, b) => rank(b.nats) - rank(a.nats))) {
    // What the judge itself adds (caps, distrust) is bookkeeping, which the full sum shows.
    const text = about.get(term.symbol)
    if (text !== undefined && !reasons.has(text)) {
      reasons.set(text, { pull: nats > 0 ? 'against' : 'for', text, term })
    }
  }
  return [...reasons.values()].slice(0, reasonsMax)
}

const servicePrefix = 'service:'

/** A brand's name; of a known service without a registry file, its own word. */
export const brandName = (id: string): Both => {
  const name = id.startsWith(servicePrefix) ? id.slice(servicePrefix.length) : id
  return brandById(id)?.name ?? { ja: name, en: name }
}
