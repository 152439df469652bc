import type { Detector } from '../detector.ts'
import { isGood } from '../links.ts'

export const originProvenKnown: Detector = {
  symbol: 'ORIGIN_PROVEN_KNOWN',
  aspect: 'origin',
  about: {
    ja: 'よく知られたドメインから送られたことが確認できました',
    en: 'A well-known domain is confirmed as the sender',
  },
  detect: ({ origin }) =>
    origin.proven === true && isGood(origin.standing) ? { value: 1, data: { host: origin.headerFrom } } : null,
}
