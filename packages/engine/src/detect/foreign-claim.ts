/** The brand a mail says it is from and is not. */
import { isRegistered } from './claims.ts'
import type { Claim, View } from './view.ts'

/** A claim below this names a brand in passing. */
export const claimStrengthMin = 0.5

/**
 * The strongest claim of a registry brand that the From: domain is not of. None where the mail's own brand is claimed at
 * least as loudly: a shop that names the card it takes makes no claim to be the card.
 */
export const strongestForeignClaim = (view: View): Claim | null => {
  const own = view.claims.find((c) => c.ownDomain)
  for (const claim of view.claims) {
    if (claim.strength < claimStrengthMin) return null
    if (claim.ownDomain || !isRegistered(claim.brand)) continue
    if (own && (own.strength >= claim.strength - 0.2 || own.proven === true)) return null
    return claim
  }
  return null
}
