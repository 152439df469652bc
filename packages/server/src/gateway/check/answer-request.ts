/** One request that carries a mail, answered. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Answer, Failure, MailToJudge } from '../answer.ts'
import type { ByteBudget } from '../byte-budget.ts'
import type { Teaching } from '../learn.ts'
import { envelopeOf, type RequestFields } from './envelope-of.ts'
import type { CheckOptions } from './options.ts'
import { type Body, readBody } from './read-body.ts'
import { replyOf, untouched } from './reply.ts'
import type { Counting } from './stat.ts'

export type Work = CheckOptions & { readonly counting: Counting; readonly budget: ByteBudget }

const send = (
  response: ServerResponse,
  status: number,
  type: string,
  text: string,
  more: Readonly<Record<string, string>> = {},
) => {
  if (response.headersSent || response.destroyed) return
  const body = Buffer.from(text)
  response.writeHead(status, { 'content-type': type, 'content-length': body.length, ...more })
  response.end(body)
}
export const sendText = (response: ServerResponse, text: string, type: string): void => send(response, 200, type, text)
export const sendJson = (
  response: ServerResponse,
  status: number,
  value: object,
  more?: Readonly<Record<string, string>>,
): void => send(response, status, 'application/json', JSON.stringify(value), more)

/** Fields that say the mail is somewhere else than in the body, or encrypted: then the body is not the mail. */
const elsewhere = ['file', 'path', 'shm', 'key'] as const

type Unread = Exclude<Body['status'], 'read' | 'gone'>
const unreadReplies: Readonly<Record<Unread, readonly [number, string]>> = {
  busy: [503, 'busy, try again'],
  packing: [415, 'zstd, gzip and deflate are understood, without a dictionary'],
  damaged: [400, 'the packed body is damaged'],
}

/** null where the request is answered already, or its client is gone. */
const mailOf = async (
  work: Work,
  fields: RequestFields,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<{ readonly mail: MailToJudge; readonly release: () => void } | null> => {
  const body = await readBody(request, fields, { bytesMax: work.settings.bytesMax, budget: work.budget })
  const refuse = (status: number, error: string, more?: Readonly<Record<string, string>>): null => {
    work.counting.countFailed()
    sendJson(response, status, { error }, more)
    return null
  }
  if (body.status === 'gone') return null
  if (body.status === 'busy') return answerFailure(work, response, { status: 'failed', why: 'busy' }, 0)
  if (body.status !== 'read') return refuse(...unreadReplies[body.status])
  if (elsewhere.some((name) => fields.has(name)) || body.bytes.length === 0) {
    body.release()
    return refuse(400, 'the mail belongs into the body, unencrypted')
  }
  return { mail: { bytes: body.bytes, envelope: envelopeOf(fields) }, release: body.release }
}

/** Soon enough for a client that asks the next machine or this one again, s. */
const retrySeconds = '1'

const answerFailure = (work: Work, response: ServerResponse, { why }: Failure, timeSeconds: number): null => {
  work.counting.countFailed()
  work.log('info', 'check.failed', { why })
  if (work.settings.onFailure === 'accept') sendJson(response, 200, untouched(timeSeconds))
  else
    sendJson(
      response,
      503,
      { error: why === 'busy' ? 'busy, try again' : 'not judged' },
      { 'retry-after': retrySeconds },
    )
  return null
}

export const answerCheck = async (
  work: Work,
  fields: RequestFields,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const startMs = work.nowMs()
  const taken = await mailOf(work, fields, request, response)
  if (taken === null) return
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  try {
    const answer = await judged(work, taken.mail, gone.signal)
    const seconds = Math.max(0, work.nowMs() - startMs) / 1000
    if (answer.status === 'failed') {
      answerFailure(work, response, answer, seconds)
      return
    }
    const reply = replyOf(answer, seconds)
    work.counting.countAction(reply.action)
    sendJson(response, 200, reply)
  } finally {
    taken.release()
  }
}

const judged = async ({ judge, log }: Work, mail: MailToJudge, signal: AbortSignal): Promise<Answer | Failure> => {
  try {
    return await judge(mail, signal)
  } catch (error) {
    log('warn', 'check.judge', { name: error instanceof Error ? error.name : typeof error })
    return { status: 'failed', why: 'error' }
  }
}

/** rspamd's own answers: 208 already learned, 204 learn conditions denied. */
export const answerTeaching = async (
  work: Work,
  teaching: Teaching,
  fields: RequestFields,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const taken = await mailOf(work, fields, request, response)
  if (taken === null) return
  try {
    const learned = await work.learn(taken.mail, teaching)
    if (learned === 'learned') work.counting.countLearned()
    switch (learned) {
      case 'learned':
        return sendJson(response, 200, { success: true })
      case 'known':
        return sendJson(response, 208, { error: `has been already learned as ${teaching}, ignore it` })
      case 'refused':
        return sendJson(response, 403, { error: 'learning is not allowed here' })
    }
  } finally {
    taken.release()
  }
}
