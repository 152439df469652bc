/** The settings of one mailbox, as stored and as the form sends them. The secret is kept apart, encrypted. */
import { z } from 'zod'

const port = z.int().min(1).max(65535)
const host = z
  .string()
  .trim()
  .min(1)
  .max(253)
  .regex(/^[\w.:-]+$/, { error: 'a host name or an IP address' })

/** `tls` from the first byte, `starttls` required before the password is sent, `none` in the clear. */
export const security = z.enum(['tls', 'starttls', 'none'])
export type Security = z.infer<typeof security>

/** OAuth 2 with the operator's own client: Google and Microsoft hand none to a program anybody runs. */
export const oauthSettings = z.strictObject({
  method: z.literal('oauth2'),
  provider: z.enum(['google', 'microsoft', 'other']).describe('Whose token service, for its addresses'),
  clientId: z.string().min(1).describe("The operator's own client id"),
  tokenUrl: z
    .url({ protocol: /^https$/ })
    .optional()
    .describe('Only for provider "other"'),
  scope: z.string().optional().describe('Only for provider "other"'),
})
export type OauthSettings = z.infer<typeof oauthSettings>

const auth = z
  .discriminatedUnion('method', [z.strictObject({ method: z.literal('password') }), oauthSettings])
  .default({ method: 'password' })
  .describe('How to sign in; an app password is a password')

/** Learned from the person's own mail when they confirm the provider's server. */
const receivedBy = z
  .array(z.string())
  .default([])
  .describe("Hosts that take this mailbox's mail in from outside: what they wrote of the client counts, for SPF")

const server = {
  address: z.email().describe('The mail address of this mailbox'),
  host: host.describe('Name of the mail server'),
  port: port.describe('993 for imap over TLS, 995 for pop3 over TLS'),
  security: security.default('tls').describe('tls: from the first byte; starttls: required before the password; none'),
  plaintextAccepted: z
    .boolean()
    .default(false)
    .describe('The person knows that the password crosses the network unencrypted (security "none")'),
  user: z.string().min(1).max(320).describe('The name to sign in with'),
  auth,
  preset: z.string().optional().describe("Id of the provider's entry these settings came from"),
  caPem: z
    .string()
    .optional()
    .describe("PEM of an own certificate authority to trust for this server, beside the system's"),
  authservIds: z
    .array(z.string())
    .default([])
    .describe("authserv-ids whose Authentication-Results count: the provider's own, confirmed by the person"),
  receivedBy,
  pollSeconds: z
    .int()
    .min(30)
    .max(3600)
    .default(120)
    .describe('How often to look where the server cannot tell by itself, s'),
} as const

/** Where the person's folders are, if their names or attributes do not tell. */
const folders = z
  .strictObject({
    inbox: z.string().optional(),
    junk: z.string().optional(),
    sent: z.string().optional(),
    review: z.string().optional(),
    trash: z.string().optional(),
    archive: z.string().optional(),
  })
  .default({})
  .describe('Paths by role, overriding what the server says')

const imapSettings = z.strictObject({
  kind: z.literal('imap'),
  ...server,
  folders,
  connectionsMax: z
    .int()
    .min(1)
    .max(10)
    .default(3)
    .describe('Connections at once for this mailbox; providers allow 5 to 15'),
})

const pop3Settings = z.strictObject({
  kind: z.literal('pop3'),
  ...server,
  leave: z
    .discriminatedUnion('policy', [
      z.strictObject({ policy: z.literal('keep') }),
      z.strictObject({ policy: z.literal('delete-after'), days: z.int().min(0).max(3650) }),
    ])
    .default({ policy: 'keep' })
    .describe('Leave mails on the server for ever, or delete them there so many days after they were pulled'),
  path: z.string().optional().describe('The local Maildir; by default one below the data folder'),
})

const maildirSettings = z.strictObject({
  kind: z.literal('maildir'),
  address: z.email().optional().describe('The mail address of this mailbox'),
  path: z.string().min(1).describe('The Maildir: the folder that holds cur, new and tmp'),
  folders,
  authservIds: z.array(z.string()).default([]),
  receivedBy,
  pollSeconds: z.int().min(5).max(3600).default(60),
})

const secure = (value: {
  readonly security?: Security
  readonly plaintextAccepted?: boolean
  readonly host?: string
}) => value.security !== 'none' || value.plaintextAccepted === true || isLoopback(value.host ?? '')

/** Nobody listens in between on the machine itself. */
export const isLoopback = (name: string): boolean =>
  name === 'localhost' || name === '::1' || /^127(?:\.\d{1,3}){3}$/.test(name)

/**
 * One mailbox's settings. Defaults are filled in, unknown fields refused by name, and a password in the clear refused
 * unless the person said yes or the server is this machine.
 */
export const mailboxSettings = z
  .discriminatedUnion('kind', [imapSettings, pop3Settings, maildirSettings])
  .refine((value) => value.kind === 'maildir' || secure(value), {
    path: ['security'],
    error: 'The password would cross the network unencrypted: use tls or starttls, or set plaintextAccepted',
  })

export type MailboxSettings = z.output<typeof mailboxSettings>
/** As typed in a form or a file: defaults may be left out. */
export type MailboxSettingsInput = z.input<typeof mailboxSettings>
export type ImapSettings = Extract<MailboxSettings, { kind: 'imap' }>
export type Pop3Settings = Extract<MailboxSettings, { kind: 'pop3' }>
export type MaildirSettings = Extract<MailboxSettings, { kind: 'maildir' }>

/** What the store encrypts. A Maildir has none. */
export const mailboxSecret = z.strictObject({
  password: z.string().optional(),
  refreshToken: z.string().optional(),
  clientSecret: z.string().optional(),
})
export type MailboxSecret = z.infer<typeof mailboxSecret>
