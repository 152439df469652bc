/** What changed in a folder since it was last looked at: flags renewed, what vanished noted, what is new handed back. */
import { mailboxError } from '../mailbox/errors.ts'
import type { FolderState } from '../mailbox/mail-source.ts'
import { copiesElsewhere } from '../store/copies-elsewhere.ts'
import { listFolders, saveFolderState } from '../store/folders.ts'
import { getMessage } from '../store/get-message.ts'
import { listAstray } from '../store/list-astray.ts'
import { forgetUids, listUids, markGone, saveFlags } from '../store/place-message.ts'
import { getRaw } from '../store/put-raw.ts'
import type { FolderRow, MessageRow } from '../store/schema.ts'
import { inTransaction } from '../store/store.ts'
import type { AtWork } from './at-work.ts'
import { justMoved, learnMove } from './learn-move.ts'
import { dueUnreadable } from './unreadable.ts'

/** A new mail without its bytes. */
export type Arrival = {
  readonly uid: number
  /** It lay there at or after this (epoch ms). */
  readonly seenAt: number
  readonly flags: readonly string[]
  readonly receivedAt: number
  readonly sizeBytes: number
}

export type Looked = {
  readonly folder: FolderRow
  readonly state: FolderState
  /** Newest first: what a person waits for is sorted first. */
  readonly arrivals: readonly Arrival[]
  /** Known to lie here, not where: found among the arrivals, or gone. */
  readonly astray: readonly number[]
} & Learnt

export type Learnt = { readonly learned: number; readonly pending: number }

/** A copy this old was not made to move its original. */
const copyOfMoveMs = 86_400_000

/** A folder made anew so often while it is looked at is no folder to sort. */
const renewalsMax = 3

const isDeleted = (flags: readonly string[]): boolean => flags.some((flag) => flag.toLowerCase() === '\\deleted')

/** Call it alone on the mailbox. The folder is read to the end once saveLooked() was called with what this returns. */
export const look = async (work: AtWork, folder: FolderRow, renewals = 0): Promise<Looked> => {
  const { source, store } = work
  const opened = await source.openFolder(folder.path)
  if (folder.uidValidity !== opened.uidValidity) {
    await inTransaction(store, async (inside) => {
      await forgetUids(inside, folder.id)
      const { uidValidity } = opened
      await saveFolderState(inside, { folderId: folder.id, uidValidity, uidNext: null, highestModseq: null })
    })
    folder = { ...folder, uidValidity: opened.uidValidity, uidNext: null, highestModseq: null }
    work.skipped.delete(folder.id)
    work.unreadable.delete(folder.id)
  }
  const astray = await listAstray(store, folder.id)
  const known = await listUids(store, folder.id)
  const skipped = skippedOf(work, folder)
  const byUid = new Map(known.map((mail) => [Number(mail.uid), mail]))
  const found = await source.changes(folder.path, {
    uidValidity: opened.uidValidity,
    uidNext: folder.uidNext ?? 1,
    highestModseq: folder.highestModseq,
    uids: [...byUid.keys(), ...skipped],
  })
  // Made anew between the two commands: the next look begins from nothing.
  if (found.kind === 'reset') {
    if (renewals >= renewalsMax) throw mailboxError('folder-renewed', folder.path)
    return look(work, { ...folder, uidValidity: null }, renewals + 1)
  }
  const flagged = found.flags.flatMap(({ uid, flags }) => {
    const mail = byUid.get(uid)
    return mail === undefined || same(mail.flags, flags) ? [] : [{ id: mail.id, flags }]
  })
  if (flagged.length > 0)
    await inTransaction(store, async (inside) => {
      for (const change of flagged) await saveFlags(inside, change)
    })
  for (const uid of found.vanished) skipped.delete(uid)
  const due = dueUnreadable(work, folder, found.vanished)
  const unmarked = found.flags.filter(({ uid, flags }) => skipped.has(uid) && !isDeleted(flags)).map(({ uid }) => uid)
  const restored = [...due.again, ...unmarked.filter((uid) => !due.all.has(uid))]
  for (const uid of restored) skipped.delete(uid)
  const vanished = found.vanished.flatMap((uid) => byUid.get(uid) ?? [])
  const { learned, pending } = await leave(work, folder, vanished)
  for (const { id } of [...flagged, ...vanished]) work.emit({ type: 'message-changed', mailbox: work.mailbox.id, id })
  return {
    folder,
    state: found.state,
    arrivals: await arrivalsOf(work, folder, [...restored, ...found.added]),
    astray: astray.map(({ id }) => id),
    learned,
    pending,
  }
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && [...a].sort().join(' ') === [...b].sort().join(' ')

/** A mail that is gone here and lies, as a later copy, in another folder was moved there by COPY and EXPUNGE. */
const leave = async (
  work: AtWork,
  folder: FolderRow,
  vanished: readonly { readonly id: number; readonly contentHash: string }[],
): Promise<Learnt> => {
  const { store, mailbox } = work
  await markGone(
    store,
    vanished.map(({ id }) => id),
  )
  const folders = new Map((await listFolders(store, mailbox.id)).map((each) => [each.id, each]))
  let learned = 0
  let pending = 0
  const since = store.now() - copyOfMoveMs
  const copied: { readonly id: number; readonly copy: MessageRow; readonly to: FolderRow }[] = []
  for (const { id, contentHash } of vanished) {
    const [copy] = await copiesElsewhere(store, { mailboxId: mailbox.id, contentHash, afterId: id, since })
    const to = copy && folders.get(copy.folderId)
    if (copy && to && to.id !== folder.id) copied.push({ id, copy, to })
  }
  const together = copied.length === 0 ? 0 : copied.length + (await justMoved(work))
  for (const { id, copy, to } of copied) {
    const raw = await getRaw(store, copy.contentHash)
    const seen = (await getMessage(store, id))?.seen === 1
    const became = await learnMove(work, { message: copy, from: folder.role, to: to.role, seen, together, raw })
    if (became === 'applied') learned++
    if (became === 'pending') pending++
  }
  return { learned, pending }
}

export const skippedOf = ({ skipped }: AtWork, { id }: FolderRow): Set<number> => {
  const known = skipped.get(id) ?? new Set()
  skipped.set(id, known)
  return known
}

const arrivalsOf = async (work: AtWork, folder: FolderRow, added: readonly number[]): Promise<readonly Arrival[]> => {
  const { source, signal } = work
  if (added.length === 0) return []
  const first = added.reduce((least, uid) => Math.min(least, uid))
  const wanted = new Set(added)
  const seenAt = work.store.now()
  const arrivals: Arrival[] = []
  for await (const { uid, flags, internalDateMs, sizeBytes } of source.listSince(folder.path, { uid: first })) {
    signal.throwIfAborted()
    if (!wanted.has(uid)) continue
    // On its way out: the original of a copy, where the server cannot remove it by its UID.
    if (isDeleted(flags)) skippedOf(work, folder).add(uid)
    else arrivals.push({ uid, seenAt, flags, receivedAt: internalDateMs, sizeBytes })
  }
  return arrivals.reverse()
}

/** All of what look() found was dealt with: the next look begins here. What is astray still is not in the folder. */
export const saveLooked = async (work: AtWork, { folder, state, astray }: Looked): Promise<Learnt> => {
  const { store } = work
  const before = new Set(astray)
  const gone = before.size === 0 ? [] : (await listAstray(store, folder.id)).filter(({ id }) => before.has(id))
  const learnt = await leave(work, folder, gone)
  await saveFolderState(store, {
    folderId: folder.id,
    uidValidity: state.uidValidity,
    uidNext: state.uidNext,
    highestModseq: state.highestModseq,
  })
  return learnt
}
