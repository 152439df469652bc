/** One request answered: what is written back, null where the client only said something. */
import type { Answer, Failure, MailToJudge } from '../answer.ts'
import { type Envelope, noEnvelope } from '../envelope.ts'
import type { SpamdOptions } from './options.ts'
import type { SpamdRequest } from './read-request.ts'
import type { Head } from './request.ts'
import { type Asking, failure, pong, responseTo, teachingOf, toldResponse } from './response.ts'

type Read = Extract<SpamdRequest, { status: 'read' }>

/** Longer is no address (RFC 5321 §4.5.3.1.3). */
const userCharsMax = 320

/** `spamc -u`: an address is whose mail it is. A login name alone is nobody that policies or mailboxes know. */
const envelopeOf = ({ user }: Head): Envelope => ({
  ...noEnvelope,
  rcptTo: user.includes('@') && user.length <= userCharsMax ? [user] : [],
})

/** Not judged, to be handed on as it came. */
const untouched: Answer = {
  status: 'judged',
  judgement: null,
  recipients: [],
  fields: { remove: [], insert: [], add: [] },
}

const judged = async (
  { judge, log }: SpamdOptions,
  mail: MailToJudge,
  signal: AbortSignal,
): Promise<Answer | Failure> => {
  try {
    return await judge(mail, signal)
  } catch (error) {
    log('warn', 'spamd.judge', { name: error instanceof Error ? error.name : typeof error })
    return { status: 'failed', why: 'error' }
  }
}

const check = async (options: SpamdOptions, command: Asking, request: Read, signal: AbortSignal): Promise<Buffer> => {
  const { head, mail } = request
  const given = await judged(options, { bytes: mail, envelope: envelopeOf(head) }, signal)
  if (given.status === 'failed') options.log('info', 'spamd.failed', { why: given.why })
  const isHandedOn = given.status === 'failed' && options.settings.onFailure === 'accept'
  const answer = isHandedOn ? untouched : given
  if (answer.status === 'failed') return failure('EX_TEMPFAIL')
  return responseTo({ version: head.version, command }, mail, answer) ?? failure('EX_TEMPFAIL')
}

const tell = async ({ learn, log }: SpamdOptions, { head, mail }: Read): Promise<Buffer> => {
  const teaching = teachingOf(head)
  if (teaching === 'both') return failure('EX_PROTOCOL')
  if (teaching === null || mail.length === 0) return toldResponse(null)
  try {
    const learned = await learn({ bytes: mail, envelope: envelopeOf(head) }, teaching)
    if (learned === 'refused') return failure('EX_UNAVAILABLE')
    return toldResponse(learned === 'learned' ? teaching : null)
  } catch (error) {
    log('warn', 'spamd.learn', { name: error instanceof Error ? error.name : typeof error })
    return failure('EX_TEMPFAIL')
  }
}

/** @param isOwnMachine whether the client may teach. @param signal aborted when it is gone. */
export const answerRequest = async (
  options: SpamdOptions,
  request: Read,
  isOwnMachine: boolean,
  signal: AbortSignal,
): Promise<Buffer | null> => {
  const { command } = request.head
  switch (command) {
    case 'PING':
      return pong
    case 'SKIP':
      return null
    case 'TELL':
      return isOwnMachine ? tell(options, request) : failure('EX_UNAVAILABLE')
    default:
      return check(options, command, request, signal)
  }
}
