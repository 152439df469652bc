import { bidiControls } from '../../text/bidi.ts'
import type { Detector } from '../detector.ts'

/** RLO and its kin in names and subjects; Hebrew and Arabic mail needs them. */
export const bidiTrick: Detector = {
  symbol: 'BIDI_TRICK',
  aspect: 'disguise',
  about: { ja: '文字の並びを逆さに見せる記号が使われています', en: 'It turns the direction of letters to mislead' },
  detect: ({ message }) => {
    const count = bidiControls(message.subject).length + bidiControls(message.from[0]?.name ?? '').length
    return count > 0 && !/[\u0590-\u08ff]/.test(message.subject) ? { value: 1, data: { count } } : null
  },
}
