/** Whether the first pass over a mailbox still runs: until it has ended, what was found is not all there is. */
import type { Mailbox } from '../../api/types.ts'

/** Beside the events, in case one was missed, ms. */
export const askEveryMs = 2_000

export const isLooking = ({ mode, progress, health }: Pick<Mailbox, 'mode' | 'progress' | 'health'>): boolean =>
  mode === 'shadow' && ((progress ?? null) !== null || health.state === 'connecting')
