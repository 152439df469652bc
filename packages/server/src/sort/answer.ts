/** The person's answer to a mail: learned at once, and the mail moved where it belongs. */
import { carryOut } from '../act/carry-out.ts'
import { pathOf } from '../act/folder-of.ts'
import { junkFlags, notJunkFlags } from '../act/plan.ts'
import { listFolders } from '../store/folders.ts'
import { getMessage } from '../store/get-message.ts'
import { getAction } from '../store/list-actions.ts'
import { planAction } from '../store/plan-action.ts'
import type { Answer, FolderRole, MessageRow } from '../store/schema.ts'
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
    const moved = mailbox.mode === 'active' ? await moveBy(work, message, answer) : null
    return { ok: true, correction: id, undo: moved === null ? `c${id}` : `c${id}.j${moved}` }
  })

/** @returns the journal entry, done or (where the server cannot be reached) still planned; null: it lies right. */
const moveBy = async (work: AtWork, message: MessageRow, answer: Answer): Promise<number | null> => {
  const { store, mailbox } = work
  const folders = await listFolders(store, mailbox.id)
  const from = folders.find(({ id }) => id === message.folderId)
  const to = from === undefined ? null : targetOf(from.role, answer)
  if (from === undefined || to === null || message.uid === null) return null
  const id = await planAction(store, {
    mailboxId: mailbox.id,
    messageRow: message.id,
    contentHash: message.contentHash,
    messageId: message.messageId,
    kind: to === 'inbox' ? 'rescue' : 'move',
    fromFolder: from.path,
    toFolder: pathOf(folders, to),
    flags: to === 'inbox' ? notJunkFlags : junkFlags(answer === 'phishing' ? 'phishing' : 'spam'),
    reason: ['ANSWER'],
    uidBefore: message.uid,
    uidValidityBefore: from.uidValidity,
  })
  const entry = await getAction(store, id)
  if (entry !== null) await carryOut(work, [entry])
  return id
}

const targetOf = (role: FolderRole, answer: Answer): 'inbox' | 'junk' | null => {
  if (answer === 'right') return null
  if (answer === 'not-junk') return role === 'junk' || role === 'review' ? 'inbox' : null
  return role === 'inbox' || role === 'review' ? 'junk' : null
}
