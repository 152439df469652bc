/** What the quarantine holds. */
import { z } from '@hono/zod-openapi'
import { both, id, time, verdict } from './common.ts'
import { messageView } from './message.ts'

const state = z.enum(['held', 'released', 'deleted'])

export const heldRow = z
  .object({
    id,
    recipient: z.string(),
    fromName: z.string(),
    fromAddress: z.string(),
    subject: z.string(),
    verdict,
    heldAt: time,
    state: z.enum(['held', 'releasing', 'released', 'deleted']),
    endedAt: time.nullable(),
    endedBy: z.string().nullable().describe('A login, or what acted by itself'),
    proof: z.string().nullable().describe('What the mail server said when it took the released mail'),
  })
  .openapi('HeldRow')

export const heldPage = z
  .object({ items: z.array(heldRow).readonly(), next: z.string().nullable(), total: z.int() })
  .openapi('HeldPage')

export const heldQuery = z.object({
  q: z.string().max(200).optional().describe('A piece of sender, subject or recipient'),
  verdict: verdict.optional(),
  state: state.optional().describe('held unless told otherwise'),
  cursor: z
    .string()
    .regex(/^\d{1,15}-\d{1,15}$/)
    .optional()
    .describe('`next` of the page before'),
})

export const heldView = z
  .object({
    row: heldRow,
    mail: messageView
      .pick({
        to: true,
        answers: true,
        advice: true,
        terms: true,
        logits: true,
        links: true,
        attachments: true,
        text: true,
        hidden: true,
        hasHtml: true,
        entrance: true,
        origin: true,
      })
      .nullable()
      .describe('null where it is not held any more'),
  })
  .openapi('HeldView')

/** Mails at once: what a page shows, and a person looks through. */
export const heldIdsMax = 200
export const heldIds = z.object({ ids: z.array(id).min(1).max(heldIdsMax) })
export const heldDone = z
  .object({
    done: z.array(z.object({ id, proof: z.string().nullable() })).readonly(),
    failed: z.array(both.extend({ id })).readonly(),
  })
  .openapi('HeldDone')
