import type { Detector } from '../detector.ts'
import { isGood, visibleLinks } from '../links.ts'

export const linksAllGood: Detector = {
  symbol: 'LINKS_ALL_GOOD',
  aspect: 'target',
  about: { ja: 'リンク先はすべて、よく知られたサイトです', en: 'Every link leads to a well-known site' },
  detect: (view) => {
    const links = visibleLinks(view)
    return links.length > 0 && links.every(({ standing }) => isGood(standing)) ? { value: 1 } : null
  },
}
