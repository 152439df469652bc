/** Message to Facts: what the header says where it is trusted, and what own verification finds. */
import type { X509Certificate } from 'node:crypto'
import {
  type AuthFacts,
  type AuthTrust,
  authFromHeader,
  type Facts,
  type Message,
  noFacts,
  originOf,
} from '@miwake/engine'
import { type TrustedHop, trustedHopOf } from './received.ts'
import { type DnsBudget, defaultBudget, withBudget } from './resolver.ts'
import { verifySmime } from './smime.ts'
import { nothingVerified, verifyAuth } from './verify.ts'
import type { World } from './world.ts'

export type GatherInput = {
  readonly message: Message
  /** The message as received: signatures are over these. */
  readonly bytes: Uint8Array
  readonly trust: AuthTrust
  /** null: nothing is asked of the network. */
  readonly dns: World['resolve'] | null
  readonly now: World['now']
  /** The hop SPF is asked about: given by the mail server, or the hosts of one's own whose Received fields tell it. */
  readonly trustedHop: TrustedHop | { readonly receivedBy: readonly string[] } | null
  /** CA certificates for S/MIME; none: signatures are not checked. */
  readonly smimeRoots?: readonly X509Certificate[]
  readonly budget?: DnsBudget
  /** Told of a crash of a checker; the facts it would have given stay unknown. */
  readonly warn?: (what: string, error: unknown) => void
}

/** A fact that says nothing, temperror too, is replaced. */
const settled = (fact: { readonly result: string } | 'unknown'): boolean =>
  fact !== 'unknown' && fact.result !== 'temperror'

/** What a trusted server saw when the mail came in counts before what is found now: keys and records change. */
const merge = (header: AuthFacts, own: AuthFacts): AuthFacts => ({
  spf: settled(header.spf) ? header.spf : own.spf,
  dkim: header.dkim !== 'unknown' && header.dkim.every(settled) ? header.dkim : own.dkim,
  dmarc: settled(header.dmarc) ? header.dmarc : own.dmarc,
  arc: settled(header.arc) ? header.arc : own.arc,
  smime: 'unknown', // asked apart
  bimi: settled(header.bimi) ? header.bimi : own.bimi,
  by: `${header.by}+${own.by}`,
})

/** Asks DNS only where what is known leaves open whose mail it is. */
const askDns = async (input: GatherInput, known: Facts['auth']): Promise<Facts['auth']> => {
  const { message, bytes, trust, dns, now, trustedHop } = input
  if (!dns || originOf(message.from, known).proven !== 'unknown') return known
  const hop = trustedHop && 'receivedBy' in trustedHop ? trustedHopOf(message, trustedHop.receivedBy) : trustedHop
  try {
    const resolve = withBudget(dns, input.budget ?? defaultBudget)
    const own = await verifyAuth({ message, bytes, resolve, now: now(), hop, arcSealers: trust.arcSealers })
    return known === 'unknown' ? own : merge(known, own)
  } catch (error) {
    input.warn?.('authentication', error)
    return known
  }
}

/** The authentication part of gatherFacts(). */
export const gatherAuth = async (input: GatherInput): Promise<Facts['auth']> => {
  const { message, bytes, trust, smimeRoots = [], now } = input
  const auth = await askDns(input, authFromHeader(message.header, trust))
  const smime = await verifySmime(message, bytes, smimeRoots, now())
  if (smime === 'unknown') return auth
  return auth === 'unknown' ? { ...nothingVerified, smime, by: 'smime' } : { ...auth, smime }
}

/**
 * Gathers what can be known of who sent a message. Never throws and takes no longer than the DNS budget and the hashing
 * of the message: what fails or is too slow is 'unknown'. QR codes, PDF links and memory are gathered elsewhere.
 */
export const gatherFacts = async (input: GatherInput): Promise<Facts> => ({ ...noFacts, auth: await gatherAuth(input) })
