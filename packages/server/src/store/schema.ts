/**
 * What is kept, table by table. `tenantId` comes first in every key, so that the store can be spread over machines by
 * tenant. Column names are these in snake_case. Times are epoch milliseconds, truth values 0 or 1, lists and objects
 * JSON text, so that every database keeps them alike.
 */
import type { Action, MailboxFeatures, VerdictName } from '@miwake/engine'
import type { Generated, Selectable } from 'kysely'

/** What is watched and sorted. */
export type MailboxKind = 'imap' | 'pop3' | 'maildir'
/** 'shadow' only writes down what it would do. */
export type MailboxMode = 'shadow' | 'active'
/** Where mails to check go: they stay in the inbox, flagged, or into the folder 要確認. */
export type ReviewTo = 'inbox' | 'folder'
export type FolderRole = 'inbox' | 'junk' | 'sent' | 'review' | 'trash' | 'archive' | 'other'
/** What the list shows of a mail: 'review' whatever its verdict where the action is that, 'none' where not yet scanned. */
export type Chip = VerdictName | 'review' | 'none'
/** 'undo' is a move or flag that takes another entry back. */
export type JournalKind = 'move' | 'flag' | 'rescue' | 'undo'
/** 'planned' is written before the server is asked; 'shadow' was never meant to be done. */
export type JournalState = 'planned' | 'done' | 'failed' | 'undone' | 'shadow'
/** 判定は合っている, 迷惑メールではない, 迷惑メールだった, 詐欺だった. */
export type Answer = 'right' | 'not-junk' | 'junk' | 'phishing'
export type CorrectionSource = 'reader' | 'moved' | 'cli' | 'gateway'
/** 'pending' waits for the person's word: nothing was learned from it yet. */
export type CorrectionState = 'pending' | 'applied' | 'forgotten'
/** 'images': whose remote images are shown. */
export type ListKind = 'allow' | 'block' | 'trust' | 'images'
/** 'address' and 'domain' as written in From:, 'proven-domain' only where authentication bears it out. */
export type ListSubject = 'address' | 'domain' | 'proven-domain'
export type CorrespondentSource = 'sent' | 'address-book'
/** 'link' opens a session once; 'session' lasts until it expires. */
export type SessionKind = 'session' | 'link'

type OfTenant = { readonly tenantId: string }

export type MailboxTable = OfTenant & {
  id: Generated<number>
  name: string
  /** 'gateway': a recipient's, or a site's, whose mail passes by: it remembers, and nothing is watched. */
  kind: MailboxKind | 'gateway'
  /** JSON, by the schema of mailbox/settings.ts; never a password. */
  settings: string
  /** Password or token, encrypted (secret.ts). */
  secret: Uint8Array | null
  mode: MailboxMode
  reviewTo: ReviewTo
  pausedAt: number | null
  createdAt: number
  /** Of kind 'gateway': whose, lower case; '' the site's own. */
  address: string | null
  /** Who added it, and alone may see it; null: the household's, or the administrators'. */
  accountId: number | null
}
export type FolderTable = OfTenant & {
  id: Generated<number>
  mailboxId: number
  path: string
  role: FolderRole
  /** RFC 9051 §2.3.1.1; null where the kind of mailbox has none. */
  uidValidity: number | null
  uidNext: number | null
  /** RFC 7162: 63 bits, so decimal digits. */
  highestModseq: string | null
  lastSeenAt: number | null
}
export type MessageTable = OfTenant & {
  id: Generated<number>
  mailboxId: number
  folderId: number
  /** IMAP UID in decimal, POP3 UIDL, or Maildir's unique name; null where it is not known to lie in the folder now. */
  uid: string | null
  /** Message-ID: without angle brackets, '' when none. */
  messageId: string
  /** sha256 of the raw mail, hex. */
  contentHash: string
  receivedAt: number
  fromName: string
  fromAddress: string
  fromDomain: string
  replyTo: string
  subject: string
  /** Folded, without Re: and Fwd:. */
  subjectNormal: string
  sizeBytes: number
  /** JSON list of IMAP flags and keywords. */
  flags: string
  seen: number
  flagged: number
  /** Role of the folder it was first met in: what the provider made of it. */
  arrivedIn: FolderRole
  chip: Chip
  verdict: VerdictName | null
  action: Action | null
  pHam: number | null
  pSpam: number | null
  pPhishing: number | null
  /** Nats, unwanted against ham. */
  logit: number | null
  modelId: string | null
  scannedAt: number | null
  /** When it was no longer on the server; such mails are not listed. */
  goneAt: number | null
}
/** How many mails lie in a folder, of each kind; those that left the server are not counted. The database keeps it. */
export type MessageCountTable = OfTenant & {
  readonly mailboxId: number
  readonly folderId: number
  readonly chip: Chip
  /** '' where not yet scanned. */
  readonly verdict: VerdictName | ''
  readonly action: Action | ''
  readonly seen: number
  readonly count: number
}
/** Apart from `message`, so that lists stay quick. */
export type MessageResultTable = OfTenant & {
  messageRow: number
  /** Deflated JSON of StoredResult. */
  bytes: Uint8Array
}
export type RawTable = OfTenant & {
  contentHash: string
  sizeBytes: number
  encoding: 'deflate'
  bytes: Uint8Array
  storedAt: number
}
export type JournalTable = OfTenant & {
  id: Generated<number>
  mailboxId: number
  messageRow: number | null
  contentHash: string
  messageId: string
  kind: JournalKind
  /** Of an 'undo': the entry it takes back. */
  undoes: number | null
  /** Paths on the server, as they were then. */
  fromFolder: string
  toFolder: string
  /** JSON: flags and keywords to add and to remove. */
  flags: string
  state: JournalState
  /** JSON list of symbols. */
  reason: string
  plannedAt: number
  doneAt: number | null
  undoneAt: number | null
  uidBefore: string | null
  /** UIDVALIDITY of `fromFolder` when `uidBefore` was written down; under another, or null, the mail is looked for by its bytes. */
  uidValidityBefore: number | null
  uidAfter: string | null
  /** Why it failed, a short code, never mail content. */
  problem: string | null
}
export type CorrectionTable = OfTenant & {
  id: Generated<number>
  mailboxId: number
  messageRow: number | null
  contentHash: string
  messageId: string
  answer: Answer
  source: CorrectionSource
  at: number
  state: CorrectionState
  /** JSON of Lesson; null where nothing is to be learned from it. */
  lesson: string | null
}
export type MailboxVectorTable = OfTenant & {
  mailboxId: number
  corrections: number
  /** Little endian, each entry a uint32 id and a float64 weight. */
  entries: Uint8Array
}
export type CampaignTable = OfTenant & {
  id: Generated<number>
  mailboxId: number
  /** The correction it comes from; null where nobody said anything. */
  correctionId: number | null
  stance: 'own' | 'other'
  /** Little endian uint32 values. */
  sketch: Uint8Array
  verdict: VerdictName
  seen: number
  firstSeenAt: number
  lastSeenAt: number
}
export type CampaignBandTable = OfTenant & { mailboxId: number; band: string; campaignId: number }
export type CorrespondentTable = OfTenant & {
  mailboxId: number
  /** Lower case. */
  address: string
  domain: string
  name: string
  source: CorrespondentSource
  mails: number
  lastAt: number
}
/** Message-IDs this mailbox sent: a reply to one of them is no stranger's mail. */
export type SentTable = OfTenant & {
  mailboxId: number
  messageId: string
  sentAt: number
  /** JSON list of the registrable domains it went to; null where that was not written down yet. */
  recipientDomains: string | null
}
export type ListEntryTable = OfTenant & {
  id: Generated<number>
  mailboxId: number
  kind: ListKind
  subject: ListSubject
  /** Lower case. */
  value: string
  createdAt: number
}
export type SettingTable = OfTenant & { name: string; value: string }
export type SessionTable = OfTenant & {
  /** sha256 of the token, hex: who reads the store cannot enter with it. */
  tokenHash: string
  kind: SessionKind
  createdAt: number
  expiresAt: number
  /** null: the one password of a household, or its link. */
  accountId: number | null
}
/** What an account may do; a person sees only what came to the own addresses. */
export type Role = 'person' | 'admin' | 'analyst' | 'trainer'
export type AccountTable = OfTenant & {
  id: Generated<number>
  /** Lower case. */
  login: string
  name: string
  /** JSON list of Role. */
  roles: string
  /** scrypt (http/access/password.ts); null: by passkey or OpenID Connect alone. */
  passwordHash: string | null
  lang: 'ja' | 'en' | null
  /** 0: opted out, mail to the addresses is handed on unfiltered. */
  filtering: number
  createdAt: number
  disabledAt: number | null
}
export type AccountAddressTable = OfTenant & {
  /** Lower case. */
  address: string
  accountId: number
}
export type PasskeyTable = OfTenant & {
  /** base64url. */
  credentialId: string
  accountId: number
  /** COSE key. */
  publicKey: Uint8Array
  counter: number
  /** JSON list. */
  transports: string
  name: string
  createdAt: number
  usedAt: number | null
}
/** Who somebody is at an OpenID provider. */
export type IdentityTable = OfTenant & { issuer: string; subject: string; accountId: number; createdAt: number }
/** 'passkey' and 'oidc': a sign-in begun; 'release' and 'report': one link of a digest mail; 'invite': a first sign-in. */
export type TicketKind = 'passkey' | 'oidc' | 'release' | 'report' | 'invite'
/** Used once; only the hash of its token is kept. */
export type TicketTable = OfTenant & {
  tokenHash: string
  kind: TicketKind
  /** JSON. */
  data: string
  createdAt: number
  expiresAt: number
}
export type AuditTable = OfTenant & {
  id: Generated<number>
  at: number
  accountId: number | null
  /** The login as it was then, or what acted by itself: 'gateway', 'cli'. */
  actor: string
  /** 'quarantine.release', 'account.add', ... */
  action: string
  /** What it was done to: a row, an address; never mail content. */
  target: string
  /** JSON. */
  detail: string
}
/** 'releasing' is written before the mail is handed back to the mail server. */
export type QuarantineState = 'held' | 'releasing' | 'released' | 'deleted'
export type QuarantineTable = OfTenant & {
  id: Generated<number>
  /** Lower case. */
  recipient: string
  contentHash: string
  queueId: string
  messageId: string
  /** Envelope sender, '' for `<>`. */
  mailFrom: string
  fromName: string
  fromAddress: string
  subject: string
  verdict: VerdictName
  /** Deflated JSON of StoredResult. */
  result: Uint8Array
  heldAt: number
  state: QuarantineState
  endedAt: number | null
  /** Login, 'digest', 'policy'. */
  endedBy: string | null
  /** What the mail server answered when it took the mail back, with its queue id; while 'releasing' a random token. */
  proof: string | null
  /** When a digest mail told of it. */
  digestAt: number | null
}
/** Lists of a site, a domain of it, or a recipient. */
export type SiteEntryTable = OfTenant & {
  id: Generated<number>
  /** '' all recipients, '@example.test' a domain's, 'taro@example.test' one's; lower case. */
  scope: string
  kind: 'allow' | 'block'
  subject: ListSubject
  /** Lower case. */
  value: string
  createdAt: number
}
/** What authenticated senders sent, by the hour: a stolen account is told by it. */
export type OutgoingTable = OfTenant & {
  /** SASL login, lower case. */
  sender: string
  /** Epoch hours. */
  hour: number
  mails: number
  recipients: number
  phishing: number
}
/** Held by one process at a time, until it ends or is not renewed. */
export type LeaseTable = OfTenant & { name: string; holder: string; until: number }

export type Schema = {
  mailbox: MailboxTable
  folder: FolderTable
  message: MessageTable
  messageCount: MessageCountTable
  messageResult: MessageResultTable
  raw: RawTable
  journal: JournalTable
  correction: CorrectionTable
  mailboxVector: MailboxVectorTable
  campaign: CampaignTable
  campaignBand: CampaignBandTable
  correspondent: CorrespondentTable
  sent: SentTable
  listEntry: ListEntryTable
  setting: SettingTable
  session: SessionTable
  account: AccountTable
  accountAddress: AccountAddressTable
  passkey: PasskeyTable
  identity: IdentityTable
  ticket: TicketTable
  audit: AuditTable
  quarantine: QuarantineTable
  siteEntry: SiteEntryTable
  outgoing: OutgoingTable
  lease: LeaseTable
}

/** What is needed to learn a correction, and to learn all others anew once it is forgotten. */
export type Lesson = { readonly features: MailboxFeatures; readonly shippedNats: number; readonly unwanted: boolean }
/** The engine's explanation (claims, origin, terms, targets) and the facts it was judged by: both JSON values. */
export type StoredResult = { readonly result: unknown; readonly facts: unknown }

export type MessageRow = Omit<Selectable<MessageTable>, 'flags'> & { readonly flags: readonly string[] }
export type FolderRow = Selectable<FolderTable>
export type CorrespondentRow = Selectable<CorrespondentTable>
export type ListEntryRow = Selectable<ListEntryTable>
/** `settings` parsed; the secret only through secretOf(). */
export type MailboxRow = Omit<Selectable<MailboxTable>, 'settings' | 'secret' | 'kind' | 'address'> & {
  readonly kind: MailboxKind
  readonly settings: unknown
  readonly hasSecret: boolean
}
export type FlagChange = { readonly add: readonly string[]; readonly remove: readonly string[] }
export type JournalRow = Omit<Selectable<JournalTable>, 'reason' | 'flags'> & {
  readonly reason: readonly string[]
  readonly flags: FlagChange
}
export type CorrectionRow = Omit<Selectable<CorrectionTable>, 'lesson'> & { readonly lesson: Lesson | null }
