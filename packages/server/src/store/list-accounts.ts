/** Accounts in the order they were made. */

import { addressesOf } from './account-addresses.ts'
import { type AccountRow, accountRow } from './account-row.ts'
import type { Store } from './store.ts'

export type AccountQuestion = {
  /** Of the page before: its last id. */
  readonly afterId?: number | undefined
  /** A piece of the login or the name. */
  readonly q?: string | undefined
  readonly limit: number
}
export type ListedAccount = AccountRow & { readonly addresses: readonly string[]; readonly passkeys: number }

export const listAccounts = async (
  store: Store,
  { afterId = 0, q = '', limit }: AccountQuestion,
): Promise<readonly ListedAccount[]> => {
  const { db, tenantId } = store
  let question = db.selectFrom('account').selectAll().where('tenantId', '=', tenantId).where('id', '>', afterId)
  if (q.trim() !== '') {
    // What `like` reads as a wildcard is left out: no login holds one.
    const piece = `%${q.trim().replaceAll(/[%_\\]/g, '')}%`
    question = question.where((eb) => eb.or([eb('login', 'like', piece.toLowerCase()), eb('name', 'like', piece)]))
  }
  const rows = (await question.orderBy('id').limit(limit).execute()).map(accountRow)
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const addresses = await addressesOf(store, ids)
  const keys = await db
    .selectFrom('passkey')
    .select(['accountId', (eb) => eb.fn.countAll<number>().as('count')])
    .where('tenantId', '=', tenantId)
    .where('accountId', 'in', ids)
    .groupBy('accountId')
    .execute()
  const passkeys = new Map(keys.map(({ accountId, count }) => [accountId, Number(count)]))
  return rows.map((row) => ({
    ...row,
    addresses: addresses.get(row.id) ?? [],
    passkeys: passkeys.get(row.id) ?? 0,
  }))
}
