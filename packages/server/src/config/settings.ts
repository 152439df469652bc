/**
 * Everything that can be set, in one schema: name, default, meaning. docs/configuration.md and docs/miwake.sample.json
 * are written from it (scripts/configuration.ts), and what is read at start is checked against it.
 */
import { z } from 'zod'
import { gatewaySchema } from '../gateway/settings.ts'
import { oidcSchema } from './oidc-settings.ts'

const host = z
  .string()
  .trim()
  .min(1)
  .max(253)
  .regex(/^[\w.:-]+$/, { error: 'a host name or an IP address' })

/** A folder or file; `~/` is the person's home. */
const path = z.string().min(1).max(4_096)

export const settingsSchema = z.strictObject({
  data: path
    .default('~/.local/share/miwake')
    .describe(
      'Folder of the database, of pulled POP3 mail and of the demo mailbox. `miwake backup FILE` copies the database to FILE and the POP3 mail to the folder FILE.mailboxes beside it; not the demo mailbox, nor a Maildir elsewhere.',
    ),
  keyFile: path
    .default('~/.config/miwake/secret.key')
    .describe(
      'Key that encrypts the mailbox passwords, made at the first start. Keep a copy of it apart from the database.',
    ),
  database: z
    .string()
    .max(2_000)
    .regex(/^(?:|postgres(?:ql)?:\/\/\S+)$/, { error: 'postgres://USER@HOST:PORT/DATABASE, or nothing' })
    .default('')
    .describe(
      'PostgreSQL 15 or newer, shared by all machines: `postgres://USER@HOST:PORT/DATABASE`, made beforehand with the encoding UTF8. The password is better kept in `PGPASSWORD` or `~/.pgpass`. Nothing: SQLite, a file in `data`.',
    ),
  databaseConnections: z
    .int()
    .min(2)
    .max(500)
    .default(10)
    .describe('Connections to PostgreSQL that one process opens at most.'),
  tenant: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,63}$/)
    .default('local')
    .describe('Whose rows of the database are read and written, where several parties share one.'),
  host: host
    .default('127.0.0.1')
    .describe('Address to listen on. Wider than loopback only with a password (`miwake password`).'),
  port: z.int().min(0).max(65_535).default(4649).describe('Port to listen on; 0 takes any free one.'),
  names: z
    .array(host)
    .max(50)
    .default([])
    .describe(
      'Host names by which the page may be asked for, beside localhost and IP addresses. Others are refused, so that no foreign site can reach it by a name of its own (DNS rebinding).',
    ),
  https: z
    .boolean()
    .default(false)
    .describe('A proxy in front serves the page by HTTPS: cookies are then marked Secure, and HSTS is sent.'),
  proxy: z
    .boolean()
    .default(false)
    .describe(
      'Believe X-Forwarded-For of the proxy in front, for rate limits. Only where nobody reaches the port past it.',
    ),
  lang: z
    .enum(['auto', 'ja', 'en'])
    .default('auto')
    .describe('Language of the page: auto is that of the system (LANG).'),
  sessionDays: z.number().min(0.01).max(400).default(30).describe('How long one stays signed in, days.'),
  dns: z
    .boolean()
    .default(true)
    .describe(
      'Verify DKIM, SPF and DMARC by DNS as mail arrives. Without it only what the provider wrote is believed, and where a mailbox is that is being added is told by the list of providers alone: its domain is not asked, by DNS or HTTPS.',
    ),
  images: z
    .strictObject({ proxy: z.boolean().default(false) })
    .default({ proxy: false })
    .describe(
      'With `"proxy": true` the page offers to show remote images of a mail, once or for a proven sender, never in phishing or junk. Miwake fetches them itself, from public addresses alone and without cookies; the sender then learns that the mail was opened, though not from where.',
    ),
  rawDays: z
    .int()
    .min(35)
    .max(36_500)
    .default(400)
    .describe(
      'How long the text of mails is kept, and what is known of those that left the server, days; a month at least, to undo moves by. The journal stays; the mail itself stays on its server.',
    ),
  metrics: z
    .enum(['off', 'loopback', 'everyone'])
    .default('loopback')
    .describe('Who may read /metrics (Prometheus). It holds counts and times, no mail content.'),
  oidc: oidcSchema.prefault({}).describe('Signing in at a firm’s OpenID provider: see below.'),
  gateway: gatewaySchema.prefault({}).describe('What mail servers ask: see below.'),
  logLevel: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug'])
    .default('info')
    .describe('What is logged, as JSON lines on standard error. Never mail content, addresses or passwords.'),
})

export type Settings = z.output<typeof settingsSchema>
