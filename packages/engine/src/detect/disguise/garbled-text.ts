import { mojibake } from '../../text/mojibake.ts'
import type { Detector } from '../detector.ts'

/** Enough to see the habit. */
const textChars = 8000

export const garbledText: Detector = {
  symbol: 'GARBLED_TEXT',
  aspect: 'disguise',
  about: { ja: '文字化けしています', en: 'Its characters are garbled' },
  detect: ({ message }) => {
    const runs = mojibake(message.text.slice(0, textChars))
    return runs.length >= 2
      ? {
          value: 1,
          spans: runs.slice(0, 5).map(({ start, end }) => ({ place: 'text' as const, index: 0, start, end })),
        }
      : null
  },
}
