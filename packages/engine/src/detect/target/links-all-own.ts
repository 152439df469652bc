import { isNeutralHost } from '../claims.ts'
import type { Detector } from '../detector.ts'
import { visibleLinks } from '../links.ts'

/** From this share on, the few others are partners and pictures of an honest sender. */
const mostlyFrom = 0.75
const mostlyValue = 0.6
const unprovenValue = 0.6

export const linksAllOwn: Detector = {
  symbol: 'LINKS_ALL_OWN',
  aspect: 'target',
  about: { ja: 'リンク先は、差出人と同じ持ち主のサイトです', en: 'The links lead to the sender’s own site' },
  detect: (view) => {
    const { standing, proven } = view.origin
    if (standing.kind === 'look-alike') return null
    const links = visibleLinks(view).filter(
      ({ own, link }) => own || !isNeutralHost(link.target.host, link.target.registrable),
    )
    const own = links.filter((l) => l.own).length
    if (own === 0) return null
    // Whoever sends unwanted mail from a domain of his own leads there too.
    const known = proven === true || standing.kind !== 'unknown'
    if (own === links.length) return { value: known ? 1 : unprovenValue }
    // Forged mail of a brand keeps the brand's links for cover and changes one.
    if (standing.kind === 'brand' && proven !== true) return null
    return own / links.length >= mostlyFrom ? { value: mostlyValue } : null
  },
}
