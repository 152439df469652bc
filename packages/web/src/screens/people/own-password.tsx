/** One's password: set, or changed by who knows the current one. */
import { type FormEvent, useId, useState } from 'react'
import type { AccountPage } from '../../api/people-types.ts'
import { useApp } from '../../app/app-context.ts'
import { failureText } from '../../parts/failure-text.ts'

/** As at the server (NIST SP 800-63B-4 §3.1.1.2). */
const charsMin = 15

export const OwnPassword = ({
  account,
  onChanged,
}: {
  readonly account: AccountPage
  readonly onChanged: () => void
}) => {
  const { api, t, lang, say, reload } = useApp()
  const { people } = t
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const [complaint, setComplaint] = useState('')
  const id = useId()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const result = await api.setPassword(account.hasPassword ? { current, password } : { password })
    if (!result.ok) return setComplaint(failureText(result.failure, lang))
    setCurrent('')
    setPassword('')
    setComplaint('')
    say(people.passwordChanged)
    // The session is a new one, with a token of its own.
    await reload()
    onChanged()
  }
  return (
    <section className="part card">
      <h2>{people.password}</h2>
      <p className="small">{account.hasPassword ? people.passwordSet : people.passwordNone}</p>
      {account.hasProvider && <p className="small">{people.provider}</p>}
      <form className="form" onSubmit={(event) => void submit(event)}>
        {/* Password managers file it under this. */}
        <input type="text" autoComplete="username" value={account.login} readOnly hidden />
        {account.hasPassword && (
          <label className="field">
            <span>{people.current}</span>
            <input
              type="password"
              autoComplete="current-password"
              value={current}
              required
              onChange={({ target }) => setCurrent(target.value)}
            />
          </label>
        )}
        <label className="field">
          <span>{people.newPassword}</span>
          <input
            type="password"
            autoComplete="new-password"
            minLength={charsMin}
            value={password}
            required
            aria-describedby={id}
            onChange={({ target }) => setPassword(target.value)}
          />
          <small id={id}>{people.newPasswordHint}</small>
        </label>
        <p role="alert" className="is-bad">
          {complaint}
        </p>
        <div className="buttons">
          <button type="submit">{account.hasPassword ? people.changePassword : people.setPassword}</button>
        </div>
      </form>
    </section>
  )
}
