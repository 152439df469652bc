import type { Detector } from '../detector.ts'
import { linkSpan } from '../links.ts'

/** Hidden links count: they were put there. A quoted mail's are somebody else's. Feeds of URLs are FEED_LISTED. */
export const linkListed: Detector = {
  symbol: 'LINK_LISTED',
  aspect: 'memory',
  about: {
    ja: 'リンク先のドメインが、迷惑メールに使われるドメインの一覧に載っています',
    en: 'The domain of a link stands in a list of domains used in unwanted mail',
  },
  detect: ({ facts: { lists }, links }) => {
    if (lists === 'unknown' || lists.domains.length === 0) return null
    const listOf = new Map(lists.domains.map(({ domain, list }) => [domain, list]))
    for (const view of links) {
      const { registrable, host } = view.link.target
      const list = view.quoted ? undefined : (listOf.get(registrable) ?? listOf.get(host))
      if (list !== undefined) return { value: 1, spans: [linkSpan(view)], data: { list, host } }
    }
    return null
  },
}
