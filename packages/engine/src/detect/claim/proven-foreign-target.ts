import { brandsSharing } from '../../brand/registry.ts'
import { asksOfAccount, isAsked, leadingLinks } from '../asked-links.ts'
import { isRegistered } from '../claims.ts'
import type { Detector } from '../detector.ts'
import { isDoubtful, linkSpan } from '../links.ts'
import type { LinkView } from '../view.ts'

const nowhereOwn = { asking: 1, silent: 0.7 }
const askedLink = 0.8
const besideOwn = 0.4

/**
 * An account taken over, a firm's form or mailing tool abused: the sender is proven, the target is a stranger's. Honest
 * mail of a brand nearly always leads to the brand somewhere, and asks about accounts nowhere else.
 */
export const provenForeignTarget: Detector = {
  symbol: 'PROVEN_FOREIGN_TARGET',
  aspect: 'claim',
  about: {
    ja: '送信元は確認できましたが、見慣れないサイトへのリンクがあります',
    en: 'The sender is confirmed, but a link leads to an unfamiliar site',
  },
  detect: (view) => {
    if (view.origin.proven !== true) return null
    const claim = view.claims.find((c) => c.ownDomain && c.strength >= 0.5 && isRegistered(c.brand))
    if (!claim) return null
    const links = leadingLinks(view)
    const sisters = brandsSharing(claim.brand)
    // docs.google.com is anybody's to write at, and Google's to send notices of.
    const isSisters = ({ standing }: LinkView) =>
      standing.lookAlike === null && standing.brand !== null && sisters.includes(standing.brand)
    const doubtful = links.filter((link) => !link.own && isDoubtful(link.standing.kind) && !isSisters(link))
    if (doubtful.length === 0) return null
    const asking = asksOfAccount(view)
    // A colleague at the brand's domain signs with its name and links where he likes.
    const speaks = claim.places.includes('display-name') || claim.places.includes('subject')
    const value =
      doubtful.length === links.length && (asking || speaks)
        ? asking
          ? nowhereOwn.asking
          : nowhereOwn.silent
        : asking && doubtful.some((link) => isAsked(view, link))
          ? askedLink
          : doubtful.some(({ standing }) => standing.kind !== 'unknown')
            ? besideOwn
            : 0
    return value > 0
      ? { value, spans: doubtful.slice(0, 5).map(linkSpan), data: { host: doubtful[0]!.link.target.host } }
      : null
  },
}
