/** Whose mail it is: the From: domain against what was authenticated (RFC 9989 §4.4, §4.10.2; RFC 7489 §3.1). */
import { registrableDomain } from '../domain/registrable.ts'
import type { AuthFacts, MethodResult, Unknown } from '../facts/facts.ts'
import type { Mailbox } from '../mail/message.ts'

export type OriginProof = {
  /** true: a result aligned with From: passed. false: the results are known and none did. */
  readonly proven: boolean | Unknown
  /** What proved it. 'dmarc' also where a trusted ARC sealer saw DMARC pass. */
  readonly by: 'dmarc' | 'dkim' | 'spf' | 'smime' | null
  /** Registrable domain of the first From: mailbox, '' when none. */
  readonly domain: string
}

/** RFC 9989 §5.3.1: several mailboxes are fine where all are of one domain; otherwise there is no Author Domain. */
const authorDomain = (from: readonly Mailbox[]): string => {
  const domain = from[0]?.domain ?? ''
  return from.every((mailbox) => mailbox.domain === domain) ? domain : ''
}

type Author = { readonly domain: string; readonly registrable: string }

/**
 * RFC 9989 §3.2.10: strict is the same domain, relaxed the same organisational domain. That is asked of the public suffix
 * list here (RFC 7489 §3.2), as no DNS is at hand; the list's private section keeps tenants of one host apart.
 */
const isAligned = (domain: string, author: Author, strict: boolean): boolean => {
  if (domain === '') return false
  if (domain === author.domain) return true
  return !strict && author.registrable !== '' && registrableDomain(domain) === author.registrable
}

/**
 * Whether a DMARC result speaks of this message's From:. Servers and readers may disagree on what From: is, so a pass
 * for another domain, or for none named, proves nothing. Some servers name the domain the policy was found at: a parent.
 */
const coversAuthor = (domain: string, author: Author): boolean =>
  domain !== '' &&
  (domain === author.domain || (author.domain.endsWith(`.${domain}`) && isAligned(domain, author, false)))

/**
 * Whether the From: domain is proven, and by what.
 *
 * A DMARC pass, or an aligned DKIM or SPF pass, proves it. After dmarc=fail relaxed alignment no longer does (the domain
 * may ask for strict), but the very same domain still does: some servers evaluate DMARC before DKIM was checked.
 * @returns proven: 'unknown' where nothing was asked, a look-up failed, or what was asked leaves room for a pass.
 */
export const originOf = (from: readonly Mailbox[], auth: AuthFacts | Unknown): OriginProof => {
  const headerFrom = from[0]?.domain ?? ''
  const registrable = headerFrom === '' ? '' : (registrableDomain(headerFrom) ?? '')
  const answer = (proven: OriginProof['proven'], by: OriginProof['by'] = null): OriginProof => ({
    proven,
    by,
    domain: registrable,
  })
  const domain = authorDomain(from)
  // From: with several domains is never anybody's (RFC 9989 §11.5 calls it suspicious).
  if (domain === '' && from.length > 1) return answer(false)
  if (auth === 'unknown') return answer('unknown')
  // A single label is nobody's domain: no server can have proven it.
  if (!domain.includes('.')) return answer(false)
  const author: Author = { domain, registrable }

  const { dmarc, dkim, spf, arc, smime } = auth
  if (dmarc !== 'unknown' && dmarc.result === 'pass' && coversAuthor(dmarc.domain, author)) return answer(true, 'dmarc')
  const failed =
    dmarc !== 'unknown' && dmarc.result === 'fail' && (dmarc.domain === '' || coversAuthor(dmarc.domain, author))

  const signatures = dkim === 'unknown' ? [] : dkim
  if (signatures.some((each) => each.result === 'pass' && isAligned(each.domain, author, failed))) {
    return answer(true, 'dkim')
  }
  if (spf !== 'unknown' && spf.result === 'pass' && isAligned(spf.domain, author, failed)) return answer(true, 'spf')
  if (arc !== 'unknown' && arc.result === 'pass' && coversAuthor(arc.domain, author)) return answer(true, 'dmarc')
  if (
    smime !== 'unknown' &&
    smime.result === 'pass' &&
    from.length === 1 &&
    smime.address.toLowerCase() === from[0]?.address.toLowerCase()
  ) {
    return answer(true, 'smime')
  }
  if (failed) return answer(false)
  const mayYetPass = (each: { readonly result: MethodResult; readonly domain: string }): boolean =>
    each.result === 'temperror' && (each.domain === '' || isAligned(each.domain, author, false))
  const settled = dkim !== 'unknown' && !dkim.some(mayYetPass) && spf !== 'unknown' && !mayYetPass(spf)
  return answer(settled ? false : 'unknown')
}
