import { isNeutralHost } from '../claims.ts'
import type { Detector } from '../detector.ts'
import { visibleLinks } from '../links.ts'

export const linksAllOwn: Detector = {
  symbol: 'LINKS_ALL_OWN',
  aspect: 'target',
  about: { ja: 'リンク先はすべて、差出人と同じ持ち主のサイトです', en: 'Every link leads to the sender’s own site' },
  detect: (view) => {
    const links = visibleLinks(view)
    return links.length > 0 &&
      view.origin.standing.kind !== 'look-alike' &&
      links.every(({ own, link }) => own || isNeutralHost(link.target.host, link.target.registrable)) &&
      links.some((l) => l.own)
      ? { value: 1 }
      : null
  },
}
