import type { Detector } from '../detector.ts'
import { sharedShare } from '../shared-share.ts'

export const alternativesDiffer: Detector = {
  symbol: 'ALTERNATIVES_DIFFER',
  aspect: 'disguise',
  about: { ja: 'HTML版と文字だけの版の内容が違います', en: 'The plain-text version says something else than the HTML' },
  detect: ({ message }) => {
    if (message.plainAlternative.length < 80 || message.text.length < 80) return null
    const shared = sharedShare(message.plainAlternative, message.text)
    return shared < 0.15 ? { value: 1 - shared } : null
  },
}
