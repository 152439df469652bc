import type { Detector } from '../detector.ts'
import { linkSpan, visibleLinks } from '../links.ts'

export const linkPunycode: Detector = {
  symbol: 'LINK_PUNYCODE',
  aspect: 'target',
  about: {
    ja: '国際化ドメイン名（紛らわしい文字を使えます）へのリンクです',
    en: 'A link leads to an internationalised name, which can imitate letters',
  },
  detect: (view) => {
    const found = visibleLinks(view).filter(
      ({ link, standing }) =>
        link.target.tricks.includes('punycode') && standing.kind !== 'brand' && standing.kind !== 'popular',
    )
    return found.length > 0
      ? { value: 1, spans: found.slice(0, 5).map(linkSpan), data: { host: found[0]!.link.target.host } }
      : null
  },
}
