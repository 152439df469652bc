/**
 * A verdict as rspamd and SpamAssassin clients know it: points, of which so many are junk. The mapping is stated in
 * docs/rspamd.md: points are the nats of the unwanted logit, times a constant, so even odds are 0 and the decision of the
 * standard level against spam is 6. The symbols' points add up to the score exactly.
 */
import { type Costs, defaultCosts, meaningOf } from '@miwake/engine'
import type { Answer, AnswerTerm, Judgement } from '../answer.ts'
import { oneAnswer } from '../one-answer.ts'

/** As rspamd's own default for 'add header'. */
export const requiredScore = 6

/** rspamd's words (src/libmime/scan_result.h). */
export type RspamdAction = 'no action' | 'add header' | 'soft reject' | 'reject'

export type Points = { readonly name: string; readonly score: number }
export type ScoredSymbol = Points & {
  readonly description: string
  readonly options: readonly string[]
}

export type Score<Symbol extends Points = ScoredSymbol> = {
  readonly action: RspamdAction
  readonly score: number
  /** Each name once; strongest first. */
  readonly symbols: readonly Symbol[]
}

/** Odds of spam against ham from which junk is the cheapest, cheaper than delivering and than asking the person. */
const junkOdds = ({ hamJunked, hamReviewed, spamDelivered, spamReviewed }: Costs): number =>
  Math.max(hamJunked / spamDelivered, (hamJunked - hamReviewed) / spamReviewed)

/** 6 / ln 20 for the default costs. */
export const pointsPerNat = requiredScore / Math.log(junkOdds(defaultCosts))

/** Scores are whole hundredths: what clients print. */
const unitsPerPoint = 100
const requiredUnits = requiredScore * unitsPerPoint

/** Far above any sum of terms, and still a number in every client. */
const natsMax = 1_000
const nats = (x: number): number => (Number.isNaN(x) ? 0 : Math.max(-natsMax, Math.min(natsMax, x)))

/** A sum of floats may miss a whole hundredth by the last bit. */
const lastBits = 1e-9
/** Rounded down, so that what is below the required score never prints as it. */
const unitsDown = (points: number): number => Math.floor(points * unitsPerPoint + lastBits)
const unitsNear = (points: number): number => Math.round(points * unitsPerPoint)

/** 'discard' is all held, and here nothing can be held: it is marked. */
const actions = { accept: 'no action', discard: 'add header', reject: 'reject', defer: 'soft reject' } as const

export const actionOf = (answer: Answer): RspamdAction => {
  const { deed, tagged } = oneAnswer(answer)
  return deed === 'accept' && tagged ? 'add header' : actions[deed]
}

/** The terms' points by symbol; all that is the same for every mail, or lost in rounding, is MIWAKE_BASE. */
const termUnits = ({ terms, logits }: Judgement): ReadonlyMap<string, number> => {
  const units = new Map<string, number>([['MIWAKE_BASE', 0]])
  for (const { symbol, unwanted } of terms) {
    if (symbol !== 'BIAS') units.set(symbol, (units.get(symbol) ?? 0) + nats(unwanted) * pointsPerNat)
  }
  let sum = 0
  for (const [symbol, points] of units) {
    units.set(symbol, unitsNear(points))
    sum += unitsNear(points)
  }
  units.set('MIWAKE_BASE', unitsDown(nats(logits.unwanted) * pointsPerNat) - sum)
  return units
}

/** What policy adds: to the required score where it decided for junk, to just below where it decided for the mail. */
const policyUnits = (units: number, action: RspamdAction): number => {
  if (action === 'no action') return units >= requiredUnits ? requiredUnits - 1 - units : 0
  return units < requiredUnits ? requiredUnits - units : 0
}

const ownWords: Readonly<Record<string, string>> = {
  MIWAKE_BASE: 'What holds for every mail, before anything is known of this one',
  MIWAKE_POLICY: 'Costs of phishing, lists or the policy of the recipient decided otherwise than the sum',
  MIWAKE_REVIEW: 'For the person to judge',
  MIWAKE_HAM: 'Verdict: honest mail',
  MIWAKE_SPAM: 'Verdict: spam',
  MIWAKE_PHISHING: 'Verdict: phishing',
}

const describe = (symbol: string): string => ownWords[symbol] ?? meaningOf(symbol)?.en ?? ''

/** Clients show options in one line each; so many tell enough. */
const optionsMax = 10

/** What each symbol says of phishing against spam, which no score holds. */
const phishingOptions = (terms: readonly AnswerTerm[]): ReadonlyMap<string, readonly string[]> => {
  const sums = new Map<string, number>()
  for (const { symbol, phishing } of terms) sums.set(symbol, (sums.get(symbol) ?? 0) + nats(phishing))
  return new Map(
    [...sums].map(([symbol, sum]) => [symbol, sum === 0 ? [] : [`phishing ${sum > 0 ? '+' : ''}${sum.toFixed(2)}`]]),
  )
}

/** Why policy decided, as symbols of lists and the like; the phishing costs name themselves. */
const policyOptions = ({ recipients, judgement }: Answer): readonly string[] => {
  const because = [...new Set(recipients.flatMap((recipient) => recipient.because))]
  if (because.length > 0) return because.slice(0, optionsMax)
  return judgement === null ? [] : [`${judgement.verdict} ${judgement.action}`]
}

/** Total over any answer. `score >= requiredScore` exactly where the action is not 'no action'. */
export const pointsOf = (answer: Answer): Score<Points> => {
  const action = actionOf(answer)
  const { judgement } = answer
  const units = judgement === null ? new Map<string, number>() : termUnits(judgement)
  let natural = 0
  const symbols: Points[] = []
  for (const [name, n] of units) {
    natural += n
    symbols.push({ name, score: n / unitsPerPoint })
  }
  symbols.sort((a, b) => Math.abs(b.score) - Math.abs(a.score))
  const policy = policyUnits(natural, action)
  const own: Points[] = judgement === null ? [] : [{ name: `MIWAKE_${judgement.verdict.toUpperCase()}`, score: 0 }]
  if (policy !== 0) own.push({ name: 'MIWAKE_POLICY', score: policy / unitsPerPoint })
  if (judgement?.action === 'review' && action === 'no action') own.push({ name: 'MIWAKE_REVIEW', score: 0 })
  return { action, score: (natural + policy) / unitsPerPoint, symbols: [...own, ...symbols] }
}

/** With what each symbol means, and what it says beside its points. */
export const scoreOf = (answer: Answer): Score => {
  const { judgement } = answer
  const said = new Map(phishingOptions(judgement?.terms ?? []))
  said.set('MIWAKE_POLICY', policyOptions(answer))
  if (judgement !== null) {
    const { verdict, p, version } = judgement
    said.set(`MIWAKE_${verdict.toUpperCase()}`, [`p=${p[verdict].toFixed(3)}`, version])
  }
  const points = pointsOf(answer)
  return {
    ...points,
    symbols: points.symbols.map(({ name, score }) => ({
      name,
      score,
      description: describe(name),
      options: said.get(name) ?? [],
    })),
  }
}
