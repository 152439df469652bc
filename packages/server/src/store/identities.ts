/** Who an account is at OpenID providers: by issuer and subject, which alone are never given to another (OIDC Core §5.7). */
import type { Store } from './store.ts'

type Identity = { readonly issuer: string; readonly subject: string }

/** @returns the account's id, null where nobody is known by it. */
export const findIdentity = async ({ db, tenantId }: Store, { issuer, subject }: Identity): Promise<number | null> => {
  const row = await db
    .selectFrom('identity')
    .select('accountId')
    .where('tenantId', '=', tenantId)
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return row?.accountId ?? null
}

/** Nothing where it is known already: whose it is does not change. */
export const addIdentity = async (
  { db, tenantId, now }: Store,
  { issuer, subject }: Identity,
  accountId: number,
): Promise<void> => {
  await db
    .insertInto('identity')
    .values({ tenantId, issuer, subject, accountId, createdAt: now() })
    .onConflict((oc) => oc.columns(['tenantId', 'issuer', 'subject']).doNothing())
    .execute()
}

/** @param issuer none: at any. */
export const hasIdentity = async ({ db, tenantId }: Store, accountId: number, issuer?: string): Promise<boolean> => {
  let question = db
    .selectFrom('identity')
    .select('issuer')
    .where('tenantId', '=', tenantId)
    .where('accountId', '=', accountId)
  if (issuer !== undefined) question = question.where('issuer', '=', issuer)
  return (await question.limit(1).executeTakeFirst()) !== undefined
}
