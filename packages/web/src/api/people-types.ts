/** What the API answers about accounts, as the page reads it. */
import type { Lang } from './types.ts'

export type Role = 'person' | 'admin' | 'analyst' | 'trainer'
export const roles: readonly Role[] = ['person', 'admin', 'analyst', 'trainer']

export type OwnAccount = {
  readonly login: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly addresses: readonly string[]
  readonly lang: Lang | null
  /** false: mail to the addresses is handed on unfiltered. */
  readonly filtering: boolean
}
export type AccountPage = OwnAccount & {
  readonly hasPassword: boolean
  /** Signs in at an OpenID provider. */
  readonly hasProvider: boolean
  /** At the address this page was opened by. */
  readonly passkeysWork: boolean
}
export type Passkey = {
  readonly id: string
  readonly name: string
  readonly createdAt: number
  readonly usedAt: number | null
}
export type Account = OwnAccount & {
  readonly id: number
  readonly hasPassword: boolean
  readonly passkeys: number
  readonly createdAt: number
  readonly disabledAt: number | null
}
export type Accounts = { readonly items: readonly Account[]; readonly next: number | null }
export type NewAccount = {
  readonly login: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly addresses: readonly string[]
}
export type AccountPatch = {
  readonly name?: string
  readonly roles?: readonly Role[]
  readonly addresses?: readonly string[]
  readonly disabled?: boolean
}
/** `link` opens the account once. */
export type Invitation = { readonly id: number; readonly link: string; readonly expiresAt: number }

export type AuditRow = {
  readonly id: number
  readonly at: number
  readonly actor: string
  readonly action: string
  readonly target: string
  readonly detail?: unknown
}
export type AuditPage = { readonly items: readonly AuditRow[]; readonly next: number | null }
export type AuditFilter = { readonly actor: string; readonly action: string; readonly target: string }

/** Told to a page that is not signed in: how one can be. */
export type WaysIn = {
  /** A password was ever set. */
  readonly password: boolean
  /** People have accounts. */
  readonly accounts: boolean
  readonly passkeys: boolean
  /** What the button of the firm's sign-in says; '' where there is none. */
  readonly oidc: string
}
/** Of WebAuthn, for the browser alone to read and write. */
export type PasskeyOptions = { readonly challenge: string }
