/** The host a link's words name, and whether two hosts are one owner's. */
import { brandOfDomain } from '../brand/registry.ts'
import { registrableDomain } from '../domain/registrable.ts'
import { sameRegistrable } from '../domain/same-registrable.ts'
import type { View } from './view.ts'

const hostPattern = /^(?:https?:\/\/)?((?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24})(?=$|[/:?#\s])/i

/** A host where the words ARE an address (not a sentence that holds one), else null. `foo.pdf` is no host. */
export const shownHost = (shown: string): string | null => {
  const match = hostPattern.exec(shown.trim())
  if (!match) return null
  const host = match[1]!.toLowerCase()
  return registrableDomain(host) === null || /\.(?:pdf|html?|zip|doc|txt|jpe?g|png|php|exe|js)$/.test(host)
    ? null
    : host
}

/** Same registrable domain (www and bare are one), or domains of one brand. */
export const sameOwner = (a: string, b: string, view: View): boolean => {
  if (sameRegistrable(a, b)) return true
  if (view.standingOf(a).kind !== 'brand') return false
  const owners = new Set(brandOfDomain(a).map(({ brand }) => brand))
  return brandOfDomain(b).some(({ brand }) => owners.has(brand))
}
