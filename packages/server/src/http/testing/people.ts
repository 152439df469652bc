/** For tests: people with accounts, each asking by a session of their own. */
import { type AccountInput, addAccount, addSession, type Role } from '../../store/index.ts'
import type { TryRequest, tryApp } from './try-app.ts'

type Tried = Awaited<ReturnType<typeof tryApp>>

export const addPerson = async (
  { store, ask }: Tried,
  login: string,
  more: Partial<AccountInput> & { readonly roles?: readonly Role[] } = {},
) => {
  const added = await addAccount(store, { login, name: '', roles: ['person'], addresses: [], ...more })
  if (!added.ok) throw new Error(added.problem)
  const { id } = added.account
  const enter = async () => {
    const session = await addSession(store, { kind: 'session', lifeMs: 3_600_000, accountId: id })
    const signedIn = (path: string, init: TryRequest = {}) =>
      ask(path, { ...init, headers: { Cookie: `miwake-4649=${session}`, ...init.headers } })
    const state = (await (await signedIn('/api/state')).json()) as { readonly csrf?: string }
    const send = (method: string, path: string, body: unknown = {}) =>
      signedIn(path, {
        method,
        ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
        headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': state.csrf ?? '' },
      })
    const get = async <T>(path: string): Promise<T> => (await (await signedIn(path)).json()) as T
    return { session, signedIn, send, get }
  }
  return { id, login, enter, ...(await enter()) }
}

export type TriedPerson = Awaited<ReturnType<typeof addPerson>>
