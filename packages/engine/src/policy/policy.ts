/** Verdict to action: the cheapest one, by what each error costs the person. */
import type { Probabilities } from '../judge/verdict.ts'
import type { Action } from './action.ts'

/** Costs in units of one spam mail read in the inbox. */
export type Costs = {
  /** Spam, and phishing, left in the inbox unmarked. From 4 on, what is phishing first of all is never delivered. */
  readonly spamDelivered: number
  readonly phishingDelivered: number
  /** An honest mail put into the junk folder. */
  readonly hamJunked: number
  /** A mail marked for review: the person has to look, whatever it is. */
  readonly spamReviewed: number
  readonly phishingReviewed: number
  readonly hamReviewed: number
  /** Refusing (gateway only): worse than junk, since nobody sees it. Infinity = never. */
  readonly hamRejected: number
  /** Back from the junk folder to the inbox. */
  readonly spamRescued: number
  readonly phishingRescued: number
}

export const defaultCosts: Costs = {
  spamDelivered: 1,
  phishingDelivered: 4,
  hamJunked: 14,
  spamReviewed: 0.55,
  phishingReviewed: 1,
  hamReviewed: 3,
  hamRejected: Number.POSITIVE_INFINITY,
  spamRescued: 100,
  phishingRescued: 2000,
}

export const chooseAction = (p: Probabilities, costs: Costs = defaultCosts): Action => {
  const options: readonly (readonly [Action, number])[] = [
    ['deliver', p.spam * costs.spamDelivered + p.phishing * costs.phishingDelivered],
    ['review', p.spam * costs.spamReviewed + p.phishing * costs.phishingReviewed + p.ham * costs.hamReviewed],
    ['junk', p.ham * costs.hamJunked],
    // 0 times infinity is no number: a mail that cannot be honest may be refused, one that may be never is.
    ['reject', p.ham === 0 ? 0 : p.ham * costs.hamRejected],
  ]
  let best = options[0]!
  for (const option of options) if (option[1] < best[1]) best = option
  return best[0]
}

/**
 * Whether a mail in the junk folder may come back. Stricter than deliver: it has to be worth it against 2,000 times
 * the cost, and something has to speak FOR the mail (a proven and known sender), not merely nothing against it.
 */
export const mayRescue = (p: Probabilities, knownAndProven: boolean, costs: Costs = defaultCosts): boolean =>
  knownAndProven && p.spam * costs.spamRescued + p.phishing * costs.phishingRescued < p.ham * costs.hamJunked
