import { isBounce } from '../bounce.ts'
import type { Detector } from '../detector.ts'

/** FOR a mail: only who received the mail, or carried it, can name its Message-ID. */
export const bounceOfOwn: Detector = {
  symbol: 'BOUNCE_OF_OWN',
  aspect: 'memory',
  about: { ja: 'あなたが送ったメールの配送結果のお知らせです', en: 'It reports on a mail you sent' },
  detect: ({ message, facts }) =>
    facts.memory !== 'unknown' && facts.memory.replyToOwn === true && isBounce(message) ? { value: 1 } : null,
}
