import type { Detector } from '../detector.ts'

export const hiddenLetters: Detector = {
  symbol: 'HIDDEN_LETTERS',
  aspect: 'disguise',
  about: { ja: '文字の間に、見えない小さな文字を挟んでいます', en: 'Small invisible pieces stand between the letters' },
  detect: ({ message: { html } }) => {
    const tiny = (html.hiddenChars.size ?? 0) + (html.hiddenChars.colour ?? 0) + (html.hiddenChars['zero-width'] ?? 0)
    return tiny >= 20 ? { value: Math.min(1, tiny / 200), data: { chars: tiny } } : null
  },
}
