/** What was verified as the text of an Authentication-Results field (RFC 8601 §2.2), for the servers and rules behind. */
import { type AuthFacts, domainIn } from '@miwake/engine'
import type { TrustedHop } from './received.ts'

/** RFC 5322 §2.1.1 asks for 78 columns; the field's name takes some of the first line. */
const columnsMax = 76
const nameColumns = 'Authentication-Results: '.length
/** Signatures told: more are checked of no mail (verify.ts), and a header trusted by mistake may name thousands. */
const signaturesMax = 20

/** RFC 2045 §5.1 token without what comments or folding could be read into. */
const token = /^[A-Za-z0-9!#$&'*+._`{|}~^-]+$/
/** RFC 5321 §4.1.2 dot-string, so that an address needs no quotes; what is written otherwise is told by its domain. */
const plainLocalPart = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
/** RFC 5321 §4.5.3.1.1 allows 64 octets; longer and bounce addresses of mailers (VERP) would make long lines. */
const addressCharsMax = 70

const propertyOf = (name: string, value: string | undefined): readonly string[] =>
  value !== undefined && token.test(value) ? [`${name}=${value}`] : []

const mailFromOf = (mailFrom: string, domain: string): string => {
  const at = mailFrom.lastIndexOf('@')
  const local = mailFrom.slice(0, Math.max(at, 0))
  const isTold = plainLocalPart.test(local) && domainIn(mailFrom) === domain
  const address = `${local}@${domain}`
  return isTold && address.length <= addressCharsMax ? address : domain
}

/** RFC 8601 §2.7.2. Of an empty envelope sender HELO was checked (RFC 7208 §2.4). */
const spfOf = (spf: AuthFacts['spf'], hop: TrustedHop | null): readonly string[] => {
  if (spf === 'unknown') return []
  const { result, domain } = spf
  const method = `spf=${result}`
  if (domain === '') return [method]
  if (hop?.mailFrom === '') return [method, `smtp.helo=${domain}`]
  return [method, `smtp.mailfrom=${hop ? mailFromOf(hop.mailFrom, domain) : domain}`]
}

type Signature = Exclude<AuthFacts['dkim'], 'unknown'>[number]

const dkimOf = ({ result, domain, selector }: Signature): readonly string[] => [
  `dkim=${result}`,
  ...propertyOf('header.d', domain),
  ...propertyOf('header.s', selector),
]

const dmarcOf = (dmarc: AuthFacts['dmarc']): readonly string[] =>
  dmarc === 'unknown'
    ? []
    : [
        `dmarc=${dmarc.result}`,
        ...(dmarc.policy === 'unknown' ? [] : [`(p=${dmarc.policy})`]),
        ...propertyOf('header.from', dmarc.domain),
      ]

/** A passing chain: of it only a listed sealer's word is told, that DMARC passed for a domain (RFC 8617 §5). */
const arcOf = (arc: AuthFacts['arc']): readonly string[] => {
  if (arc === 'unknown') return []
  const seen = arc.sealer === '' ? [] : [`(sealed by ${arc.sealer})`]
  // The fact of a listed sealer is what it saw; it is known only of a chain that passed.
  return [`arc=${arc.sealer === '' ? arc.result : 'pass'}`, ...(token.test(arc.sealer) ? seen : [])]
}

/** RFC 8601 §2.2: an authserv-id is a value; a host's name needs no quotes. */
const idOf = (authservId: string): string => authservId.replace(/[^A-Za-z0-9._-]/g, '').slice(0, 253) || 'localhost'

/**
 * The field's text, folded by LF and a space. What was not asked is not told; where that is all, `none`. Whatever comes
 * from the mail is told only as a token or a domain, so that no sender can write a result of his own.
 * @param hop the connection SPF was asked about, for its envelope sender. @returns ASCII. Never throws.
 */
export const formatAuthenticationResults = (
  auth: AuthFacts | 'unknown',
  hop: TrustedHop | null,
  authservId: string,
): string => {
  const signatures = auth === 'unknown' || auth.dkim === 'unknown' ? [] : auth.dkim.slice(0, signaturesMax).map(dkimOf)
  const hasNoSignature = auth !== 'unknown' && auth.dkim !== 'unknown' && auth.dkim.length === 0
  const results =
    auth === 'unknown'
      ? []
      : [
          spfOf(auth.spf, hop),
          ...(hasNoSignature ? [['dkim=none']] : signatures),
          dmarcOf(auth.dmarc),
          arcOf(auth.arc),
        ].filter((words) => words.length > 0)
  const [first, ...rest] = results.length > 0 ? results : [['none']]
  const words = [`${idOf(authservId)};`, ...[first ?? [], ...rest].flatMap(ended)]
  return folded(words)
}

const ended = (words: readonly string[], index: number, all: readonly (readonly string[])[]): readonly string[] =>
  index === all.length - 1 ? words : [...words.slice(0, -1), `${words.at(-1)};`]

/** A word longer than a line stands alone on its own. */
const folded = (words: readonly string[]): string => {
  let text = ''
  let column = nameColumns
  for (const word of words) {
    if (text === '') text = word
    else if (column + 1 + word.length <= columnsMax) text += ` ${word}`
    else {
      text += `\n ${word}`
      column = 0
    }
    column += 1 + word.length
  }
  return text
}
