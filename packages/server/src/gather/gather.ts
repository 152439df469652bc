/** Message to Facts: what the header says where it is trusted, and what own verification finds. */
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
import { verifyAuth } from './verify.ts'
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
  readonly budget?: DnsBudget
  /** Told of a crash of a checker; the facts it would have given stay unknown. */
  readonly warn?: (what: string, error: unknown) => void
}

/** A fact that says nothing is replaced; temperror is such a one. */
const settled = (fact: { readonly result: string } | 'unknown'): boolean =>
  fact !== 'unknown' && fact.result !== 'temperror'

/** What a trusted server saw when the mail came in counts before what is found now: keys and records change. */
const merge = (header: AuthFacts, own: AuthFacts): AuthFacts => ({
  spf: settled(header.spf) ? header.spf : own.spf,
  dkim: header.dkim !== 'unknown' && header.dkim.every(settled) ? header.dkim : own.dkim,
  dmarc: settled(header.dmarc) ? header.dmarc : own.dmarc,
  arc: settled(header.arc) ? header.arc : own.arc,
  smime: header.smime,
  bimi: settled(header.bimi) ? header.bimi : own.bimi,
  by: `${header.by}+${own.by}`,
})

const gatherAuth = async (input: GatherInput): Promise<Facts['auth']> => {
  const { message, bytes, trust, dns, now, trustedHop } = input
  const header = authFromHeader(message.header, trust)
  // DNS is asked only where the header leaves open whose mail it is.
  if (!dns || originOf(message.from, header).proven !== 'unknown') return header
  const hop = trustedHop && 'receivedBy' in trustedHop ? trustedHopOf(message, trustedHop.receivedBy) : trustedHop
  try {
    const resolve = withBudget(dns, input.budget ?? defaultBudget)
    const own = await verifyAuth({ message, bytes, resolve, now: now(), hop, arcSealers: trust.arcSealers })
    return header === 'unknown' ? own : merge(header, own)
  } catch (error) {
    input.warn?.('authentication', error)
    return header
  }
}

/**
 * Gathers what can be known of who sent a message. Never throws and never takes longer than the DNS budget: what fails
 * or is too slow is 'unknown'. QR codes, PDF links and memory are gathered elsewhere, only where they are needed.
 */
export const gatherFacts = async (input: GatherInput): Promise<Facts> => ({
  ...noFacts,
  auth: await gatherAuth(input),
})
