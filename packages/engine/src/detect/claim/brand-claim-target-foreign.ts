import { brandsSharing } from '../../brand/registry.ts'
import type { StandingKind } from '../../domain/standing.ts'
import { hasAccountAsk } from '../account-asks.ts'
import { isAsked, leadingLinks } from '../asked-links.ts'
import { isPostmasterReport } from '../bounce.ts'
import type { Detector } from '../detector.ts'
import { strongestForeignClaim } from '../foreign-claim.ts'
import { foreignShare } from '../foreign-share.ts'
import { isDoubtful, linkSpan } from '../links.ts'
import type { Claim, LinkView, View } from '../view.ts'

export const brandClaimTargetForeign: Detector = {
  symbol: 'BRAND_CLAIM_TARGET_FOREIGN',
  aspect: 'claim',
  about: {
    ja: '名乗っている会社のものではないサイトへ誘導しています',
    en: 'It leads to sites that are not the brand’s it names',
  },
  detect: (view) => {
    const claim = strongestForeignClaim(view) ?? ownUnproven(view)
    // A link that imitates a brand which the mail does not name is the look-alike link's own finding.
    if (!claim || claim.foreignTargets === 0 || claim.places.every((place) => place === 'link-domain')) return null
    const sisters = brandsSharing(claim.brand)
    const foreign = foreignTo(claim, view).filter(
      ({ owners, quoted }) => !quoted && !owners.some((owner) => sisters.includes(owner)),
    )
    if (foreign.length === 0) return null
    return {
      value: claim.strength * (claim.ownDomain ? foreignShare(view, foreign) : 1),
      spans: foreign.slice(0, 5).map(linkSpan),
      data: { brand: claim.brand, host: foreign[0]!.link.target.host },
    }
  },
}

/** Beside a brand that is not the sender's: the sender's own, unproven. A shop naming its card claims nothing. */
const ownUnproven = (view: View): Claim | undefined =>
  isPostmasterReport(view.message)
    ? undefined
    : view.claims.find((c) => c.ownDomain && c.strength >= 0.5 && c.proven !== true)

/** Kinds that somebody vouches for, though not the brand. */
const otherOwners: ReadonlySet<StandingKind> = new Set(['popular', 'service', 'restricted'])

/**
 * Links that are not the brand's: nobody's known; and where an account is asked about, those to act on whoever has them,
 * as a page is put on a small firm's site as easily. A foreign brand may be named by a shop that is itself known.
 */
const foreignTo = (claim: Claim, view: View): readonly LinkView[] => {
  const asking = hasAccountAsk(view)
  return leadingLinks(view).filter((target) => {
    const { standing, own } = target
    if (own && claim.ownDomain) return false
    if (isDoubtful(standing.kind)) return standing.lookAlike !== null || standing.brand !== claim.brand
    if (!asking || !isAsked(view, target)) return false
    return claim.ownDomain ? otherOwners.has(standing.kind) : standing.kind === 'restricted' && !standing.vetted && !own
  })
}
