import type { Detector } from '../detector.ts'
import { lookAlikeStrength } from '../look-alike-strength.ts'

export const lookAlikeSender: Detector = {
  symbol: 'LOOK_ALIKE_SENDER',
  aspect: 'claim',
  about: { ja: '差出人のアドレスが、本物によく似た別のドメインです', en: 'The sender’s domain imitates the real one' },
  detect: ({ origin: { standing, headerFrom } }) =>
    standing.kind === 'look-alike'
      ? {
          value: lookAlikeStrength(standing),
          data: { host: headerFrom, brand: standing.brand ?? '', way: standing.lookAlike ?? '' },
        }
      : null,
}
