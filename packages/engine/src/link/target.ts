/** Where a link leads. */

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
  readonly path: string
  readonly query: string
  readonly tricks: readonly TargetTrick[]
  /** Hosts of the wrappers (trackers, Safe Links, translate, url?q=) this target was taken out of, outermost first. */
  readonly wrappers: readonly string[]
}
