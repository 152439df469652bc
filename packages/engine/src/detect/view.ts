/** What every detector reads: the message and what is worked out of it once per scan. */
import type { LookAlike } from '../domain/look-alike.ts'
import type { Standing } from '../domain/standing.ts'
import type { Facts } from '../facts/facts.ts'
import type { Link, Message, Span } from '../mail/message.ts'
import type { Folded } from '../text/fold.ts'
import type { Range } from './quotes.ts'

/** A brand named by the mail. */
export type Claim = {
  /** Registry id, or 'service:NAME' for a known service without a registry file. */
  readonly brand: string
  /** 1 = the mail says it is this brand (display name); down to 0.2 = it names it in passing. */
  readonly strength: number
  /** How much of the display name is the brand's: 0 none, 1 all but roles ('Amazon サポート'), between in a longer name. */
  readonly worn: number
  /** 'display-name' | 'subject' | 'domain' | 'from-domain' | 'text' | 'image' | 'signature' | 'passing' | 'link-domain' | 'quoted' */
  readonly places: readonly string[]
  readonly spans: readonly Span[]
  /** true: an authenticated origin of the brand's own (proof O or W). false: authentication says otherwise or the domain is not the brand's. */
  readonly proven: boolean | 'unknown'
  /** The header From domain is the brand's (whether or not proven). */
  readonly ownDomain: boolean
  /** Links leading to the brand's own domains, and to others (known third parties such as app stores and social networks not counted). */
  readonly ownTargets: number
  readonly foreignTargets: number
}

/** Who the mail is really from, as far as it can be told. */
export type Origin = {
  /** RFC 5322 From: domain as written (A-label), '' when none; of several the one least vouched for. */
  readonly headerFrom: string
  /** Registrable domain of headerFrom, '' when none. */
  readonly registrable: string
  readonly standing: Standing
  /** Aligned SPF, DKIM or DMARC pass. */
  readonly proven: boolean | 'unknown'
  readonly by: 'dmarc' | 'dkim' | 'spf' | 'smime' | null
}

export type LinkView = {
  readonly link: Link
  readonly index: number
  readonly standing: Standing
  /** Registry brands and services whose domain the host is. */
  readonly owners: readonly string[]
  /** Same registrable domain, or same brand or owner, as the From: domain. */
  readonly own: boolean
  /** It stands in one of View.quotes: somebody else's link, only shown. */
  readonly quoted: boolean
}

export type View = {
  readonly message: Message
  readonly facts: Facts
  readonly subject: Folded
  readonly text: Folded
  /** Display name of the first From: mailbox. */
  readonly fromName: Folded
  readonly lang: 'ja' | 'en' | 'zh' | 'ko' | 'other' | 'none'
  readonly origin: Origin
  /** Strongest first. */
  readonly claims: readonly Claim[]
  /** http(s) and wrapped targets of visible and hidden links and forms; one entry a link. */
  readonly links: readonly LinkView[]
  /** Parts of message.text that are others' words and count less; by their place. */
  readonly quotes: readonly Range[]
  readonly standingOf: (host: string) => Standing
  /** The brand that a piece of an address names or imitates, as a host's label would. */
  readonly brandInLabel: (label: string) => LookAlike | null
  /** Places of a detector's own phrases, as spans in subject or text. */
  readonly phraseHits: (symbol: string) => readonly Span[]
}
