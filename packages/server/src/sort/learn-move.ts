/** A mail that somebody else moved: the person in any mail program, another filter, or the provider. */
import { actionsOf } from '../store/actions-of.ts'
import { listCorrections } from '../store/corrections.ts'
import { listActions } from '../store/list-actions.ts'
import type { Answer, FolderRole, MessageRow } from '../store/schema.ts'
import type { AtWork } from './at-work.ts'
import { learn } from './learn.ts'

export type OthersMove = {
  readonly message: MessageRow
  readonly from: FolderRole
  readonly to: FolderRole
  /** Known to be read before it was moved: a filter marks as read what it moves. */
  readonly seen: boolean
  /** Mails found to be moved at once, this one included: with justMoved(). */
  readonly together: number
  readonly raw: Uint8Array | null
}

/** Nobody reads a mail and files it in less: a filter does, or the provider. */
const personMs = 20_000
/** Nor does one file so many between two looks, or within a minute; a filter that is switched on does. */
const togetherMax = 8
const burstMs = 60_000

const answerOf = (from: FolderRole, to: FolderRole, verdict: MessageRow['verdict']): Answer | null => {
  const fromKept = from === 'inbox' || from === 'review'
  if (to === 'junk' && fromKept) return verdict === 'phishing' ? 'phishing' : 'junk'
  return to === 'inbox' && (from === 'junk' || from === 'review') ? 'not-junk' : null
}

/**
 * Learned at once where a person surely did it: the mail was read, lay there longer than a filter lets it, and few were
 * moved with it. All else waits for their word. A mail that comes back from where Miwake put it has a person behind it even when unread.
 * @returns what became of it; null where the move says nothing.
 */
export const learnMove = async (
  work: AtWork,
  { message, from, to, seen, together, raw }: OthersMove,
): Promise<'applied' | 'pending' | null> => {
  const answer = answerOf(from, to, message.verdict)
  if (answer === null) return null
  const { store, mailbox } = work
  // Another process of ours is at it: `miwake undo` beside a running server.
  const { contentHash } = message
  if ((await listActions(store, { mailboxId: mailbox.id, contentHash, states: ['planned'] })).length > 0) return null
  const own = await actionsOf(store, { mailboxId: mailbox.id, contentHash: message.contentHash })
  const last = own.reduce((at, { doneAt }) => Math.max(at, doneAt ?? 0), 0)
  const lay = store.now() - Math.max(last, message.receivedAt)
  const read = (seen || last > 0) && lay >= personMs
  const sure = read && !work.restored && together <= togetherMax
  const { added } = await learn(work, {
    mailboxId: mailbox.id,
    messageRow: message.id,
    contentHash: message.contentHash,
    messageId: message.messageId,
    answer,
    source: 'moved',
    sure,
    raw,
  })
  return !added ? null : sure ? 'applied' : 'pending'
}

/** Mails found to be moved a moment ago, in a batch or look before this one. */
export const justMoved = async ({ store, mailbox }: AtWork): Promise<number> => {
  const since = store.now() - burstMs
  const latest = await listCorrections(store, { mailboxId: mailbox.id, limit: togetherMax })
  return latest.filter((one) => one.source === 'moved' && one.at >= since).length
}
