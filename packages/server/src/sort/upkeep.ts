/** What is done from time to time while mailboxes are watched: mails kept longer than promised are dropped. */
import { dropRawBefore } from '../store/drop-raw.ts'
import type { SortWorld } from './at-work.ts'

const everyMs = 6 * 3_600_000

/** @returns what ends it. */
export const startUpkeep = ({ store, rawKeptMs, log }: Pick<SortWorld, 'store' | 'rawKeptMs' | 'log'>) => {
  const once = () => {
    dropRawBefore(store, store.now() - rawKeptMs).then(
      (dropped) => log('debug', 'upkeep', { dropped }),
      (error: unknown) => log('warn', 'upkeep', { error: String(error) }),
    )
  }
  const timer = setInterval(once, everyMs)
  timer.unref()
  return () => clearInterval(timer)
}
