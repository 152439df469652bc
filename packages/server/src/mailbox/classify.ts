/** From whatever was thrown (Node, TLS, imapflow, a server's own words) to the problem it is. */
import { problem } from './errors.ts'
import { MailboxError, type MailboxProblem, type ProblemKind } from './problem.ts'

/** Node's and OpenSSL's codes. */
const byCode: Readonly<Record<string, ProblemKind>> = {
  ENOTFOUND: 'unknown-host',
  EAI_AGAIN: 'unknown-host',
  EAI_NODATA: 'unknown-host',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  ETIMEDOUT: 'timeout',
  ECONNRESET: 'connection-lost',
  EPIPE: 'connection-lost',
  ECONNABORTED: 'connection-lost',
  CERT_HAS_EXPIRED: 'tls-expired',
  CERT_NOT_YET_VALID: 'tls-expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls-name',
  HOSTNAME_MISMATCH: 'tls-name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls-untrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls-untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls-untrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'tls-untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls-untrusted',
  CERT_UNTRUSTED: 'tls-untrusted',
  CERT_REJECTED: 'tls-untrusted',
  CERT_REVOKED: 'tls-untrusted',
  CERT_SIGNATURE_FAILURE: 'tls-untrusted',
  INVALID_CA: 'tls-untrusted',
  INVALID_PURPOSE: 'tls-untrusted',
  ERR_SSL_WRONG_VERSION_NUMBER: 'plaintext-port',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'plaintext-port',
  ENOSPC: 'disk-full',
  // PostgreSQL's.
  '53100': 'disk-full',
  EDQUOT: 'quota',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EROFS: 'read-only-folder',
  // imapflow's
  NoConnection: 'connection-lost',
  EConnectionClosed: 'connection-lost',
  StateLogout: 'connection-lost',
  ClosedAfterConnectText: 'connection-lost',
  ClosedAfterConnectTLS: 'tls-failed',
  CONNECT_TIMEOUT: 'timeout',
  GREETING_TIMEOUT: 'timeout',
  UPGRADE_TIMEOUT: 'timeout',
  ETIMEOUT: 'timeout',
  LockTimeout: 'timeout',
  ETHROTTLE: 'rate-limited',
  STARTTLS_INJECTION: 'tls-failed',
  UnexpectedTag: 'malformed-answer',
  MissingTag: 'malformed-answer',
  InvalidResponse: 'malformed-answer',
  ResponseProcessingFailed: 'malformed-answer',
  COMPRESS_TRAILING_DATA: 'malformed-answer',
  MAX_IMAP_NESTING_REACHED: 'malformed-answer',
  LineTooLarge: 'malformed-answer',
  LiteralTooLarge: 'malformed-answer',
  ResponseTooLarge: 'malformed-answer',
  TooManyTokens: 'malformed-answer',
  TooManyResponses: 'malformed-answer',
  DownloadOverflow: 'malformed-answer',
  DownloadIncomplete: 'malformed-answer',
  NotFound: 'no-folder',
}

/** RFC 5530 and RFC 9051 §7.1 response codes, RFC 2449 §8 for POP3, and the large providers' own. */
const byResponse: Readonly<Record<string, ProblemKind>> = {
  AUTHENTICATIONFAILED: 'wrong-password',
  AUTHORIZATIONFAILED: 'wrong-password',
  EXPIRED: 'wrong-password',
  AUTH: 'wrong-password',
  WEBALERT: 'app-password-needed',
  PRIVACYREQUIRED: 'no-tls',
  CONTACTADMIN: 'no-permission',
  NOPERM: 'no-permission',
  CANNOT: 'no-permission',
  OVERQUOTA: 'quota',
  'OVER-QUOTA': 'quota',
  TOOBIG: 'mail-too-large',
  TRYCREATE: 'no-folder',
  NONEXISTENT: 'no-folder',
  UNAVAILABLE: 'server-busy',
  'SYS/TEMP': 'server-busy',
  'SYS/PERM': 'no-permission',
  INUSE: 'mailbox-in-use',
  'IN-USE': 'mailbox-in-use',
  LIMIT: 'rate-limited',
  THROTTLED: 'rate-limited',
  'LOGIN-DELAY': 'rate-limited',
  'READ-ONLY': 'read-only-folder',
}

/** What servers write where they send no code. The first that fits wins. */
const byWords: readonly (readonly [RegExp, ProblemKind])[] = [
  [/app(?:lication)?[- ]specific password|app password/i, 'app-password-needed'],
  [
    /too many (?:simultaneous )?(?:connections|sessions)|maximum number of connections|connection limit/i,
    'too-many-connections',
  ],
  [/too many (?:requests|login|attempts|failures)|rate limit|throttl|bandwidth limits/i, 'rate-limited'],
  [
    /imap (?:access )?is disabled|not enabled for imap|pop(?:3)? (?:access )?is (?:disabled|not enabled)|basic authentication is (?:blocked|disabled)/i,
    'login-disabled',
  ],
  [/over ?quota|quota exceeded|exceeded .{0,20}quota|mailbox (?:is )?full/i, 'quota'],
  [/read[- ]only/i, 'read-only-folder'],
  [/maildrop (?:is )?(?:already )?lock|in use by/i, 'mailbox-in-use'],
  [
    /plaintext authentication|encrypt(?:ed|ion) (?:is )?required|must (?:issue|use) (?:a )?(?:starttls|stls|ssl|tls)/i,
    'no-tls',
  ],
  [/temporar|try again|unavailable|internal (?:server )?error/i, 'server-busy'],
  [/doesn'?t exist|does not exist|no such mailbox|unknown mailbox|nonexistent|mailbox not found/i, 'no-folder'],
  [/permission denied|not permitted|access denied/i, 'no-permission'],
]

type Loose = {
  readonly code?: unknown
  readonly errcode?: unknown
  readonly message?: unknown
  readonly authenticationFailed?: unknown
  readonly tlsFailed?: unknown
  readonly serverResponseCode?: unknown
  readonly responseStatus?: unknown
  readonly responseText?: unknown
  readonly response?: unknown
  readonly reason?: unknown
  readonly mailboxMissing?: unknown
  readonly oauthError?: unknown
  readonly cause?: unknown
  readonly _err?: unknown
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** What a server said, by its code first and its words second; null where they name nothing known. */
export const problemOfWords = (code: string | null, words: string): ProblemKind | null =>
  (code !== null ? byResponse[code.toUpperCase()] : undefined) ??
  byWords.find(([form]) => form.test(words))?.[1] ??
  null

/** SQLite's primary code of a full disk, in the low byte of what node:sqlite names. sqlite.org/rescode.html */
const sqliteFull = 13
/** Its index beside the write-ahead log could not grow: a full disk as well. */
const sqliteIndexFull = 4874

const isDatabaseFull = ({ errcode }: Loose): boolean =>
  typeof errcode === 'number' && ((errcode & 0xff) === sqliteFull || errcode === sqliteIndexFull)

const kindOf = (error: Loose, words: string): ProblemKind => {
  if (isDatabaseFull(error)) return 'disk-full'
  const code = textOf(error.code)
  const server = problemOfWords(textOf(error.serverResponseCode) || null, words)
  if (error.mailboxMissing === true) return 'no-folder'
  if (error.authenticationFailed === true) {
    // A server too busy to check a password also fails the login: that must not read as a wrong password.
    if (error.oauthError) return 'oauth-expired'
    return server ?? 'wrong-password'
  }
  if (/^ParserError/.test(code)) return 'malformed-answer'
  const known = byCode[code]
  if (known !== undefined && known !== 'connection-lost') return known
  if (server !== null) return server
  if (known !== undefined) return known
  if (/^ERR_SSL_|^ERR_TLS_|^EPROTO$/.test(code)) return 'tls-failed'
  if (/STARTTLS/i.test(words)) return 'no-tls'
  if (error.tlsFailed === true) return 'tls-failed'
  if (error.responseStatus === 'NO' || error.responseStatus === 'BAD') return 'command-refused'
  return 'bug'
}

/**
 * The problem behind anything thrown. Total: what it does not know is a `bug`, with its message as detail.
 * Wrapped errors (`cause`, imapflow's `_err`, AggregateError of a host with several addresses) are looked into.
 */
export const problemOf = (thrown: unknown): MailboxProblem => {
  if (thrown instanceof MailboxError) return thrown.problem
  if (typeof thrown !== 'object' || thrown === null) return problem('bug', String(thrown))
  const error = thrown as Loose
  const words = [error.responseText, error.response, error.reason, error.message]
    .map(textOf)
    .filter(Boolean)
    .join(' / ')
  const kind = kindOf(error, words)
  if (kind === 'bug' || kind === 'connection-lost') {
    const inner = thrown instanceof AggregateError ? thrown.errors[0] : (error.cause ?? error._err)
    if (inner !== undefined && inner !== null && inner !== thrown) {
      const deeper = problemOf(inner)
      if (deeper.kind !== 'bug') return deeper
    }
  }
  return problem(kind, [textOf(error.code), words].filter(Boolean).join(': ') || null)
}

/** What every MailSource rejects with. */
export const toMailboxError = (thrown: unknown): MailboxError =>
  thrown instanceof MailboxError ? thrown : new MailboxError(problemOf(thrown))
