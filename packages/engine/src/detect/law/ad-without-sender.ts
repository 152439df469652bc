import { hasPostalAddress, isAdvertising } from '../advertising.ts'
import type { Detector } from '../detector.ts'

/** 特定電子メール法 第4条 and its rule 第9条: name, postal address, where to complain. */
export const adWithoutSender: Detector = {
  symbol: 'AD_WITHOUT_SENDER',
  aspect: 'law',
  about: {
    ja: '広告なのに、送信者の名前や住所が書かれていません',
    en: 'Advertising without the sender’s name and postal address',
  },
  detect: (view) => (isAdvertising(view) && !hasPostalAddress(view) ? { value: 1 } : null),
}
