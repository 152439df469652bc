import { simplifiedOnly } from '../../text/glyphs.ts'
import { isRegistered } from '../claims.ts'
import type { Detector } from '../detector.ts'
import type { Claim } from '../view.ts'

const textChars = 20_000
/** Partners in China slip into their own glyphs; who speaks as a brand in Japan does not. */
const strangersShare = 0.6
const brandStrengthMin = 0.5
const isBrands = ({ brand, strength }: Claim): boolean => strength >= brandStrengthMin && isRegistered(brand)

export const simplifiedGlyphs: Detector = {
  symbol: 'SIMPLIFIED_GLYPHS',
  aspect: 'disguise',
  about: {
    ja: '日本語では使わない中国の漢字（簡体字）が混ざっています',
    en: 'Simplified Chinese characters stand in Japanese text',
  },
  detect: ({ message, lang, claims }) => {
    if (lang !== 'ja') return null
    const text = message.text.slice(0, textChars)
    const at = simplifiedOnly(text)
    const inSubject = simplifiedOnly(message.subject)
    const count = at.length + inSubject.length
    if (count === 0) return null
    return {
      value: Math.min(1, count / 3) * (claims.some(isBrands) ? 1 : strangersShare),
      spans: [
        ...inSubject.slice(0, 5).map((start) => ({ place: 'subject' as const, index: 0, start, end: start + 1 })),
        ...at.slice(0, 10).map((start) => ({ place: 'text' as const, index: 0, start, end: start + 1 })),
      ],
    }
  },
}
