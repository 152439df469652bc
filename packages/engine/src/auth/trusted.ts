/** Which Authentication-Results fields to believe, and what they say together (RFC 8601 §5, §7.1). */
import type { AuthFacts, MethodResult } from '../facts/facts.ts'
import type { HeaderField } from '../mail/message.ts'
import { arcIn } from './arc.ts'
import { type AuthenticationResults, parseAuthenticationResults } from './authentication-results.ts'
import { bimiIn, dkimIn, dmarcIn, domainIn, judgedOf, spfIn } from './results.ts'

/** Nothing is believed by default: a sender can write any of these fields. */
export type AuthTrust = {
  /**
   * authserv-ids whose topmost run of fields counts; below it they are a sender's word. Compared without case. A server
   * that does not strip forged fields (RFC 8601 §5) leaves one hole: a forged field right under its own. Own verification
   * by DNS, which overrules these, closes it.
   */
  readonly authservIds: readonly string[]
  /** The topmost field counts, whatever its id: for mail from a server that writes one itself and strips forged ones. */
  readonly topmost: boolean
  /** d= of the ARC sealers whose recorded results count. */
  readonly arcSealers: readonly string[]
}

/** Fields that filters write between their Authentication-Results, and that end no run of them. */
const stamps: ReadonlySet<string> = new Set([
  'dkim-filter',
  'dmarc-filter',
  'received-spf',
  'x-spf-result',
  'x-dmarc-policy',
  'arc-seal',
  'arc-message-signature',
  'arc-authentication-results',
])

type Selected = readonly AuthenticationResults[]

/**
 * The first field that begins a run and the ones right under it that belong to it (OpenDKIM and OpenDMARC write one each).
 * Any other field ends the run, a Received above all: what follows was there before the server that wrote the first.
 */
const runOf = (
  header: readonly HeaderField[],
  begins: (field: AuthenticationResults | null) => boolean,
  belongs: (field: AuthenticationResults, first: AuthenticationResults) => boolean,
): Selected => {
  const run: AuthenticationResults[] = []
  for (const field of header) {
    if (field.name !== 'authentication-results') {
      if (run.length > 0 && !stamps.has(field.name)) break
      continue
    }
    const parsed = parseAuthenticationResults(field.raw)
    const [first] = run
    if (!first) {
      if (!begins(parsed)) continue
    } else if (!parsed || !belongs(parsed, first)) break
    if (!parsed) break
    run.push(parsed)
  }
  return run
}

/** The topmost field, whatever its id; one that cannot be read is no reason to believe the next. */
const topmostRun = (header: readonly HeaderField[]): Selected =>
  runOf(
    header,
    () => true,
    (field, first) => field.authservId === first.authservId,
  )

/** The topmost run of named ids. Several names are one run: some providers write an id per method. */
const namedRun = (header: readonly HeaderField[], ids: ReadonlySet<string>): Selected =>
  runOf(
    header,
    (field) => field !== null && ids.has(field.authservId),
    (field) => ids.has(field.authservId),
  )

/**
 * Of several fields the topmost that names a method is believed, even where it gives a word nobody knows: what is forged
 * stands below what the server wrote.
 */
const topmostNaming = (fields: Selected, method: string): AuthenticationResults | undefined =>
  fields.find((field) => field.results.some((result) => result.method === method))

const arcPassed = (field: AuthenticationResults): boolean =>
  judgedOf(field, 'arc').every(({ result }) => result === 'pass')

/**
 * What the trusted fields of a header say. Left out, because nothing tells a forged one from the server's: Received-SPF
 * (RFC 7208 §9.1 has no authserv-id), X-* summaries, and Microsoft's compauth, which is a guess and no method.
 * @returns 'unknown' where no trusted field is there. A method no trusted field speaks of is 'unknown' too, but DKIM of
 * a message without DKIM-Signature is known: there is none. Where From: stands twice, a DKIM or DMARC pass is 'policy': it
 * speaks of one of them, and a reader may see the other (RFC 6376 §8.15).
 */
export const authFromHeader = (header: readonly HeaderField[], trust: AuthTrust): AuthFacts | 'unknown' => {
  if (!trust.topmost && trust.authservIds.length === 0) return 'unknown'
  const ids = new Set(trust.authservIds.map((id) => id.toLowerCase()))
  const top = trust.topmost ? topmostRun(header) : []
  // The named ones follow: where both speak, the topmost is above or the same.
  const fields = ids.size > 0 ? [...top, ...namedRun(header, ids)] : top
  const [first] = fields
  if (!first) return 'unknown'
  const read = <T>(method: string, fact: (field: AuthenticationResults) => T, none: T): T => {
    const field = topmostNaming(fields, method)
    return field ? fact(field) : none
  }
  const fromTwice = header.filter((field) => field.name === 'from').length > 1
  const spent = <T extends { readonly result: MethodResult }>(fact: T): T =>
    fromTwice && fact.result === 'pass' ? { ...fact, result: 'policy' } : fact
  const signed = header.some((field) => field.name === 'dkim-signature' || field.name === 'domainkey-signature')
  const dkim = read('dkim', dkimIn, signed ? 'unknown' : [])
  const dmarc = read('dmarc', dmarcIn, 'unknown')
  return {
    spf: read('spf', spfIn, 'unknown'),
    dkim: dkim === 'unknown' ? dkim : dkim.map(spent),
    dmarc: dmarc === 'unknown' ? dmarc : spent(dmarc),
    arc: read('arc', arcPassed, false) ? arcIn(header, new Set(trust.arcSealers.map((d) => domainIn(d)))) : 'unknown',
    smime: 'unknown',
    bimi: read('bimi', bimiIn, 'unknown'),
    by: first.authservId === '' ? 'top' : first.authservId,
  }
}
