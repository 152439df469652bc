/** One's passkeys: added by this device, and removed. */
import { type FormEvent, useCallback, useState } from 'react'
import type { AccountPage, Passkey } from '../../api/people-types.ts'
import { useApp } from '../../app/app-context.ts'
import { useResult } from '../../app/use-result.ts'
import { formatDateTime } from '../../i18n/format.ts'
import { fill } from '../../i18n/i18n.ts'
import { failureText } from '../../parts/failure-text.ts'
import { Icon } from '../../parts/icon.tsx'
import { createPasskey, hasPasskeys } from '../../parts/passkey.ts'

export const Passkeys = ({ account }: { readonly account: AccountPage }) => {
  const { api, t, lang, say, sayFailure } = useApp()
  const { people } = t
  const ask = useCallback(() => api.passkeys(), [api])
  const { value, again } = useResult(ask)
  if (!value) return null
  const remove = async ({ id, name }: Passkey) => {
    const result = await api.removePasskey(id)
    if (!result.ok) return sayFailure(result.failure)
    say(fill(people.passkeyRemoved, { name }))
    again()
  }
  return (
    <section className="part card">
      <h2>{people.passkeys}</h2>
      <p className="small">{people.passkeysAbout}</p>
      {value.length === 0 && !account.hasPassword && !account.hasProvider && (
        <p className="note" role="status">
          {people.noWay}
        </p>
      )}
      {value.length === 0 ? (
        <p className="empty-line">{people.noPasskeys}</p>
      ) : (
        <ul className="entries">
          {value.map((passkey) => (
            <li key={passkey.id}>
              <span>
                {passkey.name}{' '}
                <small className="small">
                  {passkey.usedAt === null
                    ? people.passkeyNew
                    : fill(people.passkeyUsed, { date: formatDateTime(passkey.usedAt, lang) })}
                </small>
              </span>
              <button
                type="button"
                className="icon-button"
                aria-label={fill(people.removePasskey, { name: passkey.name })}
                onClick={() => void remove(passkey)}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {!account.passkeysWork ? (
        <p className="small">{people.passkeysNot}</p>
      ) : hasPasskeys() ? (
        <AddPasskey account={account} onAdded={again} />
      ) : (
        <p className="small">{people.passkeysOld}</p>
      )}
    </section>
  )
}

const AddPasskey = ({ account, onAdded }: { readonly account: AccountPage; readonly onAdded: () => void }) => {
  const { api, t, lang, say } = useApp()
  const { people } = t
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [complaint, setComplaint] = useState('')
  const add = async (event: FormEvent) => {
    event.preventDefault()
    setComplaint('')
    const options = await api.passkeyCreation(account.hasPassword ? password : undefined)
    if (!options.ok) return setComplaint(failureText(options.failure, lang))
    const response = await createPasskey(options.value)
    if (response === null) return setComplaint(people.passkeyFailed)
    const result = await api.addPasskey(name.trim() === '' ? people.passkeyDefault : name.trim(), response)
    if (!result.ok) return setComplaint(failureText(result.failure, lang))
    setName('')
    setPassword('')
    say(people.passkeyAdded)
    onAdded()
  }
  return (
    <form className="form" onSubmit={(event) => void add(event)}>
      <label className="field">
        <span>{people.passkeyName}</span>
        <input type="text" maxLength={100} value={name} onChange={({ target }) => setName(target.value)} />
      </label>
      {account.hasPassword && (
        <label className="field">
          <span>{people.current}</span>
          <input
            type="password"
            autoComplete="current-password"
            value={password}
            required
            onChange={({ target }) => setPassword(target.value)}
          />
        </label>
      )}
      <p role="alert" className="is-bad">
        {complaint}
      </p>
      <div className="buttons">
        <button type="submit">{people.addPasskey}</button>
      </div>
    </form>
  )
}
