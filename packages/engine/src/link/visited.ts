/** Where a browser goes on a click, which is what a person is told: not where the engine thinks it all ends. */
import { registrableDomain } from '../domain/registrable.ts'
import { webAddress } from './decode.ts'
import type { Target } from './target.ts'

export type Visited = {
  /** A-label form, no final dot. */
  readonly host: string
  /** '' for IPs, public suffixes and none. */
  readonly registrable: string
  /** The domain that page says it leads on to; '' where none, or where all before it are known to do nothing else. */
  readonly onward: string
}

/**
 * A link as it may be handed to a browser: in the one form that every reader of it reads alike.
 * @returns null where a browser finds no web address in it.
 */
export const openableHref = (href: string): string | null => {
  const url = URL.parse(href)
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.hostname === '') return null
  return url.href
}

/** @param href the link that `target` was read from. */
export const visitedOf = (href: string, target: Target): Visited => {
  const openable = openableHref(href)
  const first = target.wrappers[0] ?? target.host
  const direct = openable === null ? first : new URL(openable).hostname.replace(/\.+$/, '')
  // `https://https://brand.example/` is read here as mail programs mend it; a browser goes to a host named https.
  if (direct !== first) return { host: direct, registrable: registrableDomain(direct) ?? '', onward: '' }
  const { host, registrable, strangers } = target
  const [stranger] = strangers
  if (stranger === undefined && (openable === null || leadsOnlyTo(openable, target)))
    return { host, registrable, onward: '' }
  const page = stranger ?? direct
  return { host: page, registrable: registrableDomain(page) ?? '', onward: registrable || host }
}

/** They name the domain for people to read; where it leads is in a token that they keep. */
const onlyNaming: ReadonlySet<string> = new Set(['mimecast.com', 'mimecastprotect.com'])
/** Parameters looked at; behind so many no service's own is to be found. */
const parametersMax = 64

/** Whether a service that leads on can take no other address out of the link than the one that was read. */
const leadsOnlyTo = (openable: string, { host, registrable, wrappers }: Target): boolean => {
  if (wrappers.length === 0) return true
  if (wrappers.some((wrapper) => onlyNaming.has(registrableDomain(wrapper) ?? ''))) return false
  const { search } = new URL(openable)
  const values = search.slice(1).split('&', parametersMax + 1)
  if (values.length > parametersMax) return false
  // Wrappers in wrappers: each address may be one of those on the way.
  const onTheWay = new Set([registrable || host, ...wrappers.map((wrapper) => registrableDomain(wrapper) ?? wrapper)])
  return [search.slice(1), ...values.map((value) => value.slice(value.indexOf('=') + 1))].every((value) => {
    const address = webAddress(value)
    const url = address === null ? null : URL.parse(address)
    return url === null || onTheWay.has(registrableDomain(url.hostname) ?? url.hostname)
  })
}
