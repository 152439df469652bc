/** Findings and words to a verdict. The terms are the sum, exactly. */
import type { Finding } from '../detect/detector.ts'
import type { View } from '../detect/view.ts'
import { type Trust, trustOf } from './contradictions.ts'
import { type MailboxVector, mailboxFeatures, mailboxNats } from './mailbox.ts'
import type { Model, Weight } from './model.ts'
import { reviewed } from './reviewed.ts'
import { sigmoid } from './sigmoid.ts'
import type { Term, Verdict, VerdictName } from './verdict.ts'
import { tellingPassages, wordSums, wordsOf } from './words.ts'

/** A finding counts once in full; shares below one count as they are. */
export const strengthOf = (finding: Finding): number => Math.min(1, finding.value)

export type JudgeOptions = {
  /** Leave the reviewed weights out: for evaluation. */
  readonly withoutReviewed?: boolean
  /** Leave the words out: for evaluation. */
  readonly withoutWords?: boolean
  /** The mailbox's own vector: adds one term. */
  readonly mailbox?: MailboxVector
  /** Symbols left out: for ablation. */
  readonly without?: ReadonlySet<string>
}

const reviewedWeights: ReadonlyMap<string, Weight> = new Map(Object.entries(reviewed))

const clamp = (x: number, cap: number) => Math.max(-cap, Math.min(cap, x))

/** What the sum is made of: findings, and the hashed grams of the words. */
export type Evidence = { readonly findings: readonly Finding[]; readonly grams: Uint32Array }

export const judge = (view: View, findings: readonly Finding[], model: Model, options: JudgeOptions = {}): Verdict => {
  const words = wordsOf(view)
  const shipped = judgeEvidence({ findings, grams: words.grams.ids }, model, options)
  const { mailbox } = options
  // Nothing learned adds nothing: its features need not be looked for.
  const learned = mailbox !== undefined && mailbox.entries.size > 0
  const verdict = learned ? withMailbox(shipped, view, findings, words.grams.ids, mailbox) : shipped
  const said = verdict.terms.find((term) => term.symbol === 'WORDS')
  if (!said || said.unwanted < passagesFromNats) return verdict
  const spans = tellingPassages(view, words, model)
  return { ...verdict, terms: verdict.terms.map((term) => (term === said ? { ...term, spans } : term)) }
}

const withMailbox = (
  shipped: Verdict,
  view: View,
  findings: readonly Finding[],
  grams: Uint32Array,
  mailbox: MailboxVector,
): Verdict => {
  const unwanted = mailboxNats(mailbox, mailboxFeatures(view, findings, grams), shipped.logits.unwanted)
  if (unwanted === 0) return shipped
  return verdictOf([...shipped.terms, { symbol: 'MAILBOX', aspect: 'memory', unwanted, phishing: 0, spans: [] }])
}

/** Words that add less than this are not worth marking in the mail. */
const passagesFromNats = 0.5

/** The sum itself. Training and evaluation call this with stored evidence, `judge` with a mail's. */
export const judgeEvidence = (evidence: Evidence, model: Model, options: JudgeOptions = {}): Verdict => {
  const { grams } = evidence
  // What is left out is not there: neither its weight nor what it does to others'.
  const { without, withoutReviewed = false } = options
  const findings =
    without === undefined && !withoutReviewed
      ? evidence.findings
      : evidence.findings.filter(
          ({ symbol }) => !without?.has(symbol) && !(withoutReviewed && reviewedWeights.has(symbol)),
        )
  const terms: Term[] = [{ symbol: 'BIAS', aspect: 'bias', ...model.bias, spans: [] }]
  for (const finding of findings) {
    const weight: Weight | undefined = reviewedWeights.get(finding.symbol) ?? model.symbols[finding.symbol]
    const x = strengthOf(finding)
    terms.push({
      symbol: finding.symbol,
      aspect: finding.aspect,
      unwanted: (weight?.unwanted ?? 0) * x,
      phishing: (weight?.phishing ?? 0) * x,
      spans: finding.spans,
    })
  }
  const trust = trustOf(findings)
  const distrust = distrustTerm(terms, trust)
  if (distrust) terms.push(distrust)
  if (!options.withoutWords) terms.push(...wordTerms(grams, model, trust))
  return verdictOf(terms)
}

/** Takes back what was said for a sender who is contradicted, or more than a stranger can be given. */
const distrustTerm = (terms: readonly Term[], trust: Trust): Term | null => {
  let voided = 0
  let credit = 0
  for (const { symbol, unwanted } of terms) {
    if (unwanted >= 0) continue
    const share = trust.voidShare(symbol)
    voided -= unwanted * share
    if (share === 0 && trust.capped(symbol)) credit -= unwanted
  }
  const taken = voided + Math.max(0, credit - trust.capNats)
  return taken > 0 ? { symbol: 'CREDIT_DISTRUST', aspect: 'claim', unwanted: taken, phishing: 0, spans: [] } : null
}

const wordTerms = (grams: Uint32Array, model: Model, trust: Trust): Term[] => {
  if (grams.length === 0) return []
  const { unwanted, phishing } = wordSums(grams, model.words)
  const terms: Term[] = [{ symbol: 'WORDS', aspect: 'words', unwanted, phishing, spans: [] }]
  const capped = {
    unwanted: clamp(unwanted, model.words.unwanted.cap),
    phishing: clamp(phishing, model.words.phishing.cap),
  }
  if (capped.unwanted !== unwanted || capped.phishing !== phishing) {
    terms.push({
      symbol: 'WORDS_CAP',
      aspect: 'words',
      unwanted: capped.unwanted - unwanted,
      phishing: capped.phishing - phishing,
      spans: [],
    })
  }
  if (trust.shielded && capped.unwanted > 0) {
    terms.push({ symbol: 'WORDS_SHIELD', aspect: 'words', unwanted: -capped.unwanted, phishing: 0, spans: [] })
  }
  // Phish quote the brand's own words, so those must not speak for the mail.
  if (capped.unwanted < 0 && !trust.words) {
    terms.push({ symbol: 'WORDS_DISTRUST', aspect: 'words', unwanted: -capped.unwanted, phishing: 0, spans: [] })
  }
  return terms
}

export const verdictOf = (terms: readonly Term[]): Verdict => {
  let unwanted = 0
  let phishing = 0
  for (const term of terms) {
    unwanted += term.unwanted
    phishing += term.phishing
  }
  const u = sigmoid(unwanted)
  const f = sigmoid(phishing)
  const p = { ham: 1 - u, spam: u * (1 - f), phishing: u * f }
  const verdict: VerdictName =
    p.ham >= p.spam && p.ham >= p.phishing ? 'ham' : p.phishing >= p.spam ? 'phishing' : 'spam'
  return { verdict, p, logits: { unwanted, phishing }, terms }
}
