import { originalOffset } from '../../text/fold.ts'
import type { Detector } from '../detector.ts'
import { greetingLines, urlIn } from '../greeting-lines.ts'

/** Forms and sign-up pages greet by whatever stands in the name field: a stranger wrote a link there. */
export const greetingHoldsLink: Detector = {
  symbol: 'GREETING_HOLDS_LINK',
  aspect: 'disguise',
  about: { ja: '宛名のところにリンクが書き込まれています', en: 'A link stands where your name should' },
  detect: ({ text }) => {
    const line = greetingLines(text.value).find((l) => urlIn(l.text))
    if (!line) return null
    const end = originalOffset(text, line.start + line.text.length)
    return {
      value: 1,
      spans: [{ place: 'text', index: 0, start: originalOffset(text, line.start), end }],
    }
  },
}
