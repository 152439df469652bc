/** Which account somebody has whom a provider vouches for. Issuer and subject decide; an address only where the settings say so. */
import type { OidcSettings } from '../../../config/oidc-settings.ts'
import {
  type AccountRow,
  addAccount,
  addIdentity,
  findAccount,
  findAccountByAddress,
  findIdentity,
  getAccount,
  hasIdentity,
  holdName,
  inTransaction,
  type Store,
  updateAccount,
  writeAudit,
} from '../../../store/index.ts'
import type { Person } from './claims.ts'

export type AccountFor =
  | { readonly ok: true; readonly accountId: number }
  | {
      readonly ok: false
      /** 'taken': somebody else has that login or address here already. */
      readonly problem: 'domain' | 'disabled' | 'unknown' | 'taken'
    }

type Rules = Pick<OidcSettings, 'create' | 'domains' | 'linkByEmail'>

/** Made, linked and given its roles in one go, or not at all. */
export const accountFor = (store: Store, person: Person, rules: Rules): Promise<AccountFor> =>
  inTransaction(store, async (inside): Promise<AccountFor> => {
    const { issuer, subject, email } = person
    // Two sign-ins of somebody new at once make one account.
    await holdName(inside, 'accounts')
    if (rules.domains.length > 0 && !rules.domains.includes(email?.slice(email.lastIndexOf('@') + 1) ?? ''))
      return { ok: false, problem: 'domain' }
    const known = await findIdentity(inside, { issuer, subject })
    if (known !== null) return withRoles(inside, await getAccount(inside, known), person)
    const same =
      email === null ? null : ((await findAccountByAddress(inside, email)) ?? (await findAccount(inside, email)))
    if (same !== null) {
      // An address is given to another person when the first one leaves: whoever is known there already stays the only one.
      if (!rules.linkByEmail || (await hasIdentity(inside, same.id, issuer))) return { ok: false, problem: 'taken' }
      if (same.disabledAt !== null) return { ok: false, problem: 'disabled' }
      await link(inside, same, person)
      return withRoles(inside, same, person)
    }
    if (!rules.create) return { ok: false, problem: 'unknown' }
    const login = email ?? `${subject}@${new URL(issuer).host}`.toLowerCase()
    const added = await addAccount(inside, {
      login,
      name: person.name,
      roles: person.roles ?? ['person'],
      addresses: email === null ? [] : [email],
      lang: person.lang,
    })
    if (!added.ok) return { ok: false, problem: 'taken' }
    await writeAudit(inside, { accountId: added.account.id, actor: 'oidc', action: 'account.add', target: login })
    await link(inside, added.account, person)
    return { ok: true, accountId: added.account.id }
  })

const link = async (store: Store, { id, login }: AccountRow, { issuer, subject }: Person): Promise<void> => {
  await addIdentity(store, { issuer, subject }, id)
  await writeAudit(store, {
    accountId: id,
    actor: 'oidc',
    action: 'account.link',
    target: login,
    detail: { issuer, subject },
  })
}

/** Where the provider tells roles, they are what it says now. The last administrator stays one. */
const withRoles = async (store: Store, account: AccountRow | null, { roles }: Person): Promise<AccountFor> => {
  if (account === null || account.disabledAt !== null) return { ok: false, problem: 'disabled' }
  const { id, login } = account
  const isSame =
    roles === null || (roles.length === account.roles.length && roles.every((r) => account.roles.includes(r)))
  if (!isSame && (await updateAccount(store, id, { roles })).ok)
    await writeAudit(store, {
      accountId: id,
      actor: 'oidc',
      action: 'account.roles',
      target: login,
      detail: { before: account.roles, after: roles },
    })
  return { ok: true, accountId: id }
}
