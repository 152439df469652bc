/** What "trust this sender" is bound to: never to a name anybody can write. */
import { answersOfScan, type Scan } from '@miwake/engine'
import type { ListSubject } from '../store/index.ts'
import { type Both, problems } from './problem.ts'

export type TrustSubject = { readonly subject: ListSubject; readonly value: string }

/** Domains that many strangers send from: there it is the address, and that only where proven. */
const shared: ReadonlySet<string> = new Set(['free-mail', 'free-host', 'mailer', 'service', 'dynamic-dns'])

/** null where the sender is not proven, or it is phishing: nothing can be trusted then. */
export const trustSubject = ({ view: { origin, message }, verdict }: Scan): TrustSubject | null => {
  if (origin.proven !== true || verdict.verdict === 'phishing') return null
  const [author] = message.from
  if (!shared.has(origin.standing.kind)) return { subject: 'proven-domain', value: origin.headerFrom }
  return author === undefined ? null : { subject: 'address', value: author.address.toLowerCase() }
}

/** Why nobody is trusted by this mail: it is doubtful, whoever sent it, or he could not be confirmed. */
export const trustRefusal = (scan: Scan): Both => {
  const { headline } = answersOfScan(scan)
  return scan.verdict.verdict === 'phishing' || headline === 'phishing' || headline === 'review'
    ? problems.noTrustYet
    : problems.noTrust
}
