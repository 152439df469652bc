import type { Detector } from '../detector.ts'

export const brandForged: Detector = {
  symbol: 'BRAND_FORGED',
  aspect: 'claim',
  about: {
    ja: '名乗っている会社のアドレスが書かれていますが、認証に失敗しています（偽装の疑い）',
    en: 'The address is the brand’s, but authentication failed: probably forged',
  },
  detect: ({ claims, origin }) => {
    if (origin.proven !== false) return null
    const claim = claims.find((c) => c.ownDomain && c.strength >= 0.5)
    return claim ? { value: 1, spans: claim.spans.slice(0, 3), data: { brand: claim.brand } } : null
  },
}
