import { randomness } from '../../domain/random-label.ts'
import type { Detector } from '../detector.ts'
import { linkSpan, visibleLinks } from '../links.ts'

export const linkRandomHost: Detector = {
  symbol: 'LINK_RANDOM_HOST',
  aspect: 'target',
  about: { ja: 'でたらめな文字の並びのサイトへのリンクです', en: 'A link leads to a name of random letters' },
  detect: (view) => {
    const found = visibleLinks(view).filter(
      ({ link, standing }) =>
        standing.kind === 'unknown' && randomness(link.target.registrable.split('.')[0] ?? '') >= 0.6,
    )
    return found.length > 0
      ? { value: 1, spans: found.slice(0, 5).map(linkSpan), data: { host: found[0]!.link.target.host } }
      : null
  },
}
