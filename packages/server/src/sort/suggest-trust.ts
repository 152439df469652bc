/**
 * Which server writes this mailbox's Authentication-Results: learned from the person's own mail, for them to confirm. A
 * sender can write such a field too, but not the topmost one of everybody's mail.
 */
import { authFromHeader, parseMessage } from '@miwake/engine'
import { mailsSince } from '../store/mails-since.ts'
import { getRaw } from '../store/put-raw.ts'
import type { Store } from '../store/store.ts'

export type TrustSuggestion = {
  /** RFC 8601 authserv-id. */
  readonly authservId: string
  /** Mails whose topmost field names it, of those that have one. */
  readonly mails: number
  readonly of: number
}

/** Mails looked at, newest first. */
const mailsMax = 300
/** Fewer mails, or of fewer senders, tell nothing. */
const mailsMin = 20
const sendersMin = 8
/** A provider's own name stands on nearly every mail; some are delivered past its filters. */
const shareMin = 0.9

const topmost = { authservIds: [], topmost: true, arcSealers: [] }

/** null where nothing stands out: then nothing is trusted. */
export const suggestTrust = async (store: Store, mailboxId: number): Promise<TrustSuggestion | null> => {
  const seen = new Map<string, { mails: number; senders: Set<string> }>()
  let of = 0
  let looked = 0
  for await (const { contentHash, fromDomain } of mailsSince(store, { mailboxId, since: 0 })) {
    if (++looked > mailsMax) break
    const raw = await getRaw(store, contentHash)
    const auth = raw === null ? 'unknown' : authFromHeader(parseMessage(raw).header, topmost)
    if (auth === 'unknown' || auth.by === 'top') continue
    of++
    const one = seen.get(auth.by) ?? { mails: 0, senders: new Set<string>() }
    one.mails++
    one.senders.add(fromDomain)
    seen.set(auth.by, one)
  }
  const [best] = [...seen].sort(([, a], [, b]) => b.mails - a.mails)
  if (best === undefined) return null
  const [authservId, { mails, senders }] = best
  return mails >= mailsMin && senders.size >= sendersMin && mails / of >= shareMin ? { authservId, mails, of } : null
}
