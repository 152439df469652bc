import type { Detector } from '../detector.ts'

export const spacedLetters: Detector = {
  symbol: 'SPACED_LETTERS',
  aspect: 'disguise',
  about: { ja: '文字の間に空白を入れて検査を避けています', en: 'Spaces split its words' },
  detect: ({ subject, text, fromName }) => {
    const count = fromName.spaced * 2 + subject.spaced * 2 + text.spaced
    return count >= 4 && (fromName.spaced + subject.spaced > 0 || count / Math.max(1, text.value.length) > 0.01)
      ? { value: 1, data: { count } }
      : null
  },
}
