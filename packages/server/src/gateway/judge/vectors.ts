/** Weights of a site and of one of its recipients, together. */
import type { MailboxVector } from '@miwake/engine'

export const addVectors = (site: MailboxVector, own: MailboxVector): MailboxVector => {
  if (site.entries.size === 0) return own
  const entries = new Map(site.entries)
  for (const [id, weight] of own.entries) entries.set(id, (entries.get(id) ?? 0) + weight)
  return { entries, corrections: site.corrections + own.corrections }
}
