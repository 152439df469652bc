import type { Detector } from '../detector.ts'

export const fromUnknown: Detector = {
  symbol: 'FROM_UNKNOWN',
  aspect: 'origin',
  about: {
    ja: '差出人のドメインは、広く知られたものではありません',
    en: 'The sender’s domain is not a widely known one',
  },
  detect: ({ origin }) =>
    origin.standing.kind === 'unknown' && origin.headerFrom !== ''
      ? { value: 1, data: { host: origin.headerFrom } }
      : null,
}
