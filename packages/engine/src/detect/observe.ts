/** Message and facts to the view that every detector reads: everything worked out once. */

import { originOf } from '../auth/alignment.ts'
import { brandOfDomain } from '../brand/registry.ts'
import { brandInLabel } from '../domain/look-alike.ts'
import { registrableDomain } from '../domain/registrable.ts'
import type { Standing, StandingKind } from '../domain/standing.ts'
import { standingOf } from '../domain/standing.ts'
import type { Facts } from '../facts/facts.ts'
import { exposedHosts, type Target } from '../link/target.ts'
import type { Link, Mailbox, Message, Span } from '../mail/message.ts'
import { fold } from '../text/fold.ts'
import { guessLanguage } from '../text/language.ts'
import { claimsOf } from './claims.ts'
import { gatheredLinks } from './gathered-links.ts'
import type { Knowledge } from './knowledge.ts'
import { ownersOf } from './owners.ts'
import { linksQuoted, othersWords, outsideQuotes, showsAttached } from './quotes.ts'
import type { LinkView, Origin, View } from './view.ts'

const noSpans: readonly Span[] = []

/**
 * `watch.info` in a text is a file or a sentence as often as a site, and few programs make it a link. A scheme or a path in
 * full width (https：／／) is meant to be one.
 */
const isBareName = (link: Link): boolean => link.source === 'text' && !/^www[.．。]|[/／]/i.test(link.shown)

/** Mailboxes of From: beside the one that counts; more than one domain is rare. */
const othersMax = 4

/** How little a kind vouches for, least doubt first. */
const doubts: readonly StandingKind[] = [
  'brand',
  'service',
  'restricted',
  'popular',
  'mailer',
  'free-mail',
  'reserved',
  'unknown',
  'free-host',
  'shortener',
  'dynamic-dns',
  'ip',
  'look-alike',
]

/** A link is as good as the worst host it goes through: an open redirect on a stranger's site does not make it the brand's. */
const worst = (standings: readonly Standing[]): Standing =>
  standings.reduce((a, b) => (doubts.indexOf(b.kind) > doubts.indexOf(a.kind) ? b : a))

/** Programs differ in which of several From: mailboxes they show: whose mail it is tells the one least vouched for. */
const leastKnown = (from: readonly Mailbox[], standing: (host: string) => Standing): Mailbox | undefined => {
  if (from.length < 2) return from[0]
  const doubt = ({ domain }: Mailbox) => (domain === '' ? -1 : doubts.indexOf(standing(domain).kind))
  return from.reduce((a, b) => (doubt(b) > doubt(a) ? b : a))
}

export const observe = (
  message: Message,
  facts: Facts,
  knowledge: Knowledge,
  phraseHits: (view: Pick<View, 'subject' | 'text'>) => ReadonlyMap<string, readonly Span[]>,
): View => {
  const standings = new Map<string, Standing>()
  const standing = (host: string): Standing => {
    let known = standings.get(host)
    if (!known) {
      known = standingOf(host, knowledge.standing, knowledge.lookAlikes)
      standings.set(host, known)
    }
    return known
  }
  const owned = new Map<string, readonly string[]>()
  const brandsOf = (host: string): readonly string[] => {
    let known = owned.get(host)
    if (!known) {
      known = brandOfDomain(host).map(({ brand }) => brand)
      owned.set(host, known)
    }
    return known
  }
  const subject = fold(message.subject)
  const text = fold(message.text)
  const fromName = fold(message.from[0]?.name ?? '')
  const sender = leastKnown(message.from, standing)
  const headerFrom = sender?.domain ?? ''
  const others = message.from.filter((mailbox) => mailbox !== sender)
  const proof = originOf(sender ? [sender, ...others] : [], facts.auth)
  const fromStanding = standing(headerFrom)
  const origin: Origin = {
    headerFrom,
    registrable: proof.domain,
    standing: fromStanding,
    proven: proof.proven,
    by: proof.by,
  }
  const owners = ownersOf(origin, sender?.localPart ?? '')
  const otherOwners = others
    .filter(({ domain }) => domain !== headerFrom)
    .slice(0, othersMax)
    .map(({ domain, localPart }) => {
      const registrable = registrableDomain(domain) ?? ''
      return ownersOf({ ...origin, headerFrom: domain, registrable, standing: standing(domain) }, localPart)
    })
  const isOwn = (link: Target, of: Standing) => owners.has(link, of) && otherOwners.every((each) => each.has(link, of))
  const found: LinkView[] = []
  const all = [...message.links, ...gatheredLinks(facts, message.links)]
  for (const [index, link] of all.entries()) {
    const { scheme, host } = link.target
    if (host === '' || (scheme !== 'http' && scheme !== 'https') || isBareName(link)) continue
    const exposed = exposedHosts(link.target)
    const target = worst(exposed.map(standing))
    const direct = exposed.length === 1
    found.push({
      link,
      index,
      standing: target,
      owners: direct ? brandsOf(host) : [],
      own: direct && isOwn(link.target, target),
      quoted: false,
    })
  }
  const lang = guessLanguage(message.text.length > 0 ? message.text : message.subject).lang
  const hits = phraseHits({ subject, text })
  const quoting = { message, fromName, origin, links: found, hits }
  const quotes = othersWords(quoting)
  const asked = outsideQuotes(hits, quotes)
  const base = {
    message,
    facts,
    subject,
    text,
    fromName,
    lang,
    origin,
    links: linksQuoted(found, quotes, showsAttached(quoting)),
    quotes,
    standingOf: standing,
    brandInLabel: (label: string) => brandInLabel(label, knowledge.lookAlikes),
    phraseHits: (symbol: string) => asked.get(symbol) ?? noSpans,
  }
  return { ...base, claims: claimsOf(base) }
}
