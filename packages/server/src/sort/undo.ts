/** Undoing by name: `j12` is a journal entry, `c7` a correction, `c7.j12` both. */
import { endEntries } from '../act/end-entries.ts'
import { undoAction } from '../act/undo.ts'
import { getAction } from '../store/list-actions.ts'
import type { Store } from '../store/store.ts'
import { withdrawAction, withdrawn } from '../store/withdraw-action.ts'
import type { AtWork } from './at-work.ts'
import { gone, notFound } from './refused.ts'
import type { Outcome } from './sorter.ts'

type Undoing = {
  readonly store: Store
  readonly at: <T>(mailboxId: number, step: (work: AtWork) => Promise<Outcome<T>>) => Promise<Outcome<T>>
  readonly forget: (correctionId: number) => Promise<boolean>
}

const nameForm = /^(?:[jc]\d{1,15})(?:\.[jc]\d{1,15}){0,9}$/

export const undo = async (undoing: Undoing, ids: readonly string[]): Promise<readonly Outcome<object>[]> => {
  const outcomes: Outcome<object>[] = []
  for (const id of ids) outcomes.push(await undoOne(undoing, id))
  return outcomes
}

const undoOne = async (undoing: Undoing, id: string): Promise<Outcome<object>> => {
  if (!nameForm.test(id)) return notFound
  let last: Outcome<object> = notFound
  for (const part of id.split('.')) {
    const number = Number(part.slice(1))
    last = part.startsWith('c')
      ? (await undoing.forget(number))
        ? { ok: true }
        : notFound
      : await undoEntry(undoing, number)
    if (!last.ok) return last
  }
  return last
}

const undoEntry = async ({ store, at }: Undoing, id: number): Promise<Outcome<object>> => {
  const entry = await getAction(store, id)
  if (entry === null) return notFound
  return at(entry.mailboxId, (work) =>
    work.alone(async () => {
      // Read again: another undo may have come first.
      const now = await getAction(store, id)
      if (now?.state === 'planned' && now.kind !== 'undo' && (await withdrawAction(store, id))) {
        // What the server says now or later: the mail is or will be where it was.
        await endEntries(work, [now], { why: withdrawn, takeBack: true })
        return { ok: true }
      }
      const carried = now === null ? null : await undoAction(work, now)
      if (carried === null) return notFound
      if (carried.done > 0) return { ok: true }
      if (carried.problem === null) return gone
      const { ja, en } = carried.problem
      return { ok: false, kind: 'mailbox', message: { ja, en } }
    }),
  )
}
