import { mojibake } from '../../text/mojibake.ts'
import type { Detector } from '../detector.ts'

export const garbledText: Detector = {
  symbol: 'GARBLED_TEXT',
  aspect: 'disguise',
  about: { ja: '文字化けしています', en: 'Its characters are garbled' },
  detect: ({ message }) => {
    const runs = mojibake(message.text.slice(0, 20_000))
    return runs.length >= 2
      ? {
          value: 1,
          spans: runs.slice(0, 5).map(({ start, end }) => ({ place: 'text' as const, index: 0, start, end })),
        }
      : null
  },
}
