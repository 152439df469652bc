/** Which brands a mail says it is from, how loudly, and whether origin and targets bear it out. */

import { brandMentions, type Mention } from '../brand/mentions.ts'
import { brandById, brandOfDomain, brandsSharing } from '../brand/registry.ts'
import { registrableDomain } from '../domain/registrable.ts'
import type { Message, Span, SpanPlace } from '../mail/message.ts'
import { type Folded, fold, originalOffset } from '../text/fold.ts'
import { isWithin } from './account-asks.ts'
import { domainStrength } from './look-alike-strength.ts'
import { speaksForDomain } from './owners.ts'
import { isLarge, isPictureMail } from './picture-mail.ts'
import type { Claim, View } from './view.ts'
import { isOnlyBrand, isWholeName, isWrittenAsBrand } from './worn-name.ts'

type Seen = {
  strength: number
  worn: number
  readonly places: Set<string>
  readonly spans: Span[]
}

/** Characters at the head of the text where a sender says who he is, and at the tail where he signs. */
const headChars = 300
const tailChars = 500
const claimsMax = 12
/** Mailboxes of From: looked at; nearly all mail has one. */
const fromMax = 5
const spansMax = 12

/** Hosts whose links every kind of honest mail carries: they say nothing about whom a mail serves. */
const neutral = new Set(
  (
    'facebook.com twitter.com x.com instagram.com youtube.com youtu.be line.me lin.ee linkedin.com pinterest.com tiktok.com reddit.com github.com bsky.app threads.net threads.com vimeo.com ' +
    'apps.apple.com itunes.apple.com play.google.com maps.google.com maps.app.goo.gl w3.org fonts.googleapis.com gstatic.com googleapis.com schema.org ' +
    'antiphishing.jp dekyo.or.jp adobe.com privacymark.jp note.com wikipedia.org'
  ).split(' '),
)

export const isNeutralHost = (host: string, registrable: string): boolean =>
  neutral.has(host) || neutral.has(registrable)

/** What a quoted mail says, the sender only shows. */
const quotedShare = 0.3
/** A display name that is the brand's, or a longer one that holds it: 'Amazon釣具店'. */
const wornStrengths = { whole: 0.9, ambiguous: 0.6, longer: 0.35 } as const
/** A longer display name said again is the sender's own name. */
const ownNameShare = 0.25
/** Logos of this many brands are what a shop takes. */
const logosMin = 3

const combine = (a: number, b: number): number => 1 - (1 - a) * (1 - b)

const spanOf = (place: SpanPlace, folded: Folded, mention: Mention): Span => ({
  place,
  index: 0,
  start: originalOffset(folded, mention.start),
  end: originalOffset(folded, mention.end),
})

/** Anybody may publish at docs.google.com; only its owner sends from there. */
const senderOwners = (host: string, registrable: string) => {
  const owners = brandOfDomain(host)
  return owners.length > 0 ? owners : brandOfDomain(registrable)
}

/** The brands a From: domain is of, and whether each From: domain is. */
const ownersOfFrom = (view: Base) => {
  const { from } = view.message
  const perMailbox = from
    .slice(0, fromMax)
    .map(({ domain, localPart }) =>
      speaksForDomain(view.standingOf(domain), localPart) ? senderOwners(domain, registrableDomain(domain) ?? '') : [],
    )
  const isOfEach = (brand: string) => perMailbox.every((owners) => owners.some((owner) => owner.brand === brand))
  return perMailbox.flat().map(({ brand, domain }) => ({ brand, domain, each: isOfEach(brand) }))
}

type Base = Omit<View, 'claims'>
type Add = (brand: string, strength: number, place: string, span: Span | null) => Seen

export const claimsOf = (view: Base): readonly Claim[] => {
  const seen = new Map<string, Seen>()
  const add: Add = (brand, strength, place, span) => {
    let entry = seen.get(brand)
    if (!entry) {
      entry = { strength: 0, worn: 0, places: new Set(), spans: [] }
      seen.set(brand, entry)
    }
    // A second mention in the same kind of place adds little: newsletters name brands often.
    entry.strength = combine(entry.strength, entry.places.has(place) ? strength * 0.15 : strength)
    entry.places.add(place)
    if (span && entry.spans.length < spansMax) entry.spans.push(span)
    return entry
  }

  const { standing } = view.origin
  const ownBrands = new Map<string, boolean>()
  const fromOwners = ownersOfFrom(view)
  // Of several From: domains any may be the sender's: a brand's own they are together.
  const answering = fromOwners.filter(({ each }) => each)
  const isOwn = (brand: string) =>
    brandsSharing(brand).some((sister) => answering.some((owner) => owner.brand === sister))
  const worn = wornNames(view, isOwn)
  addText(view, worn, isOwn, add)
  addDisplayName(worn, seen, add)
  addImages(view, add)
  if (standing.kind === 'look-alike' && standing.brand) add(standing.brand, domainStrength(standing), 'domain', null)
  const imitating = view.links.find(({ standing: target }) => target.kind === 'look-alike' && target.brand)
  if (imitating) add(imitating.standing.brand!, imitating.quoted ? 0.5 * quotedShare : 0.5, 'link-domain', null)
  for (const { brand, domain, each } of fromOwners) {
    if (each) ownBrands.set(brand, (domain.proof === 'O' || domain.proof === 'W') && domain.use.includes('send'))
    // Only the domain says it: weak, since people write from their firm's domain without speaking for the brand.
    if (!domain.shared) add(brand, 0.3, 'from-domain', null)
  }

  const claims: Claim[] = []
  for (const [brand, entry] of seen) {
    const sisters = brandsSharing(brand)
    let own = false
    let sure = false
    for (const sister of sisters) {
      const proof = ownBrands.get(sister)
      if (proof === undefined) continue
      own = true
      sure ||= proof
    }
    let ownTargets = 0
    let foreignTargets = 0
    for (const { link, owners, quoted } of view.links) {
      if (quoted) continue
      if (owners.some((owner) => sisters.includes(owner))) ownTargets++
      else if (!isNeutralHost(link.target.host, link.target.registrable)) foreignTargets++
    }
    const { proven } = view.origin
    claims.push({
      brand,
      strength: entry.strength,
      worn: entry.worn,
      places: [...entry.places],
      spans: entry.spans,
      ownDomain: own,
      proven: !own ? false : proven === true ? (sure ? true : 'unknown') : proven,
      ownTargets,
      foreignTargets,
    })
  }
  claims.sort((a, b) => b.strength - a.strength || (a.brand < b.brand ? -1 : 1))
  return claims.slice(0, claimsMax)
}

/** Whether the registry holds a brand (a service known by name and domain only does not count). */
export const isRegistered = (brand: string): boolean => brandById(brand) !== null

/** A brand in the display name. */
type Worn = {
  readonly mention: Mention
  readonly name: Folded
  /** In message.from. */
  readonly index: number
  /** Nothing else but roles stands there. */
  readonly only: boolean
  /** A common word, but it is the whole name and written as the brand writes it. */
  readonly meant: boolean
  /** A common word beside roles, 'Norton Billing Dept': the brand's name where the mail names the brand in other words. */
  readonly ifNamed: boolean
}

const wornNames = (view: Base, isOwn: (brand: string) => boolean): ReadonlyMap<string, Worn> => {
  const worn = new Map<string, Worn>()
  for (const [index, mailbox] of view.message.from.slice(0, fromMax).entries()) {
    addWorn(worn, index === 0 ? view.fromName : fold(mailbox.name), index, isOwn)
  }
  return worn
}

const addWorn = (worn: Map<string, Worn>, name: Folded, index: number, isOwn: (brand: string) => boolean) => {
  const mentions = brandMentions(name, { displayName: true })
  if (mentions.length === 0) return
  // Nobody disguises a name that is his own.
  const only = mentions.some(({ disguised }) => disguised) || isOnlyBrand(name, mentions)
  for (const mention of mentions) {
    const whole = isWholeName(name, mention)
    // An ambiguous word inside a longer name ("Ana Costa") is no claim; alone, or with its context, it is.
    const loose = mention.ambiguous && !mention.inContext && !whole
    if ((loose && !only) || worn.has(mention.brand)) continue
    const meant = mention.ambiguous && whole && isWrittenAsBrand(name, mention)
    // A brand's own departments may be called anything.
    const isMask = only || whole || isOwn(mention.brand)
    worn.set(mention.brand, { mention, name, index, only: isMask, meant, ifNamed: loose })
  }
}

const addDisplayName = (worn: ReadonlyMap<string, Worn>, seen: ReadonlyMap<string, Seen>, add: Add) => {
  for (const [brand, { mention, name, index, only, meant, ifNamed }] of worn) {
    const { ambiguous, inContext } = mention
    if (ifNamed && !seen.has(brand)) continue
    const loose = ambiguous && !inContext && !ifNamed && !(meant && seen.has(brand))
    const strength = !only ? wornStrengths.longer : loose ? wornStrengths.ambiguous : wornStrengths.whole
    const claim = add(brand, strength, 'display-name', null)
    claim.worn = only ? 1 : wornStrengths.longer
    claim.spans.unshift({ ...spanOf('from', name, mention), index })
  }
}

const addText = (view: Base, worn: ReadonlyMap<string, Worn>, isOwn: (brand: string) => boolean, add: Add) => {
  const { subject, text, quotes } = view
  const counts = ({ brand, ambiguous, inContext, start, end }: Mention, { value }: Folded) =>
    !ambiguous || inContext || (worn.get(brand)?.meant === true && !standsInOwnLine(value, start, end))
  // 'Fw: ' and what the quoted mail was called.
  const subjectShare = quotes.length > 0 && isHandedOn(view) ? quotedShare : 1
  for (const mention of brandMentions(subject)) {
    if (!counts(mention, subject)) continue
    const strength = 0.55 * subjectShare * ownShare(subject, mention, worn)
    add(mention.brand, strength, subjectShare < 1 ? 'quoted' : 'subject', spanOf('subject', subject, mention))
  }
  for (const mention of brandMentions(text)) {
    if (!counts(mention, text)) continue
    const head = mention.start < headChars
    const tail = mention.start > text.value.length - tailChars
    const span = spanOf('text', text, mention)
    const quoted = quotes.length > 0 && isWithin(quotes, span.start) && !isOwn(mention.brand)
    const strength = (head ? 0.4 : tail ? 0.3 : 0.15) * ownShare(text, mention, worn)
    const place = quoted ? 'quoted' : head ? 'text' : tail ? 'signature' : 'passing'
    add(mention.brand, quoted ? strength * quotedShare : strength, place, span)
  }
}

/** A name alone in its line signs or greets: 'Ana'. */
const standsInOwnLine = (value: string, start: number, end: number): boolean => {
  const lineEnd = value.indexOf('\n', end)
  const line =
    value.slice(value.lastIndexOf('\n', start) + 1, start) + value.slice(end, lineEnd < 0 ? undefined : lineEnd)
  return !/\p{L}/u.test(line)
}

/** The subject is the quoted mail's own behind marks of forwarding or answering. */
const isHandedOn = ({ message }: Base): boolean =>
  message.forwarded.some((each) => {
    const inner = (each.form === 'inline' ? each.subject : each.message.subject).trim()
    return inner.length >= 4 && message.subject.includes(inner)
  })

const ownShare = ({ value }: Folded, mention: Mention, worn: ReadonlyMap<string, Worn>): number => {
  const held = worn.get(mention.brand)
  if (!held || held.only) return 1
  const name = held.name.value
  const whole = name.trim()
  const at = mention.start - name.indexOf(whole) - held.mention.start
  return at >= 0 && value.startsWith(whole, at) ? ownNameShare : 1
}

/** What pictures say where they cannot be seen; in a mail of pictures it is all that is said. */
const addImages = (view: Base, add: Add) => {
  const alts = imageAlts(view.message)
  if (alts.length === 0) return
  const named: { readonly mention: Mention; readonly index: number }[] = []
  for (const { index, folded } of alts) {
    for (const mention of brandMentions(folded)) {
      const alone = folded.value.length <= mention.end - mention.start + 6
      if (!mention.ambiguous || mention.inContext || alone) named.push({ mention, index })
    }
  }
  const spoken = isPictureMail(view) && new Set(named.map(({ mention }) => mention.brand)).size < logosMin
  for (const { mention, index } of named) {
    const strength = spoken && isLarge(view.message.images[index]!) ? 0.6 : 0.4
    const span: Span = { place: 'image', index, start: 0, end: 0 }
    add(mention.brand, view.quotes.length > 0 ? strength * quotedShare : strength, 'image', span)
  }
}

const imageAlts = (message: Message): readonly { readonly index: number; readonly folded: Folded }[] => {
  const alts: { index: number; folded: Folded }[] = []
  for (const [index, image] of message.images.entries()) {
    if (image.alt.length >= 2 && image.alt.length <= 120) alts.push({ index, folded: fold(image.alt) })
    if (alts.length >= 20) break
  }
  return alts
}
