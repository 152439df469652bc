import { brandMentions } from '../../brand/mentions.ts'
import { commonWords } from '../../domain/label-words.ts'
import type { LookAlike } from '../../domain/look-alike.ts'
import { fold } from '../../text/fold.ts'
import type { Detector } from '../detector.ts'
import type { View } from '../view.ts'

const localPartChars = 64
const roleWord =
  '(?:no ?reply|support|service|info|information|admins?|account|accounts|security|update|news|mail|ml|contact|help|notice|notification|auto|confirm|order|customer|center|team|user|member|card|co|jp|com|www|my|web|id|e)'
const roleWords = new RegExp(`^(?:${roleWord} ?)*$`)
const leadingRoles = new RegExp(`^(?:${roleWord} )+`)
/** Shorter words are names by chance. */
const joinedCharsMin = 6
/** Nothing else in the mail speaks of the brand. */
const unspoken = 0.6

type Named = { readonly brand: string; readonly value: number }

/** 'amazon-support@…', 'lifecard.co.jp1@…': the reader of a narrow screen sees the left side only. */
export const brandInLocalPart: Detector = {
  symbol: 'BRAND_IN_LOCAL_PART',
  aspect: 'claim',
  about: {
    ja: 'アドレスの「@」の左側に会社名がありますが、右側はその会社のものではありません',
    en: 'The address has a brand’s name left of the @, and a stranger’s domain right of it',
  },
  detect: (view) => {
    const { message, origin, claims } = view
    const local = message.from[0]?.localPart ?? ''
    const { kind } = origin.standing
    // At a mailer's domain the left side is all its customers have.
    if (local === '' || kind === 'brand' || kind === 'mailer' || claims.some((c) => c.ownDomain)) return null
    const found = mentioned(view, local) ?? joined(view, local)
    return found ? { value: found.value, data: { brand: found.brand, host: origin.headerFrom } } : null
  },
}

const mayBe = (brand: string, { origin }: View): boolean =>
  // What WordPress sites call their own sender.
  brand !== 'wordpress' && brand !== 'service:WordPress' && origin.standing.brand !== brand

const isNamedInside = (brand: string, { claims }: View): boolean =>
  claims.some((c) => c.brand === brand && c.places.some((place) => place === 'subject' || place === 'text'))

/** Spelt as in a text. */
const mentioned = (view: View, local: string): Named | null => {
  const words = fold(local.slice(0, localPartChars).replace(/[._+\-\d]+/g, ' ')).value.trim()
  const found = brandMentions(fold(words), { displayName: true }).find(({ brand, ambiguous, start, end }) => {
    if (!mayBe(brand, view)) return false
    const rest = `${words.slice(0, start)} ${words.slice(end)}`.trim()
    if (ambiguous) return rest === '' && view.claims.some((c) => c.brand === brand)
    // Family and place names are brands too, 'nomura.taro'; the mail itself tells which.
    if (commonWords.has(words.slice(start, end)) && !isNamedInside(brand, view)) return false
    // 'taro-amazon' may be Taro of that firm; 'amazon-taro' and 'support-amazon' are not.
    return start === 0 || roleWords.test(rest)
  })
  return found ? { brand: found.brand, value: found.ambiguous ? 0.5 : 1 } : null
}

/** Spelt as in a host: 'rakutencard.mail', 'amaz0n-info'. Its head is looked at, past roles. */
const joined = (view: View, local: string): Named | null => {
  const words = local
    .slice(0, localPartChars)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  const [first = '', second = ''] = words.replace(leadingRoles, '').split(' ')
  if (commonWords.has(first)) return null
  const found =
    (first.length >= joinedCharsMin ? telling(view.brandInLabel(first)) : null) ??
    (second === '' ? null : telling(view.brandInLabel(`${first}-${second}`), true))
  if (found === null || !mayBe(found, view)) return null
  return { brand: found, value: view.claims.some((c) => c.brand === found) ? 1 : unspoken }
}

/** @param whole both words make up the brand's: 'eki-net', not 'mark-rakutencard'. */
const telling = (found: LookAlike | null, whole = false): string | null =>
  !found || found.way === 'edit' || found.way === 'sub-domain' || (whole && found.way === 'hyphen') ? null : found.brand
