import type { Detector } from '../detector.ts'
import { linkSpan, visibleLinks } from '../links.ts'

/** Share of links to domains neither known nor the sender’s. */
export const linksUnknown: Detector = {
  symbol: 'LINKS_UNKNOWN',
  aspect: 'target',
  about: { ja: '広く知られていないサイトへのリンクがあります', en: 'Links lead to sites that are not widely known' },
  detect: (view) => {
    const links = visibleLinks(view)
    const unknown = links.filter(({ standing, own }) => standing.kind === 'unknown' && !own)
    return unknown.length > 0
      ? {
          value: unknown.length / links.length,
          spans: unknown.slice(0, 5).map(linkSpan),
          data: { host: unknown[0]!.link.target.host },
        }
      : null
  },
}
