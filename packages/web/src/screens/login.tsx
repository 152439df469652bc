/** The password, where the server listens to more than this machine. */
import { type FormEvent, useState } from 'react'
import type { Api } from '../api/client.ts'
import type { Lang } from '../api/types.ts'
import { messagesOf } from '../i18n/i18n.ts'
import { failureText } from '../parts/failure-text.ts'

export const Login = ({
  api,
  lang,
  hasPassword,
  onDone,
}: {
  readonly api: Api
  readonly lang: Lang
  /** false: none was ever set, so there is none to ask for. */
  readonly hasPassword: boolean
  readonly onDone: () => Promise<void>
}) => {
  const t = messagesOf(lang)
  const [password, setPassword] = useState('')
  const [complaint, setComplaint] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const result = await api.login(password)
    if (result.ok) {
      await onDone()
      return
    }
    const { status } = result.failure
    setComplaint(
      status === 401 || status === 403
        ? t.login.bad
        : status === 429
          ? t.login.slow
          : failureText(result.failure, lang),
    )
  }
  if (!hasPassword) {
    return (
      <main className="wizard">
        <div className="wizard-card">
          <h1>
            {t.app.name} <small lang="ja">{t.app.reading}</small>
          </h1>
          <p>{t.login.onlyLink}</p>
        </div>
      </main>
    )
  }
  return (
    <main className="wizard">
      <form className="wizard-card" onSubmit={(event) => void submit(event)}>
        <h1>
          {t.app.name} <small lang="ja">{t.app.reading}</small>
        </h1>
        <label className="field">
          <span>{t.login.password}</span>
          <input
            type="password"
            autoComplete="current-password"
            value={password}
            required
            onChange={({ target }) => setPassword(target.value)}
          />
        </label>
        <p role="alert" className="is-bad">
          {complaint}
        </p>
        <div className="buttons">
          <button type="submit" className="is-main">
            {t.login.go}
          </button>
        </div>
        <p className="small">{t.login.link}</p>
      </form>
    </main>
  )
}
