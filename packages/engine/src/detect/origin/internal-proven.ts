import { sameRegistrable } from '../../domain/same-registrable.ts'
import type { StandingKind } from '../../domain/standing.ts'
import type { Detector } from '../detector.ts'

const providers: ReadonlySet<StandingKind> = new Set(['brand', 'service', 'free-mail'])

/**
 * FOR a mail: colleagues. The sender's proven domain is that of the very server that received the mail and that the operator
 * named; To: is the sender's word and proves nothing. Users of a provider (mx.google.com) are not its colleagues.
 */
export const internalProven: Detector = {
  symbol: 'INTERNAL_PROVEN',
  aspect: 'origin',
  about: { ja: '同じ組織の人からのメールと確認できました', en: 'It is confirmed to come from your own organisation' },
  detect: ({ origin, facts }) => {
    if (origin.proven !== true || providers.has(origin.standing.kind) || facts.auth === 'unknown') return null
    const receiver = facts.auth.by.split('+')[0]!
    return sameRegistrable(receiver, origin.headerFrom) ? { value: 1 } : null
  },
}
