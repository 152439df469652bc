/** A new account. The first one administers: from then on the one password of the household opens nothing. */
import { setAddresses } from './account-addresses.ts'
import { type AccountRow, formatRoles } from './account-row.ts'
import { findAccount, getAccount, hasAccounts } from './find-account.ts'
import type { Role } from './schema.ts'
import { holdName, inTransaction, type Store } from './store.ts'

export type AccountInput = {
  /** Any case. */
  readonly login: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly addresses: readonly string[]
  readonly lang?: 'ja' | 'en' | null
}
export type AddedAccount =
  | { readonly ok: true; readonly account: AccountRow; readonly isFirst: boolean }
  | { readonly ok: false; readonly problem: 'login-taken' }
  | { readonly ok: false; readonly problem: 'address-taken'; readonly address: string }

/** Thrown inside, so that nothing of it stays. */
class AddressTaken extends Error {
  readonly address: string
  constructor(address: string) {
    super('address taken')
    this.address = address
  }
}

export const addAccount = async (store: Store, input: AccountInput): Promise<AddedAccount> => {
  try {
    return await inTransaction(store, async (inside): Promise<AddedAccount> => {
      const { db, tenantId, now } = inside
      const login = input.login.toLowerCase()
      await holdName(inside, 'accounts')
      if ((await findAccount(inside, login)) !== null) return { ok: false, problem: 'login-taken' }
      const isFirst = !(await hasAccounts(inside))
      const { id } = await db
        .insertInto('account')
        .values({
          tenantId,
          login,
          name: input.name,
          roles: formatRoles(isFirst ? [...input.roles, 'admin'] : input.roles),
          passwordHash: null,
          lang: input.lang ?? null,
          filtering: 1,
          createdAt: now(),
          disabledAt: null,
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      const taken = await setAddresses(inside, id, input.addresses)
      if (taken !== null) throw new AddressTaken(taken)
      // What was opened by the household's password or link ends with it.
      if (isFirst) await db.deleteFrom('session').where('tenantId', '=', tenantId).execute()
      const account = await getAccount(inside, id)
      if (account === null) throw new Error('an account just added is not there')
      return { ok: true, account, isFirst }
    })
  } catch (error) {
    if (error instanceof AddressTaken) return { ok: false, problem: 'address-taken', address: error.address }
    throw error
  }
}
