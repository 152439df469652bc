import type { Detector } from '../detector.ts'
import { isDoubtful, linkSpan, visibleLinks } from '../links.ts'

export const linkWrapped: Detector = {
  symbol: 'LINK_WRAPPED',
  aspect: 'target',
  about: {
    ja: 'リンクが、よく知られた別のサイトを経由して行き先を隠しています',
    en: 'The link passes through a well-known site that hides where it leads',
  },
  detect: (view) => {
    const found = visibleLinks(view).filter(
      ({ link: { target } }) =>
        // A mailing service's click counter hides nothing.
        target.wrappers.some((wrapper) => view.standingOf(wrapper).kind !== 'mailer') &&
        isDoubtful(view.standingOf(target.host).kind),
    )
    return found.length > 0
      ? { value: 1, spans: found.slice(0, 5).map(linkSpan), data: { host: found[0]!.link.target.host } }
      : null
  },
}
