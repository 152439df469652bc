/** Whose session it is, asked anew each time: roles, addresses and disabling count at once. */
import { addressesOf, findSession, getAccount, hasAccounts, type Store } from '../../store/index.ts'
import type { Actor } from './actor.ts'

/** null where the session is over, its account disabled, or it is of the time before there were accounts. */
export const actorOfSession = async (store: Store, token: string): Promise<Actor | null> => {
  const session = await findSession(store, token)
  if (session === null) return null
  const { accountId } = session
  if (accountId === null) return (await hasAccounts(store)) ? null : { kind: 'household' }
  const [account, addresses] = await Promise.all([getAccount(store, accountId), addressesOf(store, [accountId])])
  if (account === null || account.disabledAt !== null) return null
  const { login, name, roles, lang, filtering } = account
  return {
    kind: 'account',
    accountId,
    login,
    name,
    roles,
    addresses: addresses.get(accountId) ?? [],
    lang,
    filtering,
  }
}
