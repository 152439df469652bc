import type { Detector } from '../detector.ts'

export const campaignKnownGood: Detector = {
  symbol: 'CAMPAIGN_KNOWN_GOOD',
  aspect: 'memory',
  about: { ja: '同じ内容のメールが、前に問題なしとされています', en: 'The same mail was found honest before' },
  detect: ({ facts }) =>
    facts.memory !== 'unknown' && facts.memory.campaign !== 'unknown' && facts.memory.campaign.verdict === 'ham'
      ? { value: 1, data: { seen: facts.memory.campaign.seen } }
      : null,
}
