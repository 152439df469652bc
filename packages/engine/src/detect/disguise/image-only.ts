import type { Detector } from '../detector.ts'
import { isPictureMail } from '../picture-mail.ts'

export const imageOnly: Detector = {
  symbol: 'IMAGE_ONLY',
  aspect: 'disguise',
  about: { ja: '文章がなく、画像だけで読ませるメールです', en: 'It says everything in a picture' },
  detect: (view) => (isPictureMail(view) ? { value: 1 } : null),
}
