/** Accounts as they are handed out: roles parsed, the password's hash never among them. */
import type { Selectable } from 'kysely'
import type { AccountTable, Role } from './schema.ts'

export type AccountRow = Omit<Selectable<AccountTable>, 'tenantId' | 'roles' | 'passwordHash' | 'filtering'> & {
  readonly roles: readonly Role[]
  readonly hasPassword: boolean
  /** false: mail to its addresses is handed on unfiltered. */
  readonly filtering: boolean
}

export const roles: readonly Role[] = ['person', 'admin', 'analyst', 'trainer']

/** Each once and in that order, so that equal sets are equal texts. */
export const formatRoles = (given: readonly Role[]): string =>
  JSON.stringify(roles.filter((role) => given.includes(role)))

export const accountRow = ({
  tenantId: _,
  roles,
  passwordHash,
  filtering,
  ...row
}: Selectable<AccountTable>): AccountRow => ({
  ...row,
  roles: JSON.parse(roles) as readonly Role[],
  hasPassword: passwordHash !== null,
  filtering: filtering !== 0,
})
