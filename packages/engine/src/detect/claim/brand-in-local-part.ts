import { brandMentions } from '../../brand/mentions.ts'
import { fold } from '../../text/fold.ts'
import type { Detector } from '../detector.ts'

const localPartChars = 64
const roleWords =
  /^(?:(?:no ?reply|support|service|info|information|admins?|account|accounts|security|update|news|mail|ml|contact|help|notice|notification|auto|confirm|order|customer|center|team|user|member|card|co|jp|com|www|my|web|id|e) ?)*$/

/** 'amazon-support@…', 'lifecard.co.jp1@…': the reader of a narrow screen sees the left side only. */
export const brandInLocalPart: Detector = {
  symbol: 'BRAND_IN_LOCAL_PART',
  aspect: 'claim',
  about: {
    ja: 'アドレスの「@」の左側に会社名がありますが、右側はその会社のものではありません',
    en: 'The address has a brand’s name left of the @, and a stranger’s domain right of it',
  },
  detect: ({ message, origin, claims }) => {
    const local = message.from[0]?.localPart ?? ''
    const { kind } = origin.standing
    // At a mailer's domain the left side is all its customers have.
    if (local === '' || kind === 'brand' || kind === 'mailer' || claims.some((c) => c.ownDomain)) return null
    const words = fold(local.slice(0, localPartChars).replace(/[._+\-\d]+/g, ' ')).value.trim()
    const found = brandMentions(fold(words), { displayName: true }).find(({ brand, ambiguous, start, end }) => {
      // What WordPress sites call their own sender.
      if (brand === 'wordpress' || brand === 'service:WordPress' || origin.standing.brand === brand) return false
      const rest = `${words.slice(0, start)} ${words.slice(end)}`.trim()
      if (ambiguous) return rest === '' && claims.some((c) => c.brand === brand)
      // 'taro-amazon' may be Taro of that firm; 'amazon-taro' and 'support-amazon' are not.
      return start === 0 || roleWords.test(rest)
    })
    return found ? { value: found.ambiguous ? 0.5 : 1, data: { brand: found.brand, host: origin.headerFrom } } : null
  },
}
