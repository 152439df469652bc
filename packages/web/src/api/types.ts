/**
 * What the HTTP API under /api answers, as the page reads it. Times are integer epoch ms, sizes bytes. A field with `?`
 * may be missing: the page then does without.
 */

import type { OwnAccount, WaysIn } from './people-types.ts'

export type Lang = 'ja' | 'en'
export type Both = { readonly ja: string; readonly en: string }
export type VerdictName = 'ham' | 'spam' | 'phishing'
export type Action = 'deliver' | 'review' | 'junk' | 'reject' | 'rescue'
/** The one word that stands at a mail in a list; lists are filtered and counted by it. */
export type Chip = 'ham' | 'spam' | 'phishing' | 'review' | 'none'
/** The word above a mail: what is done with it decides, as in the command line's headline. */
export type Headline = 'ham' | 'maybe-spam' | 'review' | 'spam' | 'phishing' | 'none'
export type Counts = {
  readonly ham: number
  readonly spam: number
  readonly phishing: number
  readonly review: number
  /** Not judged yet. */
  readonly none?: number
}
export type Probabilities = { readonly ham: number; readonly spam: number; readonly phishing: number }

export type HealthState = 'ok' | 'connecting' | 'error' | 'paused'
export type MailboxHealth = {
  readonly state: HealthState
  readonly lastMailAt: number | null
  /** From a mail's arrival to its being sorted, median of the last day. */
  readonly lagMs: number | null
  /** What is wrong and what to do, for a person; null where nothing is. */
  readonly message: Both | null
}
export type MailboxMode = 'shadow' | 'active'
export type ReviewTo = 'inbox' | 'folder'
export type Mailbox = {
  readonly id: number
  readonly name: string
  readonly kind: 'imap' | 'pop3' | 'maildir' | 'demo'
  readonly mode: MailboxMode
  readonly reviewTo: ReviewTo
  readonly paused?: boolean
  /** Only whoever added it may see it. */
  readonly mine?: boolean
  readonly level?: Level
  readonly health: MailboxHealth
  readonly counts: Counts
  /** The first pass over the mailbox, while it runs. */
  readonly progress?: Progress | null
}
export type Progress = { readonly mailbox: number; readonly done: number; readonly of: number }
export type State = {
  readonly lang: Lang
  readonly version: string
  readonly demo: boolean
  readonly mailboxes: readonly Mailbox[]
  /** Where the server listens: 'loopback', or an address others reach. */
  readonly listening: string
  /** Sent back in X-CSRF-Token with everything that changes something. */
  readonly csrf?: string
  /** Who is signed in; null: the household, where nobody has an account. */
  readonly account?: OwnAccount | null
  /** A mail server asks: there may be held mail. */
  readonly gateway?: boolean
}

export type FolderRole = 'inbox' | 'junk' | 'sent' | 'review' | 'trash' | 'archive' | 'other'
export type Folder = {
  readonly id: number
  readonly path: string
  readonly role: FolderRole
  readonly total: number
  readonly unread: number
  readonly counts: Counts
}

export type MessageRow = {
  readonly id: number
  readonly mailbox: number
  readonly folder: number
  readonly role: FolderRole
  readonly fromName: string
  readonly fromAddress: string
  readonly subject: string
  readonly receivedAt: number
  readonly size: number
  readonly seen: boolean
  readonly flagged: boolean
  /** null: not looked at yet. */
  readonly verdict: VerdictName | null
  readonly action: Action | null
  readonly p: Probabilities | null
  readonly chip: Chip
}
export type SearchField = 'subject' | 'from' | 'body' | 'all'
export type MessageQuery = {
  readonly mailbox: number
  readonly folder?: number
  readonly q?: string
  readonly field?: SearchField
  readonly chip?: Chip
}
export type MessagePage = {
  readonly items: readonly MessageRow[]
  readonly next: string | null
  readonly total: number
  readonly counts: Counts
  /** The offset asked for, where the server can begin anywhere; missing: only `next` leads on. */
  readonly offset?: number
}

/** Where an answer or a term points; places and offsets are the engine's (UTF-16 code units). */
export type SpanPlace = 'from' | 'replyTo' | 'subject' | 'text' | 'hidden' | 'link' | 'attachment' | 'header' | 'image'
export type Span = {
  readonly place: SpanPlace
  readonly index: number
  readonly start: number
  readonly end: number
}
export type Tone = 'good' | 'bad' | 'neutral'
export type Answer = Both & { readonly tone: Tone; readonly spans: readonly Span[] }
export type Answers = { readonly claim: Answer; readonly origin: Answer; readonly want: Answer }
/** One summand of the verdict, in nats. */
export type Term = Both & {
  readonly symbol: string
  readonly aspect: string
  readonly unwanted: number
  readonly phishing: number
  readonly spans: readonly Span[]
}
export type Claim = {
  readonly brand: string
  readonly name: Both
  readonly strength: number
  readonly proven: boolean | 'unknown'
}
export type Origin = {
  readonly headerFrom: string
  readonly registrable: string
  readonly proven: boolean | 'unknown'
  readonly by: string | null
}
export type LinkRow = {
  /** What the mail shows at the link. */
  readonly shown: string
  readonly host: string
  readonly registrable: string
  /** The domain that site says it leads on to; '' where none. */
  readonly onward: string
  /** What is known of the host, for a person. */
  readonly standing: Both & { readonly kind: string; readonly bad: boolean }
  /** Missing where the mail's links are closed. */
  readonly href?: string
  readonly active: boolean
  /** The link is the proven sender's own. */
  readonly own: boolean
  /** Another host stands in the shown text than the one it leads to; '' where none. */
  readonly shownAs: string
}
export type AttachmentRow = {
  readonly name: string
  /** By content, not by name: the engine's kinds. */
  readonly kind: string
  readonly sizeBytes: number
  readonly dangerous: boolean
  /** May be saved from here. */
  readonly opens: boolean
  /** What to know before opening it. */
  readonly why: Both
}
export type ReaderAnswer = 'right' | 'not-junk' | 'junk' | 'phishing'
export type CorrectionRow = {
  readonly id: number
  readonly message: number
  readonly subject: string
  readonly fromAddress: string
  readonly answer: ReaderAnswer
  readonly source: 'reader' | 'moved' | 'cli' | 'gateway'
  readonly at: number
  readonly state: 'pending' | 'applied' | 'forgotten'
}
export type JournalState = 'planned' | 'done' | 'failed' | 'undone' | 'shadow'
export type JournalRow = {
  readonly id: number
  readonly message: number | null
  readonly subject: string
  readonly fromAddress: string
  readonly kind: 'move' | 'flag' | 'rescue' | 'undo'
  readonly fromFolder: string
  readonly toFolder: string
  readonly state: JournalState
  readonly reason: Both | null
  readonly plannedAt: number
  readonly undoneAt: number | null
}
export type JournalPage = {
  readonly items: readonly JournalRow[]
  readonly next: string | null
  readonly total: number
}

export type Entrance = { readonly brand: Both; readonly url: string }
export type Trust = {
  /** Why nobody is trusted by this mail, where `domain` is null. */
  readonly refusal: Both | null
  readonly on: boolean
  /** The authenticated domain trust is bound to; null where the sender is not proven, so nothing can be trusted. */
  readonly domain: string | null
}
export type MessageView = {
  readonly row: MessageRow
  readonly to: string
  readonly answers: Answers
  readonly advice: Both | null
  readonly terms: readonly Term[]
  readonly logits: { readonly unwanted: number; readonly phishing: number }
  readonly claims: readonly Claim[]
  readonly origin: Origin
  readonly links: readonly LinkRow[]
  readonly attachments: readonly AttachmentRow[]
  readonly text: string
  /** Text in the mail that its reader is not shown. */
  readonly hidden: string
  readonly hasHtml: boolean
  /** How many remote images were left out. */
  readonly remoteImages: number
  /** Whether the server is allowed to fetch images when asked (off by default). */
  readonly imagesAllowed: boolean
  /** The proven sender’s images are always shown; null where no sender is proven. */
  readonly imagesFor: { readonly on: boolean; readonly domain: string | null }
  readonly entrance: Entrance | null
  readonly trust: Trust
  readonly corrections: readonly CorrectionRow[]
  readonly journal: readonly JournalRow[]
}

/** As the server's schema wants them (mailbox/settings.ts there); what is left out takes its default. */
export type Security = 'tls' | 'starttls' | 'none'
export type MailboxSettings =
  | {
      readonly kind: 'imap' | 'pop3'
      readonly address: string
      readonly host: string
      readonly port: number
      readonly security: Security
      /** The person knows that the password crosses the network unencrypted. */
      readonly plaintextAccepted?: boolean
      readonly user: string
      readonly preset?: string
    }
  | { readonly kind: 'maildir'; readonly path: string }
export type NewMailbox = {
  readonly name: string
  readonly settings: MailboxSettings
  readonly secret: { readonly password?: string }
}
export type Preset = {
  readonly id: string
  readonly name: string
  readonly kind: 'imap' | 'pop3'
  readonly host: string
  readonly port: number
  readonly security: Security
  readonly user: string
  /** 'app-password': the usual password is refused; 'oauth2': only with the operator's client id. */
  readonly sign: 'password' | 'app-password' | 'oauth2'
  readonly note: Both | null
  /** Tried against the provider, or read on its own page; else the connection test has to tell. */
  readonly verified: boolean
}
export type TestStep = Both & {
  readonly name: string
  readonly ok: boolean
  /** It works, and there is something to mind. */
  readonly warns?: boolean
}
export type TestResult = {
  readonly ok: boolean
  readonly steps: readonly TestStep[]
  readonly folders?: readonly string[]
}

/** Whose word on who sent a mail is believed; a suggestion waits for the person's. */
export type TrustedServers = {
  readonly trusted: readonly string[]
  readonly suggestion: {
    readonly authservId: string
    readonly mails: number
    readonly of: number
    readonly examples: readonly Pick<MessageRow, 'id' | 'fromName' | 'fromAddress' | 'subject' | 'receivedAt'>[]
    /** Hosts believed with it, on where mail came in. */
    readonly receivedBy: readonly string[]
  } | null
}

/** Whom the person writes to, and who is in their address book. */
export type Contact = {
  readonly address: string
  readonly name: string
  readonly source: 'sent' | 'address-book'
  readonly mails: number
  readonly lastAt: number
}
export type ContactPage = {
  readonly items: readonly Contact[]
  readonly next: string | null
  readonly total: number
  /** Those of the address book alone. */
  readonly imported: number
}

/** How readily mail is moved. */
export type Level = 'careful' | 'standard' | 'strict'
export type DryRun = {
  readonly scanned: number
  /** The newest mail it tells of: sent back, so that nothing is agreed to unseen. */
  readonly upTo: number
  readonly wouldJunk: readonly MessageRow[]
  readonly wouldRescue: readonly MessageRow[]
  readonly wouldReview: readonly MessageRow[]
  readonly levels: readonly {
    readonly level: Level
    readonly junk: number
    readonly review: number
    readonly rescue: number
  }[]
  /** What the provider's own sorting seems to have got wrong, where it can be told. */
  readonly providerWrong?: { readonly falseAlarm: number; readonly missed: number } | null
}

/** A share with its 95 % interval (Wilson). */
export type Share = { readonly hits: number; readonly of: number; readonly low: number; readonly high: number }
export type ErrorShares = { readonly falseAlarm: Share; readonly missed: Share }
export type DayFigures = {
  /** YYYY-MM-DD, first day of the period. */
  readonly day: string
  readonly received: number
  readonly falseAlarm: number
  readonly missed: number
  readonly providerFalseAlarm: number
  readonly providerMissed: number
}
export type Learned = {
  readonly figures: ErrorShares & { readonly provider: ErrorShares | null }
  readonly series: readonly DayFigures[]
  readonly corrections: readonly CorrectionRow[]
}

export type ListKind = 'allow' | 'block' | 'trust' | 'images'
export type ListEntry = {
  readonly id: number
  readonly kind: ListKind
  /** An address, or a domain. */
  readonly value: string
  readonly at: number
}

export type ServerHealth = {
  readonly version: string
  readonly startedAt: number
  readonly databaseBytes: number
  readonly mailboxes: readonly {
    readonly id: number
    readonly name: string
    readonly health: MailboxHealth
    readonly messages: number
    readonly sortedToday: number
  }[]
}

/** What undo takes: the correction, and after a dot the move that the answer brought about, if any. */
export type Undo = { readonly undo: { readonly id: string } }
export type Undone = {
  readonly undone: number
  readonly failed: readonly { readonly id: string; readonly ja: string; readonly en: string }[]
}
/** RFC 9457; of a page nobody is signed in to with the ways in. */
export type Problem = Partial<WaysIn> & {
  readonly title: string
  readonly status: number
  readonly detail?: string
  readonly ja?: string
  readonly en?: string
}

/** What /api/events tells. */
export type ServerEvent =
  | { readonly type: 'message-added' | 'message-changed'; readonly mailbox: number; readonly id: number }
  | { readonly type: 'mailbox-changed'; readonly mailbox: number }
  | ({ readonly type: 'progress' } & Progress)
