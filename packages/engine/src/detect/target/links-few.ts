import type { Detector } from '../detector.ts'
import { visibleLinks } from '../links.ts'

export const linksFew: Detector = {
  symbol: 'LINKS_FEW',
  aspect: 'target',
  about: { ja: 'リンク先のサイトは一つだけです', en: 'All links lead to one site' },
  detect: (view) => {
    const sites = new Set(visibleLinks(view).map(({ link }) => link.target.registrable || link.target.host))
    return sites.size === 1 ? { value: 1 } : null
  },
}
