/** Everybody's accounts, for who administers them; and the first one, where there is none yet. */
import { type FormEvent, useCallback, useEffect, useState } from 'react'
import { type Account, type Invitation, type Role, roles } from '../../api/people-types.ts'
import { useApp } from '../../app/app-context.ts'
import { useResult } from '../../app/use-result.ts'
import { fill } from '../../i18n/i18n.ts'
import { failureText } from '../../parts/failure-text.ts'
import { Loading, Problem } from '../../parts/problem.tsx'
import { Screen } from '../screen.tsx'
import { AccountDialog } from './account-dialog.tsx'
import { RoleChoice, readAddresses } from './account-fields.tsx'
import { LinkDialog } from './link-dialog.tsx'

/** Somebody who types is asked for once they pause, ms. */
const typingMs = 250

export const Accounts = () => {
  const { api, t, state } = useApp()
  const { people } = t
  const [q, setQ] = useState('')
  const [typed, setTyped] = useState('')
  const [more, setMore] = useState<{ readonly items: readonly Account[]; readonly next: number | null } | null>(null)
  const [invitation, setInvitation] = useState<Invitation | null>(null)
  const [chosen, setChosen] = useState<Account | null>(null)
  const ask = useCallback(() => api.accounts({ q }), [api, q])
  const { value, failure, again } = useResult(ask)
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed), typingMs)
    return () => clearTimeout(timer)
  }, [typed])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another first page makes the later ones stale
  useEffect(() => setMore(null), [value])
  const items = [...(value?.items ?? []), ...(more?.items ?? [])]
  const next = more === null ? (value?.next ?? null) : more.next
  const showMore = async (after: number) => {
    const page = await api.accounts({ q, after })
    if (page.ok) setMore((old) => ({ items: [...(old?.items ?? []), ...page.value.items], next: page.value.next }))
  }
  const isHousehold = !state.account
  return (
    <Screen title={people.accounts} about={isHousehold ? people.householdAbout : people.accountsAbout}>
      <AddAccount isFirst={isHousehold} onAdded={setInvitation} />
      {!isHousehold && (
        <section className="part card">
          <label className="field">
            <span>{people.search}</span>
            <input
              type="search"
              autoComplete="off"
              spellCheck={false}
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
            />
          </label>
          {value ? (
            items.length === 0 ? (
              <p className="empty-line">{people.none}</p>
            ) : (
              <ul className="entries">
                {items.map((account) => (
                  <li key={account.id}>
                    <AccountLine account={account} />
                    <button
                      type="button"
                      className="is-small"
                      aria-label={fill(people.edit, { login: account.login })}
                      onClick={() => setChosen(account)}
                    >
                      {t.people.change}
                    </button>
                  </li>
                ))}
              </ul>
            )
          ) : failure ? (
            <Problem text={t.list.failed} failure={failure} again={again} />
          ) : (
            <Loading />
          )}
          {next !== null && (
            <button type="button" onClick={() => void showMore(next)}>
              {people.more}
            </button>
          )}
        </section>
      )}
      {chosen && (
        <AccountDialog
          account={chosen}
          onClose={() => setChosen(null)}
          onChanged={again}
          onInvited={(made) => {
            setChosen(null)
            setInvitation(made)
          }}
        />
      )}
      {invitation && (
        <LinkDialog
          invitation={invitation}
          onClose={() => {
            setInvitation(null)
            again()
          }}
        />
      )}
    </Screen>
  )
}

const AccountLine = ({ account }: { readonly account: Account }) => {
  const { t } = useApp()
  const { people } = t
  const { login, name, roles: given, addresses, disabledAt, filtering } = account
  return (
    <span className="account-line">
      <b>{login}</b> {name}
      {disabledAt !== null && <span className="tag">{people.stopped}</span>}
      {!filtering && <span className="tag">{people.unfiltered}</span>}
      <small className="small">
        {[given.map((role) => people.role[role]).join(' · '), ...addresses].filter((part) => part !== '').join('  ')}
      </small>
    </span>
  )
}

const AddAccount = ({
  isFirst,
  onAdded,
}: {
  readonly isFirst: boolean
  readonly onAdded: (made: Invitation) => void
}) => {
  const { api, t, lang, say } = useApp()
  const { people } = t
  const [login, setLogin] = useState('')
  const [name, setName] = useState('')
  const [addresses, setAddresses] = useState('')
  const [given, setGiven] = useState<readonly Role[]>(isFirst ? ['person', 'admin'] : ['person'])
  const [complaint, setComplaint] = useState('')
  const add = async (event: FormEvent) => {
    event.preventDefault()
    const result = await api.addAccount({ login, name, roles: given, addresses: readAddresses(addresses) })
    if (!result.ok) return setComplaint(failureText(result.failure, lang))
    setComplaint('')
    setLogin('')
    setName('')
    setAddresses('')
    say(fill(people.added, { login }))
    onAdded(result.value)
  }
  return (
    <details className="part card" open={isFirst}>
      <summary>{people.add}</summary>
      {isFirst && <p className="note">{people.householdWarn}</p>}
      <form className="form" onSubmit={(event) => void add(event)}>
        <label className="field">
          <span>{people.login}</span>
          <input
            type="text"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={login}
            required
            maxLength={254}
            onChange={({ target }) => setLogin(target.value)}
          />
          <small>{people.addHint}</small>
        </label>
        <label className="field">
          <span>{people.name}</span>
          <input
            type="text"
            autoComplete="off"
            value={name}
            maxLength={200}
            onChange={({ target }) => setName(target.value)}
          />
        </label>
        <label className="field">
          <span>{people.addresses}</span>
          <textarea
            rows={2}
            autoComplete="off"
            spellCheck={false}
            value={addresses}
            onChange={({ target }) => setAddresses(target.value)}
          />
          <small>{people.addressesHint}</small>
        </label>
        <RoleChoice value={given} onChange={setGiven} fixed={isFirst ? 'admin' : null} options={roles} />
        <p role="alert" className="is-bad">
          {complaint}
        </p>
        <div className="buttons">
          <button type="submit" className="is-main">
            {people.add}
          </button>
        </div>
      </form>
    </details>
  )
}
