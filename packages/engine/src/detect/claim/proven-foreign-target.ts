import type { Detector } from '../detector.ts'
import { isDoubtful, linkSpan, visibleLinks } from '../links.ts'

export const provenForeignTarget: Detector = {
  symbol: 'PROVEN_FOREIGN_TARGET',
  aspect: 'claim',
  about: {
    ja: '送信元は確認できましたが、見慣れないサイトへのリンクがあります',
    en: 'The sender is confirmed, but a link leads to an unfamiliar site',
  },
  detect: (view) => {
    if (!view.claims.some((c) => c.proven === true && c.strength >= 0.5)) return null
    const doubtful = visibleLinks(view).filter(
      ({ standing, own }) => !own && isDoubtful(standing.kind) && standing.kind !== 'unknown',
    )
    return doubtful.length > 0
      ? { value: 1, spans: doubtful.slice(0, 5).map(linkSpan), data: { host: doubtful[0]!.link.target.host } }
      : null
  },
}
