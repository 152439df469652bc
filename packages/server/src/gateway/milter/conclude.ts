/** A whole mail is judged, held where somebody's copy is, and answered. */
import type { Answer, Hold, Judge } from '../answer.ts'
import { type OneAnswer, oneAnswer } from '../one-answer.ts'
import type { GatewaySettings } from '../settings.ts'
import type { GatewayLog } from '../socket.ts'
import { within } from '../within.ts'
import { acceptPacket, discardPacket, formatAccept, formatReply } from './format-answer.ts'
import type { Agreed } from './negotiate.ts'
import type { Trouble, WholeMail } from './session.ts'

export type Conclusion = {
  /** 'none': nobody waits for an answer any more. */
  readonly deed: 'accept' | 'discard' | 'reject' | 'defer' | 'none'
  readonly packets: Buffer
  readonly why: string
}

export type ConcludeWorld = {
  readonly judge: Judge
  readonly hold: Hold
  readonly settings: Pick<GatewaySettings, 'onFailure' | 'judgeMs'>
  readonly log: GatewayLog
  /** Given to the store to keep a mail, ms: a disk that hangs must not hang the mail server. */
  readonly holdMs: number
  /** Given to the judge beyond its own limit, ms. */
  readonly judgeSlackMs: number
}

const deferPacket = formatReply(451, '4.7.1', ['The message could not be checked now, please try again later'])
const askedToDefer = formatReply(451, '4.7.1', ['Please try again later'])
const stoppingPacket = formatReply(451, '4.3.2', ['The content filter is being restarted, please try again later'])
const recipientsPacket = formatReply(452, '4.5.3', ['Too many recipients'])
const headerPacket = formatReply(552, '5.3.4', ['The header of the message is too long'])
const phishingPacket = formatReply(550, '5.7.1', [
  'The message was not accepted: it looks like phishing.',
  'If it is honest, please reach its recipient another way.',
])
const refusedPacket = formatReply(550, '5.7.1', [
  'The message was not accepted: it looks like unwanted mail.',
  'If it is honest, please reach its recipient another way.',
])

const nothing: Conclusion = { deed: 'none', packets: Buffer.alloc(0), why: 'nobody-waits' }
const defer = (why: string, packets = deferPacket): Conclusion => ({ deed: 'defer', packets, why })

/** A restart lets nothing pass unread, whatever `onFailure` says: the next try comes soon enough. */
const troubled = (trouble: Trouble, failed: (why: string) => Conclusion): Conclusion => {
  if (trouble === 'stopping') return defer(trouble, stoppingPacket)
  if (trouble === 'recipients') return defer(trouble, recipientsPacket)
  if (trouble === 'header') return { deed: 'reject', packets: headerPacket, why: trouble }
  return failed(trouble)
}

/** Why no copy of the mail can be held; null: it can. */
const whyNotHeld = (one: OneAnswer, mail: WholeMail, agreed: Agreed): string | null => {
  // What is released must be the whole mail.
  if (mail.isCut) return 'too-large-to-hold'
  if (one.deed === 'accept' && !agreed.canRemoveRecipients) return 'server-keeps-recipients'
  return null
}

const judgeMail = async (mail: WholeMail, agreed: Agreed, world: ConcludeWorld, signal: AbortSignal) => {
  const { judge, settings, judgeSlackMs } = world
  const asked = { bytes: mail.bytes, envelope: mail.envelope, isBrief: true }
  const answer = await within(judge(asked, signal), settings.judgeMs + judgeSlackMs)
  if (signal.aborted) return nothing
  if (answer === null) return 'timeout'
  if (answer.status === 'failed') return answer.why
  return deliver(mail, answer, agreed, world)
}

const deliver = async (mail: WholeMail, answer: Answer, agreed: Agreed, world: ConcludeWorld): Promise<Conclusion> => {
  const { log } = world
  const { queueId } = mail.envelope
  const one = oneAnswer(answer)
  if (one.deed === 'defer') return defer('judged', askedToDefer)
  if (one.deed === 'reject') {
    const isPhishing = answer.judgement?.verdict === 'phishing'
    return { deed: 'reject', packets: isPhishing ? phishingPacket : refusedPacket, why: 'judged' }
  }
  const toAll = formatAccept(answer.fields, [], agreed)
  if (one.held.length === 0) return { deed: 'accept', packets: toAll, why: 'judged' }
  const whyNot = whyNotHeld(one, mail, agreed)
  if (whyNot) {
    // Everybody gets it, with the fields that say what it is: better a phish that is marked than a mail that is lost.
    log('warn', 'mail delivered that was to be held', { queueId, why: whyNot, recipients: one.held.length })
    return { deed: 'accept', packets: toAll, why: whyNot }
  }
  if (!(await isHeld(mail, answer, one.held, world))) return defer('not-held')
  if (one.deed === 'discard') return { deed: 'discard', packets: discardPacket, why: 'judged' }
  const held = new Set(one.held)
  const without = mail.recipients.filter(({ address }) => held.has(address))
  return { deed: 'accept', packets: formatAccept(answer.fields, without, agreed), why: 'judged' }
}

/** Never rejects. */
const isHeld = async (mail: WholeMail, answer: Answer, recipients: readonly string[], world: ConcludeWorld) => {
  const { hold, holdMs, log } = world
  const { bytes, envelope } = mail
  try {
    const kept = await within(
      hold({ bytes, envelope }, answer, recipients).then(() => true),
      holdMs,
    )
    if (kept) return true
    log('warn', 'mail could not be held', { queueId: envelope.queueId, error: `not done in ${holdMs} ms` })
  } catch (error) {
    log('warn', 'mail could not be held', { queueId: envelope.queueId, error: String(error) })
  }
  return false
}

/** Never rejects. @param signal aborted when the server waits no longer. */
export const conclude = async (
  mail: WholeMail,
  agreed: Agreed,
  world: ConcludeWorld,
  signal: AbortSignal,
): Promise<Conclusion> => {
  const failed = (why: string): Conclusion =>
    world.settings.onFailure === 'accept' ? { deed: 'accept', packets: acceptPacket, why } : defer(why)
  if (mail.trouble) return troubled(mail.trouble, failed)
  try {
    const concluded = await judgeMail(mail, agreed, world, signal)
    return typeof concluded === 'string' ? failed(concluded) : concluded
  } catch (error) {
    world.log('warn', 'judge failed', { queueId: mail.envelope.queueId, error: String(error) })
    return failed('error')
  }
}
