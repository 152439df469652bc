/** The domain of an address in the form everything compares by. */

const asciiName = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/

/**
 * A-label form (UTS #46), lower case, no final dot; an address literal (RFC 5321 §4.1.3) stays in its brackets.
 * @returns '' for what is no domain. Never throws.
 */
export function asciiDomain(written: string): string {
  let domain = written.toLowerCase()
  if (domain.endsWith('.')) domain = domain.slice(0, -1)
  if (asciiName.test(domain)) return domain
  if (domain.startsWith('[') && domain.endsWith(']')) return domain
  // Characters by which new URL() would read something else than a host.
  if (domain === '' || /[\0-\x20%/:?#@\\<>[\]|^]/.test(domain)) return ''
  try {
    const { hostname } = new URL(`http://${domain}`)
    return hostname.endsWith('.') ? hostname.slice(0, -1) : hostname
  } catch {
    return ''
  }
}
