/** Whether a mail wants something done about an account: what a claim needs beside it to be a lure. */
import type { Span } from '../mail/message.ts'
import type { Range } from './quotes.ts'
import type { View } from './view.ts'

/** Symbols whose phrases say that an account is in trouble. */
export const troubles: readonly string[] = ['ACCOUNT_THREAT', 'UNUSUAL_SIGN_IN', 'PAYMENT_FAILED', 'MAILBOX_QUOTA']
/** Symbols whose phrases tell the reader to act; honest notices do so singly. */
const demands: readonly string[] = ['VERIFY_IDENTITY', 'SIGN_IN_DEMANDED', 'SUBSCRIPTION_EXPIRED']
/** In a subject these need no sentence around them. */
const troubleInSubject =
  /停止|制限|凍結|ロック|失効|suspend|locked|restricted|on hold|gesperrt|suspendu|bloquead|sospeso/

export const isWithin = (ranges: readonly Range[], at: number): boolean =>
  ranges.some(({ start, end }) => at >= start && at < end)

export const isTroubleInSubject = (subject: string): boolean => troubleInSubject.test(subject)

type Asking = Pick<View, 'subject' | 'quotes' | 'phraseHits'>

/** Trouble is said, or two different things are demanded; what stands in a quoted mail is asked by another. */
export const hasAccountAsk = ({ subject, quotes, phraseHits }: Asking): boolean => {
  const said = ({ place, start }: Span) => (place === 'subject' ? quotes.length === 0 : !isWithin(quotes, start))
  const has = (symbol: string) => phraseHits(symbol).some(said)
  if (quotes.length === 0 && isTroubleInSubject(subject.value)) return true
  return troubles.some(has) || demands.filter(has).length > 1
}
