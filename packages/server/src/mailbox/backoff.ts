/** How long to wait before trying again. */
import type { MailboxProblem } from './problem.ts'

const firstMs = 1_000
const longestMs = 15 * 60_000
/** A server that asks for quiet gets it. */
const quietMs = 5 * 60_000

/**
 * Doubles with every failure in a row, and is spread over its upper half so that fifty mailboxes of one provider do not
 * come back in the same second.
 * @param failures in a row so far, from 1.
 * @param random in [0, 1).
 */
export const backoffMs = (failures: number, problem: MailboxProblem, random: number): number => {
  const grown = Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 20))
  const asked = problem.kind === 'rate-limited' || problem.kind === 'too-many-connections'
  const base = asked ? Math.max(quietMs, grown) : grown
  return Math.round(base * (0.5 + random / 2))
}

/** Waits, or returns at once when the signal aborts. */
export const pause = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal?.aborted) return resolve()
    const done = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal?.addEventListener('abort', done, { once: true })
  })
