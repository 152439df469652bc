/** One mailbox at work: what every step over it is handed. */
import type { AuthTrust, Knowledge } from '@miwake/engine'
import type { FindInFeeds } from '../gather/scan-mail.ts'
import type { Resolve } from '../gather/world.ts'
import type { MailSource } from '../mailbox/mail-source.ts'
import type { MailboxLog } from '../mailbox/world.ts'
import type { MailboxRow } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import type { SorterEvent } from './sorter.ts'

export type SortWorld = {
  readonly store: Store
  readonly knowledge: Knowledge
  /** To verify DKIM, SPF and DMARC as mail arrives; null: what the provider wrote is all there is. */
  readonly resolve: Resolve | null
  /** Lists of URLs kept here; none: no link is looked up. */
  readonly feeds?: FindInFeeds
  readonly log: MailboxLog
  /** Raw mail is kept so long, for reading, learning and undoing. */
  readonly rawKeptMs: number
  readonly emit: (event: SorterEvent) => void
}

export type AtWork = SortWorld & {
  readonly mailbox: MailboxRow
  readonly source: MailSource
  /** Runs a step on this mailbox while no other step runs on it. */
  readonly alone: <T>(step: () => Promise<T>) => Promise<T>
  readonly signal: AbortSignal
  /** The store was put back from a backup: what was moved since may have been moved by Miwake. */
  readonly restored?: boolean
  /** By folder row: UIDs that are there and not taken in, so that they are not asked about with every look. */
  readonly skipped: Map<number, Set<number>>
  /** Of those: what the server could not read, and when it was asked (epoch ms). */
  readonly unreadable: Map<number, Map<number, number>>
}

/** Steps one after another, in the order they were asked for. */
export const createQueue = (): AtWork['alone'] => {
  let last: Promise<unknown> = Promise.resolve()
  return (step) => {
    const run = last.then(step)
    last = run.catch(() => undefined)
    return run
  }
}

/** Hosts whose word counts on where a mail came in, for SPF: learned, and confirmed by the person. */
export const receivedByOf = ({ settings }: Pick<MailboxRow, 'settings'>): readonly string[] =>
  (settings as { readonly receivedBy?: readonly string[] }).receivedBy ?? []

/** Whose Authentication-Results count; `top` among the ids is the topmost field, whatever its id. */
export const trustOfMailbox = ({ settings }: Pick<MailboxRow, 'settings'>): AuthTrust => {
  const { authservIds = [] } = settings as { readonly authservIds?: readonly string[] }
  return {
    authservIds: authservIds.filter((id) => id !== 'top'),
    topmost: authservIds.includes('top'),
    arcSealers: [],
  }
}
