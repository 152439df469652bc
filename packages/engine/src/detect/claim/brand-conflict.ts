import { isTroubleInSubject } from '../account-asks.ts'
import { isRegistered } from '../claims.ts'
import type { Detector } from '../detector.ts'
import type { Claim } from '../view.ts'

const saysInSubject = ({ places }: Claim) => places.includes('subject')
const saysInSender = ({ places }: Claim) => places.includes('display-name') || places.includes('from-domain')

/** A kit whose parts were not all changed: the sender says one brand, the subject another, and neither is proven. */
export const brandConflict: Detector = {
  symbol: 'BRAND_CONFLICT',
  aspect: 'claim',
  about: {
    ja: '差出人と件名が、それぞれ別の会社を名乗っています',
    en: 'The sender names one company, the subject another',
  },
  detect: ({ claims, origin, subject: { value } }) => {
    if (origin.proven === true) return null
    const registered = claims.filter((c) => isRegistered(c.brand))
    const sender = registered.find(saysInSender)
    const subject = registered.find((c) => saysInSubject(c) && !saysInSender(c))
    if (!sender || !subject || saysInSubject(sender)) return null
    // A card that names the shop, or a shop the card, says both names in the text; a brand's own news names partners,
    // not another's accounts in trouble.
    if (sender.ownDomain && subject.strength < 0.6 && !isTroubleInSubject(value)) return null
    return { value: 1, spans: subject.spans.slice(0, 3), data: { brand: subject.brand, sender: sender.brand } }
  },
}
