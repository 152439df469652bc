import type { Detector } from '../detector.ts'
import { linkSpan, visibleLinks } from '../links.ts'

export const linkInsecure: Detector = {
  symbol: 'LINK_INSECURE',
  aspect: 'target',
  about: { ja: '暗号化されないリンク（http）です', en: 'Links are not encrypted (http)' },
  detect: (view) => {
    const links = visibleLinks(view)
    const found = links.filter(({ link }) => link.target.scheme === 'http')
    return found.length > 0 ? { value: found.length / links.length, spans: found.slice(0, 3).map(linkSpan) } : null
  },
}
