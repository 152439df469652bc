import { registrableDomain } from '../../domain/registrable.ts'
import { isNeutralHost } from '../claims.ts'
import type { Detector } from '../detector.ts'
import { isGood, linkSpan, visibleLinks } from '../links.ts'
import { sameOwner, shownHost } from '../shown-host.ts'
import type { View } from '../view.ts'

/** A stranger's own link that shows a brand's address; honest firms count clicks on others' addresses as well. */
const showsBrand = (view: View, shown: string): boolean =>
  !(view.origin.proven === true && isGood(view.origin.standing)) &&
  view.standingOf(shown).kind === 'brand' &&
  !isNeutralHost(shown, registrableDomain(shown) ?? '')

export const linkTextMismatch: Detector = {
  symbol: 'LINK_TEXT_MISMATCH',
  aspect: 'target',
  about: { ja: 'リンクの文字と実際の行き先が違います', en: 'The link says one place and leads to another' },
  detect: (view) => {
    const found = visibleLinks(view).filter(({ link, own, standing }) => {
      if (link.source !== 'a' && link.source !== 'area') return false
      const shown = shownHost(link.shown)
      if (shown === null || sameOwner(shown, link.target.host, view)) return false
      // Click trackers of the sender itself or of a mailing service are how honest newsletters count clicks.
      return standing.kind !== 'mailer' && (!own || showsBrand(view, shown))
    })
    return found.length > 0
      ? { value: 1, spans: found.slice(0, 5).map(linkSpan), data: { host: found[0]!.link.target.host } }
      : null
  },
}
