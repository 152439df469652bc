/** Whether a mail that names one of the person's own comes from where that one went. */
import { registrableDomain } from '@miwake/engine'
import type { ScannedMail } from '../gather/scan-mail.ts'
import { sentTo } from '../store/sent-to.ts'
import type { Store } from '../store/store.ts'

/**
 * A Message-ID is known to whoever reads a recipient's stolen mailbox, and answered from any domain. Where anybody can
 * have an address the domain says nothing: there only the correspondent's own address counts.
 */
export const answersFromRecipient = async (
  store: Store,
  mailboxId: number,
  { view, facts }: ScannedMail,
): Promise<boolean> => {
  const { message, origin } = view
  if (facts.memory === 'unknown' || facts.memory.replyToOwn !== true || origin.standing.kind === 'free-mail')
    return false
  const domains = await sentTo(store, { mailboxId, messageIds: [...message.references, ...message.inReplyTo] })
  return domains.has(registrableDomain(origin.headerFrom) ?? origin.headerFrom)
}
