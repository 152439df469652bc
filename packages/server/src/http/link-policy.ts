/** Which links of a mail may be followed, and which lead over a page that asks first. */
import {
  type ExplainedLink,
  type Explanation,
  explain,
  openableHref,
  parseTarget,
  type Scan,
  standingWords,
  type Visited,
  visitedOf,
} from '@miwake/engine'
import type { WrittenLink } from './body/write-html.ts'
import type { Lang } from './lang.ts'

/** In phishing, and in what was moved as junk, no link leads anywhere. */
export const linksAreClosed = ({ headline }: Explanation): boolean =>
  headline.kind === 'phishing' || headline.kind === 'spam'

/** Longer links are not opened at all: addresses have an end in every browser and server. */
export const hrefCharsMax = 4_000

/** 'closed': leads nowhere. 'asks': over the page between. 'direct': the proven sender's own, shown as what it is. */
export type OpenedLink =
  | { readonly way: 'closed' }
  /** @property href the one form of the address that the engine and every browser read alike. */
  | { readonly way: 'asks' | 'direct'; readonly href: string }

export const openedLink = (
  explanation: Explanation,
  link: Pick<ExplainedLink, 'href' | 'own' | 'shownAs' | 'standing'>,
): OpenedLink => {
  const href = linksAreClosed(explanation) ? null : openableHref(link.href)
  if (href === null || href.length > hrefCharsMax) return { way: 'closed' }
  return { way: link.own && link.shownAs === '' && !link.standing.bad ? 'direct' : 'asks', href }
}

/** What the page between has to say of a link. */
export type AskedLink = {
  readonly href: string
  readonly shownAs: string
  readonly about: string
  readonly isBad: boolean
  /** The way in of the brand the mail names. */
  readonly entrance: { readonly name: string; readonly url: string } | null
}
export type AskPage = (link: AskedLink) => string

/** For each address of a mail's HTML what is written in its place. @param askPage the address of the page between. */
export const createLinkWriter = (
  scan: Scan,
  { lang, askPage }: { readonly lang: Lang; readonly askPage: AskPage },
): ((href: string) => WrittenLink) => {
  const explanation = explain(scan)
  const known = worstByHref(explanation.links)
  const { entrance } = explanation
  const instead = entrance === null ? null : { name: entrance.brand[lang], url: entrance.url }
  return (written) => {
    const target = parseTarget(written)
    if (target.scheme !== 'http' && target.scheme !== 'https') return { href: null, label: '', isBad: false }
    const link = known.get(keyOf(written)) ?? unlisted(written)
    const opened = openedLink(explanation, link)
    const { shownAs, standing } = link
    const isBad = isSuspect(link)
    const about = standing[lang]
    const where = domainWords(link, lang)
    return {
      href:
        opened.way === 'closed'
          ? null
          : opened.way === 'direct'
            ? opened.href
            : askPage({ href: opened.href, shownAs, about, isBad, entrance: instead }),
      label: opened.way === 'direct' ? '' : isBad ? `${where} – ${about}` : where,
      isBad,
    }
  }
}

const leadsOn = { ja: '{domain}（そこから {onward} へ移る形）', en: '{domain} (leads on to {onward})' }

/** The domain a browser goes to, first; then what that says it leads on to. */
export const domainWords = ({ host, registrable, onward }: Visited, lang: Lang): string => {
  const domain = registrable || host
  return onward === '' ? domain : leadsOn[lang].replace('{domain}', domain).replace('{onward}', onward)
}

const isSuspect = ({ standing, shownAs }: Pick<ExplainedLink, 'standing' | 'shownAs'>): boolean =>
  standing.bad || shownAs !== ''

/** Links with one address share what is said of it, whatever each of them shows. */
const keyOf = (href: string): string => openableHref(href) ?? href.replace(/[\t\n\r]/g, '').trim()

/** Of links with one address the one that looks worst. */
const worstByHref = (links: readonly ExplainedLink[]): ReadonlyMap<string, ExplainedLink> => {
  const badness = (link: ExplainedLink): number => (isSuspect(link) ? 2 : 0) + (link.own ? 0 : 1)
  const worst = new Map<string, ExplainedLink>()
  for (const link of links) {
    const key = keyOf(link.href)
    const known = worst.get(key)
    if (known === undefined || badness(link) > badness(known)) worst.set(key, link)
  }
  return worst
}

/** A link the engine did not list (past its limits), read in its one form: what is taken out of it may have filled a limit. */
const unlisted = (written: string) => {
  const href = openableHref(written) ?? written
  return { ...stranger, ...visitedOf(href, parseTarget(href)), href }
}
const stranger = { own: false, shownAs: '', standing: { ...standingWords.unknown, kind: 'unknown', bad: true } }
