import type { Detector } from '../detector.ts'

export const fromMissing: Detector = {
  symbol: 'FROM_MISSING',
  aspect: 'origin',
  about: { ja: '差出人のアドレスがありません', en: 'There is no sender address' },
  detect: ({ origin }) => (origin.headerFrom === '' ? { value: 1 } : null),
}
