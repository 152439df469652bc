/** Where a mail's links lead, told by host: the ones to mind first. */
import type { LinkView } from '../detect/view.ts'
import type { Scan } from '../scan.ts'
import type { Answers } from './answers.ts'
import { brandName } from './reasons.ts'
import { type Both, fillBoth, likelyBrandSiteWords, ownWords, standingWords, vettedWords } from './words.ts'

export type Target = {
  /** A-label form; as the mail wrote it, so make it harmless before showing it. */
  readonly host: string
  readonly about: Both
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
  const byHost = new Map<string, LinkView>()
  for (const link of view.links) {
    if (link.link.hidden) continue
    const { host } = link.link.target
    const known = byHost.get(host)
    if (known === undefined || (shownHost(known) === '' && shownHost(link) !== '')) byHost.set(host, link)
  }
  const rank = ({ own, standing: { kind } }: LinkView) =>
    own && kind !== 'look-alike' ? order.length : order.indexOf(kind)
  return [...byHost.values()].sort((a, b) => rank(a) - rank(b)).map((link) => targetOf(link, manner))
}

export const targetOf = (link: LinkView, { ownLinks, brandSites, headline }: Manner): Target => {
  const { kind, brand } = link.standing
  // That a site is the fraud's own reassures nobody who knows it is fraud.
  const own = link.own && headline !== 'phishing'
  const words = wordsOfStanding(link.standing, link.own && brandSites === 'likely')
  return {
    host: link.link.target.host,
    about:
      own && kind !== 'brand' && kind !== 'look-alike'
        ? ownWords[ownLinks]
        : fillBoth(words, { brand: brand ? brandName(brand) : '' }),
    shownAs: shownHost(link),
    bad: badKinds.has(kind) && (!own || kind === 'look-alike'),
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

/** A host that stands in the link's text and is not where it leads. */
const shownHost = ({ link: { shown, target } }: LinkView): string => {
  const host = /^\s*(?:https?:\/\/)?((?:[a-z0-9-]+\.)+[a-z]{2,24})(?:[/?#:\s]|$)/i.exec(shown.slice(0, shownChars))?.[1]
  if (host === undefined) return ''
  const lower = host.toLowerCase()
  const { registrable } = target
  return registrable !== '' && (lower === registrable || lower.endsWith(`.${registrable}`)) ? '' : lower
}
