/** The sorter as the HTTP server and the command line see it: many mailboxes watched, sorted, and learned from. */
import type { MailSource } from '../mailbox/mail-source.ts'
import type { Answer, CorrectionRow, MailboxRow, MessageRow, ReviewTo } from '../store/schema.ts'
import type { TrustSuggestion } from './suggest-trust.ts'

export type Both = { readonly ja: string; readonly en: string }

export type SorterEvent =
  | { readonly type: 'message-added' | 'message-changed'; readonly mailbox: number; readonly id: number }
  /** Its health, mode, folders or settings. */
  | { readonly type: 'mailbox-changed'; readonly mailbox: number }
  /** Of a pass over the mailbox; `done` equals `of` at its end. */
  | { readonly type: 'progress'; readonly mailbox: number; readonly done: number; readonly of: number }

export type SorterEvents = {
  /** @returns what ends it. */
  readonly on: (listener: (event: SorterEvent) => void) => () => void
}

export type Health = {
  readonly state: 'ok' | 'connecting' | 'error' | 'paused'
  /** When the newest mail arrived, epoch ms. */
  readonly lastMailAt: number | null
  /** From a mail's arrival to its being sorted, median of those sorted while watching; null where there was none. */
  readonly lagMs: number | null
  /** What is wrong and what to do, null where nothing is. */
  readonly message: Both | null
  /** The pass that runs; `of` is 0 until the first one has counted what there is. */
  readonly progress: { readonly done: number; readonly of: number } | null
}

/** How readily mail is moved. */
export type Level = 'careful' | 'standard' | 'strict'

export type PassSummary = {
  readonly looked: number
  readonly junked: number
  readonly reviewed: number
  readonly rescued: number
  /** Planned and refused by the server. */
  readonly failed: number
  /** Moves made in other programs that were learned from, and that wait for the person's word. */
  readonly learned: number
  readonly pending: number
}

/** What is wrong, as a value: the mailbox could not be reached, or what was asked for is not there. */
export type Refused = { readonly ok: false; readonly kind: 'not-found' | 'mailbox' | 'gone'; readonly message: Both }
export type Outcome<T> = ({ readonly ok: true } & T) | Refused

export type DryRun = {
  readonly scanned: number
  /** The newest mail it tells of, by its row: agree() takes it, so that what came since is not agreed to unseen. */
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
}

/** With its Wilson interval, 95 %. */
export type Share = { readonly hits: number; readonly of: number; readonly low: number; readonly high: number }
export type ErrorShares = { readonly falseAlarm: Share; readonly missed: Share }
export type DayFigures = {
  /** YYYY-MM-DD. */
  readonly day: string
  readonly received: number
  readonly falseAlarm: number
  readonly missed: number
  readonly providerFalseAlarm: number
  readonly providerMissed: number
}
export type Learned = {
  /** `provider` is null where its sorting cannot be seen (POP3). */
  readonly figures: ErrorShares & { readonly provider: ErrorShares | null }
  readonly series: readonly DayFigures[]
  readonly corrections: readonly CorrectionRow[]
}

export type Sorter = {
  readonly events: SorterEvents
  /** null where there is no such mailbox. */
  readonly health: (mailboxId: number) => Health | null
  /** Looks at once instead of waiting for the server to tell. */
  readonly sortNow: (mailboxId: number) => Promise<Outcome<{ readonly summary: PassSummary }>>
  /**
   * The person's word on a mail: learned at once, and moved where it belongs (not in shadow mode).
   * @returns what undo() takes.
   */
  readonly answer: (
    messageId: number,
    answer: Answer,
    source?: 'reader' | 'cli',
  ) => Promise<Outcome<{ readonly undo: string; readonly correction: number }>>
  /** The person's word on a correction that waits: `true` learns it, `false` forgets it. */
  readonly confirm: (correctionId: number, yes: boolean) => Promise<Outcome<object>>
  /** Journal entries (`j12`), corrections (`c7`), or both joined by a dot, as answer() gives them. One outcome for each. */
  readonly undo: (ids: readonly string[]) => Promise<readonly Outcome<object>[]>
  /** Unlearns a correction, exactly. No mail is moved. */
  readonly forget: (correctionId: number) => Promise<Outcome<object>>
  /** From shadow mode to active; what the dry run showed of the last `days` is done (30; 0: only mail to come). */
  readonly agree: (
    mailboxId: number,
    options?: { readonly days?: number; readonly upTo?: number | undefined },
  ) => Promise<Outcome<{ readonly planned: number }>>
  /** Back to shadow mode. */
  readonly shadow: (mailboxId: number) => Promise<Outcome<object>>
  /** Not even looked at, until resume(). */
  readonly pause: (mailboxId: number) => Promise<Outcome<object>>
  readonly resume: (mailboxId: number) => Promise<Outcome<object>>
  readonly change: (
    mailboxId: number,
    change: { readonly level?: Level; readonly reviewTo?: ReviewTo; readonly name?: string },
  ) => Promise<Outcome<object>>
  readonly level: (mailboxId: number) => Promise<Level>
  /** From what is stored: nothing is fetched. Its lists are of `level`, by default the mailbox's own. */
  readonly dryRun: (mailboxId: number, days?: number, level?: Level) => Promise<DryRun>
  readonly learned: (mailboxId: number, days?: number) => Promise<Learned>
  /**
   * The mail's bytes: what is kept of it, else from the server; null where it is in neither. Of a very long mail only the
   * beginning is kept: with `whole` it is fetched, and null where it cannot be. Rejects with a MailboxError.
   */
  readonly raw: (messageId: number, options?: { readonly whole?: boolean }) => Promise<Uint8Array | null>
  /** Which server's Authentication-Results seem to be the provider's own, for the person to confirm; null: none stands out. */
  readonly suggestTrust: (mailboxId: number) => Promise<TrustSuggestion | null>
  /**
   * From now on these authserv-ids are believed, and the hosts that take mail in for them, for SPF. Mail of the last
   * `days` (30) is judged anew from what is kept of it; no mail is moved.
   */
  readonly trustServer: (
    mailboxId: number,
    authservIds: readonly string[],
    days?: number,
  ) => Promise<Outcome<{ readonly judged: number }>>
  /** Call after a mailbox was added to the store, removed from it, or its settings changed: watches accordingly. */
  readonly refresh: () => Promise<void>
  /** Ends the watching; a move begun is finished or stays journalled. */
  readonly close: () => Promise<void>
}

/** Opens a mailbox of the store; rejects with a MailboxError. */
export type OpenSource = (mailbox: MailboxRow) => Promise<MailSource>

export { startSorter } from './start-sorter.ts'
