/** Links for a first sign-in, or for one who lost password and passkeys: good once, and the newest alone. */
import {
  addTicket,
  dropSessionsOf,
  dropTickets,
  findTicket,
  removePasskeys,
  type Store,
  takeTicket,
  updateAccount,
} from '../../store/index.ts'

/** From Friday to Monday. */
export const inviteLifeMs = 3 * 86_400_000

type Invited = { readonly accountId: number }

/** @returns the link's token. */
export const invite = async (store: Store, accountId: number): Promise<string> => {
  const ticket = { kind: 'invite', data: { accountId } satisfies Invited } as const
  await dropTickets(store, ticket)
  return addTicket(store, { ...ticket, lifeMs: inviteLifeMs })
}

/**
 * As invite(), for an account that was in use: its password, passkeys and sessions end. So nobody who may invite enters
 * as another without the other noticing.
 */
export const inviteAnew = async (store: Store, accountId: number): Promise<string> => {
  await updateAccount(store, accountId, { passwordHash: null })
  await removePasskeys(store, accountId, null)
  await dropSessionsOf(store, accountId)
  return invite(store, accountId)
}

/** Whom a link is for; null where it is used, or over. */
export const readInvite = async (store: Store, token: string): Promise<number | null> =>
  ((await findTicket(store, 'invite', token)) as Invited | null)?.accountId ?? null

/** As readInvite(), and the link is used up. */
export const takeInvite = async (store: Store, token: string): Promise<number | null> =>
  ((await takeTicket(store, 'invite', token)) as Invited | null)?.accountId ?? null

/** What was sent out is good no more. */
export const withdrawInvite = (store: Store, accountId: number): Promise<void> =>
  dropTickets(store, { kind: 'invite', data: { accountId } satisfies Invited })
