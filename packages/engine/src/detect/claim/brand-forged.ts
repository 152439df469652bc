import { isRegistered } from '../claims.ts'
import type { Detector } from '../detector.ts'

export const brandForged: Detector = {
  symbol: 'BRAND_FORGED',
  aspect: 'claim',
  about: {
    ja: '名乗っている会社のアドレスが書かれていますが、認証に失敗しています（偽装の疑い）',
    en: 'The address is the brand’s, but authentication failed: probably forged',
  },
  detect: ({ claims, origin, facts }) => {
    if (origin.proven !== false || facts.auth === 'unknown') return null
    // A softfail alone is what every forwarded mail shows; a brand that publishes DMARC says fail itself.
    const { dmarc, spf } = facts.auth
    if (!(dmarc !== 'unknown' && dmarc.result === 'fail') && !(spf !== 'unknown' && spf.result === 'fail')) return null
    const claim = claims.find((c) => c.ownDomain && c.strength >= 0.5 && isRegistered(c.brand))
    return claim ? { value: 1, spans: claim.spans.slice(0, 3), data: { brand: claim.brand } } : null
  },
}
