/** Message to Facts: what own verification finds, and what the header says where it is trusted. */
import type { X509Certificate } from 'node:crypto'
import {
  type AuthFacts,
  type AuthTrust,
  authFromHeader,
  type Facts,
  type Knowledge,
  type Message,
  noFacts,
  originOf,
} from '@miwake/engine'
import { type DnsLists, domainsToAsk, lookupLists } from './dns-lists.ts'
import { type TrustedHop, trustedHopOf } from './received.ts'
import { type DnsBudget, defaultBudget, withBudget } from './resolver.ts'
import { verifySmime } from './smime.ts'
import { nothingVerified, verifyAuth } from './verify.ts'
import type { Resolve, World } from './world.ts'

export type GatherInput = {
  readonly message: Message
  /** The message as received: signatures are over these. */
  readonly bytes: Uint8Array
  readonly trust: AuthTrust
  /** null: nothing is asked of the network. */
  readonly dns: World['resolve'] | null
  readonly now: World['now']
  /** The hop SPF is asked about: given by the mail server, or the hosts of one's own whose Received fields tell it. */
  readonly trustedHop: TrustedHop | { readonly receivedBy: readonly string[]; readonly entryOnly?: boolean } | null
  /** CA certificates for S/MIME; none: signatures are not checked. */
  readonly smimeRoots?: readonly X509Certificate[]
  readonly budget?: DnsBudget
  /** DNS lists the operator named, and what tells which domains need no asking. Only within `dns`. */
  readonly lists?: { readonly zones: DnsLists; readonly knowledge: Knowledge }
  /** Told of a crash of a checker; the facts it would have given stay unknown. */
  readonly warn?: (what: string, error: unknown) => void
}

/** A fact that says nothing, temperror too, gives way to the other's. */
const settled = (fact: { readonly result: string } | 'unknown'): boolean =>
  fact !== 'unknown' && fact.result !== 'temperror'

/** A signature whose key could not be fetched is as the header says of that domain; of others the header is not asked. */
const mergeDkim = (header: AuthFacts['dkim'], own: AuthFacts['dkim']): AuthFacts['dkim'] => {
  if (own === 'unknown' || header === 'unknown') return own === 'unknown' ? header : own
  return own.map((each) =>
    settled(each)
      ? each
      : (header.find(({ domain, result }) => domain === each.domain && result !== 'temperror') ?? each),
  )
}

/**
 * What was found here counts before what the header says: a server that does not strip forged results (RFC 8601 §5) lets
 * one stand right under its own. Where nothing could be found (no answer, no hop to ask SPF about) the header's word stays.
 */
export const mergeAuth = (header: AuthFacts, own: AuthFacts): AuthFacts => ({
  spf: settled(own.spf) ? own.spf : header.spf,
  dkim: mergeDkim(header.dkim, own.dkim),
  dmarc: settled(own.dmarc) ? own.dmarc : header.dmarc,
  arc: settled(own.arc) ? own.arc : header.arc,
  smime: 'unknown', // asked apart
  bimi: settled(own.bimi) ? own.bimi : header.bimi,
  by: `${header.by}+${own.by}`,
})

/** Asks DNS, except where no answer could matter: From: is nobody's. */
const askDns = async (input: GatherInput, known: Facts['auth'], resolve: Resolve | null): Promise<Facts['auth']> => {
  const { message, bytes, trust, now } = input
  if (!resolve || originOf(message.from, 'unknown').proven !== 'unknown') return known
  const hop = hopOf(input)
  try {
    const own = await verifyAuth({ message, bytes, resolve, now: now(), hop, arcSealers: trust.arcSealers })
    return known === 'unknown' ? own : mergeAuth(known, own)
  } catch (error) {
    input.warn?.('authentication', error)
    return known
  }
}

const hopOf = ({ message, trustedHop }: GatherInput): TrustedHop | null =>
  trustedHop && 'receivedBy' in trustedHop
    ? trustedHopOf(message, trustedHop.receivedBy, trustedHop.entryOnly)
    : trustedHop

const gatherAuth = async (input: GatherInput, resolve: Resolve | null): Promise<Facts['auth']> => {
  const { message, bytes, trust, smimeRoots = [], now } = input
  const auth = await askDns(input, authFromHeader(message.header, trust), resolve)
  const smime = await verifySmime(message, bytes, smimeRoots, now())
  if (smime === 'unknown') return auth
  return auth === 'unknown' ? { ...nothingVerified, smime, by: 'smime' } : { ...auth, smime }
}

/**
 * Gathers what can be known of who sent a message, and what lists say of it. Never throws and takes no longer than the DNS budget and the hashing
 * of the message: what fails or is too slow is 'unknown'. QR codes, PDF links and memory are gathered elsewhere.
 */
export const gatherFacts = async (input: GatherInput): Promise<Facts> => {
  const resolve = input.dns === null ? null : withBudget(input.dns, input.budget ?? defaultBudget)
  // Lists ask first: few questions, of which no signature in the mail can rob them.
  const lists = gatherLists(input, resolve)
  const auth = await gatherAuth(input, resolve)
  return { ...noFacts, auth, lists: await lists }
}

const gatherLists = (input: GatherInput, resolve: Resolve | null): Promise<Facts['lists']> => {
  const { message, lists } = input
  if (!resolve || !lists) return Promise.resolve('unknown')
  const domains = lists.zones.uribl.length > 0 ? domainsToAsk(message, lists.knowledge) : []
  return lookupLists(lists.zones, { ip: hopOf(input)?.ip ?? null, domains }, resolve)
}
