/**
 * Who asks, and what they may see. One place says it:
 * - As long as there is no account, whoever is in (one password, or a link) is the household and may do everything.
 * - An account sees the mailboxes it added itself; nobody else does, administrators included. Of what is held it sees
 *   what is for its addresses; administrators see all of it, and reading what is another's is in the audit log.
 * - Mailboxes that are nobody's own (of the household before there were accounts, or added in the terminal) are the
 *   administrators'.
 */
import type { AuditActor, Role } from '../../store/index.ts'
import { Problem, problems } from '../problem.ts'

export type AccountActor = {
  readonly kind: 'account'
  readonly accountId: number
  readonly login: string
  readonly name: string
  readonly roles: readonly Role[]
  /** Lower case. */
  readonly addresses: readonly string[]
  readonly lang: 'ja' | 'en' | null
  /** false: mail to the addresses is handed on unfiltered. */
  readonly filtering: boolean
}
export type Actor = { readonly kind: 'household' } | AccountActor

export const hasRole = (actor: Actor, role: Role): boolean => actor.kind === 'household' || actor.roles.includes(role)

/** @throws Problem 403. */
export const requireRole = (actor: Actor, role: Role): void => {
  if (!hasRole(actor, role)) throw new Problem(403, problems.forAdmins)
}

/** @param accountId of the mailbox: null, nobody's own. */
export const seesMailbox = (actor: Actor, { accountId }: { readonly accountId: number | null }): boolean =>
  actor.kind === 'household' || (accountId === null ? hasRole(actor, 'admin') : accountId === actor.accountId)

/** Whether it is one's own. @param address Any case. */
export const seesAddress = (actor: Actor, address: string): boolean =>
  actor.kind === 'household' || actor.addresses.includes(address.toLowerCase())

/** Whether mail held for a recipient may be shown and released. */
export const seesHeld = (actor: Actor, recipient: string): boolean =>
  seesAddress(actor, recipient) || hasRole(actor, 'admin')

/** Whose a mailbox is that this one adds. */
export const ownerOf = (actor: Actor): number | null => (actor.kind === 'household' ? null : actor.accountId)

export const auditActor = (actor: Actor): AuditActor =>
  actor.kind === 'household'
    ? { accountId: null, actor: 'household' }
    : { accountId: actor.accountId, actor: actor.login }
