import { randomness } from '../../domain/random-label.ts'
import type { Detector } from '../detector.ts'

export const randomPadding: Detector = {
  symbol: 'RANDOM_PADDING',
  aspect: 'disguise',
  about: { ja: '意味のない文字の並びが混ぜてあります', en: 'It is padded with random letters' },
  detect: ({ message, subject }) => {
    const tail = /(?:^|[\s[(【_#-])([a-z0-9]{6,24})[\])】]?\s*$/.exec(subject.value)
    const words = message.hidden.slice(0, 4000).match(/[A-Za-z0-9]{8,24}/g) ?? []
    const random = words.filter((w) => randomness(w.toLowerCase()) >= 0.7).length
    const tailed = tail !== null && /[a-z]/.test(tail[1]!) && randomness(tail[1]!) >= 0.7
    return tailed || random >= 6 ? { value: tailed ? 1 : Math.min(1, random / 20) } : null
  },
}
