import type { Detector } from '../detector.ts'
import { selfNamed } from './self-named.ts'

/** FOR a mail: the claim is borne out. It is who its domain says it is, and the domain is really it. */
export const selfNamedProven: Detector = {
  symbol: 'SELF_NAMED_PROVEN',
  aspect: 'claim',
  about: {
    ja: '差出人の名前とアドレスが一致し、本物と確認できました',
    en: 'The sender’s name and its domain agree, and the domain is confirmed',
  },
  detect: (view) => (view.origin.proven === true && selfNamed.detect(view) ? { value: 1 } : null),
}
