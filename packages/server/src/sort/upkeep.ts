/** What is done from time to time while mailboxes are watched: what is kept longer than promised is dropped. */
import { dropCampaignsBefore } from '../store/campaigns.ts'
import { dropGoneBefore } from '../store/drop-gone.ts'
import { dropRawBefore } from '../store/drop-raw.ts'
import type { SortWorld } from './at-work.ts'

const everyMs = 6 * 3_600_000
/** After a start, when the first passes are over: a machine that is switched off each night drops as well. */
const firstMs = 5 * 60_000

type Upkeep = Pick<SortWorld, 'store' | 'rawKeptMs' | 'log'>

/** @returns what ends it. */
export const startUpkeep = (world: Upkeep) => {
  const once = () => {
    keepUp(world).catch((error: unknown) => world.log('warn', 'upkeep', { error: String(error) }))
  }
  const first = setTimeout(once, firstMs)
  const timer = setInterval(once, everyMs)
  first.unref()
  timer.unref()
  return () => {
    clearTimeout(first)
    clearInterval(timer)
  }
}

/** Texts of mails, what is known of mails that left the server, and campaigns nobody met since. */
const keepUp = async ({ store, rawKeptMs, log }: Upkeep): Promise<void> => {
  const before = store.now() - rawKeptMs
  const raw = await dropRawBefore(store, before)
  let gone = 0
  for (let dropped = -1; dropped !== 0; gone += dropped) dropped = await dropGoneBefore(store, before)
  const campaigns = await dropCampaignsBefore(store, before)
  log('debug', 'upkeep', { raw, gone, campaigns })
}
