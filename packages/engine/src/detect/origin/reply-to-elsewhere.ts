import { sameRegistrable } from '../../domain/same-registrable.ts'
import type { Detector } from '../detector.ts'

export const replyToElsewhere: Detector = {
  symbol: 'REPLY_TO_ELSEWHERE',
  aspect: 'origin',
  about: { ja: '返信先が、差出人とは別のところです', en: 'A reply would go somewhere else than to the sender' },
  detect: ({ message, origin, standingOf }) => {
    const [reply] = message.replyTo
    if (!reply || reply.domain === '' || origin.headerFrom === '') return null
    if (sameRegistrable(reply.domain, origin.headerFrom)) return null
    const from = origin.standing
    const to = standingOf(reply.domain)
    if (from.kind === 'brand' && to.kind === 'brand' && from.brand === to.brand) return null
    return { value: 1, data: { host: reply.domain } }
  },
}
