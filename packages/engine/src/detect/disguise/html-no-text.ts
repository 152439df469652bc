import type { Detector } from '../detector.ts'

export const htmlNoText: Detector = {
  symbol: 'HTML_NO_TEXT',
  aspect: 'disguise',
  about: { ja: 'HTMLだけで、文字だけの版がありません', en: 'HTML without the plain-text version mail programs add' },
  detect: ({ message }) => (message.html.present && message.plainAlternative === '' ? { value: 1 } : null),
}
