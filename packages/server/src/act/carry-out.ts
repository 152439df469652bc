/** Journalled actions made true on the server: each is done, failed with a reason, or stays planned for the next time. */
import { toMailboxError } from '../mailbox/classify.ts'
import { type Fingerprint, type MoveResult, rawSizeMaxBytes } from '../mailbox/mail-source.ts'
import { MailboxError, type MailboxProblem, type ProblemKind } from '../mailbox/problem.ts'
import type { AtWork } from '../sort/at-work.ts'
import { actionsOf } from '../store/actions-of.ts'
import { failAction } from '../store/fail-action.ts'
import { finishAction } from '../store/finish-action.ts'
import { getMessage } from '../store/get-message.ts'
import { getAction } from '../store/list-actions.ts'
import { placeMessage, saveFlags } from '../store/place-message.ts'
import { getRaw } from '../store/put-raw.ts'
import type { FlagChange, JournalRow, MessageRow } from '../store/schema.ts'
import { inDurableTransaction } from '../store/store.ts'
import { reopenWithdrawn, withdrawn } from '../store/withdraw-action.ts'
import { folderOf } from './folder-of.ts'

export type Carried = {
  readonly done: number
  readonly failed: number
  /** Not reached now; they stay planned, as do those refused for a reason the person can mend. */
  readonly left: number
  /** Why something was not reached, or was refused. */
  readonly problem: MailboxProblem | null
}

type Options = {
  /** They may have been begun before: by a process that was killed, or over a connection that was lost. */
  readonly resume?: boolean
}

type Piece = { readonly entry: JournalRow; readonly message: MessageRow | null; readonly uid: number | null }

/** What the server says of this very action, whenever it is asked. */
const finalRefusals: ReadonlySet<ProblemKind> = new Set(['no-folder', 'no-move', 'mail-too-large', 'command-refused'])
/** What the person can mend: it is done with the next pass after they did. */
const heldRefusals: ReadonlySet<ProblemKind> = new Set(['read-only-folder', 'no-permission', 'quota'])

export const nothing: Carried = { done: 0, failed: 0, left: 0, problem: null }

/** Call it alone on the mailbox. Entries carried out or taken back meanwhile are left alone. */
export const carryOut = async (
  work: AtWork,
  entries: readonly JournalRow[],
  { resume = false }: Options = {},
): Promise<Carried> => {
  let total = nothing
  const groups = Map.groupBy(await stillWanted(work, entries), ({ kind, fromFolder, toFolder, flags }) =>
    // Flags are set for a whole group by one command, moves are made for all of a pair of folders at once.
    JSON.stringify(fromFolder === toFolder ? [fromFolder, toFolder, flags] : [fromFolder, toFolder, kind === 'undo']),
  )
  for (const group of groups.values()) {
    const part = await carryGroup(work, group, resume)
    total = {
      done: total.done + part.done,
      failed: total.failed + part.failed,
      left: total.left + part.left,
      problem: part.problem ?? total.problem,
    }
  }
  return total
}

/** The person may have taken them back since they were read. */
const stillWanted = async ({ store }: AtWork, entries: readonly JournalRow[]): Promise<readonly JournalRow[]> => {
  const wanted: JournalRow[] = []
  for (const { id } of entries) {
    const now = await getAction(store, id)
    if (now?.state === 'planned' && now.problem !== withdrawn) wanted.push(now)
  }
  return wanted
}

const carryGroup = async (work: AtWork, group: readonly JournalRow[], resume: boolean): Promise<Carried> => {
  const [{ fromFolder, toFolder }] = group as readonly [JournalRow, ...JournalRow[]]
  try {
    const pieces = await locate(work, group)
    return fromFolder === toFolder
      ? await carryFlags(work, fromFolder, pieces)
      : await carryMoves(work, fromFolder, toFolder, pieces, resume)
  } catch (error) {
    if (!(error instanceof MailboxError)) throw error
    const { problem } = error
    work.log('warn', 'action', { mailbox: work.mailbox.id, kind: problem.kind, count: group.length })
    if (heldRefusals.has(problem.kind)) return { ...nothing, problem }
    if (!finalRefusals.has(problem.kind)) return { ...nothing, left: group.length, problem }
    await fail(
      work,
      group.map((entry) => ({ entry, why: problem.kind })),
    )
    return { ...nothing, failed: group.length, problem }
  }
}

/** The UIDs the entries mean now: another UIDVALIDITY makes those written down meaningless, so the bytes are looked for. */
export const locate = async (work: AtWork, group: readonly JournalRow[]): Promise<readonly Piece[]> => {
  const { store, source } = work
  const [{ fromFolder }] = group as readonly [JournalRow, ...JournalRow[]]
  const { uidValidity } = await source.openFolder(fromFolder)
  const pieces: Piece[] = []
  const used = new Set<number>()
  for (const entry of group) {
    const message = entry.messageRow === null ? null : await getMessage(store, entry.messageRow)
    let uid: number | null = null
    if (entry.uidBefore !== null && entry.uidValidityBefore === uidValidity) uid = Number(entry.uidBefore)
    else if (entry.uidBefore !== null && message !== null) {
      const copies = await source.findCopies(fromFolder, fingerprintOf(entry, message))
      uid = copies.findLast((copy) => !used.has(copy)) ?? null
    }
    if (uid !== null) used.add(uid)
    pieces.push({ entry, message, uid })
  }
  return pieces
}

export const fingerprintOf = (
  { messageId, contentHash }: Pick<JournalRow, 'messageId' | 'contentHash'>,
  { sizeBytes }: Pick<MessageRow, 'sizeBytes'>,
): Fingerprint => ({ messageId: messageId === '' ? null : `<${messageId}>`, sizeBytes, contentHash })

const printsOf = (pieces: readonly Piece[]): ReadonlyMap<number, Fingerprint> =>
  new Map(
    pieces.flatMap(({ uid, entry, message }) =>
      uid === null || message === null ? [] : [[uid, fingerprintOf(entry, message)] as const],
    ),
  )

const carryFlags = async (work: AtWork, folder: string, pieces: readonly Piece[]): Promise<Carried> => {
  const known = pieces.filter(({ uid }) => uid !== null)
  const [first] = known
  const uids = known.map(({ uid }) => uid!)
  const fingerprints = printsOf(known)
  const done = first && (await work.source.setFlags(folder, uids, first.entry.flags, { fingerprints }))
  const missing = new Set(done?.missing)
  const there = known.filter(({ uid }) => !missing.has(uid!))
  await inDurableTransaction(work.store, async (store) => {
    for (const { entry, message, uid } of there) {
      await finishAction(store, { id: entry.id, uidAfter: String(uid) })
      if (message !== null) await saveFlags(store, { id: message.id, flags: changed(message.flags, entry.flags) })
    }
  })
  const gone = pieces.filter((piece) => !there.includes(piece))
  await fail(
    work,
    gone.map(({ entry }) => ({ entry, why: 'missing' })),
  )
  tell(work, there)
  return { ...nothing, done: there.length, failed: gone.length }
}

const carryMoves = async (
  work: AtWork,
  from: string,
  to: string,
  pieces: readonly Piece[],
  resume: boolean,
): Promise<Carried> => {
  const { source } = work
  const target = await folderOf(work, to)
  // Several entries may mean one mail: each gets the answer.
  const byUid = Map.groupBy(
    pieces.filter(({ uid }) => uid !== null),
    ({ uid }) => uid!,
  )
  const fingerprints = printsOf(pieces)
  const result: MoveResult =
    byUid.size === 0
      ? { moved: [], leftBehind: [], failed: [], missing: [] }
      : await source.move(from, [...byUid.keys()], target.path, {
          resume,
          fingerprints,
          taken: resume ? await broughtBefore(work, pieces) : new Set(),
        })
  // Gone from under us: another process of ours may have done this very move, and then it is done.
  const again =
    resume || result.missing.length === 0
      ? { ...result, moved: [] }
      : await source.move(from, result.missing, target.path, {
          resume: true,
          fingerprints,
          taken: new Set([
            ...(await broughtBefore(work, pieces)),
            ...result.moved.flatMap(({ uidAfter }) => uidAfter ?? []),
          ]),
        })
  const arrived = new Map<Piece, number | null>()
  for (const { uid, uidAfter } of [...result.moved, ...again.moved, ...result.leftBehind])
    for (const piece of byUid.get(uid)!) arrived.set(piece, uidAfter)
  const refused = result.failed.filter(({ problem }) => finalRefusals.has(problem.kind))
  const left = result.failed.filter(
    ({ problem }) => !finalRefusals.has(problem.kind) && !heldRefusals.has(problem.kind),
  )
  const failed = refused.flatMap(({ uid, problem }) =>
    byUid.get(uid)!.map(({ entry }) => ({ entry, why: problem.kind as string })),
  )
  const missing = [...again.missing.flatMap((uid) => byUid.get(uid)!), ...pieces.filter(({ uid }) => uid === null)]
  for (const piece of missing) {
    const restored = piece.entry.kind === 'undo' ? await restore(work, target.path, piece) : null
    if (restored === null) failed.push({ entry: piece.entry, why: 'missing' })
    else arrived.set(piece, restored.uid)
  }
  await inDurableTransaction(work.store, async (store) => {
    for (const [{ entry, message }, uid] of arrived) {
      const uidAfter = uid === null ? null : String(uid)
      if (!(await reopenWithdrawn(store, entry.id))) await finishAction(store, { id: entry.id, uidAfter })
      if (message === null) continue
      await placeMessage(store, { id: message.id, folderId: target.id, uid: uidAfter })
      await saveFlags(store, { id: message.id, flags: changed(message.flags, entry.flags) })
    }
  })
  await fail(work, failed)
  await mark(work, target.path, arrived)
  tell(work, [...arrived.keys()])
  const problem = (left[0] ?? result.failed[0])?.problem ?? null
  const leftCount = left.reduce((sum, { uid }) => sum + byUid.get(uid)!.length, 0)
  return { done: arrived.size, failed: failed.length, left: leftCount, problem }
}

/** UIDs in the target of twins of these mails that are known to have been brought there: they are not these ones. */
export const broughtBefore = async (
  { store, mailbox }: AtWork,
  pieces: readonly Piece[],
): Promise<ReadonlySet<number>> => {
  const taken = new Set<number>()
  for (const { entry } of pieces) {
    const { contentHash, toFolder } = entry
    for (const done of await actionsOf(store, { mailboxId: mailbox.id, contentHash }))
      if (done.state === 'done' && done.toFolder === toFolder && done.uidAfter !== null)
        taken.add(Number(done.uidAfter))
  }
  return taken
}

/** What an undo does with a mail that left the server, or that nobody moved: found in the target, or put there again. */
const restore = async (
  work: AtWork,
  to: string,
  { entry, message }: Piece,
): Promise<{ readonly uid: number | null } | null> => {
  const { source, store } = work
  const raw = await getRaw(store, entry.contentHash)
  const sizeBytes = message?.sizeBytes ?? raw?.length
  if (sizeBytes === undefined) return null
  const print = fingerprintOf(entry, { sizeBytes })
  const there = (await source.findCopies(to, print)).at(-1)
  if (there !== undefined) return { uid: there }
  // Put elsewhere since, by the person or another program: into an archive, or the bin.
  for (const { path, selectable } of await source.listFolders()) {
    const uid = selectable && path !== to ? (await source.findCopies(path, print)).at(-1) : undefined
    if (uid === undefined) continue
    const { moved, leftBehind } = await source.move(path, [uid], to)
    const [result] = [...moved, ...leftBehind]
    if (result !== undefined) return { uid: result.uidAfter }
  }
  // Only the beginning of a long mail is kept: a piece is never put in the place of the whole.
  if (raw === null || raw.length !== sizeBytes || (message === null && raw.length >= rawSizeMaxBytes)) return null
  const flags = (message?.flags ?? []).filter((flag) => flag.toLowerCase() !== '\\recent')
  return source.append(to, raw, { flags, ...(message === null ? {} : { internalDateMs: message.receivedAt }) })
}

/** Keywords for other programs, where the server keeps them. Without them nothing is lost, so a refusal is only logged. */
const mark = async (work: AtWork, path: string, arrived: ReadonlyMap<Piece, number | null>): Promise<void> => {
  const marked = [...arrived].filter(
    ([
      {
        entry: { flags },
      },
      uid,
    ]) => uid !== null && !isEmpty(flags),
  )
  for (const group of Map.groupBy(marked, ([{ entry }]) => JSON.stringify(entry.flags)).values())
    try {
      await work.source.setFlags(
        path,
        group.map(([, uid]) => uid!),
        group[0]![0].entry.flags,
      )
    } catch (error) {
      work.log('info', 'keywords', { mailbox: work.mailbox.id, kind: toMailboxError(error).problem.kind })
    }
}

const isEmpty = ({ add, remove }: FlagChange): boolean => add.length + remove.length === 0

const changed = (flags: readonly string[], { add, remove }: FlagChange): readonly string[] => {
  const lower = (list: readonly string[]) => new Set(list.map((flag) => flag.toLowerCase()))
  const out = lower([...remove, ...add])
  return [...flags.filter((flag) => !out.has(flag.toLowerCase())), ...add]
}

const fail = async (
  { store }: AtWork,
  list: readonly { readonly entry: JournalRow; readonly why: string }[],
): Promise<void> => {
  if (list.length === 0) return
  await inDurableTransaction(store, async (inside) => {
    for (const { entry, why } of list) await failAction(inside, { id: entry.id, problem: why })
  })
}

const tell = ({ emit, mailbox }: AtWork, pieces: readonly Piece[]): void => {
  for (const { message } of pieces)
    if (message !== null) emit({ type: 'message-changed', mailbox: mailbox.id, id: message.id })
}
