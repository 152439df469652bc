import type { Detector } from '../detector.ts'
import { hiddenChars } from '../hidden-chars.ts'

export const hiddenText: Detector = {
  symbol: 'HIDDEN_TEXT',
  aspect: 'disguise',
  about: { ja: '読む人には見えない文章が入っています', en: 'It holds text a reader does not see' },
  detect: ({ message }) => {
    const chars = hiddenChars(message)
    // A newsletter's preheader is hidden text too: short, at most a few hundred characters.
    if (chars < 400) return null
    return { value: Math.min(1, chars / 2000), data: { chars } }
  },
}
