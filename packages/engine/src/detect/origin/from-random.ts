import { randomness } from '../../domain/random-label.ts'
import type { Detector } from '../detector.ts'

export const fromRandom: Detector = {
  symbol: 'FROM_RANDOM',
  aspect: 'origin',
  about: { ja: '差出人のドメインが、でたらめな文字の並びです', en: 'The sender’s domain looks like random letters' },
  detect: ({ origin }) => {
    if (origin.standing.kind !== 'unknown') return null
    const value = randomness(origin.registrable.split('.')[0] ?? '')
    return value >= 0.6 ? { value, data: { host: origin.registrable } } : null
  },
}
