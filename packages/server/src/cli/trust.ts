/** What the operator trusts, as the command line names it: `top` is the topmost field, whatever its id. */

import type { AuthTrust } from '@miwake/engine'

export const trustOf = (options: {
  readonly trustAuthservId?: readonly string[]
  readonly trustArcSealer?: readonly string[]
}): AuthTrust => {
  const ids = options.trustAuthservId ?? []
  return {
    authservIds: ids.filter((id) => id !== 'top'),
    topmost: ids.includes('top'),
    arcSealers: options.trustArcSealer ?? [],
  }
}
