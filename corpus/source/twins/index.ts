/** Sixty pairs: the same words from the brand, and with only the target or only the origin changed. */
import type { Family } from '../../../scripts/corpus/spec.ts'
import { attachment } from './origin-attachment.ts'
import { accountNumber } from './origin-bank-details.ts'
import { oneLink } from './origin-one-link.ts'
import { replyTo } from './origin-reply-to.ts'
import { phone } from './origin-telephone.ts'
import { type Pair, pair } from './pair.ts'
import { targetMoney } from './target-money.ts'
import { targetService } from './target-service.ts'

const family = (name: string, shows: string, pairs: readonly Pair[]): Family => ({
  family: name,
  shows,
  mails: pairs.flatMap(pair),
})

const own = "From: is the brand's own domain in both; in the bad one it is forged (no or failed authentication)"
const foreign = 'In the bad one the sender is foreign'

export const twins: readonly Family[] = [
  family('target-money', `${own} and one link leads elsewhere; cards, banks, brokers.`, targetMoney),
  family('target-service', `${own} and one link leads elsewhere; shops, services, carriers.`, targetService),
  family('origin-reply-to', `${foreign}, the links are real, answers go to a stranger.`, replyTo),
  family('origin-telephone', `${foreign}, the links are real, the telephone number is not.`, phone),
  family('origin-bank-details', `${foreign}, the links are real, the bank account is not.`, accountNumber),
  family('origin-attachment', `${foreign}, the links are real, the attachment is not.`, attachment),
  family('origin-one-link', `${foreign}, all links but one are real.`, oneLink),
]
