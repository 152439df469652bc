/** Mails in lists, and one in full. */
import { z } from '@hono/zod-openapi'
import { action, both, chip, counts, id, probabilities, proof, role, span, time, verdict } from './common.ts'

export const messageRow = z
  .object({
    id,
    mailbox: id,
    folder: id,
    role,
    fromName: z.string(),
    fromAddress: z.string(),
    subject: z.string(),
    receivedAt: time,
    size: z.int().describe('Bytes'),
    seen: z.boolean(),
    flagged: z.boolean(),
    verdict: verdict.nullable(),
    action: action.nullable(),
    p: probabilities.nullable(),
    chip,
  })
  .openapi('MessageRow')

export const messagePage = z
  .object({
    items: z.array(messageRow),
    next: z.string().nullable(),
    total: z.int(),
    counts,
    offset: z.int().optional().describe('The offset asked for; missing where only `next` leads on (with q)'),
  })
  .openapi('MessagePage')

export const messageQuery = z.object({
  mailbox: z.coerce.number().int().min(1),
  folder: z.coerce.number().int().min(1).optional(),
  q: z.string().max(500).optional().describe('Words that must all be there'),
  field: z.enum(['subject', 'from', 'body', 'all']).optional(),
  chip: chip.optional(),
  verdict: verdict.optional(),
  action: action.optional(),
  cursor: z.string().max(100).optional().describe('`next` of the page before'),
  offset: z.coerce
    .number()
    .int()
    .min(0)
    .max(10_000_000)
    .optional()
    .describe('Mails to pass over, where there is no cursor and no q: for jumps; to read on, `next` misses nothing'),
  limit: z.coerce.number().int().min(1).max(500).optional(),
})

const answer = both
  .extend({ tone: z.enum(['good', 'bad', 'neutral']), spans: z.array(span).readonly() })
  .openapi('Answer')
const term = both
  .extend({
    symbol: z.string(),
    aspect: z.string(),
    unwanted: z.number(),
    phishing: z.number(),
    spans: z.array(span).readonly(),
  })
  .describe('One summand of the verdict, in nats')
  .openapi('Term')
const link = z
  .object({
    shown: z.string(),
    host: z.string().describe('Where a browser goes'),
    registrable: z.string(),
    onward: z.string().describe('The domain that host says it leads on to'),
    standing: both.extend({ kind: z.string(), bad: z.boolean() }),
    href: z.string().optional().describe('Missing where the links of the mail are closed'),
    active: z.boolean(),
    own: z.boolean().describe("The proven sender's own"),
    shownAs: z.string().describe('Another host stands in the text than the one it leads to'),
  })
  .openapi('Link')
const attachment = z
  .object({
    name: z.string(),
    kind: z.string(),
    sizeBytes: z.int(),
    dangerous: z.boolean(),
    opens: z.boolean().describe('May be saved as a file from here'),
    why: both.describe('What to know before opening it'),
  })
  .openapi('Attachment')

export const readerAnswer = z.enum(['right', 'not-junk', 'junk', 'phishing'])
export const correctionRow = z
  .object({
    id,
    message: z.int().describe('0 where the mail is no longer known'),
    subject: z.string(),
    fromAddress: z.string(),
    answer: readerAnswer,
    source: z.enum(['reader', 'moved', 'cli', 'gateway']),
    at: time,
    state: z.enum(['pending', 'applied', 'forgotten']),
  })
  .openapi('Correction')
export const journalRow = z
  .object({
    id,
    message: id.nullable(),
    subject: z.string(),
    fromAddress: z.string(),
    kind: z.enum(['move', 'flag', 'rescue']),
    fromFolder: z.string(),
    toFolder: z.string(),
    state: z.enum(['planned', 'done', 'failed', 'undone', 'shadow']),
    reason: both.nullable(),
    plannedAt: time,
    undoneAt: time.nullable(),
  })
  .openapi('Action')

export const messageView = z
  .object({
    row: messageRow,
    to: z.string(),
    answers: z.object({ claim: answer, origin: answer, want: answer }),
    advice: both.nullable(),
    terms: z.array(term).readonly(),
    logits: z.object({ unwanted: z.number(), phishing: z.number() }),
    claims: z.array(z.object({ brand: z.string(), name: both, strength: z.number(), proven: proof })).readonly(),
    origin: z.object({ headerFrom: z.string(), registrable: z.string(), proven: proof, by: z.string().nullable() }),
    links: z.array(link).readonly(),
    attachments: z.array(attachment).readonly(),
    text: z.string(),
    hidden: z.string().describe('Text in the mail that its reader is not shown'),
    hasHtml: z.boolean(),
    remoteImages: z.int(),
    imagesAllowed: z.boolean().describe('The operator lets them be fetched, and the mail is neither phishing nor junk'),
    imagesFor: z
      .object({ on: z.boolean(), domain: z.string().nullable() })
      .describe('Whether the proven sender’s are always shown; null where none is proven'),
    entrance: z.object({ brand: both, url: z.string() }).nullable(),
    trust: z.object({
      on: z.boolean(),
      domain: z.string().nullable(),
      refusal: both.nullable().describe('Why nobody is trusted by this mail'),
    }),
    corrections: z.array(correctionRow).readonly(),
    journal: z.array(journalRow).readonly(),
  })
  .openapi('MessageView')
