/** Whom a mailbox's owner knows: from the mail they sent, and from their address book. */
import { z } from '@hono/zod-openapi'
import { time } from './common.ts'

export const contact = z
  .object({
    address: z.string(),
    name: z.string(),
    source: z.enum(['sent', 'address-book']),
    mails: z.int().describe('Written to them'),
    lastAt: time.describe('When last written to, or imported'),
  })
  .openapi('Contact')

export const contactPage = z
  .object({
    items: z.array(contact),
    next: z.string().nullable(),
    total: z.int(),
    imported: z.int().describe('Those of the address book alone'),
  })
  .openapi('ContactPage')

export const imported = z.object({ found: z.int().describe('Addresses in the file') }).openapi('ImportedContacts')
