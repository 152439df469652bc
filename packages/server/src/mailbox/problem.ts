/** Everything that goes wrong with a mailbox, as a value: what kind, said in words that help, and whether time mends it. */

export type ProblemKind =
  | 'wrong-password'
  | 'app-password-needed'
  | 'oauth-expired'
  | 'login-disabled'
  | 'unknown-host'
  | 'refused'
  | 'unreachable'
  | 'timeout'
  | 'tls-expired'
  | 'tls-untrusted'
  | 'tls-name'
  | 'tls-failed'
  | 'no-tls'
  | 'plaintext-port'
  | 'not-this-protocol'
  | 'too-many-connections'
  | 'rate-limited'
  | 'server-busy'
  | 'connection-lost'
  | 'no-folder'
  | 'folder-renewed'
  | 'read-only-folder'
  | 'no-permission'
  | 'no-move'
  | 'no-uidl'
  | 'quota'
  | 'mail-too-large'
  | 'malformed-answer'
  | 'unreadable-mail'
  | 'command-refused'
  | 'disk-full'
  | 'not-a-maildir'
  | 'mailbox-in-use'
  | 'closed'
  | 'bug'

export type MailboxProblem = {
  readonly kind: ProblemKind
  /** What is wrong and what to do, one or two short sentences. */
  readonly ja: string
  readonly en: string
  /** False where trying again is useless or harmful (a wrong password locks accounts). */
  readonly retry: boolean
  /** The server's or the system's own words, bounded, for the log and for "details". Never a secret, never mail. */
  readonly detail: string | null
}

/** What every method of a MailSource rejects with. */
export class MailboxError extends Error {
  override readonly name = 'MailboxError'
  readonly problem: MailboxProblem
  constructor(problem: MailboxProblem) {
    super(problem.detail === null ? problem.kind : `${problem.kind}: ${problem.detail}`)
    this.problem = problem
  }
}
