/** What was typed into a list, as an entry: an address or a domain. */
import { toAscii } from '@miwake/engine'
import type { ListKind, ListSubject } from '../store/index.ts'

const domainForm = /^(?=.{1,253}$)(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/
const localForm = /^[^\s@"(),:;<>[\\\]]{1,64}$/

/** null for what is neither. Trust and images are bound to a domain that is proven, never to a name that is only written. */
export const listSubjectOf = (
  kind: ListKind,
  typed: string,
): { readonly subject: ListSubject; readonly value: string } | null => {
  const text = typed.trim().toLowerCase()
  const at = text.lastIndexOf('@')
  const domain = toAscii(text.slice(at + 1))
  if (!domainForm.test(domain)) return null
  if (at <= 0) return { subject: kind === 'trust' || kind === 'images' ? 'proven-domain' : 'domain', value: domain }
  const local = text.slice(0, at)
  return localForm.test(local) ? { subject: 'address', value: `${local}@${domain}` } : null
}
