import { sameRegistrable } from '../../domain/same-registrable.ts'
import type { Detector } from '../detector.ts'

export const replyToFreeMail: Detector = {
  symbol: 'REPLY_TO_FREE_MAIL',
  aspect: 'origin',
  about: { ja: '返信先が、誰でも取得できるメールアドレスです', en: 'A reply would go to a mailbox anybody can have' },
  detect: ({ message, origin, standingOf }) => {
    const [reply] = message.replyTo
    if (!reply || reply.domain === '' || sameRegistrable(reply.domain, origin.headerFrom)) return null
    return standingOf(reply.domain).kind === 'free-mail' ? { value: 1, data: { host: reply.domain } } : null
  },
}
