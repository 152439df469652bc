/** Fields of a mail that only Miwake may write: whoever reads them further on shall not read a sender's word. */
import { type Message, parseAuthenticationResults } from '@miwake/engine'
import type { FieldChanges } from '../answer.ts'

/** Names users' filter rules go by, SpamAssassin's and rspamd's too. */
const ownNames: ReadonlySet<string> = new Set([
  'x-miwake-verdict',
  'x-miwake-reason',
  'x-miwake-released',
  'x-spam',
  'x-spam-flag',
  'x-spam-status',
  'x-spam-level',
  'x-spam-score',
  'x-spam-bar',
  'x-spam-report',
  'x-spamd-result',
  'x-spamd-bar',
  'x-rspamd-action',
  'x-rspamd-score',
])

/** As a lenient reader takes the authserv-id: without comments and quotes, up to the first blank or semicolon. */
const roughId = (raw: string): string =>
  raw
    .slice(0, 2_000)
    .replace(/\((?:[^()\\]|\\.)*\)/g, ' ')
    .replaceAll('"', '')
    .trim()
    .split(/[\s;]/)[0]!
    .toLowerCase()

/**
 * RFC 8601 §5: a field with our own authserv-id that came with the mail is forged.
 * @param authservId Lower case.
 */
export const forgedFields = ({ header }: Message, authservId: string): FieldChanges['remove'] => {
  const seen = new Map<string, number>()
  const remove: { readonly name: string; readonly nth: number }[] = []
  for (const { name, raw } of header) {
    const isResult = name === 'authentication-results'
    if (!isResult && !ownNames.has(name)) continue
    const nth = (seen.get(name) ?? 0) + 1
    seen.set(name, nth)
    if (isResult && roughId(raw) !== authservId && parseAuthenticationResults(raw)?.authservId !== authservId) continue
    remove.push({ name, nth })
  }
  return remove
}
