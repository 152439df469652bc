/** Mailboxes, their folders, what they learned. */
import { z } from '@hono/zod-openapi'
import { mailboxSecret, mailboxSettings } from '../../mailbox/settings.ts'
import { ownAccount } from './account.ts'
import { both, counts, id, level, role, time } from './common.ts'
import { correctionRow, journalRow, messageRow } from './message.ts'

export const health = z
  .object({
    state: z.enum(['ok', 'connecting', 'error', 'paused']),
    lastMailAt: time.nullable(),
    lagMs: z.number().nullable().describe('From arrival to being sorted, median'),
    message: both.nullable().describe('What is wrong and what to do'),
  })
  .openapi('MailboxHealth')

export const mode = z.enum(['shadow', 'active'])
export const reviewTo = z.enum(['inbox', 'folder'])

export const mailbox = z
  .object({
    id,
    name: z.string(),
    kind: z.enum(['imap', 'pop3', 'maildir', 'demo']),
    mode,
    reviewTo,
    paused: z.boolean(),
    mine: z.boolean().describe('Only whoever added it may see it; false: the household, or every administrator'),
    level,
    health,
    counts,
    progress: z
      .object({ mailbox: id, done: z.int(), of: z.int() })
      .nullable()
      .describe('The pass that runs; of is 0 until the first one has counted the mails'),
  })
  .openapi('Mailbox')

export const state = z
  .object({
    lang: z.enum(['ja', 'en']),
    version: z.string(),
    demo: z.boolean(),
    mailboxes: z.array(mailbox),
    listening: z.string().describe('loopback, or the address others reach'),
    csrf: z.string().describe('Sent back in X-CSRF-Token with everything that changes something'),
    gateway: z.boolean().describe('A mail server asks: there may be held mail'),
    account: ownAccount.nullable().describe('Who is signed in; null: the household, where nobody has an account'),
  })
  .openapi('State')

export const folder = z
  .object({ id, path: z.string(), role, total: z.int(), unread: z.int(), counts })
  .openapi('Folder')

export const newMailbox = z
  .object({
    name: z.string().trim().min(1).max(200),
    settings: mailboxSettings,
    secret: mailboxSecret.default({}),
  })
  .openapi('NewMailbox')

export const mailboxPatch = z
  .object({
    name: z.string().trim().min(1).max(200).optional(),
    mode: mode.optional(),
    reviewTo: reviewTo.optional(),
    level: level.optional(),
    mine: z
      .boolean()
      .optional()
      .describe('An administrator makes a mailbox that is nobody’s own his, or gives his own to the administrators'),
  })
  .openapi('MailboxPatch')

export const preset = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(['imap', 'pop3']),
    host: z.string(),
    port: z.int(),
    security: z.enum(['tls', 'starttls', 'none']),
    user: z.string(),
    sign: z.enum(['password', 'app-password', 'oauth2']),
    note: both.nullable(),
    verified: z.boolean(),
  })
  .openapi('Preset')

export const testResult = z
  .object({
    ok: z.boolean(),
    steps: z.array(
      both.extend({
        name: z.string(),
        ok: z.boolean(),
        warns: z.boolean().optional().describe('It works, and there is something to mind'),
      }),
    ),
    folders: z.array(z.string()).optional(),
  })
  .openapi('TestResult')

export const dryRun = z
  .object({
    scanned: z.int(),
    upTo: z.int(),
    wouldJunk: z.array(messageRow),
    wouldRescue: z.array(messageRow),
    wouldReview: z.array(messageRow),
    levels: z.array(z.object({ level, junk: z.int(), review: z.int(), rescue: z.int() })),
  })
  .openapi('DryRun')

/** RFC 8601 §2.2; `top` is the command line's word for the topmost field, and nobody's name. */
export const authservId = z
  .string()
  .regex(/^[\w.:-]{1,253}$/)
  .refine((id) => id !== 'top')
export const trustedServers = z
  .object({
    trusted: z.array(z.string()),
    suggestion: z
      .object({
        authservId: z.string(),
        mails: z.int(),
        of: z.int(),
        examples: z
          .array(z.object({ id, fromName: z.string(), fromAddress: z.string(), subject: z.string(), receivedAt: time }))
          .readonly(),
        receivedBy: z
          .array(z.string())
          .readonly()
          .describe('Hosts whose word on where mail came in is believed with it, for SPF'),
      })
      .nullable()
      .describe('Its field is the topmost of `mails` of the `of` that have one'),
  })
  .openapi('TrustedServers')

const share = z.object({ hits: z.int(), of: z.int(), low: z.number(), high: z.number() }).openapi('Share')
const errorShares = z.object({ falseAlarm: share, missed: share }).openapi('ErrorShares')
export const learned = z
  .object({
    figures: errorShares.extend({ provider: errorShares.nullable() }),
    series: z.array(
      z.object({
        day: z.string(),
        received: z.int(),
        falseAlarm: z.int(),
        missed: z.int(),
        providerFalseAlarm: z.int(),
        providerMissed: z.int(),
      }),
    ),
    corrections: z.array(correctionRow),
  })
  .openapi('Learned')

export const listKind = z.enum(['allow', 'block', 'trust', 'images'])
export const listEntry = z.object({ id, kind: listKind, value: z.string(), at: time }).openapi('ListEntry')
export const newListEntry = z
  .object({ kind: listKind, value: z.string().trim().min(1).max(320) })
  .openapi('NewListEntry')

export const journalPage = z
  .object({ items: z.array(journalRow), next: z.string().nullable(), total: z.int() })
  .openapi('JournalPage')

export const serverHealth = z
  .object({
    version: z.string(),
    startedAt: time,
    databaseBytes: z.int(),
    mailboxes: z.array(z.object({ id, name: z.string(), health, messages: z.int(), sortedToday: z.int() })),
  })
  .openapi('ServerHealth')
