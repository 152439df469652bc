import { hasAccountAsk } from '../account-asks.ts'
import type { Detector } from '../detector.ts'
import { impersonation } from '../foreign-claim.ts'
import { dealersShare, isDealersWay, lookAlikeStrength } from '../look-alike-strength.ts'
import type { View } from '../view.ts'

export const lookAlikeSender: Detector = {
  symbol: 'LOOK_ALIKE_SENDER',
  aspect: 'claim',
  about: { ja: '差出人のアドレスが、本物によく似た別のドメインです', en: 'The sender’s domain imitates the real one' },
  detect: (view) => {
    const { standing, headerFrom } = view.origin
    if (standing.kind !== 'look-alike') return null
    const share = isDealersWay(standing) && !isLure(view) ? dealersShare : 1
    return {
      value: lookAlikeStrength(standing) * share,
      data: { host: headerFrom, brand: standing.brand ?? '', way: standing.lookAlike ?? '' },
    }
  },
}

/** Dealers have a brand's name in their domain and in their mail; they neither are called only so nor trouble accounts. */
const isLure = (view: View): boolean => hasAccountAsk(view) || impersonation(view) !== null
