import type { Detector } from '../detector.ts'

export const feedListed: Detector = {
  symbol: 'FEED_LISTED',
  aspect: 'memory',
  about: { ja: 'リンク先が、詐欺サイトの一覧に載っています', en: 'A link stands in a list of fraudulent sites' },
  detect: ({ facts }) =>
    facts.memory !== 'unknown' && facts.memory.feed !== 'unknown' && facts.memory.feed !== null
      ? { value: 1, data: { feed: facts.memory.feed.name } }
      : null,
}
