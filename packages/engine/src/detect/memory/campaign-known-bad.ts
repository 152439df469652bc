import type { Detector } from '../detector.ts'

export const campaignKnownBad: Detector = {
  symbol: 'CAMPAIGN_KNOWN_BAD',
  aspect: 'memory',
  about: { ja: '同じ内容の迷惑メールが前にも届いています', en: 'The same unwanted mail was met before' },
  detect: ({ facts }) =>
    facts.memory !== 'unknown' && facts.memory.campaign !== 'unknown' && facts.memory.campaign.verdict !== 'ham'
      ? { value: 1, data: { seen: facts.memory.campaign.seen } }
      : null,
}
