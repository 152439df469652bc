/** One account, by its number, its login or one of its addresses. */
import { type AccountRow, accountRow } from './account-row.ts'
import type { Store } from './store.ts'

const accounts = ({ db, tenantId }: Store) => db.selectFrom('account').selectAll().where('tenantId', '=', tenantId)

export const getAccount = async (store: Store, id: number): Promise<AccountRow | null> => {
  const row = await accounts(store).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : accountRow(row)
}

/** @param login Any case. */
export const findAccount = async (store: Store, login: string): Promise<AccountRow | null> => {
  const row = await accounts(store).where('login', '=', login.toLowerCase()).executeTakeFirst()
  return row === undefined ? null : accountRow(row)
}

/** @param address Any case. */
export const findAccountByAddress = async (store: Store, address: string): Promise<AccountRow | null> => {
  const { db, tenantId } = store
  const row = await db
    .selectFrom('accountAddress')
    .select('accountId')
    .where('tenantId', '=', tenantId)
    .where('address', '=', address.toLowerCase())
    .executeTakeFirst()
  return row === undefined ? null : getAccount(store, row.accountId)
}

/** For a sign-in: null where there is no such account, it is disabled, or it has no password. */
export const findPasswordHash = async (
  store: Store,
  login: string,
): Promise<{ readonly accountId: number; readonly hash: string } | null> => {
  const row = await accounts(store)
    .where('login', '=', login.toLowerCase())
    .where('disabledAt', 'is', null)
    .executeTakeFirst()
  return row === undefined || row.passwordHash === null ? null : { accountId: row.id, hash: row.passwordHash }
}

/** Whether people have accounts here: as long as none has, one password or link is everything. */
export const hasAccounts = async ({ db, tenantId }: Store): Promise<boolean> =>
  (await db.selectFrom('account').select('id').where('tenantId', '=', tenantId).limit(1).executeTakeFirst()) !==
  undefined
