/** Pieces the API's schemas share. */
import { z } from '@hono/zod-openapi'

export const id = z.int().min(1)
export const time = z.int().describe('Epoch milliseconds')
export const both = z.object({ ja: z.string(), en: z.string() }).openapi('Both')
export const verdict = z.enum(['ham', 'spam', 'phishing'])
export const action = z.enum(['deliver', 'review', 'junk', 'reject', 'rescue'])
export const chip = z.enum(['ham', 'spam', 'phishing', 'review', 'none'])
export const role = z.enum(['inbox', 'junk', 'sent', 'review', 'trash', 'archive', 'other'])
export const level = z.enum(['careful', 'standard', 'strict'])
export const proof = z.union([z.boolean(), z.literal('unknown')])
export const counts = z
  .object({
    ham: z.int(),
    spam: z.int(),
    phishing: z.int(),
    review: z.int(),
    none: z.int().describe('Not judged yet'),
  })
  .openapi('Counts')
export const probabilities = z.object({ ham: z.number(), spam: z.number(), phishing: z.number() })
export const span = z
  .object({
    place: z.enum(['from', 'replyTo', 'subject', 'text', 'hidden', 'link', 'attachment', 'header', 'image']),
    index: z.int(),
    start: z.int(),
    end: z.int(),
  })
  .describe('UTF-16 code units of a decoded text of the mail')
  .openapi('Span')
export const problem = z
  .object({
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    ja: z.string(),
    en: z.string(),
  })
  .describe('RFC 9457, with what to do in both languages')
  .openapi('Problem')

/** An id in an address. */
export const idParam = z.object({
  id: z.coerce
    .number()
    .int()
    .min(1)
    .openapi({ param: { name: 'id', in: 'path' }, example: 1 }),
})
export const nothing = z.object({}).openapi('Nothing')
export const undoIds = z.object({ undo: z.object({ id: z.string() }) }).openapi('Undo')
