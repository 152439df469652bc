/** What was planned and is not done: carried out, or, where the person wants it no more, ended without harm. */
import type { AtWork } from '../sort/at-work.ts'
import { openActions } from '../store/list-actions.ts'
import type { JournalRow } from '../store/schema.ts'
import { withdrawn } from '../store/withdraw-action.ts'
import { type Carried, carryOut } from './carry-out.ts'
import { endEntries } from './end-entries.ts'

/** `reason` of a move that is the person's own answer. */
export const answerReason = 'ANSWER'

/** In shadow mode nothing is done that the person did not ask for themselves. */
const isUnwanted = ({ kind, reason, problem }: JournalRow, { mailbox }: AtWork): boolean =>
  problem !== withdrawn && mailbox.mode === 'shadow' && kind !== 'undo' && !reason.includes(answerReason)

/** Call it alone on the mailbox. */
export const resumeOpen = async (work: AtWork): Promise<Carried> => {
  const open = await openActions(work.store, work.mailbox.id)
  const back = open.filter(({ problem }) => problem === withdrawn)
  const unwanted = open.filter((entry) => isUnwanted(entry, work))
  const wanted = open.filter((entry) => !back.includes(entry) && !unwanted.includes(entry))
  const parts = [
    await endEntries(work, back, { why: withdrawn, takeBack: true }),
    await endEntries(work, unwanted, { why: 'shadow', takeBack: false }),
    await carryOut(work, wanted, { resume: true }),
  ]
  return {
    done: parts.reduce((sum, { done }) => sum + done, 0),
    failed: parts.reduce((sum, { failed }) => sum + failed, 0),
    left: parts.reduce((sum, { left }) => sum + left, 0),
    problem: parts.find(({ problem }) => problem !== null)?.problem ?? null,
  }
}
