import type { Detector } from '../detector.ts'
import { saysFailed } from '../origin-failure.ts'

export const originFailed: Detector = {
  symbol: 'ORIGIN_FAILED',
  aspect: 'origin',
  about: { ja: '差出人の認証に失敗しています', en: 'Authentication of the sender failed' },
  detect: ({ origin, facts }) =>
    origin.proven === false && saysFailed(facts) ? { value: 1, data: { host: origin.headerFrom } } : null,
}
