/** What a trusted forwarder saw before it passed the mail on (RFC 8617). */
import type { AuthFacts } from '../facts/facts.ts'
import type { HeaderField } from '../mail/message.ts'
import { parseAuthenticationResults } from './authentication-results.ts'
import { dmarcIn, domainIn } from './results.ts'

/** RFC 8617 §4.2.1: a chain has at most this many sets. */
const arcSetsMax = 50

const instance = /^\s*i\s*=\s*(\d{1,2})\s*(?:;|$)/i

/** RFC 6376 §3.2 tag list; only what is asked for. */
const tagOf = (raw: string, name: string): string | null => {
  for (const tag of raw.split(';')) {
    const equals = tag.indexOf('=')
    if (equals > 0 && tag.slice(0, equals).trim() === name) return tag.slice(equals + 1).trim()
  }
  return null
}

/** Instance number to field; null when a number is missing, too high or there twice (RFC 8617 §4.2.1). */
const byInstance = (
  header: readonly HeaderField[],
  name: string,
  read: (raw: string) => string | null,
): ReadonlyMap<number, HeaderField> | null => {
  const found = new Map<number, HeaderField>()
  for (const field of header) {
    if (field.name !== name) continue
    const number = Number(read(field.raw))
    if (!(number >= 1 && number <= arcSetsMax) || found.has(number)) return null
    found.set(number, field)
  }
  return found
}

/**
 * The DMARC result that a listed sealer recorded. To be asked only where a trusted server found the chain to pass.
 *
 * Whoever seals last may have changed everything the sealers before it signed (RFC 8617 §5.2 checks only the newest
 * message signature), so sealers count only in one unbroken run of listed ones from the newest set down. A receiving
 * server that seals its own (Gmail does) must therefore be listed too. Within the run a pass counts, else the oldest.
 * @param sealers Domains (d= of ARC-Seal), lower case.
 */
export const arcIn = (header: readonly HeaderField[], sealers: ReadonlySet<string>): AuthFacts['arc'] => {
  if (sealers.size === 0) return 'unknown'
  const seals = byInstance(header, 'arc-seal', (raw) => tagOf(raw, 'i'))
  const results = byInstance(header, 'arc-authentication-results', (raw) => instance.exec(raw)?.[1] ?? null)
  if (!seals || !results) return 'unknown'
  let seen: AuthFacts['arc'] = 'unknown'
  for (let number = seals.size; number >= 1; number--) {
    const seal = seals.get(number)
    const field = results.get(number)
    if (!seal || !field) return 'unknown'
    const sealer = domainIn(tagOf(seal.raw, 'd'))
    if (!sealers.has(sealer)) break
    const parsed = parseAuthenticationResults(field.raw.slice(field.raw.indexOf(';') + 1))
    const dmarc = parsed ? dmarcIn(parsed) : 'unknown'
    if (dmarc === 'unknown') continue
    seen = { result: dmarc.result, sealer, domain: dmarc.domain }
    if (dmarc.result === 'pass') break
  }
  return seen
}
