/** What a mailbox remembers of a mail's sender, thread and campaign. */
import { fingerprintOf, type Message, registrableDomain, wordsOf } from '@miwake/engine'
import type { Recall } from '../gather/scan-mail.ts'
import { findCampaign } from '../store/campaigns.ts'
import { findCorrespondent, hasSent } from '../store/correspondents.ts'
import type { ListEntryRow } from '../store/schema.ts'
import type { Store } from '../store/store.ts'

const isTrusted = (lists: readonly ListEntryRow[], { from }: Message): boolean => {
  const [author] = from
  if (author === undefined || author.domain === '') return false
  const domains = [author.domain, registrableDomain(author.domain)]
  return lists.some(
    ({ kind, subject, value }) =>
      kind === 'trust' && (subject === 'address' ? value === author.address.toLowerCase() : domains.includes(value)),
  )
}

/** A trusted sender is a correspondent: the engine believes either only where the domain is authenticated. */
export const recallOf = (store: Store, mailboxId: number, lists: readonly ListEntryRow[]): Recall => ({
  sender: async (message) => {
    const address = message.from[0]?.address ?? ''
    const known = address !== '' && (await findCorrespondent(store, { mailboxId, address })) !== null
    return {
      correspondent: known || isTrusted(lists, message),
      replyToOwn: await hasSent(store, { mailboxId, messageIds: [...message.references, ...message.inReplyTo] }),
      campaign: 'unknown',
      feed: 'unknown',
    }
  },
  campaign: async ({ view }) => {
    const fingerprint = fingerprintOf(wordsOf(view).grams.ids, view)
    const met = fingerprint === null ? null : await findCampaign(store, { mailboxId, fingerprint })
    return met === null ? 'unknown' : { verdict: met.verdict, seen: met.seen }
  },
})
