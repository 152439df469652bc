import type { Detector } from '../detector.ts'

export const invisibleLetters: Detector = {
  symbol: 'INVISIBLE_LETTERS',
  aspect: 'disguise',
  about: { ja: '文字の間に、表示されない記号を入れて検査を避けています', en: 'Invisible characters split its words' },
  detect: ({ subject, text, fromName, message }) => {
    const count = subject.ignorables * 3 + fromName.ignorables * 3 + text.ignorables
    // Newsletters pad their preheader with runs of zero-width characters: those stand apart in `hidden`.
    const share = count / Math.max(200, message.text.length)
    return count >= 3 && (share > 0.004 || subject.ignorables + fromName.ignorables > 0)
      ? { value: Math.min(1, 0.3 + share * 20), data: { count } }
      : null
  },
}
