/** Rows an actor may see. What is another's is answered as what is not there: nobody learns that it exists. */
import {
  getAction,
  getCorrection,
  getMailbox,
  getMessage,
  listMailboxes,
  type MailboxRow,
  type MessageRow,
  mailboxesOf,
  type Store,
} from '../../store/index.ts'
import { type Both, Problem, problems } from '../problem.ts'
import { type Actor, hasRole, seesMailbox } from './actor.ts'

export const visibleMailboxes = (store: Store, actor: Actor): Promise<readonly MailboxRow[]> =>
  actor.kind === 'household'
    ? listMailboxes(store)
    : mailboxesOf(store, { accountId: actor.accountId, andShared: hasRole(actor, 'admin') })

const mayBeSeen = async (store: Store, actor: Actor, mailboxId: number): Promise<boolean> => {
  const row = await getMailbox(store, mailboxId)
  return row !== null && seesMailbox(actor, row)
}

/** @throws Problem 404. */
export const visibleMailbox = async (store: Store, actor: Actor, id: number): Promise<MailboxRow> => {
  const row = await getMailbox(store, id)
  if (row === null || !seesMailbox(actor, row)) throw new Problem(404, problems.noMailbox)
  return row
}

/** @throws Problem 404. */
export const visibleMessage = async (store: Store, actor: Actor, id: number): Promise<MessageRow> => {
  const row = await getMessage(store, id)
  await orMissing(store, actor, row, problems.noMessage)
  return row!
}

/** @throws Problem 404. */
export const visibleCorrection = async (store: Store, actor: Actor, id: number): Promise<void> =>
  orMissing(store, actor, await getCorrection(store, id), problems.noCorrection)

const orMissing = async (
  store: Store,
  actor: Actor,
  row: { readonly mailboxId: number } | null,
  words: Both,
): Promise<void> => {
  if (row === null || !(await mayBeSeen(store, actor, row.mailboxId))) throw new Problem(404, words)
}

/** @param name as sort/undo.ts reads it: `j12` a journal entry, `c7` a correction, joined by dots. */
export const mayUndo = async (store: Store, actor: Actor, name: string): Promise<boolean> => {
  if (actor.kind === 'household') return true
  for (const part of name.split('.')) {
    const id = Number(part.slice(1))
    if (!Number.isSafeInteger(id)) return false
    const row = part.startsWith('c') ? await getCorrection(store, id) : await getAction(store, id)
    if (row === null || !(await mayBeSeen(store, actor, row.mailboxId))) return false
  }
  return true
}
