/** Addresses whose owners want their mail unfiltered. */
import type { Store } from './store.ts'

export const optedOutAddresses = async ({ db, tenantId }: Store): Promise<readonly string[]> =>
  (
    await db
      .selectFrom('accountAddress')
      .innerJoin('account', (join) =>
        join
          .onRef('account.tenantId', '=', 'accountAddress.tenantId')
          .onRef('account.id', '=', 'accountAddress.accountId'),
      )
      .select('accountAddress.address')
      .where('accountAddress.tenantId', '=', tenantId)
      .where('account.filtering', '=', 0)
      .execute()
  ).map(({ address }) => address)
