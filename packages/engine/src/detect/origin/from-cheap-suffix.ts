import { suffixDoubt } from '../cheap-suffix.ts'
import type { Detector } from '../detector.ts'

export const fromCheapSuffix: Detector = {
  symbol: 'FROM_CHEAP_SUFFIX',
  aspect: 'origin',
  about: {
    ja: '悪用の多い種類のドメインから送られています',
    en: 'The sender’s domain ends in a suffix that is abused often',
  },
  detect: ({ origin }) => {
    if (origin.standing.kind !== 'unknown' && origin.standing.kind !== 'look-alike') return null
    const value = suffixDoubt(origin.headerFrom)
    return value > 0 ? { value, data: { host: origin.headerFrom } } : null
  },
}
