/** One IMAP connection, signed in: imapflow with our limits, and the reason when the server says NO. */
import { rootCertificates } from 'node:tls'
import { ImapFlow, type Logger } from 'imapflow'
import { problemOf, toMailboxError } from '../classify.ts'
import type { Credentials } from '../credentials.ts'
import { problem } from '../errors.ts'
import type { MailboxProblem } from '../problem.ts'
import type { ImapSettings } from '../settings.ts'

/** Name resolution, TCP and TLS together. */
const connectTimeoutMs = 20_000
const greetingTimeoutMs = 15_000
/** A command that is silent for so long is lost. While idling imapflow asks with a NOOP instead. */
const socketTimeoutMs = 120_000
/** RFC 2177 wants IDLE renewed within 29 minutes; home routers forget quiet connections much sooner. */
export const idleRenewMs = 9 * 60_000
/** Watching: idle again at once after a command. */
const watchIdleDelayMs = 100
/** A server's line, literal and answer, bytes: what a broken or hostile one may make us hold. */
const lineBytesMax = 32 * 1024 * 1024
export const literalBytesMax = 64 * 1024 * 1024
const responseBytesMax = 96 * 1024 * 1024

export type ImapConnection = {
  readonly client: ImapFlow
  /** Why the server said NO to the last command that ended in `false`. */
  readonly refusal: () => MailboxProblem
  /** Why the connection ended, null where nobody said. */
  readonly lost: () => MailboxProblem | null
}

/**
 * Whether the session has an extension, by its own name or folded into IMAP4rev2 where that is in force: a server that
 * speaks IMAP4rev1 too has to be asked for it first (RFC 9051 §6.3.1). Read as imapflow does, which without UIDPLUS sends a
 * plain EXPUNGE.
 */
export const offers = ({ capabilities, enabled }: ImapFlow, name: string): boolean =>
  capabilities.has(name) ||
  enabled.has('IMAP4REV2') ||
  (capabilities.has('IMAP4rev2') && !capabilities.has('IMAP4rev1'))

/**
 * imapflow reports a refused command only to its logger and answers `false`. This one keeps the last error. It has no
 * debug and info on purpose: then imapflow does not spend time writing out every command for nobody.
 */
const errorKeeper = () => {
  let last: unknown = null
  const keep = (entry: { readonly err?: unknown }) => {
    if (entry.err) last = entry.err
  }
  const logger = { warn: keep, error: keep } as unknown as Logger
  return { logger, take: () => last }
}

export const tlsOptions = (settings: { readonly caPem?: string | undefined }) => ({
  minVersion: 'TLSv1.2' as const,
  ...(settings.caPem === undefined ? {} : { ca: [...rootCertificates, settings.caPem] }),
})

/**
 * @param purpose `watch` starts IDLE by itself, `work` never does.
 * @throws MailboxError
 */
export const connectImap = async (
  settings: ImapSettings,
  credentials: Credentials,
  purpose: 'work' | 'watch',
): Promise<ImapConnection> => {
  const errors = errorKeeper()
  const client = new ImapFlow({
    host: settings.host,
    port: settings.port,
    secure: settings.security === 'tls',
    ...(settings.security === 'tls' ? {} : { doSTARTTLS: settings.security === 'starttls' }),
    tls: tlsOptions(settings),
    auth: { user: settings.user, ...credentials },
    clientInfo: { name: 'Miwake' },
    logger: errors.logger,
    qresync: true,
    disableAutoIdle: purpose === 'work',
    autoIdleDelay: watchIdleDelayMs,
    maxIdleTime: idleRenewMs,
    connectionTimeout: connectTimeoutMs,
    greetingTimeout: greetingTimeoutMs,
    socketTimeout: socketTimeoutMs,
    maxLineLength: lineBytesMax,
    maxLiteralSize: literalBytesMax,
    maxResponseSize: responseBytesMax,
    maxLockHoldTime: false,
  })
  let lost: MailboxProblem | null = null
  // Without a listener an error event would end the process.
  client.on('error', (error: Error) => {
    lost = problemOf(error)
  })
  try {
    await client.connect()
  } catch (error) {
    client.close()
    throw toMailboxError(error)
  }
  return {
    client,
    refusal: () => {
      if (!client.usable) return lost ?? problem('connection-lost')
      const last = errors.take()
      return last === null ? problem('command-refused') : problemOf(last)
    },
    lost: () => lost ?? (client.byeReason ? problemOf({ code: 'EConnectionClosed', reason: client.byeReason }) : null),
  }
}
