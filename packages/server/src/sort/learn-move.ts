/** A mail that somebody else moved: the person in any mail program, another filter, or the provider. */
import { actionsOf } from '../store/actions-of.ts'
import { listActions } from '../store/list-actions.ts'
import type { Answer, FolderRole, MessageRow } from '../store/schema.ts'
import type { AtWork } from './at-work.ts'
import { learn } from './learn.ts'

export type OthersMove = {
  readonly message: MessageRow
  readonly from: FolderRole
  readonly to: FolderRole
  /** As the mail lies there now. */
  readonly seen: boolean
  readonly raw: Uint8Array | null
}

/** Nobody reads a mail and files it in less: a filter does, or the provider. */
const personMs = 20_000

const answerOf = (from: FolderRole, to: FolderRole, verdict: MessageRow['verdict']): Answer | null => {
  const fromKept = from === 'inbox' || from === 'review'
  if (to === 'junk' && fromKept) return verdict === 'phishing' ? 'phishing' : 'junk'
  return to === 'inbox' && (from === 'junk' || from === 'review') ? 'not-junk' : null
}

/**
 * Learned at once where a person surely did it: the mail was read, and lay there longer than a filter lets it. All else
 * waits for their word. A mail that comes back from where Miwake put it has a person behind it even when unread.
 * @returns what became of it; null where the move says nothing.
 */
export const learnMove = async (
  work: AtWork,
  { message, from, to, seen, raw }: OthersMove,
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
  const sure = (seen || last > 0) && lay >= personMs
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
