/** Whoever is signed in, as the page is told; null the household. */
import type { AccountActor, Actor } from './access/actor.ts'

export const viewActor = (actor: Actor) => (actor.kind === 'household' ? null : viewOwn(actor))

export const viewOwn = ({ login, name, roles, addresses, lang, filtering }: AccountActor) => ({
  login,
  name,
  roles: [...roles],
  addresses: [...addresses],
  lang,
  filtering,
})
