import { isCheapSuffix } from '../cheap-suffix.ts'
import type { Detector } from '../detector.ts'
import { linkSpan, visibleLinks } from '../links.ts'

export const linkCheapSuffix: Detector = {
  symbol: 'LINK_CHEAP_SUFFIX',
  aspect: 'target',
  about: { ja: '悪用の多い種類のドメインへのリンクです', en: 'A link leads to a suffix that is abused often' },
  detect: (view) => {
    const found = visibleLinks(view).filter(
      ({ link, standing }) =>
        (standing.kind === 'unknown' || standing.kind === 'look-alike') && isCheapSuffix(link.target.host),
    )
    return found.length > 0
      ? { value: 1, spans: found.slice(0, 5).map(linkSpan), data: { host: found[0]!.link.target.host } }
      : null
  },
}
