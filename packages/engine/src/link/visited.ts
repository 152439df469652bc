/** Where a browser goes on a click, which is what a person is told: not where the engine thinks it all ends. */
import { registrableDomain } from '../domain/registrable.ts'
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
  if (stranger === undefined) return { host, registrable, onward: '' }
  return { host: stranger, registrable: registrableDomain(stranger) ?? '', onward: registrable || host }
}
