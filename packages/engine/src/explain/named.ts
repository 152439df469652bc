/** A sender who names no known company: what he calls himself. */
import type { Scan } from '../scan.ts'
import { meaningOf } from './reasons.ts'
import { type Both, whoWords } from './words.ts'

/** A longer name is cut: it could hold a whole sentence of the sender's. */
const nameChars = 40

/** What steers a display or shows as nothing, and quotation marks, with which a name could end our sentence. */
const steering = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0「」『』“”"]+/gu
/** Marks piled on one letter reach into other lines; no language needs more than three. */
const piled = /(\p{M}{3})\p{M}+/gu
/** Terminals and pages make links of whole addresses. */
const scheme = /(?:https?|ftp|file|mailto):(?:\/\/)?/gi

/** A display name made harmless, on one line. '' where it holds nothing to read. */
const readable = (name: string): string => {
  const clean = name
    .slice(0, nameChars * 8)
    .replace(steering, ' ')
    .replace(piled, '$1')
    .replace(scheme, '')
    .replace(/\s+/g, ' ')
    .trim()
  const letters = [...clean]
  const short = letters.length > nameChars ? `${letters.slice(0, nameChars).join('')}…` : clean
  return /[\p{L}\p{N}]/u.test(short) ? short : ''
}

/** Names an office without saying whose: then the finding says more than that no company is named. */
const officeSymbols: readonly string[] = ['ROLE_CLAIM', 'OWN_DOMAIN_CLAIM']

/** `name` '' where none stands before the address. */
export const namedOf = ({ view: { message }, findings }: Scan): { readonly name: string; readonly answer: Both } => {
  const [author] = message.from
  const name = author === undefined ? '' : readable(author.name)
  const office = findings.find(({ symbol }) => officeSymbols.includes(symbol))
  const told = office === undefined ? null : meaningOf(office.symbol)
  return {
    name: name.toLowerCase() === author?.address.toLowerCase() ? '' : name,
    answer: told ?? whoWords['no-claim'],
  }
}
