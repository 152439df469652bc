import type { Detector } from '../detector.ts'

export const replyToOwn: Detector = {
  symbol: 'REPLY_TO_OWN',
  aspect: 'memory',
  about: { ja: 'あなたが送ったメールへの返事です', en: 'It answers a mail you sent' },
  detect: ({ facts }) => (facts.memory !== 'unknown' && facts.memory.replyToOwn === true ? { value: 1 } : null),
}
