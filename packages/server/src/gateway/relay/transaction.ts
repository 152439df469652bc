/**
 * One mail server's connection to another with Miwake between: what the next server says to MAIL and RCPT is given back
 * before the mail is sent, so that it is known who takes it; then it is judged, held where it is to be, and handed on.
 *
 * Nobody gets it twice: once the bytes were sent, they are not sent again, and by SMTP, which answers once for all, either
 * everybody who is to get it does or the sender is asked to come again.
 */
import type { Answer, Hold, Judge, MailToJudge } from '../answer.ts'
import { applyFields } from '../apply-fields.ts'
import type { GatewaySettings } from '../settings.ts'
import type { GatewayLog } from '../socket.ts'
import { within } from '../within.ts'
import { LostError, type MailParameters, type NextServer } from './next-server.ts'
import {
  failedReply,
  type Group,
  heldReply,
  type MailPlan,
  planEach,
  planOne,
  planUnjudged,
  type Told,
} from './plan-mail.ts'
import { countHops, hopsMax, receivedField } from './received.ts'
import { type Reply, textOf } from './replies.ts'

export type RelayWorld = {
  readonly kind: 'lmtp' | 'smtp'
  readonly openNext: () => Promise<NextServer>
  readonly judge: Judge
  readonly hold: Hold
  readonly settings: Pick<GatewaySettings, 'onFailure' | 'judgeMs' | 'nextProtocol'>
  readonly log: GatewayLog
  /** Our own name. */
  readonly name: string
  readonly now: () => Date
  /** As for the milter (milter/listen.ts). */
  readonly holdMs: number
  readonly judgeSlackMs: number
}

export type Transaction = {
  /** @throws LostError where the next server cannot be reached. */
  readonly open: () => Promise<NextServer['offers']>
  readonly mail: (parameters: MailParameters) => Promise<Told>
  readonly rcpt: (address: string) => Promise<Told>
  /** Taken by rcpt(), in order; one that was named twice twice. */
  readonly recipients: () => readonly string[]
  /** One for each of recipients(), in order; by SMTP all the same. Never rejects. */
  readonly end: (mail: MailToJudge, signal: AbortSignal) => Promise<readonly Told[]>
  /** The mail is given up. Never rejects. */
  readonly drop: () => Promise<void>
  readonly close: () => void
}

/** RFC 5321 §4.5.3.1.8: at least 100. Postfix hands over 50 at a time, 1,000 where it is told to. */
export const recipientsMax = 1_000

const lostReply: Told = { code: 451, text: '4.4.1 The next mail server cannot be reached, please try again later' }
const unknownReply: Told = { code: 451, text: '4.4.2 The next mail server did not answer, please try again later' }
const goneReply: Told = { code: 451, text: '4.3.0 The mail was given up' }
const changedReply: Told = { code: 451, text: '4.3.0 The next mail server changed its mind, please try again later' }
const manyReply: Told = { code: 452, text: '4.5.3 Too many recipients' }
const oneReply: Told = { code: 452, text: '4.5.3 One recipient at a time, please' }
const loopReply: Told = { code: 554, text: '5.4.6 Too many hops, the mail goes in a circle' }

const isTaken = ({ code }: Told): boolean => code >= 200 && code < 300

/** 421 would end our own connection, and anything but 2xx, 4xx and 5xx is no answer. */
const toldBy = (reply: Reply | null): Told => {
  if (reply === null) return unknownReply
  const { code } = reply
  if (code === 421 || code < 200 || (code >= 300 && code < 400))
    return { code: 451, text: textOf(reply) || unknownReply.text }
  return { code: isTaken({ code, text: '' }) ? 250 : code, text: textOf(reply) }
}

export const openTransaction = (world: RelayWorld): Transaction => {
  const { kind, settings, log } = world
  let next: NextServer | null = null
  let parameters: MailParameters | null = null
  let recipients: string[] = []
  let asked = new Set<string>()
  /** The next server has MAIL and RCPT of all of `asked`, and waits for DATA. */
  let isStanding = false

  const open = async (): Promise<NextServer> => {
    if (next?.isOpen()) return next
    isStanding = false
    next = null
    next = await world.openNext()
    return next
  }
  /** @throws LostError. */
  const beginAt = async (given: MailParameters): Promise<Reply> => {
    const wasOpen = next?.isOpen() === true
    try {
      return await (await open()).mail(given)
    } catch (error) {
      // A server may hang up on a connection that lay idle: nothing was sent yet, so it is simply asked anew.
      if (!wasOpen || !(error instanceof LostError)) throw error
      return await (await open()).mail(given)
    }
  }
  const reset = async (): Promise<void> => {
    isStanding = false
    if (next?.isOpen()) await next.reset().catch(() => undefined)
  }
  const clear = () => {
    parameters = null
    recipients = []
    asked = new Set()
    isStanding = false
  }

  /** Of a group that is not all of those who were asked: anew. @returns who was taken, and what the others were told. */
  const standFor = async (
    group: Group,
  ): Promise<{ readonly taken: readonly string[]; readonly told: readonly Told[] }> => {
    if (isStanding && group.recipients.length === asked.size && group.recipients.every((each) => asked.has(each)))
      return { taken: group.recipients, told: [] }
    await reset()
    const begun = toldBy(await beginAt(parameters!))
    if (!isTaken(begun)) return { taken: [], told: group.recipients.map(() => begun) }
    const told: Told[] = []
    for (const recipient of group.recipients) told.push(toldBy(await next!.rcpt(recipient)))
    return { taken: group.recipients.filter((_, i) => isTaken(told[i]!)), told }
  }

  const handOn = async (group: Group, { bytes, envelope }: MailToJudge, told: Map<string, Told>): Promise<void> => {
    const { fields } = group
    const received = receivedField(envelope, {
      name: world.name,
      protocol: kind === 'lmtp' ? 'LMTP' : 'ESMTP',
      time: world.now(),
    })
    try {
      const { taken, told: refused } = await standFor(group)
      for (const [i, reply] of refused.entries()) told.set(group.recipients[i]!, reply)
      const isWhole = taken.length === group.recipients.length
      if (taken.length === 0 || (kind === 'smtp' && !isWhole)) {
        await reset()
        // They were taken a moment ago. Half a delivery could not be told by one answer.
        if (kind === 'smtp') for (const recipient of group.recipients) told.set(recipient, changedReply)
        return
      }
      isStanding = false
      const text = applyFields(bytes, { ...fields, insert: [received, ...fields.insert] })
      const replies = await next!.data(text, taken.length)
      for (const [i, recipient] of taken.entries()) told.set(recipient, toldBy(replies[i] ?? null))
    } catch (error) {
      log('warn', 'mail not handed on', { queueId: envelope.queueId, error: String(error) })
      for (const recipient of group.recipients) told.set(recipient, lostReply)
    }
  }

  const isHeld = async (mail: MailToJudge, answer: Answer, held: readonly string[]): Promise<boolean> => {
    const { queueId } = mail.envelope
    try {
      const kept = await within(
        world.hold(mail, answer, held).then(() => true),
        world.holdMs,
      )
      if (kept) return true
      log('warn', 'mail could not be held', { queueId, error: `not done in ${world.holdMs} ms` })
    } catch (error) {
      log('warn', 'mail could not be held', { queueId, error: String(error) })
    }
    return false
  }

  const judged = async (mail: MailToJudge, signal: AbortSignal): Promise<Answer | null> => {
    try {
      const answer = await within(world.judge(mail, signal), settings.judgeMs + world.judgeSlackMs)
      return answer?.status === 'judged' ? answer : null
    } catch (error) {
      log('warn', 'judge failed', { queueId: mail.envelope.queueId, error: String(error) })
      return null
    }
  }

  const planOf = (answer: Answer | null): MailPlan | null => {
    if (answer !== null) return kind === 'lmtp' ? planEach(answer) : planOne(answer)
    return settings.onFailure === 'accept' ? planUnjudged([...asked]) : null
  }

  const conclude = async (mail: MailToJudge, signal: AbortSignal): Promise<readonly Told[]> => {
    const all = (reply: Told) => recipients.map(() => reply)
    if (countHops(mail.bytes) > hopsMax) return all(loopReply)
    const answer = await judged(mail, signal)
    const plan = planOf(answer)
    if (plan === null) return all(failedReply)
    const told = new Map(plan.told)
    if (plan.held.length > 0 && answer !== null) {
      const kept = await isHeld(mail, answer, plan.held)
      if (!kept && kind === 'smtp') return all(failedReply)
      for (const recipient of plan.held) told.set(recipient, kept ? heldReply : failedReply)
    }
    // Who handed it over is gone and will come again: what is not sent yet is not sent.
    if (signal.aborted) return all(goneReply)
    for (const group of plan.groups) await handOn(group, mail, told)
    const first = plan.groups[0]?.recipients[0]
    if (kind === 'smtp') return all(told.get(first ?? recipients[0]!) ?? failedReply)
    return recipients.map((recipient) => told.get(recipient) ?? failedReply)
  }

  return {
    open: async () => (await open()).offers,
    mail: async (given) => {
      if (isStanding) await reset()
      clear()
      try {
        const begun = toldBy(await beginAt(given))
        if (!isTaken(begun)) return begun
        parameters = given
        isStanding = true
        return begun
      } catch (error) {
        log('warn', 'next mail server', { error: String(error) })
        return lostReply
      }
    },
    rcpt: async (address) => {
      if (recipients.length >= recipientsMax) return manyReply
      if (asked.has(address)) {
        recipients.push(address)
        return { code: 250, text: '2.1.5 Ok' }
      }
      // By LMTP the next server may take it for some and not for others, which one answer cannot say.
      if (kind === 'smtp' && settings.nextProtocol === 'lmtp' && asked.size > 0) return oneReply
      if (!isStanding || next === null) return lostReply
      try {
        const reply = toldBy(await next.rcpt(address))
        if (!isTaken(reply)) return reply
        asked.add(address)
        recipients.push(address)
        return reply
      } catch (error) {
        isStanding = false
        log('warn', 'next mail server', { error: String(error) })
        return lostReply
      }
    },
    recipients: () => recipients,
    end: async (mail, signal) => {
      const told = await conclude(mail, signal).catch((error: unknown) => {
        log('warn', 'mail not handed on', { queueId: mail.envelope.queueId, error: String(error) })
        return recipients.map(() => failedReply)
      })
      if (isStanding) await reset()
      clear()
      return told
    },
    drop: async () => {
      if (isStanding) await reset()
      clear()
    },
    close: () => next?.quit(),
  }
}
