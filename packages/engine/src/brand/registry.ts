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

type Index = {
  readonly owners: ReadonlyMap<string, readonly DomainOwner[]>
  /** Host -> number of the service. */
  readonly services: ReadonlyMap<string, number>
  readonly openHosts: ReadonlySet<string>
}

let built: Index | undefined

function index(): Index {
  if (built !== undefined) return built
  const owners = new Map<string, DomainOwner[]>()
  for (const { id, domains } of brands) {
    for (const domain of domains) {
      const known = owners.get(domain.domain)
      if (known === undefined) owners.set(domain.domain, [{ brand: id, domain }])
      else known.push({ brand: id, domain })
    }
  }
  const hosts = new Map<string, number>()
  for (const [i, { domains }] of services.entries()) for (const domain of domains) hosts.set(domain, i)
  built = { owners, services: hosts, openHosts: new Set(brands.flatMap((brand) => brand.openHosts ?? [])) }
  return built
}

const none: readonly DomainOwner[] = []

/** Brands and services with exactly this domain; they have none in common. */
function ownersOf(domain: string): readonly DomainOwner[] {
  const owners = index().owners.get(domain)
  if (owners !== undefined) return owners
  const service = services[index().services.get(domain) ?? -1]
  if (service === undefined) return none
  const evidence = { proof: 'C', source: '2factorauth/twofactorauth', seen: '2026-08' } as const
  return [{ brand: `service:${service.name}`, domain: { domain, use: ['send', 'link'], ...evidence } }]
}

/**
 * Whose domain a host is or is under: brands and services, the longest domain first. Sisters are not listed, ask
 * brandsSharing(). A host where anybody can publish (docs.google.com) is nobody's.
 * @param host A-label form, lower case, without final dot.
 */
export const brandOfDomain = (host: string): readonly DomainOwner[] => {
  const { openHosts } = index()
  let found = none
  for (let at = 0; ; ) {
    const suffix = at === 0 ? host : host.slice(at)
    if (openHosts.has(suffix)) return none
    const owners = ownersOf(suffix)
    if (owners.length > 0) {
      const more = owners.filter(({ brand }) => !found.some((owner) => owner.brand === brand))
      found = found.length === 0 ? more : [...found, ...more]
    }
    const dot = host.indexOf('.', at)
    if (dot < 0) return found
    at = dot + 1
  }
}
