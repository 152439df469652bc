/** Where a registry ends and an owner begins: the public suffix list, private section on. */
import { parse } from 'tldts'
import { isAddress } from './address.ts'

/** The list is the one bundled with this version of tldts; it carries no date of its own. */
export const publicSuffixListVersion = 'tldts 7.5.5'

const options = {
  allowPrivateDomains: true,
  extractHostname: false,
  validateHostname: false,
  detectIp: false,
  detectSpecialUse: false,
  mixedInputs: false,
} as const

/** A host taken apart. */
export type HostParts = {
  /** One label below the suffix; '' where the host is a suffix, a single label or an IP address. */
  readonly registrable: string
  /** '' for IP addresses. An unknown last label is a suffix too (the list's default rule `*`). */
  readonly suffix: string
  /** The label before the suffix; '' where registrable is. */
  readonly label: string
  /** Labels before the registrable domain, with their dots: 'www.mail'; '' when none. */
  readonly before: string
  /** The suffix stands in the ICANN section: a registry's. */
  readonly icann: boolean
  /** The suffix stands in the private section: a firm hands out names below it. */
  readonly shared: boolean
}

const noParts: HostParts = { registrable: '', suffix: '', label: '', before: '', icann: false, shared: false }

/**
 * @param host A-label form, lower case, without final dot. Never throws.
 */
export const hostParts = (host: string): HostParts => {
  if (host === '' || isAddress(host)) return noParts
  const { domain, publicSuffix, domainWithoutSuffix, subdomain, isIcann, isPrivate } = parse(host, options)
  const registrable = domain !== null && domain.charCodeAt(0) !== 46 ? domain : ''
  return {
    registrable,
    suffix: publicSuffix ?? '',
    label: registrable === '' ? '' : (domainWithoutSuffix ?? ''),
    before: registrable === '' ? '' : (subdomain ?? ''),
    icann: isIcann === true,
    shared: isPrivate === true,
  }
}

/**
 * The registrable domain, for display and standing. Alignment wants the organisational domain, which asks DNS.
 * @param host A-label form, lower case, without final dot.
 * @returns null for a public suffix itself, a single label and an IP address. Never throws.
 * @see https://publicsuffix.org/list/
 */
export const registrableDomain = (host: string): string | null => hostParts(host).registrable || null

/** @returns the public suffix a host stands under, or is; null for IP addresses and ''. Never throws. */
export const publicSuffix = (host: string): string | null => hostParts(host).suffix || null

const icannOnly = { ...options, allowPrivateDomains: false } as const

/**
 * The registrable domain by the registries' rules alone: 'github.io' for 'foo.github.io'.
 * @returns '' as hostParts().registrable does.
 */
export const registryDomain = (host: string): string => {
  if (host === '' || isAddress(host)) return ''
  const { domain } = parse(host, icannOnly)
  return domain !== null && domain.charCodeAt(0) !== 46 ? domain : ''
}
