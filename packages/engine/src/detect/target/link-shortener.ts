import type { Detector } from '../detector.ts'
import { linkSpan, visibleLinks } from '../links.ts'

export const linkShortener: Detector = {
  symbol: 'LINK_SHORTENER',
  aspect: 'target',
  about: { ja: '短縮URLで、本当の行き先が隠れています', en: 'A shortened link hides where it leads' },
  detect: (view) => {
    const found = visibleLinks(view).filter(({ standing }) => standing.kind === 'shortener')
    return found.length > 0
      ? { value: 1, spans: found.slice(0, 5).map(linkSpan), data: { host: found[0]!.link.target.host } }
      : null
  },
}
