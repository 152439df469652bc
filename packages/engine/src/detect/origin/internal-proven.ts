import { sameRegistrable } from '../../domain/same-registrable.ts'
import type { Detector } from '../detector.ts'

/** FOR a mail: colleagues. A free-mail provider's users are not colleagues. */
export const internalProven: Detector = {
  symbol: 'INTERNAL_PROVEN',
  aspect: 'origin',
  about: { ja: '同じ組織の人からのメールと確認できました', en: 'It is confirmed to come from your own organisation' },
  detect: ({ origin, message }) => {
    if (origin.proven !== true || origin.standing.kind === 'free-mail') return null
    const [to] = message.to
    return to && sameRegistrable(to.domain, origin.headerFrom) ? { value: 1 } : null
  },
}
