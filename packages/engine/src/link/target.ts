/** Where a link leads. */
import { parseOnce } from './parse.ts'
import { isKnownWrapper, unwrap } from './unwrap.ts'

/** Things done to a URL so that it reads as something else. */
export type TargetTrick =
  | 'ip-host'
  | 'integer-host'
  | 'userinfo'
  | 'percent-host'
  | 'full-width'
  | 'odd-letters'
  | 'port'
  | 'punycode'
  | 'mixed-script-host'
  | 'backslash'
  | 'control-characters'
  | 'long-host'
  | 'many-labels'
  | 'suffix-in-host' // 'brand.co.jp.' or 'brand.com.' before somebody else's domain
  | 'double-scheme'
  | 'url-in-path'
  | 'at-in-path'
  | 'unparsable'
export type Target = {
  /** Lower case without colon: 'https', 'http', 'mailto', 'tel', 'data', 'javascript', 'blob', 'cid', 'file', ''. */
  readonly scheme: string
  /** A-label, lower case, no final dot; IPv4 dotted, IPv6 in brackets; '' when none. For mailto the address's domain. */
  readonly host: string
  /** Registrable domain by the public suffix list, private section on; '' for IPs, public suffixes and none. */
  readonly registrable: string
  readonly port: number | null
  /** With its '/' for http(s); the address of mailto, the number of tel, the id of cid; '' for data and scripts. */
  readonly path: string
  /** Without its '?'. */
  readonly query: string
  readonly tricks: readonly TargetTrick[]
  /** Hosts of the wrappers (trackers, Safe Links, translate, url?q=) this target was taken out of, outermost first. */
  readonly wrappers: readonly string[]
  /** Of these such as are no service known to lead on: anybody can write `?url=` behind a host of his own. */
  readonly strangers: readonly string[]
}

/** Wrappers inside wrappers that are opened; a forwarded newsletter has two or three. */
const wrappersMax = 5

/**
 * A link's target: read as a browser reads it, taken out of wrappers whose inner link stands in the outer.
 * @param href as written, entities decoded; cut at limits.linkChars. Any string will do; never throws.
 */
export const parseTarget = (href: string): Target => {
  const outer = parseOnce(href)
  let target = outer
  const wrappers: string[] = []
  const strangers: string[] = []
  while (wrappers.length < wrappersMax) {
    const inside = unwrap(target)
    if (inside === null) break
    const inner = parseOnce(inside.address)
    if (inner.host === '' || !isWeb(inner)) break
    wrappers.push(target.host)
    if (!inside.known) strangers.push(target.host)
    target = {
      ...inner,
      // What is known to wrap is not disguised by the wrapped URL standing in it.
      tricks: union(
        target.tricks.filter((trick) => trick !== 'url-in-path' || !isKnownWrapper(target.host)),
        inner.tricks,
      ),
    }
  }
  return wrappers.length > 0 ? { ...target, wrappers, strangers } : outer
}

/**
 * Hosts whose standing a link has to answer for: where it leads, and each wrapper that is not a service known to
 * lead on.
 */
export const exposedHosts = ({ host, strangers }: Target): readonly string[] => [host, ...strangers]

const isWeb = ({ scheme }: Target): boolean => scheme === 'https' || scheme === 'http'

const union = <T>(a: readonly T[], b: readonly T[]): readonly T[] =>
  a.length === 0 ? b : [...a, ...b.filter((item) => !a.includes(item))]
