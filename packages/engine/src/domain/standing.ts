/** What is publicly known of a domain, whoever the mail says it is. */
import { isAddress } from './address.ts'
import { isDynamicDns } from './dynamic-dns.ts'
import { isJapaneseMailDomain } from './japanese-mail.ts'
import { type LookAlikeIndex, lookAlikeOfParts, ownerOf } from './look-alike.ts'
import { type HostParts, hostParts, registryDomain } from './registrable.ts'
import { isReserved } from './reserved-names.ts'
import { isRestricted, isVetted } from './restricted-suffixes.ts'
import { soldSuffixes } from './shared-registries.ts'
import { type Listing, listingOf, openBits, type StandingTable, standingBits } from './standing-table.ts'

export type StandingKind =
  | 'brand' // a registry brand's own, not shared
  | 'service' // a known service with a sign-in
  | 'popular' // in the popularity table, and nobody but the owner publishes there
  | 'restricted' // suffix that is handed out only after proof: go.jp, lg.jp, ac.jp, co.jp, gov, edu, ...
  | 'mailer' // sends for many firms (SendGrid, list-manage, ...)
  | 'free-mail' // anybody can have a mailbox
  | 'free-host' // anybody can publish a page or a form: builders, sub-domains, file hosts, self-service platforms
  | 'shortener'
  | 'dynamic-dns'
  | 'look-alike' // resembles a brand's domain and is not it
  | 'ip'
  | 'reserved' // example, test, invalid, localhost
  | 'unknown'
export type LookAlikeWay =
  | 'skeleton' // same to the eye (confusables, rn/m)
  | 'edit' // one or two visually cheap edits
  | 'sub-domain' // brand name or brand domain as a label before another registrable domain
  | 'hyphen' // brand with words around it in the registrable label
  | 'other-suffix' // brand's label under another public suffix
export type Standing = {
  readonly kind: StandingKind
  /** 1 (top 1,000) to 5 (top 1,000,000); 0 when not in the popularity table. */
  readonly rank: 0 | 1 | 2 | 3 | 4 | 5
  readonly restricted: boolean
  /** Restricted, and the body itself was vetted (go.jp, lg.jp, ac.jp, gov, ...), not merely registered (co.jp, or.jp). */
  readonly vetted: boolean
  /** Registry brand whose domain it is; where lookAlike is set, the one it resembles. */
  readonly brand: string | null
  readonly lookAlike: LookAlikeWay | null
  /** The domain the standing is of: registrable, or the longer host that is listed. */
  readonly domain: string
}

/** Kinds of host where others than the owner publish, by the flag that says so; the first that is set counts. */
const openKinds: readonly (readonly [flag: number, kind: StandingKind])[] = [
  [standingBits.shortener, 'shortener'],
  [standingBits.freeHost, 'free-host'],
  [standingBits.mailer, 'mailer'],
]

/**
 * The standing of a host. In doubt between two kinds the one that vouches for less is given, except that a brand's own
 * domain is the brand's.
 * @param host A-label form, lower case, without final dot; any string will do.
 */
export const standingOf = (host: string, table: StandingTable, lookAlikes: LookAlikeIndex): Standing => {
  const none: Standing = {
    kind: 'unknown',
    rank: 0,
    restricted: false,
    vetted: false,
    brand: null,
    lookAlike: null,
    domain: host,
  }
  if (host === '') return none
  if (isAddress(host)) return { ...none, kind: 'ip' }
  const parts = hostParts(host)
  const { registrable } = parts
  const domain = registrable === '' ? host : registrable
  if (isReserved(host, registrable)) return { ...none, kind: 'reserved', domain }

  // 'github.io' is listed, and 'foo.github.io' is registrable: what is open there is open below.
  const registry = parts.shared ? registryDomain(host) : registrable
  const listing = listed(host, parts, registry, table)
  const code = listing?.code ?? 0
  const rank = rankOf(code)
  const listedDomain = listing ? host.slice(host.length - listing.length) : domain
  const restricted = isRestricted(host, registrable)
  const proof = { restricted, vetted: restricted && isVetted(host) }
  const owner = ownerOf(host, registrable, lookAlikes)
  const brand = owner?.brand ?? null
  const resembles = (standing: Partial<Standing>, vouched: boolean): Standing =>
    resembling({ ...none, domain, ...standing }, parts, lookAlikes, vouched)

  // Mailboxes are at the listed name; its other hosts are the provider's own.
  const isMailDomain = (code & standingBits.freeMail) !== 0 && host === listedDomain
  if (isMailDomain || isJapaneseMailDomain(host, registrable)) {
    return { ...none, kind: 'free-mail', rank, ...proof, brand }
  }
  if (!owner && isDynamicDns(host, registry)) return resembles({ kind: 'dynamic-dns' }, false)
  // A longer listed host is more than the brand's domain it stands under: docs.google.com, sites.google.com.
  if ((code & openBits) !== 0 && (!owner || listedDomain.length >= owner.domain.length)) {
    const kind = openKinds.find(([flag]) => (code & flag) !== 0)?.[1] ?? 'free-host'
    const standing = { kind, rank, ...proof, brand, domain: longer(listedDomain, domain) }
    return owner ? { ...none, ...standing } : resembles(standing, false)
  }
  if (owner) return { ...none, kind: 'brand', rank, ...proof, brand, domain: owner.domain }
  if ((code & standingBits.service) !== 0) {
    return resembles({ kind: 'service', rank, ...proof, domain: listedDomain }, true)
  }
  if (rank > 0) return resembles({ kind: 'popular', rank, ...proof, domain: listedDomain }, true)
  if (restricted) return resembles({ kind: 'restricted', ...proof }, true)
  if (parts.shared && !soldSuffixes.has(parts.suffix)) return resembles({ kind: 'free-host' }, false)
  return resembles({}, false)
}

/** 'foo.github.io' rather than 'github.io', 'docs.google.com' rather than 'google.com'. */
const longer = (listedDomain: string, domain: string): string =>
  domain.length > listedDomain.length ? domain : listedDomain

const listed = (host: string, parts: HostParts, registry: string, table: StandingTable): Listing | null => {
  if (registry === '') return null
  const listing = listingOf(table, host, registry.length)
  if (!listing || !parts.shared || listing.length >= parts.registrable.length) return listing
  return (listing.code & openBits) === 0 ? null : { ...listing, code: listing.code & openBits }
}

const rankOf = (code: number): Standing['rank'] => Math.min(5, code & standingBits.rank) as Standing['rank']

/**
 * The standing with the brand that the host resembles. One that vouches for its domain is only set against a whole
 * domain of the brand standing in the host: a popular name is never a slip of another.
 */
const resembling = (
  standing: Standing,
  { before, label }: HostParts,
  lookAlikes: LookAlikeIndex,
  vouched: boolean,
): Standing => {
  if (label === '') return standing
  const found = lookAlikeOfParts(before, label, lookAlikes)
  if (found === null || (vouched && !(found.domain && found.way === 'sub-domain'))) return standing
  const kind = standing.kind === 'unknown' || vouched ? 'look-alike' : standing.kind
  return { ...standing, kind, brand: found.brand, lookAlike: found.way }
}
