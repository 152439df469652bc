/** Where a mail's links lead, told by host: the ones to mind first. */
import type { LinkView, View } from '../detect/view.ts'
import { exposedHosts } from '../link/target.ts'
import { type Visited, visitedOf } from '../link/visited.ts'
import type { Scan } from '../scan.ts'
import type { Answers } from './answers.ts'
import { brandName } from './reasons.ts'
import { type Both, fillBoth, likelyBrandSiteWords, ownWords, standingWords, vettedWords } from './words.ts'

export type Target = {
  /** A-label form; as the mail wrote it, so make it harmless before showing it. */
  readonly host: string
  readonly registrable: string
  /** The domain it says it leads on to, where it is no service known to do only that; '' where none. */
  readonly onward: string
  readonly about: Both
  readonly standing: LinkView['standing']
  readonly own: boolean
  /** What the link's text shows in its place, '' where it is honest. */
  readonly shownAs: string
  readonly bad: boolean
  readonly link: LinkView
}

type Kind = LinkView['standing']['kind']
/** The less a host is vouched for, the earlier it is told. */
const order: readonly Kind[] = [
  'look-alike',
  'ip',
  'dynamic-dns',
  'shortener',
  'free-host',
  'unknown',
  'free-mail',
  'reserved',
  'mailer',
  'popular',
  'service',
  'restricted',
  'brand',
]
const badKinds: ReadonlySet<Kind> = new Set(['look-alike', 'ip', 'dynamic-dns', 'shortener', 'free-host', 'unknown'])

type Manner = Pick<Answers, 'ownLinks' | 'brandSites' | 'headline'>

/** One entry a host, of links a reader can follow. */
export const targetsOf = ({ view }: Scan, manner: Manner): readonly Target[] => {
  const byHost = new Map<string, Target>()
  for (const link of view.links) {
    if (link.link.hidden) continue
    const target = targetOf(view, link, manner)
    const known = byHost.get(target.host)
    if (known === undefined || (known.shownAs === '' && target.shownAs !== '')) byHost.set(target.host, target)
  }
  const rank = ({ own, standing: { kind } }: Target) =>
    own && kind !== 'look-alike' ? order.length : order.indexOf(kind)
  return [...byHost.values()].sort((a, b) => rank(a) - rank(b))
}

export const targetOf = (view: View, link: LinkView, { ownLinks, brandSites, headline }: Manner): Target => {
  const { href, target } = link.link
  const visited = visitedOf(href, target)
  // Judged by the host it was mended to; a browser goes elsewhere.
  const isElsewhere = !exposedHosts(target).includes(visited.host)
  const there = isElsewhere ? view.standingOf(visited.host) : link.standing
  const isWorse = order.indexOf(link.standing.kind) < order.indexOf(there.kind)
  const standing = isWorse && visited.onward !== '' ? link.standing : there
  const isOwn = link.own && !isElsewhere
  const { kind, brand } = standing
  // That a site is the fraud's own reassures nobody who knows it is fraud.
  const own = isOwn && headline !== 'phishing'
  const words = wordsOfStanding(standing, isOwn && brandSites === 'likely')
  const bad = badKinds.has(kind) && (!own || kind === 'look-alike')
  return {
    ...visited,
    about:
      own && kind !== 'brand' && kind !== 'look-alike'
        ? ownWords[ownLinks]
        : fillBoth(words, { brand: brand ? brandName(brand) : '' }),
    standing,
    own: isOwn,
    shownAs: shownHost(link.link.shown, visited, bad),
    bad,
    link,
  }
}

/** What a domain is, `{brand}` left open. @param likely of a brand's: that only general knowledge says so. */
export const wordsOfStanding = ({ kind, vetted }: LinkView['standing'], likely: boolean): Both =>
  kind === 'brand' && likely
    ? likelyBrandSiteWords
    : kind === 'restricted' && vetted
      ? vettedWords
      : standingWords[kind]

/** A shown text longer than this is no host's name. */
const shownChars = 300

/** A host that stands in the link's text and is not where it leads. Over a site that is known it may lead there. */
const shownHost = (shown: string, { host: visited, registrable, onward }: Visited, bad: boolean): string => {
  const host = /^\s*(?:https?:\/\/)?((?:[a-z0-9-]+\.)+[a-z]{2,24})(?:[/?#:\s]|$)/i.exec(shown.slice(0, shownChars))?.[1]
  if (host === undefined) return ''
  const lower = host.toLowerCase()
  const isIn = (domain: string) => domain !== '' && (lower === domain || lower.endsWith(`.${domain}`))
  return isIn(registrable) || lower === visited || (!bad && isIn(onward)) ? '' : lower
}
