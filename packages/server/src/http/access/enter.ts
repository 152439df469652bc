/** Opening a session for somebody who proved to be it. */
import type { Context } from 'hono'
import { getAccount, type Store, writeAudit } from '../../store/index.ts'
import { openSession, type SessionOptions } from './session.ts'

export type EnteredBy = 'password' | 'passkey' | 'oidc' | 'invite'

/** @returns false where the account is not there any more, or disabled. */
export const enterAs = async (
  c: Context,
  store: Store,
  sessions: SessionOptions,
  { accountId, by }: { readonly accountId: number; readonly by: EnteredBy },
): Promise<boolean> => {
  const account = await getAccount(store, accountId)
  if (account === null || account.disabledAt !== null) return false
  await openSession(c, store, sessions, accountId)
  const { login } = account
  await writeAudit(store, { accountId, actor: login, action: 'session.sign-in', target: login, detail: { by } })
  return true
}
