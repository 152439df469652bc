/** Which links of a mail may be followed, and which lead over a page that asks first. */
import { type ExplainedLink, type Explanation, explain, parseTarget, type Scan, standingWords } from '@miwake/engine'
import type { WrittenLink } from './body/write-html.ts'
import type { Lang } from './lang.ts'

/** 'closed': leads nowhere. 'asks': over the page between. 'direct': the proven sender's own, shown as what it is. */
export type LinkWay = 'closed' | 'asks' | 'direct'

/** In phishing, and in what was moved as junk, no link leads anywhere. */
export const linksAreClosed = ({ headline }: Explanation): boolean =>
  headline.kind === 'phishing' || headline.kind === 'spam'

const isWeb = (href: string): boolean => /^https?:\/\//i.test(href.trim())

export const wayOf = (
  explanation: Explanation,
  link: Pick<ExplainedLink, 'href' | 'own' | 'shownAs' | 'standing'>,
): LinkWay => {
  if (linksAreClosed(explanation) || !isWeb(link.href)) return 'closed'
  return link.own && link.shownAs === '' && !link.standing.bad ? 'direct' : 'asks'
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
  const known = new Map(explanation.links.map((link) => [link.href, link]))
  const { entrance } = explanation
  const instead = entrance === null ? null : { name: entrance.brand[lang], url: entrance.url }
  return (written) => {
    const href = written.replace(/[\t\n\r]/g, '').trim()
    const target = parseTarget(href)
    if (target.scheme !== 'http' && target.scheme !== 'https') return { href: null, label: '', isBad: false }
    const { own, shownAs, standing } = known.get(href) ?? stranger
    const way = wayOf(explanation, { href, own, shownAs, standing })
    const domain = target.registrable || target.host
    const isBad = standing.bad || shownAs !== ''
    const about = standing[lang]
    return {
      href:
        way === 'closed' ? null : way === 'direct' ? href : askPage({ href, shownAs, about, isBad, entrance: instead }),
      label: way === 'direct' ? '' : isBad ? `${domain} – ${about}` : domain,
      isBad,
    }
  }
}

/** A link the engine did not list (past its limits). */
const stranger = { own: false, shownAs: '', standing: { ...standingWords.unknown, kind: 'unknown', bad: true } }
