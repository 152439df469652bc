/** Names that lead nowhere in the public DNS. */

/** RFC 2606, 6761 (test, invalid, localhost, example), 6762 (local), 7686 (onion), 9476 (alt), and ICANN's 'internal'. */
const topLevel: ReadonlySet<string> = new Set([
  'test',
  'example',
  'invalid',
  'localhost',
  'local',
  'onion',
  'alt',
  'internal',
])
/** RFC 2606 §3, RFC 8375, and JPRS's documentation names. */
const domains: ReadonlySet<string> = new Set([
  'example.com',
  'example.net',
  'example.org',
  'example.edu',
  'home.arpa',
  'example.jp',
  'example.co.jp',
  'example.ne.jp',
  'example.or.jp',
  'example.ac.jp',
  'example.go.jp',
  'example.ed.jp',
  'example.gr.jp',
  'example.ad.jp',
  'example.lg.jp',
])

/** @param registrable as hostParts() gives it, '' where there is none. */
export const isReserved = (host: string, registrable: string): boolean =>
  topLevel.has(host.slice(host.lastIndexOf('.') + 1)) || domains.has(registrable)
