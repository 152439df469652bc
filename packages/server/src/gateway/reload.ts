/** What of the settings file takes effect while the gateway runs, and what waits for a restart. */
import type { Settings } from '../config/settings.ts'
import type { GatewaySettings } from './settings.ts'

/** Read anew for each mail. The others are part of sockets, threads or limits that are there already. */
export const reloadable = [
  'policies',
  'trustAuthservIds',
  'scanAuthenticated',
  'dnsbl',
  'uribl',
  'authservId',
  'outgoingMax',
  'quarantineDays',
  'reinject',
  'digest',
] as const satisfies readonly (keyof GatewaySettings)[]

export type Reload = {
  /** As they run from now on. */
  readonly settings: GatewaySettings
  /** Names of what changed and counts at once. */
  readonly changed: readonly string[]
  /** Names of what changed and counts only after a restart: 'gateway.milter', 'data'. */
  readonly waiting: readonly string[]
}

const differ = (one: unknown, other: unknown): boolean => JSON.stringify(one) !== JSON.stringify(other)

/** @param running As they were at start, with what was reloaded since. */
export const planReload = (running: Settings, read: Settings): Reload => {
  const isReloadable = (name: string) => reloadable.some((each) => each === name)
  const names = Object.keys(read.gateway) as (keyof GatewaySettings)[]
  const differing = names.filter((name) => differ(running.gateway[name], read.gateway[name]))
  const changed = differing.filter(isReloadable)
  const others = (Object.keys(read) as (keyof Settings)[]).filter(
    (name) => name !== 'gateway' && name !== 'logLevel' && differ(running[name], read[name]),
  )
  return {
    settings: { ...running.gateway, ...Object.fromEntries(changed.map((name) => [name, read.gateway[name]])) },
    changed,
    waiting: [...differing.filter((name) => !isReloadable(name)).map((name) => `gateway.${name}`), ...others],
  }
}
