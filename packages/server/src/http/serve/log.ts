/** Structured logs: JSON lines on standard error. Never mail content, addresses or passwords. */
import pino, { type Logger } from 'pino'
import type { MailboxLog } from '../../mailbox/world.ts'

/** Fields that could name a person or hold a secret, wherever they turn up. */
const hidden = ['password', 'secret', 'token', 'cookie', 'authorization', 'subject', 'from', 'to', 'address', 'user']

export const createLog = (level: string): Logger =>
  pino(
    {
      level,
      base: { name: 'miwake' },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: hidden.flatMap((name) => [name, `*.${name}`]), censor: '…' },
    },
    pino.destination({ dest: 2, sync: true }),
  )

/** The mailboxes' and the sorter's own log, into the same lines. */
export const mailboxLog =
  (log: Logger): MailboxLog =>
  (level, event, fields) =>
    log[level]({ event, ...fields })
