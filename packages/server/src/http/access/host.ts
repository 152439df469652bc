/** By which name the page was asked for: a foreign site could make a name of its own lead here (DNS rebinding). */
import { isIP } from 'node:net'

/** Host and port of a Host field (RFC 9110 §7.2), lower case; null where it is none. */
const partsOf = (field: string): { readonly host: string; readonly port: string } | null => {
  const found = /^(\[[\da-f:.]+\]|[a-z\d._-]+)(?::(\d{1,5}))?$/.exec(field.trim().toLowerCase())
  return found === null ? null : { host: found[1]!, port: found[2] ?? '' }
}

/** The port a page was asked at, '' where the usual one. */
export const portOf = (field: string | undefined): string => partsOf(field ?? '')?.port ?? ''

/** An address cannot be rebound, so any is right; of names only localhost and those of the settings. */
export const isOwnHost = (field: string | undefined, names: readonly string[]): boolean => {
  const host = partsOf(field ?? '')?.host
  if (host === undefined) return false
  if (isIP(host.replace(/^\[|\]$/g, '')) !== 0) return true
  return host === 'localhost' || host.endsWith('.localhost') || names.some((name) => name.toLowerCase() === host)
}

const loopback = /^(?:127(?:\.\d{1,3}){3}|::1|::ffff:127(?:\.\d{1,3}){3}|localhost)$/

/** Whether nobody but this machine reaches an address listened on. */
export const isLoopbackAddress = (address: string): boolean => loopback.test(address.toLowerCase())

/** Whether others than who is at this machine reach the page: by its address, or by a proxy in front of loopback. */
export const isReachedByOthers = ({
  listening,
  settings,
}: {
  readonly listening: string
  readonly settings: { readonly https: boolean; readonly proxy: boolean }
}): boolean => listening !== 'loopback' || settings.https || settings.proxy
