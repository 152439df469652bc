/** What is taken from an address book: a name and an address. Nothing else of it is kept. */
import { toAscii } from '@miwake/engine'

export type Contact = {
  readonly name: string
  /** Lower case, its domain in A-label form. */
  readonly address: string
  readonly domain: string
}

const addressForm = /^[^\s@"(),:;<>[\\\]]{1,64}@[^\s@"(),:;<>[\\\]]{1,253}$/
const nameChars = 200

/** null for what is no address. */
export const contactOf = (name: string, typed: string): Contact | null => {
  const text = typed.trim().replace(/^mailto:/i, '')
  if (!addressForm.test(text)) return null
  const at = text.lastIndexOf('@')
  const domain = toAscii(text.slice(at + 1).toLowerCase())
  if (domain === null || !domain.includes('.')) return null
  return {
    name: name.replace(/\s+/g, ' ').trim().slice(0, nameChars),
    address: `${text.slice(0, at).toLowerCase()}@${domain}`,
    domain,
  }
}
