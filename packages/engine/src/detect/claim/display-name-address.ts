import { sameRegistrable } from '../../domain/same-registrable.ts'
import type { Detector } from '../detector.ts'

/** RFC 5321 §4.5.3.1.1: characters of a local part. */
const localMax = 64
const localChar = /[\w.+-]/
const domainAfter = /[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/y

/** The first address in a name. Looks around each @ only as far as the next: linear in the name's length. */
const addressIn = (name: string): { readonly start: number; readonly end: number; readonly domain: string } | null => {
  for (let at = 0; at < name.length; at++) {
    const c = name.charCodeAt(at)
    if (c !== 0x40 && c !== 0xff20) continue
    let start = at
    while (start > 0 && at - start < localMax && localChar.test(name[start - 1]!)) start--
    if (start === at) continue
    domainAfter.lastIndex = at + 1
    const domain = domainAfter.exec(name)?.[0]
    if (domain !== undefined) return { start, end: domainAfter.lastIndex, domain: domain.toLowerCase() }
  }
  return null
}

export const displayNameAddress: Detector = {
  symbol: 'DISPLAY_NAME_ADDRESS',
  aspect: 'claim',
  about: {
    ja: '差出人名に、実際とは別のメールアドレスが書かれています',
    en: 'The sender’s name shows another address than the real one',
  },
  detect: ({ message }) => {
    const [from] = message.from
    const shown = from ? addressIn(from.name) : null
    if (!from || !shown) return null
    const { start, end, domain } = shown
    if (from.domain === '' || domain === from.domain || sameRegistrable(domain, from.domain)) return null
    return {
      value: 1,
      spans: [{ place: 'from', index: 0, start, end }],
      data: { shown: domain, host: from.domain },
    }
  },
}
