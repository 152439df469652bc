import type { Detector } from '../detector.ts'
import { isDoubtful, linkSpan, visibleLinks } from '../links.ts'

/** 'amazon.co.jp', 'www-smbc-card-com' and the like: a host name written where no host stands. */
const brandAddressInPath = (tail: string): boolean =>
  /(?:^|[/._-])(?:www[.-])?[a-z0-9-]{3,30}[.-](?:co[.-]jp|com|ne[.-]jp|or[.-]jp)(?:[/._-]|$)/i.test(tail)

export const linkBrandPath: Detector = {
  symbol: 'LINK_BRAND_PATH',
  aspect: 'target',
  about: {
    ja: 'リンクの後ろの方に、有名な会社のアドレスを混ぜています',
    en: 'The link carries a known brand’s address in its tail',
  },
  detect: (view) => {
    const found = visibleLinks(view).filter(
      ({ link, own, standing }) =>
        !own && isDoubtful(standing.kind) && brandAddressInPath(`${link.target.path}?${link.target.query}`),
    )
    return found.length > 0
      ? { value: 1, spans: found.slice(0, 5).map(linkSpan), data: { host: found[0]!.link.target.host } }
      : null
  },
}
