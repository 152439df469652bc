import type { Detector } from '../detector.ts'

export const invisibleLetters: Detector = {
  symbol: 'INVISIBLE_LETTERS',
  aspect: 'disguise',
  about: { ja: '文字の間に、表示されない記号を入れて検査を避けています', en: 'Invisible characters split its words' },
  detect: ({ subject, text, fromName, message }) => {
    // Between two letters only: newsletters pad their preheader with runs of zero-width characters.
    const named = subject.ignorablesInside + fromName.ignorablesInside
    const count = named * 3 + text.ignorablesInside
    const share = count / Math.max(200, message.text.length)
    return count >= 3 && (share > 0.004 || named > 0) ? { value: Math.min(1, 0.3 + share * 20), data: { count } } : null
  },
}
