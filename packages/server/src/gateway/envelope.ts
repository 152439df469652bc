/** What a mail server knows of a mail beside its bytes (RFC 5321). */
export type Envelope = {
  /** Of the mail server, for logs and to find a mail again; '' where it tells none. */
  readonly queueId: string
  /** Who connected; null where the server does not tell, or it was submitted on the machine itself. */
  readonly clientIp: string | null
  /** Its name, verified forward and back by the mail server; null: none, or not told. */
  readonly clientName: string | null
  /** As the client said it; '' when not told. */
  readonly helo: string
  /** Without angle brackets; '' for `<>`. */
  readonly mailFrom: string
  /** Without angle brackets, as the server takes them in, in order, each once. May be empty: then it is all one. */
  readonly rcptTo: readonly string[]
  /** SASL login of an authenticated submission; null: none. */
  readonly user: string | null
  /** Name of the mail server itself; '' when not told. */
  readonly server: string
}

export const noEnvelope: Envelope = {
  queueId: '',
  clientIp: null,
  clientName: null,
  helo: '',
  mailFrom: '',
  rcptTo: [],
  user: null,
  server: '',
}
