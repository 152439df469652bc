/** Other filters over the same mails in the same run, where they are installed. */
import { measureRspamd } from './rspamd.ts'
import { measureSpamAssassin } from './spamassassin.ts'

export type Mail = { readonly bytes: Uint8Array }
/** CPU milliseconds a mail and resident MiB of the scanning process, or why there are none. */
export type PeerCost = { readonly cpuMs: number; readonly rssMiB: number } | { readonly missing: string }
export type Peer = { readonly name: string; readonly measure: (mails: readonly Mail[]) => Promise<PeerCost> }

export const peers: readonly Peer[] = [
  { name: 'rspamd without statistics', measure: (mails) => measureRspamd(mails, false) },
  { name: 'rspamd with statistics', measure: (mails) => measureRspamd(mails, true) },
  { name: 'SpamAssassin', measure: measureSpamAssassin },
]
