import type { Detector } from '../detector.ts'
import { phraseStrength } from '../phrase-strength.ts'

export const chainOfTrust: Detector = {
  symbol: 'CHAIN_OF_TRUST',
  aspect: 'ask',
  about: { ja: '「このメールは本物です」などと安心させようとしています', en: 'It assures you that it is genuine' },
  phrases: [
    'このメールは安全',
    '本物のメール',
    '正規のメール',
    '公式メール',
    '弊社を装った',
    'フィッシングにご注意',
    'フィッシング詐欺*ご注意',
    'フィッシング対策',
    'なりすまし*ご注意',
    'this is not a scam',
    'not a scam',
    'this is a legitimate',
    '100% legit',
    '100% legal',
    '100% safe',
    'this email is genuine',
    'official notification',
    'official notice',
  ],
  detect: (view) => ({ value: phraseStrength(view, 'CHAIN_OF_TRUST') }),
}
