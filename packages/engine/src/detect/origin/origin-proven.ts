import type { Detector } from '../detector.ts'

export const originProven: Detector = {
  symbol: 'ORIGIN_PROVEN',
  aspect: 'origin',
  about: {
    ja: '差出人のドメインから送られたことが確認できました',
    en: 'It is confirmed to come from the sender’s domain',
  },
  detect: ({ origin }) => (origin.proven === true ? { value: 1, data: { host: origin.headerFrom } } : null),
}
