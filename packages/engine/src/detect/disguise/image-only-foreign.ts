import type { Detector } from '../detector.ts'
import { hasFewLetters } from '../few-letters.ts'
import { isDoubtful } from '../links.ts'

/** Fewer letters than a sign-off: the picture is the message. */
const lettersMax = 60

export const imageOnlyForeign: Detector = {
  symbol: 'IMAGE_ONLY_FOREIGN',
  aspect: 'disguise',
  about: {
    ja: '文章がなく、差出人と別のサイトに置いた画像だけで読ませます',
    en: 'Its only content is a picture kept on a stranger’s site',
  },
  detect: (view) => {
    const { message, origin } = view
    if (message.images.length === 0 || !hasFewLetters(view.text.value, lettersMax)) return null
    const index = message.images.findIndex(({ hidden, target, widthPx, heightPx }) => {
      if (hidden || !target || target.host === '' || target.registrable === origin.registrable) return false
      if ((widthPx !== null && widthPx <= 100) || (heightPx !== null && heightPx <= 60)) return false
      return isDoubtful(view.standingOf(target.host).kind)
    })
    return index < 0
      ? null
      : {
          value: 1,
          spans: [{ place: 'image', index, start: 0, end: 0 }],
          data: { host: message.images[index]!.target!.host },
        }
  },
}
