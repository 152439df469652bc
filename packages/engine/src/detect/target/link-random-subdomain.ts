import { randomness } from '../../domain/random-label.ts'
import type { Detector } from '../detector.ts'
import { linkSpan, visibleLinks } from '../links.ts'

const randomSubdomain = (host: string, registrable: string): boolean => {
  const [label] = host.slice(0, Math.max(0, host.length - registrable.length - 1)).split('.')
  return label !== undefined && label.length >= 6 && randomness(label) >= 0.6
}

export const linkRandomSubdomain: Detector = {
  symbol: 'LINK_RANDOM_SUBDOMAIN',
  aspect: 'target',
  about: {
    ja: 'でたらめな文字の並びが付いたサイトへのリンクです',
    en: 'A link leads to a sub-domain of random letters',
  },
  detect: (view) => {
    const found = visibleLinks(view).filter(
      ({ link, standing }) =>
        (standing.kind === 'unknown' || standing.kind === 'free-host') &&
        randomSubdomain(link.target.host, link.target.registrable),
    )
    return found.length > 0
      ? { value: 1, spans: found.slice(0, 5).map(linkSpan), data: { host: found[0]!.link.target.host } }
      : null
  },
}
