import { isNeutralHost } from '../claims.ts'
import type { Detector } from '../detector.ts'
import { linkSpan, visibleLinks } from '../links.ts'

export const linksForeignToSender: Detector = {
  symbol: 'LINKS_FOREIGN_TO_SENDER',
  aspect: 'target',
  about: { ja: 'リンク先はすべて、差出人とは別のところです', en: 'Every link leads elsewhere than to the sender' },
  detect: (view) => {
    const links = visibleLinks(view).filter(({ link }) => !isNeutralHost(link.target.host, link.target.registrable))
    return links.length > 0 && links.every(({ own, standing }) => !own && standing.kind !== 'mailer')
      ? { value: 1, spans: links.slice(0, 3).map(linkSpan) }
      : null
  },
}
