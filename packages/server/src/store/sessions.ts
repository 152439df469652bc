/** Who may use the reader: sessions, and links that open one once. Only hashes of their tokens are kept. */
import { hash, randomBytes } from 'node:crypto'
import type { SessionKind } from './schema.ts'
import type { Store } from './store.ts'

const tokenBytes = 32
const tokenHashOf = (token: string): string => hash('sha256', token, 'hex')

/** @returns its token, base64url; it is told only now. */
export const addSession = async (
  { db, tenantId, now }: Store,
  { kind, lifeMs }: { readonly kind: SessionKind; readonly lifeMs: number },
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
      accountId: null,
    })
    .execute()
  return token
}

/** When the session ends (epoch ms); null where there is none of that token, or it is over. */
export const findSession = async ({ db, tenantId, now }: Store, token: string): Promise<number | null> => {
  const row = await db
    .selectFrom('session')
    .select('expiresAt')
    .where('tenantId', '=', tenantId)
    .where('tokenHash', '=', tokenHashOf(token))
    .where('kind', '=', 'session')
    .where('expiresAt', '>', now())
    .executeTakeFirst()
  return row?.expiresAt ?? null
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

export const dropExpiredSessions = async ({ db, tenantId, now }: Store): Promise<void> => {
  await db.deleteFrom('session').where('tenantId', '=', tenantId).where('expiresAt', '<=', now()).execute()
}
