/** Passkeys of accounts (WebAuthn). */
import type { Selectable } from 'kysely'
import type { PasskeyTable } from './schema.ts'
import type { Store } from './store.ts'

export type PasskeyRow = Omit<Selectable<PasskeyTable>, 'tenantId' | 'transports'> & {
  readonly transports: readonly string[]
}
export type PasskeyInput = Pick<
  PasskeyRow,
  'credentialId' | 'accountId' | 'publicKey' | 'counter' | 'transports' | 'name'
>

const rowOf = ({ tenantId: _, transports, ...row }: Selectable<PasskeyTable>): PasskeyRow => ({
  ...row,
  transports: JSON.parse(transports) as readonly string[],
})

/** @returns false where there is one of that id already. */
export const addPasskey = async (
  { db, tenantId, now }: Store,
  { transports, ...input }: PasskeyInput,
): Promise<boolean> => {
  const result = await db
    .insertInto('passkey')
    .values({ tenantId, ...input, transports: JSON.stringify(transports), createdAt: now(), usedAt: null })
    .onConflict((oc) => oc.columns(['tenantId', 'credentialId']).doNothing())
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Of an account that is not disabled; null where there is none. */
export const findPasskey = async ({ db, tenantId }: Store, credentialId: string): Promise<PasskeyRow | null> => {
  const row = await db
    .selectFrom('passkey')
    .innerJoin('account', (join) =>
      join.onRef('account.tenantId', '=', 'passkey.tenantId').onRef('account.id', '=', 'passkey.accountId'),
    )
    .selectAll('passkey')
    .where('passkey.tenantId', '=', tenantId)
    .where('passkey.credentialId', '=', credentialId)
    .where('account.disabledAt', 'is', null)
    .executeTakeFirst()
  return row === undefined ? null : rowOf(row)
}

export const listPasskeys = async ({ db, tenantId }: Store, accountId: number): Promise<readonly PasskeyRow[]> =>
  (
    await db
      .selectFrom('passkey')
      .selectAll()
      .where('tenantId', '=', tenantId)
      .where('accountId', '=', accountId)
      .orderBy('createdAt')
      .orderBy('credentialId')
      .execute()
  ).map(rowOf)

/** It was signed in with. @param counter what the authenticator counts, 0 where it counts nothing. */
export const usePasskey = async (
  { db, tenantId, now }: Store,
  credentialId: string,
  counter: number,
): Promise<void> => {
  await db
    .updateTable('passkey')
    .set({ counter, usedAt: now() })
    .where('tenantId', '=', tenantId)
    .where('credentialId', '=', credentialId)
    .execute()
}

/** @param credentialId null: all of the account. @returns how many there were. */
export const removePasskeys = async (
  { db, tenantId }: Store,
  accountId: number,
  credentialId: string | null,
): Promise<number> => {
  let question = db.deleteFrom('passkey').where('tenantId', '=', tenantId).where('accountId', '=', accountId)
  if (credentialId !== null) question = question.where('credentialId', '=', credentialId)
  return Number((await question.executeTakeFirst()).numDeletedRows)
}
