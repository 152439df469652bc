import { suffixDoubt } from '../cheap-suffix.ts'
import type { Detector } from '../detector.ts'
import { linkSpan, visibleLinks } from '../links.ts'

export const linkCheapSuffix: Detector = {
  symbol: 'LINK_CHEAP_SUFFIX',
  aspect: 'target',
  about: { ja: '悪用の多い種類のドメインへのリンクです', en: 'A link leads to a suffix that is abused often' },
  detect: (view) => {
    const found = visibleLinks(view).filter(
      ({ link, standing }) =>
        (standing.kind === 'unknown' || standing.kind === 'look-alike') && suffixDoubt(link.target.host) > 0,
    )
    if (found.length === 0) return null
    const value = Math.max(...found.map(({ link }) => suffixDoubt(link.target.host)))
    return { value, spans: found.slice(0, 5).map(linkSpan), data: { host: found[0]!.link.target.host } }
  },
}
