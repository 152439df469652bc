/** From the words of Authentication-Results to facts: results, domains, policies. */
import type { AuthFacts, MethodResult, Unknown } from '../facts/facts.ts'
import type { AuthenticationResults, AuthResult } from './authentication-results.ts'

const methodResults: ReadonlyMap<string, MethodResult> = new Map([
  ['pass', 'pass'],
  ['fail', 'fail'],
  ['softfail', 'softfail'],
  ['neutral', 'neutral'],
  ['none', 'none'],
  ['policy', 'policy'],
  ['temperror', 'temperror'],
  ['permerror', 'permerror'],
  ['hardfail', 'fail'], // RFC 5451 §2.4.2
  ['timeout', 'temperror'], // Microsoft: the key query timed out
  ['perm_fail', 'permerror'], // Yahoo!
  ['temp_fail', 'temperror'],
  // Microsoft: the domain has no DMARC record, and would pass if it had the most usual one. That is no pass.
  ['bestguesspass', 'none'],
  ['skipped', 'none'], // BIMI draft §7.7
  ['declined', 'none'],
])

/** Worst for the message first: of several results for one thing, the first of these counts. */
const worstFirst: readonly (MethodResult | Unknown)[] = [
  'fail',
  'softfail',
  'permerror',
  'policy',
  'neutral',
  'none',
  'unknown',
  'temperror',
  'pass',
]

const propertyOf = (result: AuthResult, ptype: string, property: string): string | null => {
  for (const each of result.properties) if (each.ptype === ptype && each.property === property) return each.value
  return null
}

const hostName = /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)+$/

const utf8 = new TextDecoder()

/** U-labels stand in a raw field as UTF-8 bytes read as latin1. */
const toALabels = (latin1: string): string => {
  if (/[/?#:\\]/.test(latin1)) return '' // URL would read the host to end there
  const bytes = Uint8Array.from(latin1, (char) => char.charCodeAt(0) & 0xff)
  try {
    return new URL(`http://${utf8.decode(bytes)}/`).hostname
  } catch {
    return ''
  }
}

/**
 * The domain in a domain or address as Authentication-Results gives it: '@example.com', 'a@example.com', '<a@b.test>'.
 * @returns A-label, lower case, no final dot; '' where there is none (also for Microsoft's `header.d=none`).
 */
export const domainIn = (value: string | null): string => {
  if (!value || value.length > 1_000) return ''
  let domain = value.slice(value.lastIndexOf('@') + 1).toLowerCase()
  if (domain.endsWith('>')) domain = domain.slice(0, -1)
  if (domain.endsWith('.')) domain = domain.slice(0, -1)
  for (let at = 0; at < domain.length; at++) {
    if (domain.charCodeAt(at) > 127) {
      domain = toALabels(domain)
      break
    }
  }
  return domain.length <= 253 && hostName.test(domain) ? domain : ''
}

/** A word no table knows is 'unknown', and still says that the server looked. */
type Judged = { readonly result: MethodResult | Unknown; readonly entry: AuthResult }

/** The results of one method in one field, in order. */
export const judgedOf = (fields: AuthenticationResults, method: string): readonly Judged[] => {
  const judged: Judged[] = []
  for (const entry of fields.results) {
    if (entry.method === method) judged.push({ result: methodResults.get(entry.result) ?? 'unknown', entry })
  }
  return judged
}

/** One field naming a method twice contradicts itself, or an address written into it was read as one: the worst counts. */
const worstOf = (judged: readonly Judged[]): Judged | null => {
  let worst: Judged | null = null
  for (const each of judged) {
    if (!worst || worstFirst.indexOf(each.result) < worstFirst.indexOf(worst.result)) worst = each
  }
  return worst
}

/** 'mail' and 'mfrom' are of before RFC 5451. */
const mailFromOf = (entry: AuthResult): string | null =>
  propertyOf(entry, 'smtp', 'mailfrom') ?? propertyOf(entry, 'smtp', 'mail') ?? propertyOf(entry, 'smtp', 'mfrom')

/** RFC 8601 §2.7.2: the MAIL FROM identity where it was checked, else HELO. Sender ID's (smtp.pra) is no SPF result. */
export const spfIn = (fields: AuthenticationResults): AuthFacts['spf'] => {
  const mailFrom: Judged[] = []
  const helo: Judged[] = []
  const bare: Judged[] = []
  for (const judged of judgedOf(fields, 'spf')) {
    const { entry } = judged
    if (domainIn(mailFromOf(entry)) !== '') mailFrom.push(judged)
    else if (propertyOf(entry, 'smtp', 'helo') !== null) helo.push(judged)
    else if (propertyOf(entry, 'smtp', 'pra') === null) bare.push(judged)
  }
  const found = worstOf(mailFrom) ?? worstOf(helo) ?? worstOf(bare)
  if (!found || found.result === 'unknown') return 'unknown'
  const domain = domainIn(mailFromOf(found.entry)) || domainIn(propertyOf(found.entry, 'smtp', 'helo'))
  return { result: found.result, domain }
}

/** RFC 8601 §2.7.1: every signature with its d=; `none` is no signature. 'unknown' where no word is known. */
export const dkimIn = (fields: AuthenticationResults): AuthFacts['dkim'] => {
  const signatures: { readonly result: MethodResult; readonly domain: string }[] = []
  let read = false
  for (const { result, entry } of judgedOf(fields, 'dkim')) {
    if (result === 'unknown') continue
    read = true
    const domain = propertyOf(entry, 'header', 'd') ?? propertyOf(entry, 'header', 'i') ?? propertyOf(entry, '', 'd')
    if (result !== 'none') signatures.push({ result, domain: domainIn(domain) })
  }
  return read ? signatures : 'unknown'
}

type Policy = 'none' | 'quarantine' | 'reject' | Unknown

/** What the domain asks for: `(p=REJECT dis=NONE)`, `(policy=reject)`, polrec.p (RFC 9989 §9.1), else what was applied. */
const policyOf = ({ result, entry }: Judged): Policy => {
  const written =
    propertyOf(entry, 'polrec', 'p') ??
    propertyOf(entry, 'policy', 'published-domain-policy') ??
    propertyOf(entry, 'policy', 'dmarc') ??
    entry.comments.map((comment) => /(?:^|[\s,;])(?:p|policy)=([a-z]+)/i.exec(comment)?.[1]).find((word) => word)
  const word = written?.toLowerCase()
  if (word === 'none' || word === 'quarantine' || word === 'reject') return word
  // Microsoft's action= says what was done; of a pass that is always `none`, whatever the policy.
  if (result !== 'fail') return 'unknown'
  const action = propertyOf(entry, '', 'action')?.toLowerCase()
  if (action === 'reject' || action === 'oreject') return 'reject'
  if (action === 'quarantine' || action === 'pct.quarantine') return 'quarantine'
  return action === 'none' ? 'none' : 'unknown'
}

export const dmarcIn = (fields: AuthenticationResults): AuthFacts['dmarc'] => {
  const found = worstOf(judgedOf(fields, 'dmarc'))
  if (!found || found.result === 'unknown') return 'unknown'
  const domain = domainIn(propertyOf(found.entry, 'header', 'from') ?? propertyOf(found.entry, '', 'd'))
  return { result: found.result, domain, policy: policyOf(found) }
}

/** A logo is evidence only with a mark certificate: `bimi=pass` without policy.authority=pass is self-asserted. */
export const bimiIn = (fields: AuthenticationResults): AuthFacts['bimi'] => {
  const found = worstOf(judgedOf(fields, 'bimi'))
  if (!found || found.result === 'unknown') return 'unknown'
  const proven = propertyOf(found.entry, 'policy', 'authority')?.toLowerCase() === 'pass'
  const result = found.result === 'pass' && !proven ? 'neutral' : found.result
  return { result, domain: domainIn(propertyOf(found.entry, 'header', 'd')) }
}
