import { isCheapSuffix } from '../cheap-suffix.ts'
import type { Detector } from '../detector.ts'

export const fromCheapSuffix: Detector = {
  symbol: 'FROM_CHEAP_SUFFIX',
  aspect: 'origin',
  about: {
    ja: '悪用の多い種類のドメインから送られています',
    en: 'The sender’s domain ends in a suffix that is abused often',
  },
  detect: ({ origin }) =>
    (origin.standing.kind === 'unknown' || origin.standing.kind === 'look-alike') && isCheapSuffix(origin.headerFrom)
      ? { value: 1, data: { host: origin.headerFrom } }
      : null,
}
