/** Taking an action back, at once or a month later: by where the mail lies, by its bytes, or out of what was kept of it. */
import type { AtWork } from '../sort/at-work.ts'
import { listFolders } from '../store/folders.ts'
import { getMessage } from '../store/get-message.ts'
import { getAction } from '../store/list-actions.ts'
import { openUndo, planOnce } from '../store/plan-once.ts'
import type { FlagChange, JournalRow } from '../store/schema.ts'
import { type Carried, carryOut, fingerprintOf } from './carry-out.ts'
import { notJunkFlags } from './plan.ts'

type Place = { readonly path: string; readonly uid: string | null; readonly uidValidity: number | null }

/**
 * Call it alone on the mailbox, for an entry that is done.
 * @returns null where the entry cannot be undone: not done, or undone already.
 */
export const undoAction = async (work: AtWork, entry: JournalRow): Promise<Carried | null> => {
  const { store, mailbox } = work
  if (entry.state !== 'done' || entry.kind === 'undo') return null
  // Asked for before, and not reached then.
  const open = await openUndo(store, entry.id)
  const begun = open === null ? null : await getAction(store, open)
  if (begun !== null) return carryOut(work, [begun], { resume: true })
  const isMove = entry.fromFolder !== entry.toFolder
  const place = await placeNow(work, entry)
  const id = await planOnce(store, {
    mailboxId: mailbox.id,
    messageRow: entry.messageRow,
    contentHash: entry.contentHash,
    messageId: entry.messageId,
    kind: 'undo',
    undoes: entry.id,
    fromFolder: place.path,
    // A flag is taken off wherever the mail lies now.
    toFolder: isMove ? entry.fromFolder : place.path,
    flags: isMove ? backFlags(entry) : { add: entry.flags.remove, remove: entry.flags.add },
    reason: ['UNDO'],
    uidBefore: place.uid,
    uidValidityBefore: place.uidValidity,
  })
  const planned = id === null ? null : await getAction(store, id)
  return planned === null ? null : carryOut(work, [planned])
}

/** Where the mail lies: as last seen, else by its bytes, in the folder it was put into and in those that are sorted. */
const placeNow = async ({ store, source, mailbox }: AtWork, entry: JournalRow): Promise<Place> => {
  const message = entry.messageRow === null ? null : await getMessage(store, entry.messageRow)
  const folders = await listFolders(store, mailbox.id)
  const own = folders.find(({ id }) => id === message?.folderId)
  if (message !== null && message.uid !== null && own !== undefined)
    return { path: own.path, uid: message.uid, uidValidity: own.uidValidity }
  if (message !== null)
    for (const path of new Set([entry.toFolder, ...folders.map((folder) => folder.path)])) {
      const { uidValidity } = await source.openFolder(path)
      const uid = (await source.findCopies(path, fingerprintOf(entry, message))).at(-1)
      if (uid !== undefined) return { path, uid: String(uid), uidValidity }
    }
  return { path: entry.toFolder, uid: null, uidValidity: null }
}

/** What is taken back into the inbox is marked there, so that no other store of Miwake and no other program moves it again. */
const backFlags = ({ kind, flags }: JournalRow): FlagChange => ({
  add: kind === 'move' ? notJunkFlags.add : [],
  remove: flags.add,
})
