import type { Detector } from '../detector.ts'

export const disguisedLetters: Detector = {
  symbol: 'DISGUISED_LETTERS',
  aspect: 'disguise',
  about: { ja: '飾り文字や囲み文字を普通の文字の代わりに使っています', en: 'Ornamental letters stand for plain ones' },
  detect: ({ subject, text, fromName }) => {
    const count = subject.disguised * 2 + fromName.disguised * 2 + text.disguised
    return count >= 4 ? { value: Math.min(1, count / 12), data: { count } } : null
  },
}
