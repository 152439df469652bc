/** `miwake account ...`: who may sign in, and as what. What is done here is written down as done by 'cli'. */
import { setAccountPassword } from '../http/access/account-password.ts'
import { isLoopbackAddress } from '../http/access/host.ts'
import { invite, inviteAnew, withdrawInvite } from '../http/access/invite.ts'
import { addressForm, loginCharsMax, loginForm } from '../http/access/login-form.ts'
import { askLines } from '../http/serve/ask-lines.ts'
import { complain, say, settingsFor } from '../http/serve/place.ts'
import { withStore } from '../http/serve/with-store.ts'
import {
  type AccountChange,
  type AccountRow,
  addAccount,
  addressesOf,
  findAccount,
  roles as knownRoles,
  listAccounts,
  type Role,
  type Store,
  updateAccount,
  writeAudit,
} from '../store/index.ts'
import { fit } from './layout.ts'
import { type PeopleTexts, peopleTexts } from './people-texts.ts'
import { safeJson, safeLine } from './safe.ts'
import type { Place } from './server-commands.ts'
import { serverTexts } from './server-texts.ts'
import { fill, type Lang } from './texts.ts'

const cli = { accountId: null, actor: 'cli' } as const
const pageSize = 500

type Base = { readonly store: Store; readonly t: PeopleTexts; readonly linkOf: (token: string) => string }

const inStore = async (place: Place, lang: Lang, work: (base: Base) => Promise<number>): Promise<number> => {
  const loaded = settingsFor(place, lang)
  if (loaded === null) return 2
  const { host, port, https, names } = loaded.settings
  // By its name, where it has one: passkeys are bound to it.
  const name = names[0] ?? (isLoopbackAddress(host) ? 'localhost' : host)
  const where = `${https ? 'https' : 'http'}://${name}${https ? '' : `:${port}`}`
  const linkOf = (token: string) => `${where}/open?token=${token}`
  return withStore(loaded.settings, (store) => work({ store, t: peopleTexts(lang), linkOf }))
}

const ofAccount = (
  place: Place,
  { login, lang }: { readonly login: string; readonly lang: Lang },
  work: (base: Base & { readonly account: AccountRow }) => Promise<number>,
): Promise<number> =>
  inStore(place, lang, async (base) => {
    const account = await findAccount(base.store, login)
    return account === null ? complain(fill(base.t.noAccount, { login: safeLine(login) })) : work({ ...base, account })
  })

const readRoles = (given: readonly string[], t: PeopleTexts): readonly Role[] | null => {
  const wrong = given.find((role) => !knownRoles.some((known) => known === role))
  if (wrong === undefined) return given as readonly Role[]
  complain(fill(t.badRole, { role: safeLine(wrong) }))
  return null
}

const readAddresses = (given: readonly string[], t: PeopleTexts): readonly string[] | null => {
  const addresses = given.map((address) => address.trim().toLowerCase())
  const wrong = addresses.find((address) => !addressForm.test(address) || address.length > loginCharsMax)
  if (wrong === undefined) return addresses
  complain(fill(t.badAddress, { address: safeLine(wrong) }))
  return null
}

type NewAccount = {
  readonly login: string
  readonly name: string
  readonly roles: readonly string[]
  readonly addresses: readonly string[]
}

export const addCommand = (place: Place, given: NewAccount, lang: Lang): Promise<number> =>
  inStore(place, lang, async ({ store, t, linkOf }) => {
    const login = given.login.trim().toLowerCase()
    if (!loginForm.test(login)) return complain(fill(t.badLogin, { login: safeLine(login) }))
    const roles = readRoles(given.roles, t)
    const addresses = readAddresses(given.addresses, t)
    if (roles === null || addresses === null) return 2
    const added = await addAccount(store, { login, name: given.name.trim().slice(0, 200), roles, addresses })
    if (!added.ok)
      return complain(fill(t[added.problem], { login, address: 'address' in added ? safeLine(added.address) : '' }))
    const { account, isFirst } = added
    const detail = { roles: account.roles, addresses }
    await writeAudit(store, { ...cli, action: 'account.add', target: login, detail })
    say(fill(t.added, { login }))
    if (isFirst) say(t.isAdmin)
    say(fill(t.link, { link: linkOf(await invite(store, account.id)) }))
    say(t.linkNote)
    return 0
  })

export const listCommand = (
  place: Place,
  { word, json }: { readonly word: string; readonly json: boolean },
  lang: Lang,
): Promise<number> =>
  inStore(place, lang, async ({ store, t }) => {
    let afterId = 0
    let count = 0
    for (;;) {
      const rows = await listAccounts(store, { afterId, q: word, limit: pageSize })
      for (const row of rows) {
        count++
        afterId = row.id
        if (json) say(safeJson(JSON.stringify(row)))
        else {
          const marks = [row.disabledAt === null ? '' : t.stopped, row.filtering ? '' : t.unfiltered]
          const line = `${fit(safeLine(row.login), 24)} ${fit(row.roles.join(','), 22)} ${safeLine(row.name)}`
          say([line, ...marks, ...row.addresses.map(safeLine)].filter((part) => part !== '').join('  '))
        }
      }
      if (rows.length < pageSize) break
    }
    if (count === 0 && !json) say(t.none)
    return 0
  })

/** Changes, writes it down, and says so; or says what stands against it. */
const change = async (
  { store, t, account }: Base & { readonly account: AccountRow },
  wanted: AccountChange,
  { action, detail = {} }: { readonly action: 'roles' | 'addresses' | 'disable' | 'enable'; readonly detail?: object },
): Promise<number> => {
  const { id, login } = account
  const changed = await updateAccount(store, id, wanted)
  if (!changed.ok) {
    if (changed.problem === 'not-found') return complain(fill(t.noAccount, { login }))
    return complain(fill(t[changed.problem], { address: 'address' in changed ? safeLine(changed.address) : '' }))
  }
  await writeAudit(store, { ...cli, action: `account.${action}`, target: login, detail: { ...detail } })
  say(fill(action === 'disable' ? t.disabled : action === 'enable' ? t.enabled : t.done, { login: safeLine(login) }))
  return 0
}

export const disableCommand = (place: Place, login: string, lang: Lang): Promise<number> =>
  ofAccount(place, { login, lang }, async (base) => {
    const code = await change(base, { disabled: true }, { action: 'disable' })
    if (code === 0) await withdrawInvite(base.store, base.account.id)
    return code
  })

export const enableCommand = (place: Place, login: string, lang: Lang): Promise<number> =>
  ofAccount(place, { login, lang }, (base) => change(base, { disabled: false }, { action: 'enable' }))

export const roleCommand = (
  place: Place,
  { login, roles: given }: { readonly login: string; readonly roles: readonly string[] },
  lang: Lang,
): Promise<number> =>
  ofAccount(place, { login, lang }, async (base) => {
    const roles = readRoles(given, base.t)
    if (roles === null) return 2
    return change(base, { roles }, { action: 'roles', detail: { before: base.account.roles, after: roles } })
  })

type Addresses = { readonly login: string; readonly addresses: readonly string[]; readonly clear: boolean }

export const addressCommand = (
  place: Place,
  { login, addresses: given, clear }: Addresses,
  lang: Lang,
): Promise<number> =>
  ofAccount(place, { login, lang }, async (base) => {
    const { store, account, t } = base
    const before = (await addressesOf(store, [account.id])).get(account.id) ?? []
    if (given.length === 0 && !clear) {
      for (const address of before) say(safeLine(address))
      return 0
    }
    const addresses = readAddresses(given, t)
    if (addresses === null) return 2
    return change(base, { addresses }, { action: 'addresses', detail: { before, after: addresses } })
  })

export const passwordCommand = (place: Place, login: string, lang: Lang): Promise<number> =>
  ofAccount(place, { login, lang }, async ({ store, t, account }) => {
    const s = serverTexts(lang)
    const [first = '', second = ''] = await askLines([s.askPassword, s.askAgain])
    if (first !== second) return complain(s.notSame)
    const changed = await setAccountPassword(store, account.id, first)
    if (!changed.ok) return complain(s[changed.problem])
    await writeAudit(store, { ...cli, action: 'account.password', target: account.login })
    say(fill(t.passwordSet, { login: safeLine(account.login) }))
    return 0
  })

export const inviteCommand = (place: Place, login: string, lang: Lang): Promise<number> =>
  ofAccount(place, { login, lang }, async ({ store, t, account, linkOf }) => {
    if (account.disabledAt !== null) return complain(fill(t.isDisabled, { login: safeLine(account.login) }))
    const token = await inviteAnew(store, account.id)
    await writeAudit(store, { ...cli, action: 'account.invite', target: account.login })
    say(fill(t.link, { link: linkOf(token) }))
    say(t.linkNote)
    return 0
  })
