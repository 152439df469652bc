import type { Detector } from '../detector.ts'

export const serviceClaimUnproven: Detector = {
  symbol: 'SERVICE_CLAIM_UNPROVEN',
  aspect: 'claim',
  about: {
    ja: 'サービス名を名乗っていますが、送信元はそのサービスのものではありません',
    en: 'It names a service, but the sender is not that service’s',
  },
  detect: (view) => {
    const claim = view.claims.find((c) => c.brand.startsWith('service:') && c.strength >= 0.6 && !c.ownDomain)
    if (!claim || view.claims.some((c) => c.ownDomain)) return null
    return { value: claim.strength, spans: claim.spans, data: { brand: claim.brand } }
  },
}
