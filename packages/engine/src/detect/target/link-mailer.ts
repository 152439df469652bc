import type { Detector } from '../detector.ts'
import { linkSpan, visibleLinks } from '../links.ts'

export const linkMailer: Detector = {
  symbol: 'LINK_MAILER',
  aspect: 'target',
  about: { ja: '配信サービスを経由するリンクがあります', en: 'Links pass through a mailing service' },
  detect: (view) => {
    const found = visibleLinks(view).filter(({ standing }) => standing.kind === 'mailer')
    return found.length > 0
      ? { value: 1, spans: found.slice(0, 5).map(linkSpan), data: { host: found[0]!.link.target.host } }
      : null
  },
}
