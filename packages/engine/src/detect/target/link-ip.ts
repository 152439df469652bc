import type { Detector } from '../detector.ts'
import { linkSpan, visibleLinks } from '../links.ts'

export const linkIp: Detector = {
  symbol: 'LINK_IP',
  aspect: 'target',
  about: {
    ja: 'ドメイン名ではなく、数字のアドレスへのリンクです',
    en: 'A link leads to a bare number instead of a name',
  },
  detect: (view) => {
    const found = visibleLinks(view).filter(({ standing }) => standing.kind === 'ip')
    return found.length > 0
      ? { value: 1, spans: found.slice(0, 5).map(linkSpan), data: { host: found[0]!.link.target.host } }
      : null
  },
}
