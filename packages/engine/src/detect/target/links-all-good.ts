import type { Detector } from '../detector.ts'
import { impersonation } from '../foreign-claim.ts'
import { isGood, visibleLinks } from '../links.ts'

export const linksAllGood: Detector = {
  symbol: 'LINKS_ALL_GOOD',
  aspect: 'target',
  about: { ja: 'リンク先はすべて、よく知られたサイトです', en: 'Every link leads to a well-known site' },
  detect: (view) => {
    // Phish link to the real site for cover: what a mask leads to speaks for nobody.
    if (impersonation(view)) return null
    const links = visibleLinks(view)
    return links.length > 0 && links.every(({ standing }) => isGood(standing)) ? { value: 1 } : null
  },
}
