import type { Detector } from '../detector.ts'
import { maskOf } from '../foreign-claim.ts'

/** The sender's own name is the brand's: not a mention, a mask. */
export const brandImpersonated: Detector = {
  symbol: 'BRAND_IMPERSONATED',
  aspect: 'claim',
  about: {
    ja: '差出人名は有名な会社ですが、アドレスはその会社のものではありません',
    en: 'The sender’s name is a known brand’s, the address is not',
  },
  detect: (view) => {
    const mask = maskOf(view)
    return mask
      ? {
          value: mask.value,
          spans: mask.claim.spans.filter((s) => s.place === 'from'),
          data: { brand: mask.claim.brand, host: view.origin.headerFrom },
        }
      : null
  },
}
