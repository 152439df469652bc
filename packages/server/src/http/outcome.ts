/** What the sorter could not do, as a problem that says what to do. */
import type { Outcome } from '../sort/sorter.ts'
import { Problem } from './problem.ts'

const statusOf = { 'not-found': 404, mailbox: 502, gone: 410 } as const

/** @throws Problem where it was refused. */
export const orProblem = <T extends object>(outcome: Outcome<T>): { readonly ok: true } & T => {
  if (!outcome.ok) throw new Problem(statusOf[outcome.kind], outcome.message)
  return outcome
}
