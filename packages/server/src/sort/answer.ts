/** The person's answer to a mail: learned at once, and the mail moved where it belongs. */
import { carryOut } from '../act/carry-out.ts'
import { endEntries } from '../act/end-entries.ts'
import { pathOf } from '../act/folder-of.ts'
import { junkFlags, notJunkFlags } from '../act/plan.ts'
import { answerReason } from '../act/resume.ts'
import { listFolders } from '../store/folders.ts'
import { getMessage } from '../store/get-message.ts'
import { getAction, openActions } from '../store/list-actions.ts'
import { planOnce } from '../store/plan-once.ts'
import type { Answer, FolderRole, JournalRow, MessageRow } from '../store/schema.ts'
import { withdrawAction, withdrawn } from '../store/withdraw-action.ts'
import type { AtWork } from './at-work.ts'
import { learn } from './learn.ts'
import { rawOf } from './raw-of.ts'
import { notFound } from './refused.ts'
import type { Outcome } from './sorter.ts'

type Said = { readonly answer: Answer; readonly source: 'reader' | 'cli' }

export const answerMail = (
  work: AtWork,
  messageId: number,
  { answer, source }: Said,
): Promise<Outcome<{ readonly undo: string; readonly correction: number }>> =>
  work.alone(async () => {
    const { store, mailbox } = work
    const message = await getMessage(store, messageId)
    if (message === null) return notFound
    // The answer counts even where the server cannot be asked for a mail that is no longer kept.
    const raw = await rawOf(store, message, work).catch(() => null)
    const { id } = await learn(work, {
      mailboxId: mailbox.id,
      messageRow: message.id,
      contentHash: message.contentHash,
      messageId: message.messageId,
      answer,
      source,
      sure: true,
      raw,
    })
    const moved = await moveBy(work, message, answer)
    return { ok: true, correction: id, undo: moved === null ? `c${id}` : `c${id}.j${moved}` }
  })

/**
 * @returns the journal entry, done or (where the server cannot be reached) still planned; null: it lies right, or in
 * shadow mode.
 */
const moveBy = async (work: AtWork, { id: messageRow }: MessageRow, answer: Answer): Promise<number | null> => {
  const { store, mailbox } = work
  const open = await clearWay(work, messageRow, answer)
  const message = await getMessage(store, messageRow)
  if (mailbox.mode !== 'active' || message === null) return null
  if (open !== null) {
    await carryOut(work, [open], { resume: true })
    return open.kind === 'undo' ? null : open.id
  }
  const folders = await listFolders(store, mailbox.id)
  const from = folders.find(({ id }) => id === message.folderId)
  const to = from === undefined ? null : targetOf(from.role, answer)
  if (from === undefined || to === null || message.uid === null) return null
  const id = await planOnce(store, {
    mailboxId: mailbox.id,
    messageRow: message.id,
    contentHash: message.contentHash,
    messageId: message.messageId,
    kind: to === 'inbox' ? 'rescue' : 'move',
    fromFolder: from.path,
    toFolder: pathOf(folders, to),
    flags: to === 'inbox' ? notJunkFlags : junkFlags(answer === 'phishing' ? 'phishing' : 'spam'),
    reason: [answerReason],
    uidBefore: message.uid,
    uidValidityBefore: from.uidValidity,
  })
  const entry = id === null ? null : await getAction(store, id)
  if (entry !== null) await carryOut(work, [entry])
  return id
}

/**
 * What is planned with the mail and not done gives way to the person's word.
 * @returns a planned move that brings it just where they want it.
 */
const clearWay = async (work: AtWork, messageRow: number, answer: Answer): Promise<JournalRow | null> => {
  const { store, mailbox } = work
  if (answer === 'right') return null
  const to = pathOf(await listFolders(store, mailbox.id), answer === 'not-junk' ? 'inbox' : 'junk')
  const open = (await openActions(store, mailbox.id)).filter(
    (entry) => entry.messageRow === messageRow && entry.problem === null,
  )
  const wanted = open.find(({ fromFolder, toFolder }) => fromFolder !== toFolder && toFolder === to) ?? null
  const back = open.filter((entry) => entry !== wanted)
  for (const { id } of back) await withdrawAction(store, id)
  await endEntries(work, back, { why: withdrawn, takeBack: true })
  return wanted
}

const targetOf = (role: FolderRole, answer: Answer): 'inbox' | 'junk' | null => {
  if (answer === 'right') return null
  if (answer === 'not-junk') return role === 'junk' || role === 'review' ? 'inbox' : null
  return role === 'inbox' || role === 'review' ? 'junk' : null
}
