import { isBounce } from '../bounce.ts'
import type { Detector } from '../detector.ts'

/** Structure only: whether the mail it reports was one's own is BOUNCE_OF_OWN's business. */
export const bounceForm: Detector = {
  symbol: 'BOUNCE_FORM',
  aspect: 'origin',
  about: { ja: '配送結果のお知らせ（不達通知など）の形をしています', en: 'It has the form of a delivery report' },
  detect: ({ message }) => (isBounce(message) ? { value: 1 } : null),
}
