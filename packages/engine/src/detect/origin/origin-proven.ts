import type { Detector } from '../detector.ts'

export const originProven: Detector = {
  symbol: 'ORIGIN_PROVEN',
  aspect: 'origin',
  about: { ja: '差出人のドメインは本物と確認できました', en: 'The sender’s domain is confirmed' },
  detect: ({ origin }) => (origin.proven === true ? { value: 1, data: { host: origin.headerFrom } } : null),
}
