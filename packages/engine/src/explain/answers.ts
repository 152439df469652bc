/**
 * The three answers on a mail, worked out together: who it says it is, whether it is really from there, what stands where
 * it leads. One sentence each, so chosen that none takes back another.
 */
import type { VerdictName } from '../judge/verdict.ts'
import type { Action } from '../policy/action.ts'
import type { Scan } from '../scan.ts'

/** What stands above all: the action decides, since it is what happens to the mail. */
export type Headline = 'ham' | 'maybe-spam' | 'review' | 'spam' | 'phishing'

/** A mail that stays where it is is never called phishing, and one that goes to the junk folder never fine. */
/** @param fine p of ham: a mail is not called fine where spam and phishing together are likelier. */
export const headlineOf = (verdict: VerdictName, action: Action, fine = 1): Headline => {
  if (action === 'junk' || action === 'reject') return verdict === 'phishing' ? 'phishing' : 'spam'
  if (action === 'review' || verdict === 'phishing') return 'review'
  return verdict === 'spam' || fine < 0.5 ? 'maybe-spam' : 'ham'
}

/**
 * Who it says it is. `likely`: really from a domain that only general knowledge gives to the brand. `borrowed`: the
 * brand's own system sent it, at somebody's bidding. `no-proof`: the brand's address stands there and was not proven.
 * `elsewhere`: the address is none known to be the brand's, which of a mail that is fine need not mean anything.
 */
export type Who = 'no-claim' | 'proven' | 'borrowed' | 'likely' | 'unknown' | 'no-proof' | 'elsewhere' | 'not-real'
/** Whether it is really from the domain in From:. `real-sender`: it is, and that is not whom it claims to be. */
export type Really = 'no-address' | 'proven' | 'real-sender' | 'unknown' | 'no-proof'
/** What is said where it asks nothing of note and leads nowhere. */
export type Nothing = 'nothing-of-note' | 'no-clear-sign'
/** Links to the sender's own domain: his only where he is proven. */
export type OwnLinks = 'senders' | 'same-domain'
/** Of a brand's domain: whether it is said to be the brand's, or thought to be. */
export type BrandSites = 'known' | 'likely'

export type Answers = {
  readonly headline: Headline
  readonly who: Who
  readonly really: Really
  readonly nothing: Nothing
  readonly ownLinks: OwnLinks
  readonly brandSites: BrandSites
}

type Proof = boolean | 'unknown'
export type AnswerInput = {
  readonly verdict: VerdictName
  readonly action: Action
  /** p of ham. */
  readonly fine: number
  /** The brand mainly named; null for none. */
  readonly claim: { readonly proven: Proof; readonly ownDomain: boolean } | null
  /** `hasAddress`: From: holds a domain. */
  readonly origin: { readonly proven: Proof; readonly hasAddress: boolean }
  /** A brand's own notifications, used by somebody else. */
  readonly abused: boolean
}

export const answersOf = (input: AnswerInput): Answers => {
  const { verdict, action, fine, origin } = input
  const headline = headlineOf(verdict, action, fine)
  const who = whoOf(input, headline)
  return {
    headline,
    who,
    really: !origin.hasAddress
      ? 'no-address'
      : origin.proven === true
        ? who === 'not-real'
          ? 'real-sender'
          : 'proven'
        : origin.proven === 'unknown'
          ? 'unknown'
          : 'no-proof',
    nothing: headline === 'ham' ? 'nothing-of-note' : 'no-clear-sign',
    ownLinks: origin.proven === true ? 'senders' : 'same-domain',
    brandSites: who === 'likely' ? 'likely' : 'known',
  }
}

const whoOf = ({ claim, origin, verdict, abused }: AnswerInput, headline: Headline): Who => {
  if (!claim) return 'no-claim'
  if (!claim.ownDomain) return headline === 'phishing' ? 'not-real' : 'elsewhere'
  // A claim is never surer than the origin it rests on.
  if (origin.proven === true) {
    if (claim.proven !== true) return 'likely'
    return abused || verdict === 'phishing' ? 'borrowed' : 'proven'
  }
  return origin.proven === 'unknown' ? 'unknown' : 'no-proof'
}

/** A claim weaker than this only names somebody in passing. */
const claimFromStrength = 0.5

export const mainClaim = ({ view }: Scan) => view.claims.find((claim) => claim.strength >= claimFromStrength)

export const answersOfScan = (scan: Scan): Answers => {
  const { view, verdict, action, findings } = scan
  return answersOf({
    verdict: verdict.verdict,
    action,
    fine: verdict.p.ham,
    claim: mainClaim(scan) ?? null,
    origin: { proven: view.origin.proven, hasAddress: view.origin.headerFrom !== '' },
    abused: findings.some(({ symbol }) => symbol === 'ABUSED_NOTIFICATION'),
  })
}
