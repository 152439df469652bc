/** Online correction: a mailbox's vector moved just far enough that the same mail, and its next copy, come out right. */
import { type MailboxFeatures, type MailboxVector, mailboxCapNats, rawMailboxNats } from '../judge/mailbox.ts'

/** Entries kept: the smallest go first. 4,096 entries are 32 kB in a row of the store. */
export const entriesMax = 4_096
/** Nats by which a corrected mail is right afterwards: at the shipped costs spam is junked from 3.1 on. */
const margin = 3.5
/**
 * Share of a mail's features that its next copy has at least; another name, number and subject fill the rest. Of pairs
 * with likeness 0.6 and more in real campaigns nine in ten share this much.
 */
const copyShare = 0.55
/** Less than this, in nats, is rounding: saying the same twice changes nothing. */
const stepMin = 1e-9

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
  const raw = rawMailboxNats(mailbox, features)
  // What the vector has to say of this mail, so that the part its copy shares is enough.
  const needed = unwanted ? Math.max(0, margin - shippedNats) : Math.min(0, -margin - shippedNats)
  const said = Math.max(-mailboxCapNats, Math.min(mailboxCapNats, needed / copyShare))
  const step = (unwanted ? Math.max(raw, said) : Math.min(raw, said)) - raw
  if (Math.abs(step) < stepMin) return { ...mailbox, corrections: mailbox.corrections + 1 }
  const entries = new Map(mailbox.entries)
  const { ids, weights } = features
  for (let i = 0; i < ids.length; i++) entries.set(ids[i]!, (entries.get(ids[i]!) ?? 0) + step * weights[i]!)
  return { entries: entries.size > entriesMax ? largest(entries) : entries, corrections: mailbox.corrections + 1 }
}

const largest = (entries: ReadonlyMap<number, number>): ReadonlyMap<number, number> =>
  new Map([...entries].sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]) || a[0] - b[0]).slice(0, entriesMax))
