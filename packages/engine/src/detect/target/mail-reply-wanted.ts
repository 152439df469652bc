import { sameRegistrable } from '../../domain/same-registrable.ts'
import type { Detector } from '../detector.ts'

export const mailReplyWanted: Detector = {
  symbol: 'MAIL_REPLY_WANTED',
  aspect: 'target',
  about: {
    ja: '返事はメールで、差出人とは別のアドレスへ求めています',
    en: 'It wants the answer at another mail address',
  },
  detect: ({ message, origin, standingOf }) => {
    const found = message.links.filter(
      ({ target }) =>
        target.scheme === 'mailto' &&
        target.host !== '' &&
        !sameRegistrable(target.host, origin.headerFrom) &&
        standingOf(target.host).kind === 'free-mail',
    )
    return found.length > 0 ? { value: 1, data: { host: found[0]!.target.host } } : null
  },
}
