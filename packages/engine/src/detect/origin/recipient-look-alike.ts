import { nearCopy } from '../../domain/near-copy.ts'
import type { Detector } from '../detector.ts'

export const recipientLookAlike: Detector = {
  symbol: 'RECIPIENT_LOOK_ALIKE',
  aspect: 'origin',
  about: {
    ja: '差出人のドメインが、あなたのドメインによく似せた別のものです',
    en: 'The sender’s domain is made to look like your own',
  },
  detect: ({ message, origin }) => {
    const values = message.to.slice(0, 3).map(({ domain }) => nearCopy(origin.headerFrom, domain))
    const value = Math.max(0, ...values)
    return value > 0 ? { value, data: { host: origin.headerFrom } } : null
  },
}
