/** Online correction: a mailbox's vector moved just far enough that the same mail comes out right. */
import { type MailboxFeatures, type MailboxVector, rawMailboxNats } from '../judge/mailbox.ts'

/** Entries kept: the smallest go first. 4,096 entries are 32 kB in a row of the store. */
export const entriesMax = 4_096
/** Margin in nats by which a corrected mail is right afterwards. */
const margin = 3

/**
 * The vector after the person said what a mail is (passive-aggressive, Crammer et al., JMLR 7, 2006).
 * @param shippedNats the unwanted logit without the mailbox's own term.
 */
export const correct = (
  mailbox: MailboxVector,
  features: MailboxFeatures,
  shippedNats: number,
  unwanted: boolean,
): MailboxVector => {
  const now = shippedNats + rawMailboxNats(mailbox, features.ids)
  const wanted = unwanted ? Math.max(now, margin) : Math.min(now, -margin)
  const step = (wanted - now) / Math.sqrt(Math.max(1, features.ids.length))
  if (step === 0) return { ...mailbox, corrections: mailbox.corrections + 1 }
  const entries = new Map(mailbox.entries)
  for (const id of features.ids) entries.set(id, (entries.get(id) ?? 0) + step)
  return { entries: entries.size > entriesMax ? largest(entries) : entries, corrections: mailbox.corrections + 1 }
}

const largest = (entries: ReadonlyMap<number, number>): ReadonlyMap<number, number> =>
  new Map([...entries].sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]) || a[0] - b[0]).slice(0, entriesMax))
