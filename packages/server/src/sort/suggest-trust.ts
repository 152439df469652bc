/**
 * Which server writes this mailbox's Authentication-Results: learned from the person's own mail, for them to confirm. A
 * sender can write such a field too, but not the topmost one of everybody's mail.
 */
import { authFromHeader, parseMessage, registrableDomain } from '@miwake/engine'
import { entryHostOf } from '../gather/received.ts'
import { mailsSince } from '../store/mails-since.ts'
import { getRaw } from '../store/put-raw.ts'
import type { MessageRow } from '../store/schema.ts'
import type { Store } from '../store/store.ts'

export type TrustSuggestion = {
  /** RFC 8601 authserv-id. */
  readonly authservId: string
  /** Mails whose topmost field names it, of those that have one. */
  readonly mails: number
  readonly of: number
  /** Some of them, of several senders, for the person to look at. */
  readonly examples: readonly Pick<MessageRow, 'id' | 'fromName' | 'fromAddress' | 'subject' | 'receivedAt'>[]
  /** Hosts of the same domain that took those mails in from outside; none where that is not clear. */
  readonly receivedBy: readonly string[]
}

/** Mails looked at, newest first. */
const mailsMax = 300
/** Fewer mails, or of fewer senders, tell nothing. */
const mailsMin = 20
const sendersMin = 8
/** A provider's own name stands on nearly every mail; some are delivered past its filters. */
const shareMin = 0.9
const examplesMax = 3
/** A provider has some dozen of them; more are no list of a provider's. */
const hostsMax = 60

const topmost = { authservIds: [], topmost: true, arcSealers: [] }

type Seen = {
  mails: number
  readonly senders: Map<string, MessageRow>
  readonly entry: Map<string, number>
}

/** By authserv-id of the topmost field. */
const seenServers = async (store: Store, mailboxId: number) => {
  const servers = new Map<string, Seen>()
  let of = 0
  let looked = 0
  for await (const row of mailsSince(store, { mailboxId, since: 0 })) {
    if (++looked > mailsMax) break
    const raw = await getRaw(store, row.contentHash)
    if (raw === null) continue
    const message = parseMessage(raw)
    const auth = authFromHeader(message.header, topmost)
    if (auth === 'unknown' || auth.by === 'top') continue
    of++
    const one = servers.get(auth.by) ?? { mails: 0, senders: new Map(), entry: new Map() }
    one.mails++
    if (!one.senders.has(row.fromDomain)) one.senders.set(row.fromDomain, row)
    const host = entryHostOf(message)
    if (host !== null) one.entry.set(host, (one.entry.get(host) ?? 0) + 1)
    servers.set(auth.by, one)
  }
  return { servers, of }
}

/** They count only where nearly all of the server's mail came in by hosts of its own domain. */
const entryHosts = (authservId: string, { mails, entry }: Seen): readonly string[] => {
  const domain = registrableDomain(authservId.toLowerCase())
  if (domain === null) return []
  const own = [...entry].filter(([host]) => registrableDomain(host) === domain)
  const sum = own.reduce((all, [, count]) => all + count, 0)
  return sum >= mailsMin && sum / mails >= shareMin && own.length <= hostsMax ? own.map(([host]) => host) : []
}

/** null where nothing stands out: then nothing is trusted. */
export const suggestTrust = async (store: Store, mailboxId: number): Promise<TrustSuggestion | null> => {
  const { servers, of } = await seenServers(store, mailboxId)
  const [best] = [...servers].sort(([, a], [, b]) => b.mails - a.mails)
  if (best === undefined) return null
  const [authservId, seen] = best
  const { mails, senders } = seen
  if (mails < mailsMin || senders.size < sendersMin || mails / of < shareMin) return null
  const examples = [...senders.values()]
    .slice(0, examplesMax)
    .map(({ id, fromName, fromAddress, subject, receivedAt }) => ({ id, fromName, fromAddress, subject, receivedAt }))
  return { authservId, mails, of, examples, receivedBy: entryHosts(authservId, seen) }
}

/** Of servers the person said they trust: the hosts that take mail in for them. */
export const learnEntryHosts = async (
  store: Store,
  mailboxId: number,
  authservIds: readonly string[],
): Promise<readonly string[]> => {
  const { servers } = await seenServers(store, mailboxId)
  return [
    ...new Set(
      authservIds.flatMap((id) => {
        const seen = servers.get(id)
        return seen === undefined ? [] : entryHosts(id, seen)
      }),
    ),
  ]
}
