/** A mailbox's own weights: one small sparse vector beside the shipped ones. learn/correct.ts moves it. */
import type { Finding } from '../detect/detector.ts'
import type { View } from '../detect/view.ts'

/** Hashed features of a mailbox's vector. */
const space = 1 << 16
/** The furthest the own vector may move a mail, either way. */
export const mailboxCapNats = 8
/**
 * The furthest it may speak FOR a mail that claims a brand it is not proven to be: words and habits cannot prove a
 * claim, however often somebody says so.
 */
export const unprovenClaimCapNats = 2

export type MailboxVector = { readonly entries: ReadonlyMap<number, number>; readonly corrections: number }
export const emptyMailbox: MailboxVector = { entries: new Map(), corrections: 0 }

export type MailboxFeatures = {
  readonly ids: Uint32Array
  /** A proven sender is a feature of its own; without one, a claim that is not borne out limits what is believed. */
  readonly guarded: boolean
}

const hash = (s: string): number => {
  let h = 0x811c9dc5
  for (let i = 0; i < s.length; i++) h = Math.imul(h ^ s.charCodeAt(i), 0x01000193)
  return (h ^ (h >>> 15)) >>> 0
}

const gramsKept = 64
/** Copies of the sender feature: a correction then holds for the sender's next mail on another subject too. */
const senderWeight = 24

/** What a correction can hold on to: the sender, the symbols, and a fixed sample of the words. */
export const mailboxFeatures = (view: View, findings: readonly Finding[], grams: Uint32Array): MailboxFeatures => {
  const ids = new Set<number>()
  const { origin } = view
  // Unproven senders can be forged: their name counts once, a proven one's 24 times.
  if (origin.registrable !== '') {
    const copies = origin.proven === true ? senderWeight : 1
    for (let i = 0; i < copies; i++) ids.add(hash(`from ${origin.proven === true} ${origin.registrable} ${i}`) % space)
  }
  for (const { symbol } of findings) ids.add(hash(`symbol ${symbol}`) % space)
  // The grams with the smallest hashes: the same ones for the same words, whatever else the mail holds.
  const chosen = [...grams].sort((a, b) => hash(`g${a}`) - hash(`g${b}`)).slice(0, gramsKept)
  for (const gram of chosen) ids.add(hash(`gram ${gram}`) % space)
  const names = new Set(findings.map((f) => f.symbol))
  const guarded =
    origin.proven !== true &&
    (names.has('BRAND_CLAIM_UNPROVEN') || names.has('BRAND_FORGED') || names.has('BRAND_OWN_ADDRESS_FOREIGN_TARGET'))
  return { ids: Uint32Array.from(ids), guarded }
}

/** The vector's own opinion, before its caps. */
export const rawMailboxNats = (mailbox: MailboxVector, ids: Uint32Array): number => {
  let sum = 0
  for (const id of ids) sum += mailbox.entries.get(id) ?? 0
  return sum / Math.sqrt(Math.max(1, ids.length))
}

/** Nats the mailbox adds to `unwanted`, within its caps. */
export const mailboxNats = (mailbox: MailboxVector, features: MailboxFeatures): number => {
  const score = rawMailboxNats(mailbox, features.ids)
  return Math.max(features.guarded ? -unprovenClaimCapNats : -mailboxCapNats, Math.min(mailboxCapNats, score))
}
