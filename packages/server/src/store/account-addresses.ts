/** Mail addresses of accounts: each belongs to one at most, and whoever has it sees what is held of its mail. */
import { holdName, inTransaction, type Store } from './store.ts'

export const addressesOf = async (
  { db, tenantId }: Store,
  accountIds: readonly number[],
): Promise<ReadonlyMap<number, readonly string[]>> => {
  const rows = await db
    .selectFrom('accountAddress')
    .select(['accountId', 'address'])
    .where('tenantId', '=', tenantId)
    .where('accountId', 'in', accountIds)
    .orderBy('address')
    .execute()
  const found = new Map<number, string[]>()
  for (const { accountId, address } of rows) {
    const known = found.get(accountId)
    if (known === undefined) found.set(accountId, [address])
    else known.push(address)
  }
  return found
}

/** All addresses of an account, anew. @returns one that is another's, where nothing was changed; else null. */
export const setAddresses = (store: Store, accountId: number, given: readonly string[]): Promise<string | null> =>
  inTransaction(store, async (inside) => {
    const { db, tenantId } = inside
    await holdName(inside, 'accounts')
    const addresses = [...new Set(given.map((address) => address.toLowerCase()))]
    if (addresses.length > 0) {
      const taken = await db
        .selectFrom('accountAddress')
        .select('address')
        .where('tenantId', '=', tenantId)
        .where('address', 'in', addresses)
        .where('accountId', '<>', accountId)
        .executeTakeFirst()
      if (taken !== undefined) return taken.address
    }
    await db.deleteFrom('accountAddress').where('tenantId', '=', tenantId).where('accountId', '=', accountId).execute()
    if (addresses.length > 0)
      await db
        .insertInto('accountAddress')
        .values(addresses.map((address) => ({ tenantId, address, accountId })))
        .execute()
    return null
  })
