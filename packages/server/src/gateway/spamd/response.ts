/** Answers in spamd's words (spamd 4.0.1, sub check and sub dotell). */
import type { Answer } from '../answer.ts'
import { applyFields } from '../apply-fields.ts'
import { fieldsOf } from '../check/fields-of.ts'
import { requiredScore, type Score, scoreOf } from '../check/score.ts'
import type { Teaching } from '../learn.ts'
import { reportOf } from './report.ts'
import type { Command, Head } from './request.ts'

/** sysexits.h. */
const exits = {
  EX_OK: 0,
  EX_DATAERR: 65,
  EX_UNAVAILABLE: 69,
  EX_SOFTWARE: 70,
  EX_TEMPFAIL: 75,
  EX_PROTOCOL: 76,
} as const
export type Exit = keyof typeof exits

const line = (exit: Exit): string => `SPAMD/1.1 ${exits[exit]} ${exit}\r\n`

/**
 * No `Content-length`: spamc 4.0.1 would take that of 0 for the filtered mail and hand on nothing. Without it spamc hands the
 * mail on as it was, or exits by 76 with `-x`, whatever the number here.
 */
export const failure = (exit: Exclude<Exit, 'EX_OK'>): Buffer => Buffer.from(`${line(exit)}\r\n`)
export const pong = Buffer.from('SPAMD/1.5 0 PONG\r\n')

/** Commands that are answered by a verdict. */
export type Asking = Exclude<Command, 'TELL' | 'PING' | 'SKIP'>

/** One decimal, as clients read it; what is not spam never reads as the points required. */
const points = ({ score, action }: Score): string =>
  (action === 'no action' ? Math.floor(score * 10 + 1e-6) / 10 : score).toFixed(1)

const spamLine = (command: Asking, score: Score): string => {
  const isSpam = score.action !== 'no action'
  const words = command === 'REPORT_IFSPAM' ? (['Yes', 'No'] as const) : (['True', 'False'] as const)
  return `Spam: ${words[isSpam ? 0 : 1]} ; ${points(score)} / ${requiredScore.toFixed(1)}\r\n`
}

/** Header and the empty line after it. */
const headerOf = (mail: Uint8Array): Uint8Array => {
  const bytes = Buffer.from(mail.buffer, mail.byteOffset, mail.byteLength)
  const ends = [bytes.indexOf('\n\r\n'), bytes.indexOf('\n\n')].filter((at) => at >= 0)
  if (ends.length === 0) return mail
  const at = Math.min(...ends)
  return mail.subarray(0, at + (bytes[at + 1] === 13 ? 3 : 2))
}

const bodyOf = (command: Asking, mail: Uint8Array, answer: Answer, score: Score): Uint8Array => {
  switch (command) {
    case 'PROCESS':
      return applyFields(mail, fieldsOf(answer, score))
    case 'HEADERS':
      return headerOf(applyFields(mail, fieldsOf(answer, score)))
    case 'SYMBOLS':
      return Buffer.from(score.symbols.map(({ name }) => name).join(','))
    case 'REPORT':
      return Buffer.from(reportOf(answer, score))
    case 'REPORT_IFSPAM':
      return score.action === 'no action' ? new Uint8Array() : Buffer.from(reportOf(answer, score))
    case 'CHECK':
      return new Uint8Array()
  }
}

/** null: to be asked again later (EX_TEMPFAIL). */
export const responseTo = (
  { version, command }: Pick<Head, 'version'> & { readonly command: Asking },
  mail: Uint8Array,
  answer: Answer,
): Buffer | null => {
  const score = scoreOf(answer)
  if (score.action === 'soft reject') return null
  const spam = spamLine(command, score)
  if (command === 'CHECK') return Buffer.from(`${line('EX_OK')}${spam}\r\n`)
  const body = bodyOf(command, mail, answer, score)
  const length = `Content-length: ${body.length}\r\n`
  const returnsMail = command === 'PROCESS' || command === 'HEADERS'
  // Before 1.3 a client knows one header line, before 1.2 with a returned mail none at all, not even its empty line.
  if (version >= 13) return Buffer.concat([Buffer.from(`${line('EX_OK')}${length}${spam}\r\n`), body])
  if (!returnsMail) {
    const end = command === 'SYMBOLS' ? '\r\n' : ''
    return Buffer.concat([Buffer.from(`${line('EX_OK')}${spam}\r\n`), body, Buffer.from(end)])
  }
  const head = version >= 12 ? `${line('EX_OK')}${length}\r\n` : 'SPAMD/1.0 0 EX_OK\r\n'
  return Buffer.concat([Buffer.from(head), body])
}

/** What is asked to be done in the local store; null where nothing is. */
export const teachingOf = ({ messageClass, set, remove }: Head): Teaching | 'both' | null => {
  const isSet = set.includes('local')
  const isRemoved = remove.includes('local')
  if (isSet && isRemoved) return 'both'
  if (isRemoved) return 'forget'
  return isSet ? messageClass : null
}

/** @param done null where it was known before, or nothing was asked: spamd then says neither. */
export const toldResponse = (done: Teaching | null): Buffer => {
  const did = done === null ? '' : done === 'forget' ? 'DidRemove: local\r\n' : 'DidSet: local\r\n'
  return Buffer.from(`${line('EX_OK')}${did}Content-length: 0\r\n\r\n`)
}
