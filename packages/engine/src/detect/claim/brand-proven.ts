import type { Detector } from '../detector.ts'

export const brandProven: Detector = {
  symbol: 'BRAND_PROVEN',
  aspect: 'claim',
  about: {
    ja: '名乗っている相手が、送信元の認証で確認できました',
    en: 'The brand it names is confirmed by authentication of the sender',
  },
  detect: ({ claims }) => {
    const claim = claims.find((c) => c.proven === true && c.strength >= 0.5)
    return claim ? { value: 1, spans: claim.spans.slice(0, 3), data: { brand: claim.brand } } : null
  },
}
