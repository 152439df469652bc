import type { Detector } from '../detector.ts'

/** FOR a mail, weakly without authentication: a From: can be forged, the links then lead nowhere else. */
export const brandOwnTargets: Detector = {
  symbol: 'BRAND_OWN_TARGETS',
  aspect: 'claim',
  about: {
    ja: '名乗っている会社のアドレスで、リンク先もすべてその会社のものです',
    en: 'The address and every link are the brand’s own',
  },
  detect: ({ claims, links, origin }) => {
    if (origin.proven === false) return null
    const claim = claims.find((c) => c.ownDomain && c.strength >= 0.5)
    if (!claim || claim.foreignTargets > 0) return null
    if (links.length > 0) return { value: 1, data: { brand: claim.brand } }
    // A forged address that leads nowhere bears nothing out.
    return origin.proven === true ? { value: 0.5, data: { brand: claim.brand } } : null
  },
}
