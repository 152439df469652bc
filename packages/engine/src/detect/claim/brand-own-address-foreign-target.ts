import { leadingLinks } from '../asked-links.ts'
import { isPostmasterReport } from '../bounce.ts'
import { isRegistered } from '../claims.ts'
import type { Detector } from '../detector.ts'
import { foreignShare, imitates } from '../foreign-share.ts'
import { isDoubtful, linkSpan } from '../links.ts'

/** Where nobody asked who sent it, most of a brand's mail is the brand's. */
const unaskedShare = 0.5

export const brandOwnAddressForeignTarget: Detector = {
  symbol: 'BRAND_OWN_ADDRESS_FOREIGN_TARGET',
  aspect: 'claim',
  about: {
    ja: 'アドレスは名乗っている会社のものですが、確認できず、リンク先は別のサイトです',
    en: 'The address is the brand’s but unconfirmed, and the links lead elsewhere',
  },
  detect: (view) => {
    if (view.origin.proven === true || isPostmasterReport(view.message)) return null
    const claim = view.claims.find((c) => c.ownDomain && c.strength >= 0.5 && isRegistered(c.brand))
    if (!claim || claim.foreignTargets === 0) return null
    const foreign = leadingLinks(view).filter(
      ({ standing, own, quoted }) => !own && !quoted && isDoubtful(standing.kind),
    )
    if (foreign.length === 0) return null
    const unasked = view.facts.auth === 'unknown' && !foreign.some(imitates)
    return {
      value: foreignShare(view, foreign) * (unasked ? unaskedShare : 1),
      spans: foreign.slice(0, 5).map(linkSpan),
      data: { brand: claim.brand, host: foreign[0]!.link.target.host },
    }
  },
}
