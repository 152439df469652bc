/**
 * Which way a symbol may pull. A finding against a mail must never be learned as a point for it because one archive's
 * honest mail happens to show it (password resets in a template collection), nor the other way round.
 */

/** Symbols that speak for a mail. */
const forMail: ReadonlySet<string> = new Set(['BRAND_OWN_TARGETS', 'LINKS_ALL_OWN', 'LINKS_ALL_GOOD', 'SELF_NAMED'])
/** Structure: says nothing by itself, so the mail may teach it either way. */
const free: ReadonlySet<string> = new Set([
  'LINKS_NONE',
  'LINKS_FEW',
  'ATTACHMENT_PDF',
  'ATTACHMENT_DOCUMENT',
  'ATTACHMENT_ARCHIVE',
  'ATTACHMENT_ENCRYPTED_ZIP',
  'SUBJECT_NUMBER',
])

/** +1 may only count against a mail, -1 only for it, 0 either. */
export const signOf = (symbol: string): -1 | 0 | 1 => (forMail.has(symbol) ? -1 : free.has(symbol) ? 0 : 1)
