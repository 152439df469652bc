/** One-time links to one held mail. Only hashes of them are kept (store/tickets.ts). */
import { z } from 'zod'
import { addTicket, dropTickets, findTicket, type Store, takeTicket } from '../../../store/index.ts'

export type LinkKind = 'release' | 'report'
export type HeldLink = {
  readonly id: number
  /** Who got it: a mail has other links for its recipient and for the administrator. */
  readonly to: string
}

const held = z.object({ id: z.int(), to: z.string() })
const parse = (data: unknown): HeldLink | null => held.safeParse(data).data ?? null

export const linkPath = (kind: LinkKind): string => `/held/${kind}`

/** @param until epoch ms: when the mail is gone, so is its link. An older one of the same use is good no more. */
export const addHeldLink = async (
  store: Store,
  kind: LinkKind,
  { link, until }: { readonly link: HeldLink; readonly until: number },
): Promise<string> => {
  await dropHeldLink(store, kind, link)
  return addTicket(store, { kind, data: link, lifeMs: Math.max(0, until - store.now()) })
}

export const dropHeldLink = (store: Store, kind: LinkKind, { id, to }: HeldLink): Promise<void> =>
  dropTickets(store, { kind, data: { id, to } })

/** null: never made, used, or over. */
export const findHeldLink = async (store: Store, kind: LinkKind, token: string): Promise<HeldLink | null> =>
  parse(await findTicket(store, kind, token))

/** As findHeldLink(), and used up. */
export const takeHeldLink = async (store: Store, kind: LinkKind, token: string): Promise<HeldLink | null> =>
  parse(await takeTicket(store, kind, token))
