import type { Detector } from '../detector.ts'
import { linkSpan, visibleLinks } from '../links.ts'

export const linkPort: Detector = {
  symbol: 'LINK_PORT',
  aspect: 'target',
  about: { ja: 'ふつうと違うポート番号のリンクです', en: 'A link uses an unusual port' },
  detect: (view) => {
    const found = visibleLinks(view).filter(({ link }) => link.target.port !== null && !view.links.every((l) => l.own))
    return found.length > 0
      ? { value: 1, spans: found.slice(0, 5).map(linkSpan), data: { host: found[0]!.link.target.host } }
      : null
  },
}
