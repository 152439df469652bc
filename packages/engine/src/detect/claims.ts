/** Which brands a mail says it is from, how loudly, and whether origin and targets bear it out. */

import { brandMentions, type Mention } from '../brand/mentions.ts'
import { brandById, brandOfDomain, brandsSharing } from '../brand/registry.ts'
import type { Message, Span, SpanPlace } from '../mail/message.ts'
import { type Folded, fold, originalOffset } from '../text/fold.ts'
import { lookAlikeStrength } from './look-alike-strength.ts'
import type { Claim, View } from './view.ts'

type Seen = {
  strength: number
  readonly places: Set<string>
  readonly spans: Span[]
}

/** Characters at the head of the text where a sender says who he is, and at the tail where he signs. */
const headChars = 300
const tailChars = 500
const claimsMax = 12
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

/** RFC 2142 and custom: kept from users by every provider. */
const reservedMailboxes =
  /^(?:postmaster|mailer-daemon|abuse|no-?reply|do-?not-?reply|security|info|support|billing|webmaster)$/

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

type Base = Omit<View, 'claims' | 'phraseHits'>

export const claimsOf = (view: Base): readonly Claim[] => {
  const seen = new Map<string, Seen>()
  const add = (brand: string, strength: number, place: string, span: Span | null) => {
    let entry = seen.get(brand)
    if (!entry) {
      entry = { strength: 0, places: new Set(), spans: [] }
      seen.set(brand, entry)
    }
    // A second mention in the same kind of place adds little: newsletters name brands often.
    entry.strength = combine(entry.strength, entry.places.has(place) ? strength * 0.15 : strength)
    entry.places.add(place)
    if (span && entry.spans.length < spansMax) entry.spans.push(span)
  }

  for (const mention of brandMentions(view.fromName, { displayName: true })) {
    // An ambiguous word inside a longer name ("Ana Costa") is no claim; alone, or with its context, it is.
    const whole = mention.end - mention.start >= view.fromName.value.trim().length - 3
    if (mention.ambiguous && !mention.inContext && !whole) continue
    add(
      mention.brand,
      mention.ambiguous && !mention.inContext ? 0.6 : 0.9,
      'display-name',
      spanOf('from', view.fromName, mention),
    )
  }
  for (const mention of brandMentions(view.subject)) {
    if (mention.ambiguous && !mention.inContext) continue
    add(mention.brand, 0.55, 'subject', spanOf('subject', view.subject, mention))
  }
  const { text } = view
  for (const mention of brandMentions(text)) {
    if (mention.ambiguous && !mention.inContext) continue
    const head = mention.start < headChars
    const tail = mention.start > text.value.length - tailChars
    add(
      mention.brand,
      head ? 0.4 : tail ? 0.3 : 0.15,
      head ? 'text' : tail ? 'signature' : 'passing',
      spanOf('text', text, mention),
    )
  }
  for (const alt of imageAlts(view.message)) {
    for (const mention of brandMentions(alt.folded)) {
      if (mention.ambiguous && !mention.inContext && alt.folded.value.length > mention.end - mention.start + 6) continue
      add(mention.brand, 0.4, 'image', { place: 'image', index: alt.index, start: 0, end: 0 })
    }
  }
  const { headerFrom, standing } = view.origin
  if (standing.kind === 'look-alike' && standing.brand) add(standing.brand, lookAlikeStrength(standing), 'domain', null)
  for (const { standing: target } of view.links) {
    if (target.kind === 'look-alike' && target.brand) {
      add(target.brand, 0.5, 'link-domain', null)
      break
    }
  }
  const ownBrands = new Map<string, boolean>()
  // A mailbox at a free-mail provider is its user's, not the provider's; these names no user can have.
  const localPart = view.message.from[0]?.localPart.toLowerCase() ?? ''
  const users = standing.kind === 'free-mail' && !reservedMailboxes.test(localPart)
  const fromOwners = users ? [] : senderOwners(headerFrom, view.origin.registrable)
  for (const { brand, domain } of fromOwners) {
    ownBrands.set(brand, (domain.proof === 'O' || domain.proof === 'W') && domain.use.includes('send'))
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
    for (const { link, owners } of view.links) {
      if (owners.some((owner) => sisters.includes(owner))) ownTargets++
      else if (!isNeutralHost(link.target.host, link.target.registrable)) foreignTargets++
    }
    const { proven } = view.origin
    claims.push({
      brand,
      strength: entry.strength,
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

const imageAlts = (message: Message): readonly { readonly index: number; readonly folded: Folded }[] => {
  const alts: { index: number; folded: Folded }[] = []
  for (const [index, image] of message.images.entries()) {
    if (image.alt.length >= 2 && image.alt.length <= 120) alts.push({ index, folded: fold(image.alt) })
    if (alts.length >= 20) break
  }
  return alts
}
