/** One's own account: how one signs in, and whether one's mail is filtered. */
import { useCallback } from 'react'
import type { AccountPage } from '../../api/people-types.ts'
import { useApp } from '../../app/app-context.ts'
import { useResult } from '../../app/use-result.ts'
import { fill } from '../../i18n/i18n.ts'
import { Choice } from '../../parts/choice.tsx'
import { Loading, Problem } from '../../parts/problem.tsx'
import { Screen } from '../screen.tsx'
import { OwnPassword } from './own-password.tsx'
import { Passkeys } from './passkeys.tsx'

export const OwnAccount = () => {
  const { api, t } = useApp()
  const ask = useCallback(() => api.account(), [api])
  const { value, failure, again } = useResult(ask)
  return (
    <Screen title={t.people.own} {...(value ? { about: fill(t.people.welcome, { login: value.login }) } : {})}>
      {value ? (
        <Parts account={value} again={again} />
      ) : failure ? (
        <Problem text={t.list.failed} failure={failure} again={again} />
      ) : (
        <Loading />
      )}
    </Screen>
  )
}

const Parts = ({ account, again }: { readonly account: AccountPage; readonly again: () => void }) => {
  const { api, t, say, sayFailure, reload } = useApp()
  const { people } = t
  const setFiltering = async (filtering: boolean) => {
    const result = await api.patchAccount({ filtering })
    if (!result.ok) return sayFailure(result.failure)
    say(people.filteringSaved)
    again()
  }
  return (
    <>
      <section className="part card">
        <dl className="facts">
          <div>
            <dt>{people.login}</dt>
            <dd>{account.login}</dd>
          </div>
          {account.name !== '' && (
            <div>
              <dt>{people.name}</dt>
              <dd>{account.name}</dd>
            </div>
          )}
          <div>
            <dt>{people.roles}</dt>
            <dd>{account.roles.map((role) => people.role[role]).join(' · ')}</dd>
          </div>
          <div>
            <dt>{people.addresses}</dt>
            <dd>
              {account.addresses.length === 0
                ? people.noAddresses
                : account.addresses.map((address) => <div key={address}>{address}</div>)}
            </dd>
          </div>
        </dl>
        <div className="buttons">
          <button type="button" onClick={() => void api.logout().then(reload)}>
            {people.signOut}
          </button>
          <button type="button" onClick={() => void api.signOutEverywhere().then(reload)}>
            {people.everywhere}
          </button>
          <span className="small">{people.everywhereAbout}</span>
        </div>
      </section>
      {account.addresses.length > 0 && (
        <section className="part card">
          <h2>{people.filtering}</h2>
          <Choice
            legend={people.filteringLegend}
            options={[
              { value: 'on', label: people.filteringOn, about: people.filteringOnAbout },
              { value: 'off', label: people.filteringOff, about: people.filteringOffAbout },
            ]}
            value={account.filtering ? 'on' : 'off'}
            onChange={(value) => void setFiltering(value === 'on')}
          />
        </section>
      )}
      <Passkeys account={account} />
      <OwnPassword account={account} onChanged={again} />
    </>
  )
}
