/** What is good for one use: a sign-in begun, a first sign-in, a link of a digest mail. Only hashes of tokens are kept. */
import { hash, randomBytes } from 'node:crypto'
import type { TicketKind } from './schema.ts'
import type { Store } from './store.ts'

const tokenBytes = 32
const tokenHashOf = (token: string): string => hash('sha256', token, 'hex')

export type TicketInput = {
  readonly kind: TicketKind
  /** Anything JSON can say. */
  readonly data: unknown
  readonly lifeMs: number
}

/** @returns its token: 256 random bits, base64url; told only now. */
export const addTicket = async ({ db, tenantId, now }: Store, { kind, data, lifeMs }: TicketInput): Promise<string> => {
  const token = randomBytes(tokenBytes).toString('base64url')
  const createdAt = now()
  await db
    .insertInto('ticket')
    .values({
      tenantId,
      tokenHash: tokenHashOf(token),
      kind,
      data: JSON.stringify(data),
      createdAt,
      expiresAt: createdAt + lifeMs,
    })
    .execute()
  return token
}

/** What it is good for, and it stays; null where there is none, or it is over. */
export const findTicket = async ({ db, tenantId, now }: Store, kind: TicketKind, token: string): Promise<unknown> => {
  const row = await db
    .selectFrom('ticket')
    .select('data')
    .where('tenantId', '=', tenantId)
    .where('tokenHash', '=', tokenHashOf(token))
    .where('kind', '=', kind)
    .where('expiresAt', '>', now())
    .executeTakeFirst()
  return row === undefined ? null : (JSON.parse(row.data) as unknown)
}

/** As findTicket(), and used up: of many who ask at once, one is answered. */
export const takeTicket = async ({ db, tenantId, now }: Store, kind: TicketKind, token: string): Promise<unknown> => {
  const row = await db
    .deleteFrom('ticket')
    .where('tenantId', '=', tenantId)
    .where('tokenHash', '=', tokenHashOf(token))
    .where('kind', '=', kind)
    .where('expiresAt', '>', now())
    .returning('data')
    .executeTakeFirst()
  return row === undefined ? null : (JSON.parse(row.data) as unknown)
}

/** Those made for exactly this: a newer link takes the place of an older one. */
export const dropTickets = async (
  { db, tenantId }: Store,
  { kind, data }: Pick<TicketInput, 'kind' | 'data'>,
): Promise<void> => {
  await db
    .deleteFrom('ticket')
    .where('tenantId', '=', tenantId)
    .where('kind', '=', kind)
    .where('data', '=', JSON.stringify(data))
    .execute()
}

export const dropExpiredTickets = async ({ db, tenantId, now }: Store): Promise<void> => {
  await db.deleteFrom('ticket').where('tenantId', '=', tenantId).where('expiresAt', '<=', now()).execute()
}
