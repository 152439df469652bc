import type { Detector } from '../detector.ts'
import type { View } from '../view.ts'

/** A private letter: nothing to follow, nothing wanted of the reader's money, account or secrets. */
const letterValue = 0.3

const asks = [
  'ACCOUNT_THREAT',
  'ADVANCE_FEE',
  'AUTHORITY_DEMAND',
  'BANK_CHANGE',
  'BOSS_REQUEST',
  'CALL_BACK',
  'CRYPTO_LURE',
  'GIFT_CARDS',
  'INVESTMENT',
  'JOB_OFFER',
  'LOAN_OFFER',
  'PARCEL',
  'PAYMENT_FAILED',
  'PAYROLL_CHANGE',
  'PRIZE',
  'REFUND',
  'ROMANCE',
  'SECRECY',
  'SEXTORTION',
  'SIGN_IN_DEMANDED',
  'UNUSUAL_SIGN_IN',
  'VERIFY_IDENTITY',
] as const

const isLetter = ({ message, links, phraseHits }: View): boolean =>
  links.length === 0 &&
  message.forms.length === 0 &&
  message.attachments.every(({ inline, kind }) => inline || kind === 'image') &&
  asks.every((symbol) => phraseHits(symbol).length === 0)

export const fromFreeMail: Detector = {
  symbol: 'FROM_FREE_MAIL',
  aspect: 'origin',
  about: { ja: '誰でも取得できるメールアドレスから送られています', en: 'It comes from a mailbox anybody can have' },
  detect: (view) =>
    view.origin.standing.kind === 'free-mail'
      ? { value: isLetter(view) ? letterValue : 1, data: { host: view.origin.headerFrom } }
      : null,
}
