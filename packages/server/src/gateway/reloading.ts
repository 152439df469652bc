/** Reads the settings file anew and lets the gateway go by it. What is wrong or has to wait is logged; nothing stops. */
import type { Logger } from 'pino'
import type { Place } from '../cli/server-commands.ts'
import { formatSettingsProblem, loadSettings } from '../config/load.ts'
import type { Settings } from '../config/settings.ts'
import type { Gateway } from './open-gateway.ts'
import { planReload } from './reload.ts'
import type { Cause } from './watch-settings.ts'

export type ReloadingOptions = {
  readonly place: Place
  /** As the gateway was started by. */
  readonly running: Settings
  readonly gateway: Pick<Gateway, 'use' | 'rotate'>
  readonly log: Pick<Logger, 'info' | 'warn' | 'level'>
}

/** @returns to be called with each cause. One after the other, however fast they come. */
export const reloading = ({ place, running, gateway, log }: ReloadingOptions): ((cause: Cause) => void) => {
  let current = running
  let last: Promise<void> = Promise.resolve()
  const reload = async (cause: Cause): Promise<void> => {
    const loaded = loadSettings(place)
    if (loaded.ok) {
      const { settings, changed, waiting } = planReload(current, loaded.settings)
      current = { ...current, gateway: settings }
      if (changed.length > 0) await gateway.use(settings)
      log.level = loaded.settings.logLevel
      log.info({ event: 'settings read', cause, changed })
      if (waiting.length > 0) log.warn({ event: 'changed settings wait for a restart', waiting })
    } else
      log.warn({
        event: 'settings are wrong, the old ones stay',
        problems: loaded.problems.map(formatSettingsProblem),
      })
    // By the signal only: someone who edits a policy did not ask for new threads.
    if (cause !== 'signal') return
    if (await gateway.rotate()) log.info({ event: 'tables, brands and model read again' })
    else log.warn({ event: 'tables or model cannot be read, the old ones stay' })
  }
  return (cause) => {
    last = last.then(() => reload(cause)).catch((error: unknown) => log.warn({ event: 'reload', err: error }))
  }
}
