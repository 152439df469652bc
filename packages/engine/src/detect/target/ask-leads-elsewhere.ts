import { isAsked, leadingLinks, signInAsked } from '../asked-links.ts'
import type { Detector } from '../detector.ts'
import { isDoubtful, linkSpan } from '../links.ts'

/** An account is asked about, or a file offered behind a sign-in, and the link to act on is neither the sender's nor a known site. */
export const askLeadsElsewhere: Detector = {
  symbol: 'ASK_LEADS_ELSEWHERE',
  aspect: 'target',
  about: {
    ja: '手続きやログインの行き先が、差出人のものでも有名なサイトでもありません',
    en: 'What you are asked to do is done at a site that is neither the sender’s nor a known one',
  },
  detect: (view) => {
    const value = signInAsked(view)
    if (value === 0) return null
    const elsewhere = leadingLinks(view).filter(
      (link) => !link.own && isDoubtful(link.standing.kind) && isAsked(view, link),
    )
    if (elsewhere.length === 0) return null
    return { value, spans: elsewhere.slice(0, 5).map(linkSpan), data: { host: elsewhere[0]!.link.target.host } }
  },
}
