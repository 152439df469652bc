/** Ending planned entries that are wanted no more. One may have been begun: only the server knows, so it is asked first. */
import { MailboxError } from '../mailbox/problem.ts'
import type { AtWork } from '../sort/at-work.ts'
import { failAction } from '../store/fail-action.ts'
import { finishAction } from '../store/finish-action.ts'
import { listFolders } from '../store/folders.ts'
import { getAction } from '../store/list-actions.ts'
import { placeMessage } from '../store/place-message.ts'
import type { JournalRow } from '../store/schema.ts'
import { inDurableTransaction } from '../store/store.ts'
import { broughtBefore, type Carried, fingerprintOf, locate, nothing } from './carry-out.ts'
import { undoAction } from './undo.ts'

type Ending = {
  /** Short code, into the journal. */
  readonly why: string
  /** A move that was made after all is undone. */
  readonly takeBack: boolean
}

/** Call it alone on the mailbox. Those the server cannot be asked about stay as they are. */
export const endEntries = async (work: AtWork, entries: readonly JournalRow[], ending: Ending): Promise<Carried> => {
  let total = nothing
  for (const entry of entries)
    try {
      await endEntry(work, entry, ending)
    } catch (error) {
      if (!(error instanceof MailboxError)) throw error
      const { problem } = error
      // Without one of its folders there is nothing left of the move to ask for.
      if (problem.kind === 'no-folder') await failAction(work.store, { id: entry.id, problem: ending.why })
      else total = { ...total, left: total.left + 1, problem }
    }
  return total
}

const endEntry = async (work: AtWork, entry: JournalRow, { why, takeBack }: Ending): Promise<void> => {
  const { store, emit, mailbox } = work
  const moved = entry.fromFolder === entry.toFolder ? null : await movedTo(work, entry)
  if (moved === null) {
    await failAction(store, { id: entry.id, problem: why })
    return
  }
  const { messageRow: id, folderId, uid } = moved
  await inDurableTransaction(store, async (inside) => {
    await finishAction(inside, { id: entry.id, uidAfter: uid })
    await placeMessage(inside, { id, folderId, uid })
  })
  emit({ type: 'message-changed', mailbox: mailbox.id, id })
  const done = takeBack ? await getAction(store, entry.id) : null
  if (done !== null) await undoAction(work, done)
}

/** Where the move brought the mail; null where it still lies where it lay, or in neither folder. */
const movedTo = async (work: AtWork, entry: JournalRow) => {
  const { source, store, mailbox } = work
  const [piece] = await locate(work, [entry])
  const message = piece?.message
  const target = (await listFolders(store, mailbox.id)).find(({ path }) => path === entry.toFolder)
  if (!piece || !message || target === undefined) return null
  const print = fingerprintOf(entry, message)
  if (piece.uid !== null && (await source.findCopies(entry.fromFolder, print)).includes(piece.uid)) return null
  const taken = await broughtBefore(work, [piece])
  const uid = (await source.findCopies(entry.toFolder, print)).findLast((copy) => !taken.has(copy))
  return uid === undefined ? null : { messageRow: message.id, folderId: target.id, uid: String(uid) }
}
