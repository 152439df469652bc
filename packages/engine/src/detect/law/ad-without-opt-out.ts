import { hasOptOut, isAdvertising } from '../advertising.ts'
import type { Detector } from '../detector.ts'

/** 特定電子メール法 第4条: advertising has to name an address or URL to refuse at. */
export const adWithoutOptOut: Detector = {
  symbol: 'AD_WITHOUT_OPT_OUT',
  aspect: 'law',
  about: { ja: '広告なのに、配信停止の方法が書かれていません', en: 'Advertising without a way to opt out' },
  detect: (view) => (isAdvertising(view) && !hasOptOut(view) ? { value: 1 } : null),
}
