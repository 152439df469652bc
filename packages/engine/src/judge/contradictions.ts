/** What words, habits and good names may not talk away: claims that origin or targets contradict, and dangerous files. */
import type { Finding } from '../detect/detector.ts'

type Thresholds = ReadonlyMap<string, number>

/** From what strength each symbol contradicts the claim of the mail; a brand named in passing does not. */
const claims: Thresholds = new Map([
  ['BRAND_CLAIM_TARGET_FOREIGN', 0.7],
  ['BRAND_IMPERSONATED', 0.7],
  ['BRAND_OWN_ADDRESS_FOREIGN_TARGET', 0.7],
  ['LOOK_ALIKE_SENDER', 0.8],
  ['BRAND_FORGED', 0.5],
  ['OWN_DOMAIN_CLAIM', 1],
])
/** Files that need no words: the shorter the text, the better they work. */
const files: Thresholds = new Map([
  ['ATTACHMENT_EXECUTABLE', 0.5],
  ['ATTACHMENT_DISK_IMAGE', 0.5],
  ['ATTACHMENT_NAME_TRICK', 0.5],
  ['ATTACHMENT_SMUGGLING', 0.5],
  ['ATTACHMENT_FORM', 0.5],
  ['ATTACHMENT_REDIRECT', 0.5],
  ['ATTACHMENT_ACTIVE_SVG', 0.5],
  ['ATTACHMENT_EXTERNAL_TEMPLATE', 0.5],
  ['ATTACHMENT_MACRO', 0.5],
  ['PASSWORD_FIELD', 0.5],
  ['MALWARE_FOUND', 0.5],
])
/** Asks that are made in the plainest words. */
const errands: Thresholds = new Map([
  ['BOSS_REQUEST', 0.75],
  ['GIFT_CARDS', 0.5],
  ['BANK_CHANGE', 0.9],
])
/** Whoever hides letters from filters does not mean what the rest of them says. */
const disguises: Thresholds = new Map([
  ['UNFILLED_TEMPLATE', 0.7],
  ['DISGUISED_LETTERS', 0.7],
  ['INVISIBLE_LETTERS', 0.7],
  ['MIXED_SCRIPT', 0.7],
  ['SIMPLIFIED_GLYPHS', 0.7],
  ['CONTENT_UNREAD', 0.7],
])
const elsewhere: Thresholds = new Map([['ASK_LEADS_ELSEWHERE', 0.5]])
/** The brand is proven, and yet somebody else speaks or is led to. */
const betrayals: Thresholds = new Map([
  ['PROVEN_FOREIGN_TARGET', 0.7],
  ['ABUSED_NOTIFICATION', 0.5],
  ['MALWARE_FOUND', 1],
])

/** What true friends ask for, or send, only after their account was taken over. */
const strains: Thresholds = new Map([
  ['BANK_CHANGE', 0.9],
  ['GIFT_CARDS', 0.5],
  ['MALWARE_FOUND', 1],
])
/** Symbols that shield a mail from its words alone: the claim is proven, or the writer is known. */
const shields: Thresholds = new Map([
  ['BRAND_PROVEN', 1],
  ['CORRESPONDENT_PROVEN', 1],
  ['REPLY_TO_OWN', 0.9],
])
/** What speaks for a mail because its writer is known; of it, a strained ask leaves the rest of the share. */
const bonds: ReadonlySet<string> = new Set(['CORRESPONDENT_PROVEN', 'REPLY_TO_OWN', 'INTERNAL_PROVEN'])
const strainedShare = 2 / 3

/** What speaks for a sender or its links, and can be had by anybody who registers a domain. */
const credits: ReadonlySet<string> = new Set([
  'ORIGIN_PROVEN',
  'ORIGIN_PROVEN_KNOWN',
  'ORIGIN_PROVEN_REGISTERED',
  'SELF_NAMED',
  'SELF_NAMED_PROVEN',
  'LINKS_ALL_GOOD',
  'LINKS_ALL_OWN',
  'BRAND_OWN_TARGETS',
  'LIST_UNSUBSCRIBE',
])
/** The most such credit of a domain that nobody knows adds up to; the less the more it says of an account in trouble. */
export const strangersCreditNats = { quiet: 4, alarming: 1 }
/** What a stranger has no business to say, and what nobody's good name pays for. */
const alarms: Thresholds = new Map([
  ['BANK_CHANGE', 0.9],
  ['GIFT_CARDS', 0.5],
  ['PAYROLL_CHANGE', 0.5],
  ['ACCOUNT_THREAT', 0.5],
  ['UNUSUAL_SIGN_IN', 0.5],
  ['MAILBOX_QUOTA', 0.5],
  ['PAYMENT_FAILED', 0.5],
  ['VERIFY_IDENTITY', 0.75],
])

/** One bit each, so that a finding is looked up once for all of them. */
const bit = {
  claims: 1,
  files: 2,
  errands: 4,
  disguises: 8,
  elsewhere: 16,
  betrayals: 32,
  strains: 64,
  shields: 128,
  alarms: 256,
  unknownSender: 512,
} as const
const thresholdsOf: Readonly<Record<keyof typeof bit, Thresholds>> = {
  claims,
  files,
  errands,
  disguises,
  elsewhere,
  betrayals,
  strains,
  shields,
  alarms,
  unknownSender: new Map([['FROM_UNKNOWN', Number.NEGATIVE_INFINITY]]),
}

type Mark = { readonly bit: number; readonly from: number }
const marks: ReadonlyMap<string, readonly Mark[]> = (() => {
  const all = new Map<string, Mark[]>()
  for (const [name, thresholds] of Object.entries(thresholdsOf))
    for (const [symbol, from] of thresholds) {
      const marked = all.get(symbol) ?? []
      all.set(symbol, [...marked, { bit: bit[name as keyof typeof bit], from }])
    }
  return all
})()

/** Bits of those of whose symbols one stands. */
const standing = (findings: readonly Finding[]): number => {
  let bits = 0
  for (const { symbol, value } of findings)
    for (const mark of marks.get(symbol) ?? []) if (value >= mark.from) bits |= mark.bit
  return bits
}

/** Origin or targets contradict what the mail says it is. */
export const isContradicted = (findings: readonly Finding[]): boolean => (standing(findings) & bit.claims) !== 0

export type Trust = {
  /** Whether friendly words count. */
  readonly words: boolean
  /** Whether unfriendly words count not. */
  readonly shielded: boolean
  /** Share of a symbol's friendly weight that does not count. */
  readonly voidShare: (symbol: string) => number
  /** Which symbols' friendly weight counts up to `capNats` together. */
  readonly capped: (symbol: string) => boolean
  readonly capNats: number
}

const isCredit = (symbol: string) => credits.has(symbol)

export const trustOf = (findings: readonly Finding[]): Trust => {
  const bits = standing(findings)
  const stands = (which: number): boolean => (bits & which) !== 0
  const betrayed = stands(bit.betrayals)
  const contradicted = betrayed || stands(bit.claims)
  const strained = stands(bit.strains)
  // A good name proves the sender, not the site he leads to: his account may be somebody else's by now.
  const leadsElsewhere = stands(bit.elsewhere)
  const stranger = leadsElsewhere || stands(bit.unknownSender)
  return {
    words: !contradicted && !stands(bit.files | bit.errands | bit.disguises),
    shielded: stands(bit.shields) && !betrayed && !strained,
    voidShare: (symbol) => {
      if (betrayed && symbol === 'BRAND_PROVEN') return 1
      if (contradicted && isCredit(symbol)) return 1
      return strained && bonds.has(symbol) ? strainedShare : 0
    },
    capped: stranger ? isCredit : () => false,
    capNats: leadsElsewhere || stands(bit.alarms) ? strangersCreditNats.alarming : strangersCreditNats.quiet,
  }
}
