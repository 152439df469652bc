/** The brand a mail says it is from and is not. */

import { brandsSharing } from '../brand/registry.ts'
import { hasAccountAsk } from './account-asks.ts'
import { isAsked, leadingLinks } from './asked-links.ts'
import { isPostmasterReport } from './bounce.ts'
import { isRegistered } from './claims.ts'
import { isDoubtful, isGood } from './links.ts'
import { ownLabel, wearsLabel } from './own-name.ts'
import { phoneNumber } from './phone-number.ts'
import type { Claim, View } from './view.ts'

/** A claim below this names a brand in passing. */
export const claimStrengthMin = 0.5
/** How much louder a foreign brand is than the sender's own where it is more than a partner. */
const louderBy = 0.2

/**
 * The strongest claim of a registry brand that the From: domain is not of. None where the mail's own brand answers for
 * it: a shop that names the card it takes makes no claim to be the card.
 */
export const strongestForeignClaim = (view: View): Claim | null => {
  // A report quotes the returned mail's claims; who wears a brand's name is no postmaster.
  if (isPostmasterReport(view.message) && !view.claims.some((c) => c.places.includes('display-name'))) return null
  const own = view.claims.find((c) => c.ownDomain)
  for (const claim of view.claims) {
    if (claim.strength < claimStrengthMin) return null
    if (claim.ownDomain || !isRegistered(claim.brand) || (own && answersFor(own, claim, view))) continue
    if (!isAbout(claim, view)) return claim
    return claim.strength * aboutShare < claimStrengthMin ? null : { ...claim, strength: claim.strength * aboutShare }
  }
  return null
}

/** What is left of a claim that a mail of somebody named otherwise is about: 'GitHubと連携しますか'. */
const aboutShare = 0.6

/**
 * The sender speaks of the brand, not as it: it bears its own domain's name and alarms nobody, or is proven and known
 * and leads nowhere strange, as those who warn of fraud do.
 */
const isAbout = ({ places }: Claim, view: View): boolean => {
  if (places.includes('display-name')) return false
  if (view.origin.proven === true && isGood(view.origin.standing) && !leadsAway(view)) return true
  return wearsLabel(view, ownLabel(view)) && !hasAccountAsk(view)
}

/**
 * Whether the sender's own brand explains that another is named: it is said as loudly, or it is proven. Neither does where
 * an honest service carries a stranger's words: a form's answer or an invoice whose subject is 'Amazonアカウント停止', or a
 * display name that is all another brand's, and whose target is nobody's known.
 */
const answersFor = (own: Claim, claim: Claim, view: View): boolean => {
  const leads = leadsAway(view)
  if (leads && isCarried(own, claim, view)) return false
  if (own.strength >= claim.strength - louderBy) return true
  return own.proven === true && !(leads && claim.worn === 1 && !own.places.includes('display-name'))
}

/** The subject is the other brand's alone, and an account is in trouble. */
const isCarried = (own: Claim, { places }: Claim, view: View): boolean =>
  places.includes('subject') && !own.places.includes('subject') && hasAccountAsk(view)

/** A link that nobody vouches for, or a number to call. */
const leadsAway = (view: View): boolean =>
  leadingLinks(view).some(({ own, quoted, standing }) => !own && !quoted && isDoubtful(standing.kind)) ||
  (view.phraseHits('CALL_BACK').length > 0 && phoneNumber.test(view.text.value))

/** A name in the display name and nowhere else may be a customer's or a product's; said again, it is who the mail says it is. */
const maskStrengthMin = 0.75
const askingStrengthMin = 0.55
/** A longer name that holds a brand's: 'Amazon釣具店'; the same where the mail asks as the brand. */
const longerName = { silent: 0.35, asking: 0.8 } as const
/** At the mailboxes a brand rents out, its own notices and a user who calls himself the brand look alike. */
const aUser = 0.35
const isUser = ({ brand }: Claim, { origin: { standing, proven } }: View): boolean =>
  proven !== false &&
  standing.kind === 'free-mail' &&
  standing.brand !== null &&
  brandsSharing(brand).includes(standing.brand)
/** A mailing service sends for brands too. */
const mailerShare = 0.7

export type Mask = {
  readonly claim: Claim
  /** 1: the sender's name is the brand's and nothing else. */
  readonly value: number
}

/** The brand whose name the sender wears without its domain, and how much of a mask it is. */
export const maskOf = (view: View): Mask | null => {
  const claim = strongestForeignClaim(view)
  if (!claim || claim.worn === 0) return null
  const asking = claim.places.some(isSaid) && hasAccountAsk(view)
  if (
    claim.strength <
    (claim.worn < 1 && asking ? askingStrengthMin : claim.worn < 1 ? claimStrengthMin : maskStrengthMin)
  )
    return null
  const value = isUser(claim, view) ? aUser : claim.worn === 1 ? 1 : asking ? longerName.asking : longerName.silent
  if (view.origin.standing.kind !== 'mailer') return { claim, value }
  return isExcused(claim, view) ? null : { claim, value: value * mailerShare }
}

const isSaid = (place: string): boolean => place === 'subject' || place === 'text' || place === 'signature'

/** So small a share are the shop that is paid, a partner, a host of pictures. */
const asideMax = 0.2

/** Through a mailing service, a brand leads to itself where it wants to be followed, or asks nothing about an account. */
const isExcused = (claim: Claim, view: View): boolean => {
  const sisters = brandsSharing(claim.brand)
  // The service's own hosts count clicks for whoever sends.
  const links = leadingLinks(view).filter(({ standing }) => standing.kind !== 'mailer')
  if (links.length === 0) return !hasAccountAsk(view)
  const foreign = links.filter(({ owners }) => !owners.some((owner) => sisters.includes(owner)))
  return foreign.length <= links.length * asideMax && !foreign.some((link) => isAsked(view, link))
}

const maskMin = 0.7

/** The brand that a mail as good as certainly poses as. */
export const impersonation = (view: View): Claim | null => {
  const mask = maskOf(view)
  return mask && mask.value >= maskMin ? mask.claim : null
}
