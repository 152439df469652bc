import type { Detector } from '../detector.ts'

export const originProvenUnknown: Detector = {
  symbol: 'ORIGIN_PROVEN_UNKNOWN',
  aspect: 'origin',
  about: {
    ja: '差出人のドメインは本物ですが、広く知られたものではありません',
    en: 'The sender’s domain is confirmed, but not a known one',
  },
  detect: ({ origin }) => (origin.proven === true && origin.standing.kind === 'unknown' ? { value: 1 } : null),
}
