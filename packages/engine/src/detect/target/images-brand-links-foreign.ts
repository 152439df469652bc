import { brandsSharing } from '../../brand/registry.ts'
import { isNeutralHost } from '../claims.ts'
import type { Detector } from '../detector.ts'
import { isDoubtful, linkSpan, visibleLinks } from '../links.ts'
import { sameOwner, shownHost } from '../shown-host.ts'

export const imagesBrandLinksForeign: Detector = {
  symbol: 'IMAGES_BRAND_LINKS_FOREIGN',
  aspect: 'target',
  about: {
    ja: '画像は本物のサイトのものですが、リンクは別のサイトへ行きます',
    en: 'The pictures are the brand’s, the links are not',
  },
  detect: (view) => {
    const brands = new Set(
      view.message.images
        .map(({ target }) => (target && target.host !== '' ? view.standingOf(target.host) : null))
        .filter((s) => s?.kind === 'brand')
        .map((s) => s!.brand),
    )
    if (brands.size === 0) return null
    const links = visibleLinks(view).filter(({ link }) => !isNeutralHost(link.target.host, link.target.registrable))
    // The sender's own link that shows the address of the pictures' brand is foreign to that brand.
    const showsOne = (shown: string | null, host: string): boolean =>
      shown !== null && brands.has(view.standingOf(shown).brand) && !sameOwner(shown, host, view)
    // Shops show a brand's pictures and lead to themselves; who calls himself the brand may not.
    const isMask = view.claims.some(
      ({ brand, worn, ownDomain }) => worn === 1 && !ownDomain && brandsSharing(brand).some((each) => brands.has(each)),
    )
    const foreign = links.filter(
      ({ standing, own, link }) =>
        isDoubtful(standing.kind) && (!own || isMask || showsOne(shownHost(link.shown), link.target.host)),
    )
    if (foreign.length === 0 || (view.origin.proven === true && brands.has(view.origin.standing.brand))) return null
    return { value: foreign.length / links.length, spans: foreign.slice(0, 5).map(linkSpan) }
  },
}
