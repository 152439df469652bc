import { nearCopy } from '../../domain/near-copy.ts'
import type { Detector } from '../detector.ts'

/** A payment is redirected by whoever answers: the From: may be the partner's own, the answer goes to the copy. */
export const replyToLookAlike: Detector = {
  symbol: 'REPLY_TO_LOOK_ALIKE',
  aspect: 'origin',
  about: {
    ja: '返信先が、差出人やあなたのドメインによく似せた別のドメインです',
    en: 'A reply would go to a domain made to look like the sender’s or your own',
  },
  detect: ({ message, origin }) => {
    const domains = [origin.headerFrom, ...message.to.slice(0, 3).map(({ domain }) => domain)]
    let best = 0
    let host = ''
    for (const reply of message.replyTo.slice(0, 3)) {
      for (const domain of domains) {
        const value = nearCopy(reply.domain, domain)
        if (value > best) {
          best = value
          host = reply.domain
        }
      }
    }
    return best > 0 ? { value: best, data: { host } } : null
  },
}
