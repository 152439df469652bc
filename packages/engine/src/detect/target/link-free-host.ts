import type { Detector } from '../detector.ts'
import { linkSpan, visibleLinks } from '../links.ts'

export const linkFreeHost: Detector = {
  symbol: 'LINK_FREE_HOST',
  aspect: 'target',
  about: {
    ja: '誰でもページを置けるサービスへのリンクがあります',
    en: 'A link leads to a host where anybody can publish',
  },
  detect: (view) => {
    const found = visibleLinks(view).filter(({ standing }) => standing.kind === 'free-host')
    return found.length > 0
      ? { value: 1, spans: found.slice(0, 5).map(linkSpan), data: { host: found[0]!.link.target.host } }
      : null
  },
}
