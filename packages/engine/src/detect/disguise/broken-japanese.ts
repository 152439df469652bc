import { foreignCommas, halfWidthPunctuation, lostCharacters } from '../../text/japanese.ts'
import type { Detector } from '../detector.ts'

const textChars = 20_000

export const brokenJapanese: Detector = {
  symbol: 'BROKEN_JAPANESE',
  aspect: 'disguise',
  about: { ja: '日本語の句読点や文字づかいが不自然です', en: 'The Japanese is written as no Japanese writer would' },
  detect: ({ message, lang }) => {
    if (lang !== 'ja') return null
    const text = message.text.slice(0, textChars)
    const at = [...halfWidthPunctuation(text), ...lostCharacters(text), ...foreignCommas(text)]
    const share = at.length / Math.max(300, text.length)
    return at.length >= 3 && share > 0.003
      ? {
          value: Math.min(1, share * 60),
          spans: at.slice(0, 8).map((start) => ({ place: 'text' as const, index: 0, start, end: start + 1 })),
        }
      : null
  },
}
