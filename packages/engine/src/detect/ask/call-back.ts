import type { Detector } from '../detector.ts'
import { phraseStrength } from '../phrase-strength.ts'

/** Call-back fraud: an invoice nobody ordered, and a number instead of a link. Wants both words and a number. */
export const callBack: Detector = {
  symbol: 'CALL_BACK',
  aspect: 'ask',
  about: { ja: '電話をかけるよう求めています', en: 'It wants you to call a number' },
  phrases: [
    '至急お電話',
    'お電話ください',
    'サポートセンターまで電話',
    'この番号に電話',
    'call us',
    'call now',
    'call our',
    'call immediately',
    'call support',
    'call the number',
    'toll free',
    'toll-free',
    'helpline',
    'customer support number',
    'to cancel call',
    'to cancel, call',
    'if you did not authorize',
    "if you didn't authorize",
    'not authorized this',
    'dispute this',
    'cancel the order',
    'cancel your subscription',
    'cancel this order',
    'contact our billing',
    'rufen sie',
    'appelez',
    'ligue para',
    'llame al',
  ],
  detect: (view) => {
    const number =
      /(?:\+?1[\s.-]*)?\(?[2-9]\d{2}\)?[\s.-]{1,3}\d{3}[\s.-]{1,3}\d{4}|\b0[5-9]0[\s-]?\d{4}[\s-]?\d{4}|\+\d{2}[\s-]?\d{2,4}[\s-]?\d{3,4}[\s-]?\d{3,4}/.test(
        view.text.value,
      )
    return number ? { value: phraseStrength(view, 'CALL_BACK') } : null
  },
}
