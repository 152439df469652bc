import type { Detector } from '../detector.ts'
import { saysFailed } from '../origin-failure.ts'

export const originUnsigned: Detector = {
  symbol: 'ORIGIN_UNSIGNED',
  aspect: 'origin',
  about: { ja: '差出人を確かめる署名がありません', en: 'Nothing vouches for the sender' },
  detect: ({ origin, facts }) =>
    origin.proven === false && !saysFailed(facts) ? { value: 1, data: { host: origin.headerFrom } } : null,
}
