import type { Detector } from '../detector.ts'
import { strongestForeignClaim } from '../foreign-claim.ts'

/** The heart of phishing: a claim that the origin does not bear out. */
export const brandClaimUnproven: Detector = {
  symbol: 'BRAND_CLAIM_UNPROVEN',
  aspect: 'claim',
  about: {
    ja: '有名な会社やサービスを名乗っていますが、送信元はその会社のものではありません',
    en: 'It names a known brand, but the sender is not that brand’s',
  },
  detect: (view) => {
    const claim = strongestForeignClaim(view)
    return claim ? { value: claim.strength, spans: claim.spans, data: { brand: claim.brand } } : null
  },
}
