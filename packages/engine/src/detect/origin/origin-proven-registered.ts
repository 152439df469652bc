import type { Detector } from '../detector.ts'
import { isGood } from '../links.ts'

/** co.jp, or.jp: somebody is registered under the name, known to nobody. */
export const originProvenRegistered: Detector = {
  symbol: 'ORIGIN_PROVEN_REGISTERED',
  aspect: 'origin',
  about: {
    ja: '登録された会社・法人だけが使えるドメインから送られたことが確認できました（知名度は分かりません）',
    en: 'It is confirmed to come from a domain that only a registered body can have, known or not',
  },
  detect: ({ origin }) =>
    origin.proven === true && origin.standing.kind === 'restricted' && !isGood(origin.standing)
      ? { value: 1, data: { host: origin.headerFrom } }
      : null,
}
