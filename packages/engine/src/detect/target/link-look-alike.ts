import type { Detector } from '../detector.ts'
import { linkSpan, visibleLinks } from '../links.ts'
import { lookAlikeStrength } from '../look-alike-strength.ts'

export const linkLookAlike: Detector = {
  symbol: 'LINK_LOOK_ALIKE',
  aspect: 'target',
  about: { ja: '本物によく似た別のサイトへのリンクです', en: 'A link leads to an imitation of the real site' },
  detect: (view) => {
    const found = visibleLinks(view).filter(({ standing }) => standing.kind === 'look-alike')
    return found.length > 0
      ? {
          value: Math.max(...found.map(({ standing }) => lookAlikeStrength(standing))),
          spans: found.slice(0, 5).map(linkSpan),
          data: { host: found[0]!.link.target.host },
        }
      : null
  },
}
