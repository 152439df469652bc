import { isPostmasterReport } from '../bounce.ts'
import { isRegistered } from '../claims.ts'
import type { Detector } from '../detector.ts'
import { isDoubtful, linkSpan, visibleLinks } from '../links.ts'

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
    const doubtful = visibleLinks(view).filter(({ standing, own }) => !own && isDoubtful(standing.kind))
    if (doubtful.length === 0) return null
    return {
      value: 1,
      spans: doubtful.slice(0, 5).map(linkSpan),
      data: { brand: claim.brand, host: doubtful[0]!.link.target.host },
    }
  },
}
