/** The brand a mail says it is from and is not. */

import { isPostmasterReport } from './bounce.ts'
import { isRegistered } from './claims.ts'
import type { Claim, View } from './view.ts'

/** A claim below this names a brand in passing. */
export const claimStrengthMin = 0.5

/**
 * The strongest claim of a registry brand that the From: domain is not of. None where the mail's own brand is claimed at
 * least as loudly: a shop that names the card it takes makes no claim to be the card.
 */
export const strongestForeignClaim = (view: View): Claim | null => {
  // A report quotes the returned mail's claims; who wears a brand's name is no postmaster.
  if (isPostmasterReport(view.message) && !view.claims.some((c) => c.places.includes('display-name'))) return null
  const own = view.claims.find((c) => c.ownDomain)
  for (const claim of view.claims) {
    if (claim.strength < claimStrengthMin) return null
    if (claim.ownDomain || !isRegistered(claim.brand)) continue
    if (own && (own.strength >= claim.strength - 0.2 || own.proven === true)) return null
    return claim
  }
  return null
}

/** A name in the display name and nowhere else may be a customer's or a product's; said again, it is who the mail says it is. */
const impersonationStrengthMin = 0.75

/** The brand whose name the sender wears without its domain; null through a mailing service, which sends for brands too. */
export const impersonation = (view: View): Claim | null => {
  if (view.origin.standing.kind === 'mailer') return null
  const claim = strongestForeignClaim(view)
  return claim && claim.strength >= impersonationStrengthMin && claim.places.includes('display-name') ? claim : null
}
