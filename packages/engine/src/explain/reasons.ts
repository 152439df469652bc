/** What of a verdict is told to a person: the meanings of the terms that count. */
import { brandById } from '../brand/registry.ts'
import { detectors } from '../detect/index.ts'
import { trustOf } from '../judge/contradictions.ts'
import { signOf } from '../judge/signs.ts'
import type { Term } from '../judge/verdict.ts'
import type { Scan } from '../scan.ts'
import { headlineOf } from './answers.ts'
import { type Both, calmWords, judgeWords } from './words.ts'

const about: ReadonlyMap<string, Both> = new Map(detectors.map((d) => [d.symbol, d.about]))

/** A symbol in a lay reader's words; of one that no detector has, the judge's own text or null. */
export const meaningOf = (symbol: string): Both | null => about.get(symbol) ?? judgeWords[symbol] ?? null

/** Terms too small to be a reason, in nats; the full sum lists them all. */
export const reasonFromNats = 0.5
const reasonsMax = 4
/** More nats than any term has. */
const againstFirst = 1_000

export type Reason = { readonly pull: 'for' | 'against'; readonly text: Both; readonly term: Term }

/** How somebody is greeted asks for nothing. */
const greetings: ReadonlySet<string> = new Set(['GENERIC_GREETING'])
const toldAs = ({ symbol, aspect }: Term): Term['aspect'] => (greetings.has(symbol) ? 'disguise' : aspect)

/** Called fine: then nothing in it is an accusation. */
const isFine = ({ verdict, action }: Scan): boolean => headlineOf(verdict.verdict, action, verdict.p.ham) === 'ham'

/**
 * The strongest terms of these aspects: in a mail that is not fine first what is against it. What a mail that is fine asks is
 * told calmly, and of a proven sender's only what can be.
 */
export const reasonsOf = (scan: Scan, aspects: readonly Term['aspect'][]): readonly Reason[] => {
  const { verdict, findings, view } = scan
  const suspect = verdict.verdict !== 'ham'
  const calm = isFine(scan)
  const wordsOf = ({ symbol, aspect }: Term, isAgainst: boolean): Both | undefined => {
    if (!calm || aspect !== 'ask' || !isAgainst) return about.get(symbol)
    return calmWords[symbol] ?? (view.origin.proven === true ? undefined : about.get(symbol))
  }
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
    .filter((term) => aspects.includes(toldAs(term)) && !isSilent(term))
    .map((term) => ({ term, nats: strength(term) }))
    .filter(({ nats }) => Math.abs(nats) >= reasonFromNats)
    .sort((a, b) => rank(b.nats) - rank(a.nats))) {
    // What the judge itself adds (caps, distrust) is bookkeeping, which the full sum shows.
    const text = wordsOf(term, nats > 0)
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
