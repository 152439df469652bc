import { isPostmasterReport } from '../bounce.ts'
import type { Detector } from '../detector.ts'
import { strongestForeignClaim } from '../foreign-claim.ts'
import { isDoubtful, linkSpan, visibleLinks } from '../links.ts'

export const brandClaimTargetForeign: Detector = {
  symbol: 'BRAND_CLAIM_TARGET_FOREIGN',
  aspect: 'claim',
  about: {
    ja: '名乗っている会社のものではないサイトへ誘導しています',
    en: 'It leads to sites that are not the brand’s it names',
  },
  detect: (view) => {
    // Beside a brand that is not the sender's: the sender's own, unproven. A shop naming its card claims nothing.
    const own = isPostmasterReport(view.message)
      ? undefined
      : view.claims.find((c) => c.ownDomain && c.strength >= 0.5 && c.proven !== true)
    const claim = strongestForeignClaim(view) ?? own
    if (!claim || claim.foreignTargets === 0) return null
    const foreign = visibleLinks(view).filter(
      ({ standing, link }) => standing.brand !== claim.brand && isDoubtful(standing.kind) && link.source !== 'text',
    )
    const text = visibleLinks(view).filter(({ standing, link }) => isDoubtful(standing.kind) && link.source === 'text')
    const all = [...foreign, ...text]
    if (all.length === 0) return null
    return {
      value: claim.strength,
      spans: all.slice(0, 5).map(linkSpan),
      data: { brand: claim.brand, host: all[0]!.link.target.host },
    }
  },
}
