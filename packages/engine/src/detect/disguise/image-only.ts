import type { Detector } from '../detector.ts'
import { hasFewLetters } from '../few-letters.ts'

export const imageOnly: Detector = {
  symbol: 'IMAGE_ONLY',
  aspect: 'disguise',
  about: { ja: '文章がなく、画像だけで読ませるメールです', en: 'It says everything in a picture' },
  detect: ({ message, text }) => {
    if (message.images.length === 0 || !hasFewLetters(text.value, 60)) return null
    const large = message.images.filter(
      (i) => !i.hidden && (i.widthPx === null || i.widthPx > 100) && (i.heightPx === null || i.heightPx > 60),
    ).length
    return large > 0 && message.html.present ? { value: 1 } : null
  },
}
