/** Whose a target is, seen from the From: domain. */
import { brandOfDomain, brandsSharing } from '../brand/registry.ts'
import type { Standing } from '../domain/standing.ts'
import type { Target } from '../link/target.ts'

export type Owners = { readonly has: (target: Target, standing: Standing) => boolean }

/** Same registrable domain, or a domain of the same brand or a sister brand. */
export const ownersOf = (headerFrom: string, registrable: string, standing: Standing): Owners => {
  const brands = new Set<string>()
  if (standing.kind === 'brand' && headerFrom !== '') {
    for (const { brand } of brandOfDomain(headerFrom)) for (const sister of brandsSharing(brand)) brands.add(sister)
  }
  return {
    has: (target, targetStanding) => {
      if (registrable !== '' && target.registrable === registrable) return true
      return targetStanding.kind === 'brand' && targetStanding.brand !== null && brands.has(targetStanding.brand)
    },
  }
}
