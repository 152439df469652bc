/** What the quarantine needs now and then: releases that were cut off are ended, what was held long enough goes, digests are sent. */
import type { Knowledge } from '@miwake/engine'
import { dayMs, dropHeldBefore, type Store } from '../../store/index.ts'
import type { GatewaySettings } from '../settings.ts'
import type { GatewayLog } from '../socket.ts'
import { sendDigests } from './digest/send-digests.ts'
import { recoverReleases } from './release.ts'

export type UpkeepWorld = {
  readonly store: Store
  readonly knowledge: Knowledge
  /** As they are then. */
  readonly settings: () => GatewaySettings
  readonly log: GatewayLog
}

const everyMs = 60_000

/** Of several processes each does it: one takes over what the other does not hold. Never rejects. */
const upkeep = async ({ store, knowledge, settings, log }: UpkeepWorld): Promise<void> => {
  try {
    const current = settings()
    const released = await recoverReleases(store, current)
    const dropped = await dropHeldBefore(store, store.now() - current.quarantineDays * dayMs)
    const digests = await sendDigests({ store, knowledge, settings: current, log })
    if (released + dropped + digests > 0) log('info', 'quarantine', { released, dropped, digests })
  } catch (error) {
    log('warn', 'quarantine upkeep', { err: error })
  }
}

/** At once, and then each minute. @returns ends it, when what is under way has ended. */
export const keepQuarantine = (world: UpkeepWorld): (() => Promise<void>) => {
  let last = upkeep(world)
  const timer = setInterval(() => {
    last = last.then(() => upkeep(world))
  }, everyMs)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await last
  }
}
