import type { Detector } from '../detector.ts'
import { linkSpan, visibleLinks } from '../links.ts'

export const linkUserinfo: Detector = {
  symbol: 'LINK_USERINFO',
  aspect: 'target',
  about: {
    ja: 'リンクの先頭が、本当の行き先とは別のサイトに見えます',
    en: 'The link begins like another site than it leads to',
  },
  detect: (view) => {
    const found = visibleLinks(view).filter(({ link }) => link.target.tricks.includes('userinfo'))
    return found.length > 0
      ? { value: 1, spans: found.slice(0, 5).map(linkSpan), data: { host: found[0]!.link.target.host } }
      : null
  },
}
