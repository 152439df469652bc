import type { Detector } from '../detector.ts'
import { saysFailed } from '../origin-failure.ts'

/** For a reply whose writer nothing confirms: the Message-ID is known to whoever read the thread. */
const unprovenValue = 0.4

/**
 * FOR a mail. Naming a Message-ID shows that its reader got the mail, or that somebody reads his mailbox: so the From:
 * has to be proven, or be an address this mailbox writes to, and must not have failed.
 */
export const replyToOwn: Detector = {
  symbol: 'REPLY_TO_OWN',
  aspect: 'memory',
  about: { ja: 'あなたが送ったメールへの返事です', en: 'It answers a mail you sent' },
  detect: ({ facts, origin }) => {
    const { memory } = facts
    if (memory === 'unknown' || memory.replyToOwn !== true) return null
    if (origin.proven === true) return { value: 1 }
    const isCorrespondent = memory.correspondent === true
    if (origin.proven === 'unknown') return { value: isCorrespondent ? 1 : unprovenValue }
    return isCorrespondent && !saysFailed(facts) ? { value: unprovenValue } : null
  },
}
