import type { Detector } from '../detector.ts'

export const imageOnly: Detector = {
  symbol: 'IMAGE_ONLY',
  aspect: 'disguise',
  about: { ja: '文章がなく、画像だけで読ませるメールです', en: 'It says everything in a picture' },
  detect: ({ message, text }) => {
    const large = message.images.filter(
      (i) => !i.hidden && (i.widthPx === null || i.widthPx > 100) && (i.heightPx === null || i.heightPx > 60),
    ).length
    return large > 0 && text.value.replace(/\s/g, '').length < 60 && message.html.present ? { value: 1 } : null
  },
}
