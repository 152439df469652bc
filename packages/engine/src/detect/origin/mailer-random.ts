import { randomness } from '../../domain/random-label.ts'
import type { Detector } from '../detector.ts'
import { headerValue } from '../header-value.ts'

/** 'Qkbzr 7', 'Wpdnif Uyrra 6.3': a made-up name and a version, as mass-mailing programs of phishing kits write. */
const nameAndVersion = /^([A-Z][a-z]{2,11})(?: ([A-Z][a-z]{2,9}))? \d{1,2}(?:\.\d{1,2})?$/
const randomFrom = 0.5

export const mailerRandom: Detector = {
  symbol: 'MAILER_RANDOM',
  aspect: 'origin',
  about: {
    ja: '送信ソフトの名前が、でたらめな文字の並びです',
    en: 'The sending program’s name is random letters',
  },
  detect: ({ message }) => {
    const match = nameAndVersion.exec(headerValue(message, 'x-mailer'))
    if (!match) return null
    const words = [match[1]!, match[2] ?? ''].filter((word) => word !== '')
    return words.some((word) => randomness(word.toLowerCase()) >= randomFrom) ? { value: 1 } : null
  },
}
