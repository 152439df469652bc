import type { Detector } from '../detector.ts'
import { phraseStrength } from '../phrase-strength.ts'

export const secrecy: Detector = {
  symbol: 'SECRECY',
  aspect: 'ask',
  about: { ja: '人に話さないよう求めています', en: 'It wants it kept secret' },
  phrases: [
    '他言無用',
    '誰にも言わない',
    '誰にも話さない',
    '内密にお願い',
    '口外しない',
    '秘密厳守',
    'strictly confidential',
    'do not tell anyone',
    "don't tell anyone",
    'keep this secret',
    'keep it secret',
    'do not discuss',
    'utmost confidentiality',
    'highly confidential',
    'streng vertraulich',
    'strictement confidentiel',
    'confidencial',
  ],
  detect: (view) => ({ value: phraseStrength(view, 'SECRECY') }),
}
