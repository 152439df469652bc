/** What may stand in a list of senders: an address or a domain. The server checks again. */

const domain = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u
const localPart = /^[^\s@<>()"]{1,64}$/

/** @returns trimmed, domain in lower case; null for anything else. A leading '@' or '*.' means the domain. */
export const readListValue = (typed: string): string | null => {
  const text = typed
    .trim()
    .replace(/^(?:@|\*\.)/, '')
    .normalize('NFKC')
  const at = text.lastIndexOf('@')
  const host = text
    .slice(at + 1)
    .toLowerCase()
    .replace(/\.$/, '')
  if (!domain.test(host)) return null
  if (at < 0) return host
  const local = text.slice(0, at)
  return localPart.test(local) ? `${local}@${host}` : null
}
