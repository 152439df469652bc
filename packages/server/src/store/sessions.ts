/** Who may use the reader: sessions, and links that open one once. Only hashes of their tokens are kept. */
import { hash, randomBytes } from 'node:crypto'
import type { SessionKind } from './schema.ts'
import type { Store } from './store.ts'

const tokenBytes = 32
const tokenHashOf = (token: string): string => hash('sha256', token, 'hex')

export type SessionInput = {
  readonly kind: SessionKind
  readonly lifeMs: number
  /** Whose it is; null: the household's. */
  readonly accountId?: number | null
}
export type OpenSession = {
  /** Epoch ms. */
  readonly expiresAt: number
  readonly accountId: number | null
}

/** @returns its token, base64url; it is told only now. */
export const addSession = async (
  { db, tenantId, now }: Store,
  { kind, lifeMs, accountId = null }: SessionInput,
): Promise<string> => {
  const token = randomBytes(tokenBytes).toString('base64url')
  const createdAt = now()
  await db
    .insertInto('session')
    .values({
      tenantId,
      tokenHash: tokenHashOf(token),
      kind,
      createdAt,
      expiresAt: createdAt + lifeMs,
      accountId,
    })
    .execute()
  return token
}

/** null where there is none of that token, it is over, or its account is disabled. */
export const findSession = async ({ db, tenantId, now }: Store, token: string): Promise<OpenSession | null> => {
  const row = await db
    .selectFrom('session')
    .leftJoin('account', (join) =>
      join.onRef('account.tenantId', '=', 'session.tenantId').onRef('account.id', '=', 'session.accountId'),
    )
    .select(['session.expiresAt', 'session.accountId'])
    .where('session.tenantId', '=', tenantId)
    .where('session.tokenHash', '=', tokenHashOf(token))
    .where('session.kind', '=', 'session')
    .where('session.expiresAt', '>', now())
    .where('account.disabledAt', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** Uses a link up. @returns whether it was good. */
export const takeLink = async ({ db, tenantId, now }: Store, token: string): Promise<boolean> => {
  const result = await db
    .deleteFrom('session')
    .where('tenantId', '=', tenantId)
    .where('tokenHash', '=', tokenHashOf(token))
    .where('kind', '=', 'link')
    .where('expiresAt', '>', now())
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}

export const dropSession = async ({ db, tenantId }: Store, token: string): Promise<void> => {
  await db.deleteFrom('session').where('tenantId', '=', tenantId).where('tokenHash', '=', tokenHashOf(token)).execute()
}

/** Signs everybody out: a new password ends the old one's sessions. */
export const dropAllSessions = async ({ db, tenantId }: Store): Promise<void> => {
  await db.deleteFrom('session').where('tenantId', '=', tenantId).execute()
}

/** Signs an account out everywhere. */
export const dropSessionsOf = async ({ db, tenantId }: Store, accountId: number): Promise<void> => {
  await db.deleteFrom('session').where('tenantId', '=', tenantId).where('accountId', '=', accountId).execute()
}

export const dropExpiredSessions = async ({ db, tenantId, now }: Store): Promise<void> => {
  await db.deleteFrom('session').where('tenantId', '=', tenantId).where('expiresAt', '<=', now()).execute()
}
