/** The brands that ship with the engine, and the services known by name and domain only. */
import type { Brand, BrandDomain } from './brand.ts'
import { type PackedRegistry, unpackRegistry } from './pack.ts'
import packedRegistry from './registry.gen.json' with { type: 'json' }
import packedServices from './services.gen.json' with { type: 'json' }

/** A known service with a sign-in that has no registry file. Its brand id is `service:NAME`. */
export type Service = {
  readonly name: string
  readonly domains: readonly string[]
  /** A common word or very short: a claim only in a display name. */
  readonly ambiguous: boolean
}
/** A brand and which of its domains covers the host asked for: the longest that does. */
export type DomainOwner = { readonly brand: string; readonly domain: BrandDomain }

/** In the order of their ids. */
export const brands: readonly Brand[] = unpackRegistry(packedRegistry as unknown as PackedRegistry)

export const services: readonly Service[] = (
  packedServices as unknown as readonly (readonly [name: string, domains: string, ambiguous?: 1])[]
).map(([name, domains, ambiguous]) => ({ name, domains: domains.split(' '), ambiguous: ambiguous === 1 }))

const byId: ReadonlyMap<string, Brand> = new Map(brands.map((brand) => [brand.id, brand]))

export const brandById = (id: string): Brand | null => byId.get(id) ?? null

/** The brand itself, then those whose domains are its too (same owner). Of an unknown id only itself. */
export const brandsSharing = (id: string): readonly string[] => {
  const sisters = byId.get(id)?.sisters
  return sisters === undefined ? [id] : [id, ...sisters]
}

const byDomain: ReadonlyMap<string, readonly DomainOwner[]> = indexDomains()
const openHosts: ReadonlySet<string> = new Set(brands.flatMap((brand) => brand.openHosts ?? []))

function indexDomains(): ReadonlyMap<string, readonly DomainOwner[]> {
  const index = new Map<string, DomainOwner[]>()
  const add = (brand: string, domain: BrandDomain) => {
    const owners = index.get(domain.domain)
    if (owners === undefined) index.set(domain.domain, [{ brand, domain }])
    else owners.push({ brand, domain })
  }
  for (const { id, domains } of brands) for (const domain of domains) add(id, domain)
  const listed = { use: ['send', 'link'], proof: 'C', source: '2factorauth/twofactorauth', seen: '2026-08' } as const
  for (const { name, domains } of services) for (const domain of domains) add(`service:${name}`, { domain, ...listed })
  return index
}

const none: readonly DomainOwner[] = []

/**
 * Whose domain a host is or is under: brands and services, the longest domain first. Sisters are not listed, ask
 * brandsSharing(). A host where anybody can publish (docs.google.com) is nobody's.
 * @param host A-label form, lower case, without final dot.
 */
export const brandOfDomain = (host: string): readonly DomainOwner[] => {
  let found = none
  for (let at = 0; ; ) {
    const suffix = at === 0 ? host : host.slice(at)
    if (openHosts.has(suffix)) return none
    const owners = byDomain.get(suffix)
    if (owners !== undefined) {
      const more = owners.filter(({ brand }) => !found.some((owner) => owner.brand === brand))
      found = found === none ? more : [...found, ...more]
    }
    const dot = host.indexOf('.', at)
    if (dot < 0) return found
    at = dot + 1
  }
}
