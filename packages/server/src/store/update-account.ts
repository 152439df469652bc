/** What is changed of an account: only what is named. */
import { setAddresses } from './account-addresses.ts'
import { formatRoles } from './account-row.ts'
import { getAccount } from './find-account.ts'
import { tellChange } from './gateway-changes.ts'
import type { Role } from './schema.ts'
import { dropSessionsOf } from './sessions.ts'
import { holdName, inTransaction, type Store } from './store.ts'

export type AccountChange = {
  readonly name?: string | undefined
  readonly roles?: readonly Role[] | undefined
  readonly addresses?: readonly string[] | undefined
  readonly lang?: 'ja' | 'en' | null | undefined
  readonly filtering?: boolean | undefined
  /** A hash, null: no password. */
  readonly passwordHash?: string | null | undefined
  /** true ends its sessions at once. */
  readonly disabled?: boolean | undefined
}
export type AccountChanged =
  | { readonly ok: true }
  | { readonly ok: false; readonly problem: 'not-found' | 'last-admin' }
  | { readonly ok: false; readonly problem: 'address-taken'; readonly address: string }

/** All of it or, where something stands against it, nothing. Somebody has to be left who administers. */
export const updateAccount = (store: Store, id: number, change: AccountChange): Promise<AccountChanged> =>
  inTransaction(store, async (inside): Promise<AccountChanged> => {
    const { db, tenantId, now } = inside
    // Two that take each other's rights at once would leave nobody.
    await holdName(inside, 'accounts')
    const before = await getAccount(inside, id)
    if (before === null) return { ok: false, problem: 'not-found' }
    const { name, roles, addresses, lang, filtering, passwordHash, disabled } = change
    const loses = disabled === true || (roles !== undefined && !roles.includes('admin'))
    if (loses && before.roles.includes('admin') && before.disabledAt === null && !(await otherAdmin(inside, id)))
      return { ok: false, problem: 'last-admin' }
    if (addresses !== undefined) {
      const taken = await setAddresses(inside, id, addresses)
      if (taken !== null) return { ok: false, problem: 'address-taken', address: taken }
    }
    const disabledAt = disabled === true ? (before.disabledAt ?? now()) : null
    await db
      .updateTable('account')
      .set((eb) => ({
        // An update has to set something.
        id: eb.ref('id'),
        ...(name === undefined ? {} : { name }),
        ...(roles === undefined ? {} : { roles: formatRoles(roles) }),
        ...(lang === undefined ? {} : { lang }),
        ...(filtering === undefined ? {} : { filtering: filtering ? 1 : 0 }),
        ...(passwordHash === undefined ? {} : { passwordHash }),
        ...(disabled === undefined ? {} : { disabledAt }),
      }))
      .where('tenantId', '=', tenantId)
      .where('id', '=', id)
      .execute()
    if (disabled === true) await dropSessionsOf(inside, id)
    if (filtering !== undefined || addresses !== undefined) await tellChange(inside)
    return { ok: true }
  })

const otherAdmin = async ({ db, tenantId }: Store, id: number): Promise<boolean> =>
  (await db
    .selectFrom('account')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('id', '<>', id)
    .where('disabledAt', 'is', null)
    .where('roles', 'like', '%"admin"%')
    .limit(1)
    .executeTakeFirst()) !== undefined
