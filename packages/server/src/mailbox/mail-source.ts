/**
 * What a mailbox is to the sorter, whatever protocol stands behind it: IMAP, a Maildir, or a POP3 mailbox pulled into one.
 *
 * Every method that talks to the mailbox rejects with a MailboxError (errors.ts) and with nothing else, so one catch per
 * step tells the person what is wrong. Reading never changes the read state. Nothing here decides what to move.
 */
import type { MailboxProblem } from './problem.ts'

export type SourceKind = 'imap' | 'pop3' | 'maildir'

/** What a folder is for. `other` also stands for drafts; `specialUse` tells them apart. */
export type FolderRole = 'inbox' | 'junk' | 'sent' | 'review' | 'trash' | 'archive' | 'other'

export type Folder = {
  /** Decoded from modified UTF-7, as the person reads it; what every other method takes. */
  readonly path: string
  readonly role: FolderRole
  /** Between a folder and its parent in `path`; '' where the mailbox is flat. */
  readonly delimiter: string
  /** RFC 6154's attribute ('\\Junk') as the server named it, null where it did not. */
  readonly specialUse: string | null
  /** Null where the server would not tell (a folder that holds only folders). */
  readonly total: number | null
  readonly unseen: number | null
  /** False for a folder that holds only folders. */
  readonly selectable: boolean
}

/** RFC 9051 §2.3.1.1: UIDs mean something only together with their UIDVALIDITY. */
export type FolderState = {
  readonly path: string
  readonly uidValidity: number
  readonly uidNext: number
  /** RFC 7162, decimal digits since it has 63 bits; null where the server keeps none. */
  readonly highestModseq: string | null
  readonly exists: number
  readonly readOnly: boolean
  /** Whether any keyword may be stored, or which ones. */
  readonly keywords: 'any' | readonly string[]
}

export type Mailperson = { readonly name: string; readonly address: string }

/** The header as the server parsed it: for lists only. The engine reads the raw mail. */
export type Envelope = {
  readonly subject: string
  readonly from: readonly Mailperson[]
  readonly replyTo: readonly Mailperson[]
  readonly to: readonly Mailperson[]
  readonly cc: readonly Mailperson[]
  readonly dateMs: number | null
}

export type Entry = {
  readonly uid: number
  readonly flags: readonly string[]
  /** When the server received it, epoch ms. */
  readonly internalDateMs: number
  readonly sizeBytes: number
  /** With its angle brackets, as in the header; null where there is none. */
  readonly messageId: string | null
  readonly envelope: Envelope
}

export type RawMail = {
  readonly uid: number
  readonly raw: Uint8Array
  /** True where the mail is longer than the limit and `raw` holds its beginning. */
  readonly truncated: boolean
}

/** From which UID on, or everything whose modseq is higher (new mails and changed flags). */
export type Since = { readonly uid: number } | { readonly modseq: string }

/** What the caller remembers of a folder. */
export type KnownFolder = {
  readonly uidValidity: number
  readonly uidNext: number
  readonly highestModseq: string | null
  /** Every UID the caller believes to be there. Needed to see what vanished where the server has no QRESYNC. */
  readonly uids: readonly number[]
}

export type FlagsNow = { readonly uid: number; readonly flags: readonly string[] }

/**
 * `reset`: UIDVALIDITY is another one, no known UID means anything any more. List everything anew and match it by
 * Message-ID and content hash.
 */
export type FolderChanges =
  | { readonly kind: 'reset'; readonly state: FolderState }
  | {
      readonly kind: 'changed'
      readonly state: FolderState
      /** Ascending. Fetch them with listSince() or fetchRaw(). */
      readonly added: readonly number[]
      readonly vanished: readonly number[]
      /** Flags of known mails that may have changed: all of them where the server has no CONDSTORE. */
      readonly flags: readonly FlagsNow[]
    }

export type Moved = {
  readonly uid: number
  /** Null where the mail is surely in the target but its UID could not be learned. */
  readonly uidAfter: number | null
}

export type MoveResult = {
  readonly moved: readonly Moved[]
  /** Copied and verified, the original flagged \Deleted but still there: the server has no UID EXPUNGE. */
  readonly leftBehind: readonly Moved[]
  /** Still in the source folder, untouched. */
  readonly failed: readonly { readonly uid: number; readonly problem: MailboxProblem }[]
  /** No longer in the source and not found in the target: somebody else moved or deleted it. */
  readonly missing: readonly number[]
}

export type MoveOptions = {
  /**
   * The move may have been begun before (a crash, a lost connection): a copy found in the target is taken as its result
   * instead of making a second one.
   */
  readonly resume?: boolean
  /**
   * What the journal knows of the mails: a UID that names another one is `missing`. With `resume` also to find those that
   * are no longer in the source.
   */
  readonly fingerprints?: ReadonlyMap<number, Fingerprint>
  /** With `resume`: UIDs in the target that other mails with the same bytes are known by. */
  readonly taken?: ReadonlySet<number>
}

export type FlagChange = { readonly add?: readonly string[]; readonly remove?: readonly string[] }
export type FlagResult = {
  /** Flags the folder does not keep (PERMANENTFLAGS); nothing was done about them. */
  readonly unsupported: readonly string[]
  /** UIDs that name another mail than the fingerprint says: nothing was done with them. */
  readonly missing: readonly number[]
}

/** How to recognise a mail in another folder. */
export type Fingerprint = {
  readonly messageId: string | null
  /** Of the whole mail. */
  readonly sizeBytes: number
  /** sha256 of the raw mail, lower-case hex; of its first `rawSizeMaxBytes` where it is longer. */
  readonly contentHash: string
}

export type SourceEvent =
  /** Something may have changed in this folder: ask changes(). */
  | { readonly kind: 'folder'; readonly path: string }
  /** Connected, for the first time or again: ask changes() for every folder. */
  | { readonly kind: 'connected'; readonly way: 'idle' | 'poll' }
  /** Connection lost; retried by itself after the given time. */
  | { readonly kind: 'lost'; readonly problem: MailboxProblem; readonly retryInMs: number }
  /** Given up: only the person can mend it (wrong password). Nothing more comes. */
  | { readonly kind: 'stopped'; readonly problem: MailboxProblem }

export type Watch = { readonly stop: () => Promise<void> }

export type Capabilities = {
  readonly idle: boolean
  readonly move: boolean
  readonly uidPlus: boolean
  readonly condstore: boolean
  readonly qresync: boolean
  readonly specialUse: boolean
  /** False for POP3: what the provider put into its own junk folder cannot be seen or rescued. */
  readonly seesProviderJunk: boolean
  /** False for POP3: moves here do not show in the provider's webmail or in other programs. */
  readonly changesServer: boolean
  /** Sentences to say to the person about what this mailbox cannot do. */
  readonly limits: readonly { readonly ja: string; readonly en: string }[]
}

export type MailSource = {
  readonly kind: SourceKind
  /** Connects where it must. */
  readonly capabilities: () => Promise<Capabilities>
  readonly listFolders: () => Promise<readonly Folder[]>
  readonly openFolder: (path: string) => Promise<FolderState>
  /**
   * Ascending by UID. Asked for in pieces, so a folder of any size costs little memory. A mail the server cannot read is
   * there with an empty envelope.
   */
  readonly listSince: (path: string, since: Since) => AsyncIterable<Entry>
  readonly changes: (path: string, known: KnownFolder) => Promise<FolderChanges>
  /** Mails that are gone meanwhile are left out. */
  readonly fetchRaw: (
    path: string,
    uids: readonly number[],
    options?: {
      readonly sizeMaxBytes?: number
      /** Told of a mail the server cannot read, asked for it alone, and then it is left out; without it that is an error. */
      readonly onUnreadable?: ((uid: number) => void) | undefined
    },
  ) => AsyncIterable<RawMail>
  readonly move: (path: string, uids: readonly number[], to: string, options?: MoveOptions) => Promise<MoveResult>
  readonly setFlags: (
    path: string,
    uids: readonly number[],
    change: FlagChange,
    options?: Pick<MoveOptions, 'fingerprints'>,
  ) => Promise<FlagResult>
  /** The folder of that path, made (and subscribed) where there is none. */
  readonly ensureFolder: (path: string) => Promise<Folder>
  /** Where in the folder the same bytes lie, ascending. */
  readonly findCopies: (path: string, mail: Fingerprint) => Promise<readonly number[]>
  /** For undo after the server lost a mail, and for tests. */
  readonly append: (
    path: string,
    raw: Uint8Array,
    options?: { readonly flags?: readonly string[]; readonly internalDateMs?: number },
  ) => Promise<{ readonly uid: number | null }>
  /** The first folder is watched most closely (IDLE); the rest are polled. Reconnects by itself. */
  readonly watch: (paths: readonly string[], onEvent: (event: SourceEvent) => void) => Promise<Watch>
  readonly close: () => Promise<void>
}

/** RFC 8621 §4.1.1 and the IANA registry of IMAP keywords. `$Junk` and `$NotJunk` exclude each other. */
export const keyword = { junk: '$Junk', notJunk: '$NotJunk', phishing: '$Phishing', flagged: '\\Flagged' } as const

/** A mail longer than this is judged by its beginning. */
export const rawSizeMaxBytes = 25 * 1024 * 1024
