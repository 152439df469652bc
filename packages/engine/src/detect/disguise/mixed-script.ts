import { mixedScriptWords } from '../../text/mixed-script.ts'
import type { Detector } from '../detector.ts'

/** Enough to see the habit; the rest of a long mail repeats it. */
const textChars = 8_000

export const mixedScript: Detector = {
  symbol: 'MIXED_SCRIPT',
  aspect: 'disguise',
  about: {
    ja: '形の似た外国の文字を混ぜた言葉があります',
    en: 'Words mix letters of another script that look alike',
  },
  detect: ({ message }) => {
    const from = message.from[0]?.name ?? ''
    const words = [
      ...mixedScriptWords(from).map(({ start, end }) => ({ place: 'from' as const, index: 0, start, end })),
      ...mixedScriptWords(message.subject).map(({ start, end }) => ({
        place: 'subject' as const,
        index: 0,
        start,
        end,
      })),
      ...mixedScriptWords(message.text.slice(0, textChars)).map(({ start, end }) => ({
        place: 'text' as const,
        index: 0,
        start,
        end,
      })),
    ]
    return words.length > 0
      ? { value: Math.min(1, words.length / 3), spans: words.slice(0, 10), data: { count: words.length } }
      : null
  },
}
