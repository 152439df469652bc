/** A provider's entry as the form takes it: its best server. */
import type { Preset as Found } from '../mailbox/providers.ts'
import type { Preset } from './world.ts'

export const viewPreset = (found: Found | null): Preset | null => {
  const best = found?.servers[0]
  if (!found || best === undefined) return null
  const { kind, host, port, security, user, verified } = best
  // The simplest that works: a password, one made for the program, else the operator's own client.
  const sign = (['password', 'app-password', 'oauth2'] as const).find((way) => found.signIn.includes(way)) ?? 'password'
  return { id: found.id, name: found.name, kind, host, port, security, user, sign, note: found.note, verified }
}
