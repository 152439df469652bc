/** A mailbox's own weights: one small sparse vector beside the shipped ones. learn/correct.ts moves it. */
import type { Finding } from '../detect/detector.ts'
import type { View } from '../detect/view.ts'
import type { StandingKind } from '../domain/standing.ts'
import { isContradicted } from './contradictions.ts'

/** Hashed features of a mailbox's vector. */
const space = 1 << 20
/** The furthest the own vector may move a mail, either way: a proven brand's mail stands at -15 at most. */
export const mailboxCapNats = 24
/** The furthest it may speak FOR a mail whose claim is contradicted: habits cannot prove a claim, however often said. */
export const contradictedCapNats = 2
/**
 * Nor may it bring such a mail below this: from here on no mail is delivered at the shipped costs, spam or phishing
 * (policy.ts: spam turns from review to deliver at 1.9 nats).
 */
export const contradictedFloorNats = 2

export type MailboxVector = { readonly entries: ReadonlyMap<number, number>; readonly corrections: number }
export const emptyMailbox: MailboxVector = { entries: new Map(), corrections: 0 }

export type MailboxFeatures = {
  /** Each id once. */
  readonly ids: readonly number[]
  /** How much of each: a unit vector, so that long mails do not shout. */
  readonly weights: readonly number[]
  /** Origin or targets contradict what the mail claims: the vector may hardly speak for it. */
  readonly contradicted: boolean
}

const mix = (x: number): number => {
  let h = Math.imul(x ^ (x >>> 16), 0x7feb352d)
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b)
  return (h ^ (h >>> 16)) >>> 0
}

const hash = (s: string): number => {
  let h = 0x811c9dc5
  for (let i = 0; i < s.length; i++) h = Math.imul(h ^ s.charCodeAt(i), 0x01000193)
  return mix(h)
}

/** Passages kept of a mail's words. */
const passagesKept = 64
/** Grams in a row that make a passage: some ten characters, which a campaign repeats and other mails do not. */
const passageGrams = 5

/** The passages with the smallest hashes: the same ones for the same words, whatever else was filled in. */
const passagesOf = (grams: Uint32Array): Uint32Array => {
  const count = Math.max(grams.length === 0 ? 0 : 1, grams.length - passageGrams + 1)
  const hashes = new Uint32Array(count)
  for (let i = 0; i < count; i++) {
    let h = 0x5bd1e995
    const end = Math.min(grams.length, i + passageGrams)
    for (let k = i; k < end; k++) h = mix(h ^ grams[k]!) + k - i
    hashes[i] = mix(h)
  }
  return hashes.sort().subarray(0, passagesKept)
}

/** Squared weights: of 64 passages one each. A proven sender then takes a quarter of a correction along to any mail. */
const senderShare = 24
/** Of a sender that nobody proved: anybody can write it, so it tells apart and carries nothing. */
const unprovenShare = 1
/** What is found, as one: keeps mails of hardly a word apart. */
const formShare = 2

/** Places where anybody gets an address: a correction about one of them says nothing of the next. */
const sharedKinds: ReadonlySet<StandingKind> = new Set(['free-mail', 'free-host', 'mailer', 'service', 'dynamic-dns'])

/** What a correction can hold on to: the sender, what was found, and a fixed sample of the words. */
export const mailboxFeatures = (view: View, findings: readonly Finding[], grams: Uint32Array): MailboxFeatures => {
  const { origin, message } = view
  const squares = new Map<number, number>()
  const add = (id: number, square: number) => squares.set(id % space, square)
  for (const passage of passagesOf(grams)) add(passage, 1)
  const form = findings
    .map(({ symbol }) => symbol)
    .sort()
    .join(' ')
  add(hash(`form ${form}`), formShare)
  if (origin.registrable !== '') {
    const proven = origin.proven === true
    const share = proven ? senderShare : unprovenShare
    const address = message.from[0]?.address.toLowerCase() ?? ''
    const ofDomain = sharedKinds.has(origin.standing.kind) ? 0 : share / 2
    add(hash(`from ${proven} ${address}`), share - ofDomain)
    if (ofDomain > 0) add(hash(`domain ${proven} ${origin.registrable}`), ofDomain)
  }
  let sum = 0
  for (const square of squares.values()) sum += square
  return {
    ids: [...squares.keys()],
    weights: [...squares.values()].map((square) => Math.sqrt(square / sum)),
    contradicted: isContradicted(findings),
  }
}

/** The vector's own opinion, before its caps. */
export const rawMailboxNats = (mailbox: MailboxVector, { ids, weights }: MailboxFeatures): number => {
  let sum = 0
  for (let i = 0; i < ids.length; i++) sum += (mailbox.entries.get(ids[i]!) ?? 0) * weights[i]!
  return sum
}

/**
 * Nats the mailbox adds to `unwanted`, within its caps.
 * @param shippedNats the unwanted logit without the mailbox's own term.
 */
export const mailboxNats = (mailbox: MailboxVector, features: MailboxFeatures, shippedNats: number): number => {
  const score = rawMailboxNats(mailbox, features)
  const lowest = features.contradicted
    ? -Math.max(0, Math.min(contradictedCapNats, shippedNats - contradictedFloorNats))
    : -mailboxCapNats
  return Math.max(lowest, Math.min(mailboxCapNats, score))
}
