/** Whose a target is, seen from the From: domain. */
import { brandOfDomain, brandsSharing } from '../brand/registry.ts'
import type { Standing, StandingKind } from '../domain/standing.ts'
import type { Target } from '../link/target.ts'
import type { Origin } from './view.ts'

export type Owners = { readonly has: (target: Target, standing: Standing) => boolean }

/** Kinds of domain that many share: what stands at one is its tenant's, and no two tenants are one owner. */
const shared: ReadonlySet<StandingKind> = new Set(['mailer', 'free-mail', 'free-host', 'shortener', 'dynamic-dns'])

/** RFC 2142 and custom: kept from users by every provider. */
const reservedMailboxes =
  /^(?:postmaster|mailer-daemon|abuse|no-?reply|do-?not-?reply|security|info|support|billing|webmaster)$/i

/** A mailbox at a free-mail provider is its user's, not the provider's; reserved names no user can have. */
export const speaksForDomain = ({ kind }: Standing, localPart: string): boolean =>
  kind !== 'free-mail' || reservedMailboxes.test(localPart)

/** Same registrable domain where it is one owner's, or a domain of the same brand or a sister brand. */
export const ownersOf = ({ headerFrom, registrable, standing }: Origin, localPart: string): Owners => {
  const brands = new Set<string>()
  if (standing.kind === 'brand' && headerFrom !== '') {
    for (const { brand } of brandOfDomain(headerFrom)) for (const sister of brandsSharing(brand)) brands.add(sister)
  }
  const provider = standing.kind === 'free-mail' && speaksForDomain(standing, localPart)
  // A shop builder sends from the name its tenants' shops stand under: that name is its own, what stands below is not.
  const sends = brandOfDomain(headerFrom).some(
    ({ domain }) => domain.domain === headerFrom && domain.use.includes('send'),
  )
  const builder = standing.kind === 'free-host' && sends
  const single = registrable !== '' && (provider || !shared.has(standing.kind))
  return {
    has: (target, targetStanding) => {
      if (builder && (target.host === headerFrom || target.host === `www.${headerFrom}`)) return true
      if (single && target.registrable === registrable) return true
      return targetStanding.kind === 'brand' && targetStanding.brand !== null && brands.has(targetStanding.brand)
    },
  }
}
