/** Settings of `miwake gateway`, part of the one schema. */
import { z } from 'zod'

/** 'unix:/run/miwake/milter.sock', 'inet:127.0.0.1:4650', 'inet:[::1]:4650'; '' off. */
const socket = z
  .string()
  .regex(/^(?:|unix:\/.{1,100}|inet:(?:\[[0-9a-fA-F:.]+\]|[\w.-]+):\d{1,5})$/, {
    error: 'unix:/path/of.sock or inet:ADDRESS:PORT, or nothing for off',
  })
  .default('')
const deed = ['deliver', 'tag', 'quarantine', 'reject'] as const

export const policySchema = z.strictObject({
  for: z
    .array(z.string().min(1).max(320))
    .default([])
    .describe('Recipients it is for: `@example.com` a domain, `taro@example.com` one person; none: all.'),
  level: z.enum(['careful', 'standard', 'strict']).default('standard').describe('How readily mail is taken for junk.'),
  filter: z.boolean().default(true).describe('false: mail to them is handed on as it came, unread.'),
  phishing: z
    .enum(deed)
    .default('tag')
    .describe('Where the verdict is phishing and the action junk. Held mail: `miwake quarantine`.'),
  spam: z.enum(deed).default('tag').describe('Where the verdict is spam and the action junk.'),
  review: z.enum(['deliver', 'tag', 'quarantine']).default('deliver').describe('Where it is for the person to judge.'),
  malware: z.enum(['tag', 'quarantine', 'reject']).default('tag').describe('Where a virus scanner found one.'),
})
export type Policy = z.output<typeof policySchema>

export const gatewaySchema = z
  .strictObject({
    milter: socket.describe('Where Postfix or Sendmail asks by the milter protocol.'),
    milterMode: z
      .string()
      .regex(/^0?[0-7]{3}$/)
      .default('660')
      .describe('Permissions of Unix sockets, octal; their group is that of the process.'),
    check: socket.describe('Where rspamd clients ask (HTTP, /checkv2).'),
    checkPassword: z
      .string()
      .max(200)
      .default('')
      .describe('By which rspamd clients on other machines may teach (`rspamc -P`); nothing: only this machine may.'),
    spamd: socket.describe('Where spamc asks.'),
    lmtp: socket.describe('Where a mail server hands mail over by LMTP: each recipient has an answer.'),
    smtp: socket.describe('Where a mail server hands mail over by SMTP, as a content filter.'),
    next: socket.describe('Where `lmtp` and `smtp` hand mail on to.'),
    nextProtocol: z.enum(['smtp', 'lmtp']).default('smtp').describe('What is spoken there.'),
    relayFrom: z
      .array(
        z.string().regex(/^[0-9a-fA-F.:]{2,45}(?:\/\d{1,3})?$/, {
          error: 'an IP address or a network: 192.0.2.7, 192.0.2.0/24',
        }),
      )
      .max(1_000)
      .default([])
      .describe('Mail servers on other machines that may hand mail over to `lmtp` and `smtp`; this one always may.'),
    reinject: socket.describe(
      'SMTP server that takes what is released from the quarantine, and digest mails; nothing: `next`, by its protocol.',
    ),
    quarantineDays: z.int().min(1).max(3_650).default(30).describe('How long mail is held, and known of, days.'),
    digest: z
      .strictObject({
        from: z.string().max(320).default(''),
        at: z.array(z.int().min(0).max(23)).max(24).default([8]),
        url: z
          .string()
          .max(300)
          .regex(/^(?:|https?:\/\/[^\s?#]+)$/)
          .default(''),
        admin: z.string().max(320).default(''),
        lang: z.enum(['ja', 'en']).default('ja'),
      })
      .default({ from: '', at: [8], url: '', admin: '', lang: 'ja' })
      .describe(
        'Digest mails of what is held: sender (nothing: none are sent), hours of the day by the machine’s clock or TZ, address of the page (`miwake serve`), who gets one of everybody’s, language where an account names none.',
      ),
    authservId: z
      .string()
      .regex(/^[A-Za-z0-9.-]{0,253}$/)
      .default('')
      .describe(
        'Name in Authentication-Results (RFC 8601); nothing: this host’s. Fields that arrive with it are removed.',
      ),
    trustAuthservIds: z
      .array(z.string().min(1).max(253))
      .max(20)
      .default([])
      .describe('Servers of one’s own in front, whose Authentication-Results are believed.'),
    onFailure: z
      .enum(['defer', 'accept'])
      .default('defer')
      .describe('Where a mail cannot be judged: ask the sender to try again, or hand it on untouched.'),
    threads: z.int().min(0).max(256).default(0).describe('Threads that judge; 0: one for each core.'),
    connectionsMax: z.int().min(1).max(100_000).default(500).describe('Open connections, each protocol.'),
    waitingMax: z.int().min(1).max(100_000).default(200).describe('Mails that wait to be judged; more are deferred.'),
    bytesMax: z
      .int()
      .min(65_536)
      .max(1_073_741_824)
      .default(52_428_800)
      .describe('Largest mail taken in, bytes; of a larger one the milter judges the beginning.'),
    judgeMs: z.int().min(100).max(600_000).default(25_000).describe('Longest time to judge one mail, ms.'),
    idleMs: z.int().min(1_000).max(3_600_000).default(300_000).describe('A silent connection is closed after, ms.'),
    policies: z
      .array(policySchema)
      .max(10_000)
      .default([])
      .describe('The most particular one counts: a person’s before a domain’s before all.'),
    scanAuthenticated: z
      .enum(['phishing', 'all', 'none'])
      .default('phishing')
      .describe('Mail of users that signed in: only phishing counts (a stolen account), all of it, or nothing.'),
    outgoingMax: z
      .int()
      .min(1)
      .max(1_000_000)
      .default(200)
      .describe('Recipients an hour of one login from which a campaign of phishing is noticed and deferred.'),
    health: socket.describe(
      'HTTP for whoever looks after it: /healthz (alive), /readyz (can judge a mail now), /metrics (Prometheus).',
    ),
    clamd: socket.describe('clamd, asked by INSTREAM about attachments.'),
    dnsbl: z
      .array(z.string().min(3).max(253))
      .max(20)
      .default([])
      .describe('DNS lists of sending addresses (RFC 5782).'),
    uribl: z.array(z.string().min(3).max(253)).max(20).default([]).describe('DNS lists of domains in links.'),
  })
  .refine(({ lmtp, smtp, next }) => next !== '' || (lmtp === '' && smtp === ''), {
    path: ['next'],
    error: 'where lmtp and smtp hand mail on to',
  })
  .refine(({ digest }) => digest.from === '' || digest.url !== '', {
    path: ['digest', 'url'],
    error: 'the address of the page, which links of digest mails lead to',
  })
export type GatewaySettings = z.output<typeof gatewaySchema>

/** A mail server asks, or takes mail back: there may be held mail. */
export const hasGateway = ({ milter, check, spamd, lmtp, smtp, next, reinject }: GatewaySettings): boolean =>
  [milter, check, spamd, lmtp, smtp, next, reinject].some((socket) => socket !== '')
