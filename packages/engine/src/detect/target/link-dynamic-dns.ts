import type { Detector } from '../detector.ts'
import { linkSpan, visibleLinks } from '../links.ts'

export const linkDynamicDns: Detector = {
  symbol: 'LINK_DYNAMIC_DNS',
  aspect: 'target',
  about: {
    ja: '家庭用回線などに使う、誰でも取れるドメインへのリンクです',
    en: 'A link leads to a dynamic DNS name anybody can have',
  },
  detect: (view) => {
    const found = visibleLinks(view).filter(({ standing }) => standing.kind === 'dynamic-dns')
    return found.length > 0
      ? { value: 1, spans: found.slice(0, 5).map(linkSpan), data: { host: found[0]!.link.target.host } }
      : null
  },
}
