/** From a scan to the grounds of a decision. */
import { isContradicted, type Scan } from '@miwake/engine'
import { keyword } from '../mailbox/mail-source.ts'
import type { ListEntryRow } from '../store/schema.ts'
import type { Grounds } from './decide.ts'

/**
 * Each says, by itself, that a proven sender is somebody: a domain widely known or vetted, a registered brand borne out,
 * one's own organisation, somebody the person writes to. A proven domain nobody knows is proven to be just that.
 */
const knownSymbols: ReadonlySet<string> = new Set([
  'ORIGIN_PROVEN_KNOWN',
  'BRAND_PROVEN',
  'CORRESPONDENT_PROVEN',
  'INTERNAL_PROVEN',
])
/** So does an answer to one's own mail, but only from where that mail went. */
const replySymbol = 'REPLY_TO_OWN'
/** A mail of these is nobody's to rescue, however well its sender is known: accounts are taken over. */
const tainted: ReadonlySet<string> = new Set([
  'CAMPAIGN_KNOWN_BAD',
  'FEED_LISTED',
  'LINK_LISTED',
  'MALWARE_FOUND',
  'PROVEN_FOREIGN_TARGET',
  'ABUSED_NOTIFICATION',
])
/** Thunderbird wrote `Junk` before the registry had `$Junk`. */
const junkKeywords: ReadonlySet<string> = new Set([keyword.junk.toLowerCase(), 'junk'])

export const hasJunkKeyword = (flags: readonly string[]): boolean =>
  flags.some((flag) => junkKeywords.has(flag.toLowerCase()))

/** Not `NonJunk`: Thunderbird's own filter sets that on whatever it lets through. */
export const hasNotJunkKeyword = (flags: readonly string[]): boolean =>
  flags.some((flag) => flag.toLowerCase() === keyword.notJunk.toLowerCase())

/** Of a list, what tells whom it is about. */
export type ListedSender = Pick<ListEntryRow, 'kind' | 'subject' | 'value'>

/** @param fromRecipient answersFromRecipient() */
export const groundsOf = (
  { view, findings }: Scan,
  lists: readonly ListedSender[],
  flags: readonly string[],
  fromRecipient: boolean,
): Grounds => {
  const { proven } = view.origin
  const symbols = findings.map(({ symbol }) => symbol)
  const vouches = (symbol: string) => knownSymbols.has(symbol) || (symbol === replySymbol && fromRecipient)
  return {
    proven,
    known: symbols.some((symbol) => tainted.has(symbol)) ? [] : symbols.filter(vouches),
    contradicted: isContradicted(findings),
    list: listed(lists, {
      address: view.message.from[0]?.address.toLowerCase() ?? '',
      domains: [view.origin.headerFrom, view.origin.registrable],
      proven,
    }),
    markedJunk: hasJunkKeyword(flags),
    markedNotJunk: hasNotJunkKeyword(flags),
  }
}

type Sender = { readonly address: string; readonly domains: readonly string[]; readonly proven: boolean | 'unknown' }

/**
 * The most specific entry speaks: one of this address before one of its domain, one of a host before one of all of it. Of
 * two as specific a block goes first. One that lets a mail through counts only where nothing refutes the sender.
 */
const listed = (lists: readonly ListedSender[], { address, domains, proven }: Sender): Grounds['list'] => {
  const hits = lists
    .filter(
      ({ subject, value }) =>
        value !== '' &&
        (subject === 'address' ? value === address : domains.includes(value)) &&
        (subject !== 'proven-domain' || proven === true),
    )
    .filter(
      ({ kind }) => kind !== 'images' && (kind === 'block' || (kind === 'trust' ? proven === true : proven !== false)),
    )
  const breadth = ({ subject, value }: ListedSender) => (subject === 'address' ? -1 : domains.indexOf(value))
  const narrowest = Math.min(...hits.map(breadth))
  const has = (kind: ListEntryRow['kind']) => hits.some((entry) => entry.kind === kind && breadth(entry) === narrowest)
  return has('block') ? 'block' : has('trust') ? 'trust' : has('allow') ? 'allow' : null
}
