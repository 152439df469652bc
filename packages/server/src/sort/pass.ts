/** One pass over a mailbox: what was begun is finished, what changed is noted, what is new is sorted. */
import { resumeOpen } from '../act/resume.ts'
import { MailboxError, type MailboxProblem } from '../mailbox/problem.ts'
import { endNewCopy, isNewCopy } from '../store/copy-mark.ts'
import { listFolders, saveFolder } from '../store/folders.ts'
import { openActions } from '../store/list-actions.ts'
import type { FolderRole, FolderRow } from '../store/schema.ts'
import type { AtWork } from './at-work.ts'
import { countDone } from './count-done.ts'
import { type Arrival, type Looked, look, saveLooked } from './look.ts'
import { readSent } from './sent.ts'
import type { PassSummary } from './sorter.ts'
import { takeIn } from './take-in.ts'
import { unreadableProblem } from './unreadable.ts'

/** Mails taken in at once: held in memory together, and what a kill at most does again. */
const batchMails = 50
const batchBytes = 8 * 1024 * 1024
/** Folders whose mail is read. In 要確認 nothing is decided, but what the person takes out of it is learned from. */
const readRoles: ReadonlySet<FolderRole> = new Set(['inbox', 'junk', 'review'])

export const noSummary: PassSummary = {
  looked: 0,
  junked: 0,
  reviewed: 0,
  rescued: 0,
  failed: 0,
  learned: 0,
  pending: 0,
}

export type PassOptions = {
  /** The folders were listed a moment ago: the server is not asked for them again. */
  readonly known?: boolean
  /** Told of what only the person can mend, once the rest is done; without it such a pass rejects. */
  readonly onTrouble?: (problem: MailboxProblem) => void
}

/**
 * Goes on where a pass before it was cut off. Other steps on the mailbox (an answer, an undo) run between its batches.
 * @throws MailboxError where the mailbox cannot be reached, and what the signal was aborted with.
 */
export const pass = async (given: AtWork, { known = false, onTrouble }: PassOptions = {}): Promise<PassSummary> => {
  const { alone, signal, store, mailbox, emit } = given
  const work: AtWork = { ...given, restored: await isNewCopy(store, mailbox.id) }
  let summary = noSummary
  const add = (part: Partial<PassSummary>) => {
    summary = Object.fromEntries(
      Object.entries(summary).map(([key, n]) => [key, n + (part[key as keyof PassSummary] ?? 0)]),
    ) as PassSummary
  }
  const folders = await alone(() => (known ? knownFolders(work) : readFolders(work)))
  const { before, open } = await alone(async () => ({
    before: await openActions(store, mailbox.id),
    open: await resumeOpen(work),
  }))
  add({ failed: open.failed, ...(await countDone(work, before)) })
  let problem = open.left > 0 ? open.problem : null
  let trouble = open.left > 0 ? null : open.problem
  for (const folder of folders.filter(({ role }) => role === 'sent')) await alone(() => readSent(work, folder))
  const looks: Looked[] = []
  for (const { id, role } of folders) {
    signal.throwIfAborted()
    if (!readRoles.has(role)) continue
    const found = await alone(async () => {
      const fresh = (await listFolders(store, mailbox.id)).find((folder) => folder.id === id)
      return fresh === undefined ? null : look(work, fresh)
    })
    if (found === null) continue
    looks.push(found)
    add({ learned: found.learned, pending: found.pending })
  }
  const of = looks.reduce((sum, { arrivals }) => sum + arrivals.length, 0)
  let done = 0
  for (const looked of looks) {
    const decided = new Set<string>()
    for (const batch of batches(looked.arrivals)) {
      signal.throwIfAborted()
      const { carried, ...taken } = await alone(() => takeIn(work, looked.folder, batch, decided))
      done += batch.length
      add({ looked: batch.length, ...taken, failed: carried.failed })
      if (carried.left > 0) problem = carried.problem ?? problem
      else trouble = carried.problem ?? trouble
      emit({ type: 'progress', mailbox: mailbox.id, done, of })
    }
    add(await alone(() => saveLooked(work, looked)))
  }
  if (work.restored) await endNewCopy(store, mailbox.id)
  // Planned and not reached: whoever called comes back, and finds them in the journal.
  if (problem !== null) throw new MailboxError(problem)
  if (trouble !== null && onTrouble === undefined && summary.failed === 0) throw new MailboxError(trouble)
  trouble ??= unreadableProblem(work)
  if (trouble !== null) onTrouble?.(trouble)
  return summary
}

function* batches(arrivals: readonly Arrival[]): Generator<readonly Arrival[]> {
  let batch: Arrival[] = []
  let bytes = 0
  for (const arrival of arrivals) {
    if (batch.length >= batchMails || (batch.length > 0 && bytes + arrival.sizeBytes > batchBytes)) {
      yield batch
      batch = []
      bytes = 0
    }
    batch.push(arrival)
    bytes += arrival.sizeBytes
  }
  if (batch.length > 0) yield batch
}

const knownFolders = async ({ store, mailbox }: AtWork): Promise<readonly FolderRow[]> =>
  (await listFolders(store, mailbox.id)).filter(({ role }) => readRoles.has(role) || role === 'sent')

/** The server's folders as rows; one that is gone is nothing any more. */
const readFolders = async ({ source, store, mailbox }: AtWork): Promise<readonly FolderRow[]> => {
  const listed = (await source.listFolders()).filter(({ selectable }) => selectable)
  const mailboxId = mailbox.id
  const wanted = listed.filter(({ role }) => readRoles.has(role) || role === 'sent')
  for (const { path, role } of wanted) await saveFolder(store, { mailboxId, path, role })
  const rows = await listFolders(store, mailboxId)
  const paths = new Set(wanted.map(({ path }) => path))
  for (const { path, role } of rows)
    if (!paths.has(path) && role !== 'other') await saveFolder(store, { mailboxId, path, role: 'other' })
  return rows.filter(({ path }) => paths.has(path))
}
