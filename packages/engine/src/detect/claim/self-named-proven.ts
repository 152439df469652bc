import type { Detector } from '../detector.ts'
import { selfNamed } from './self-named.ts'

/** FOR a mail: the claim is borne out. It is who its domain says it is, and the domain is really it. */
export const selfNamedProven: Detector = {
  symbol: 'SELF_NAMED_PROVEN',
  aspect: 'claim',
  about: {
    ja: '名前とドメインが一致しています（会社の信用までは分かりません）',
    en: 'The name and the domain agree (which does not tell how honest the company is)',
  },
  detect: (view) => (view.origin.proven === true && selfNamed.detect(view) ? { value: 1 } : null),
}
