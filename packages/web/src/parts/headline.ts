/** The word for a mail. */
import type { Headline, MessageRow } from '../api/types.ts'

/** A mail that stays where it is is never called phishing, and one in the junk folder never fine. */
export const headlineOf = ({
  verdict,
  action,
  p,
  chip,
}: Pick<MessageRow, 'verdict' | 'action' | 'p' | 'chip'>): Headline => {
  if (verdict === null || action === null) return chip
  if (action === 'junk' || action === 'reject') return verdict === 'phishing' ? 'phishing' : 'spam'
  if (action === 'review' || verdict === 'phishing') return 'review'
  // As the engine's own headline: not fine where spam and phishing together are likelier.
  return verdict === 'spam' || (p !== null && p.ham < 0.5) ? 'maybe-spam' : 'ham'
}
