/** The part of the API that is about people: signing in, one's own account, and those of all. */
import type { Result } from './client.ts'
import type {
  Account,
  AccountPage,
  AccountPatch,
  Accounts,
  AuditFilter,
  AuditPage,
  Invitation,
  NewAccount,
  Passkey,
  PasskeyOptions,
} from './people-types.ts'
import type { Lang } from './types.ts'

export type Call = <T>(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown) => Promise<Result<T>>

const query = (values: Readonly<Record<string, string | number | null | undefined>>): string => {
  const set = Object.entries(values).flatMap(([name, value]) =>
    value === undefined || value === null || value === '' ? [] : [[name, String(value)]],
  )
  return set.length === 0 ? '' : `?${new URLSearchParams(set)}`
}

export const peopleApi = (call: Call) => ({
  /** @param login null: the household's one password. */
  login: (login: string | null, password: string) =>
    call<unknown>('POST', '/login', login === null ? { password } : { login, password }),
  passkeyRequest: () => call<PasskeyOptions>('POST', '/login/passkey/options', {}),
  /** @param response as the browser's passkey answered. */
  loginByPasskey: (response: unknown) => call<unknown>('POST', '/login/passkey', response),
  logout: () => call<unknown>('POST', '/logout', {}),
  account: () => call<AccountPage>('GET', '/account'),
  patchAccount: (patch: { readonly name?: string; readonly lang?: Lang; readonly filtering?: boolean }) =>
    call<unknown>('PATCH', '/account', patch),
  setPassword: (change: { readonly current?: string; readonly password: string }) =>
    call<unknown>('POST', '/account/password', change),
  signOutEverywhere: () => call<unknown>('DELETE', '/account/sessions'),
  passkeys: () => call<readonly Passkey[]>('GET', '/passkeys'),
  /** @param password one's own, where one is set. */
  passkeyCreation: (password?: string) =>
    call<PasskeyOptions>('POST', '/passkeys/options', password === undefined ? {} : { password }),
  addPasskey: (name: string, response: unknown) => call<unknown>('POST', '/passkeys', { name, response }),
  removePasskey: (id: string) => call<unknown>('DELETE', `/passkeys/${id}`),
  accounts: (page: { readonly after?: number | undefined; readonly q?: string }) =>
    call<Accounts>('GET', `/accounts${query(page)}`),
  addAccount: (wanted: NewAccount) => call<Invitation>('POST', '/accounts', wanted),
  changeAccount: (id: number, patch: AccountPatch) => call<Account>('PATCH', `/accounts/${id}`, patch),
  inviteAccount: (id: number) => call<Invitation>('POST', `/accounts/${id}/invite`, {}),
  signOutAccount: (id: number) => call<unknown>('DELETE', `/accounts/${id}/sessions`),
  audit: (filter: AuditFilter, before?: number) => call<AuditPage>('GET', `/audit${query({ ...filter, before })}`),
})

export const auditCsvUrl = (filter: AuditFilter): string => `/api/audit.csv${query(filter)}`
/** Where the browser goes to sign in at the firm's provider. */
export const providerUrl = '/oidc/start'
