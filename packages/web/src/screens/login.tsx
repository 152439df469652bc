/** Signing in: with an account, or where nobody has one, with the one password. */
import { type FormEvent, useState } from 'react'
import type { Api } from '../api/client.ts'
import { providerUrl } from '../api/people.ts'
import type { WaysIn } from '../api/people-types.ts'
import type { Lang } from '../api/types.ts'
import { fill, messagesOf } from '../i18n/i18n.ts'
import { failureText } from '../parts/failure-text.ts'
import { answerWithPasskey, hasPasskeys } from '../parts/passkey.ts'

export const Login = ({
  api,
  lang,
  ways,
  onDone,
}: {
  readonly api: Api
  readonly lang: Lang
  readonly ways: WaysIn
  readonly onDone: () => Promise<void>
}) => {
  const t = messagesOf(lang)
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [complaint, setComplaint] = useState('')
  const [busy, setBusy] = useState(false)
  const bad = ways.accounts ? t.login.badLogin : t.login.bad

  const entered = async (result: Awaited<ReturnType<Api['login']>>, wrong: string) => {
    if (result.ok) return onDone()
    const { status } = result.failure
    setComplaint(
      status === 401 || status === 403 ? wrong : status === 429 ? t.login.slow : failureText(result.failure, lang),
    )
  }
  const once = async (work: () => Promise<void>) => {
    setBusy(true)
    setComplaint('')
    await work()
    setBusy(false)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void once(async () => entered(await api.login(ways.accounts ? login : null, password), bad))
  }
  const byPasskey = () =>
    once(async () => {
      const options = await api.passkeyRequest()
      if (!options.ok) return setComplaint(failureText(options.failure, lang))
      const response = await answerWithPasskey(options.value)
      if (response === null) return setComplaint(t.people.passkeyFailed)
      await entered(await api.loginByPasskey(response), t.login.badPasskey)
    })

  const title = (
    <h1>
      {t.app.name} <small lang="ja">{t.app.reading}</small>
    </h1>
  )
  if (!ways.password) {
    return (
      <main className="wizard">
        <div className="wizard-card">
          {title}
          <p>{t.login.onlyLink}</p>
        </div>
      </main>
    )
  }
  const withPasskey = ways.passkeys && hasPasskeys()
  return (
    <main className="wizard">
      <div className="wizard-card">
        {title}
        {(withPasskey || ways.oidc !== '') && (
          <div className="ways-in">
            {withPasskey && (
              <button type="button" className="is-main" disabled={busy} onClick={() => void byPasskey()}>
                {t.people.passkeyIn}
              </button>
            )}
            {ways.oidc !== '' && (
              <a className="button" href={providerUrl}>
                {fill(t.people.providerIn, { name: ways.oidc })}
              </a>
            )}
            <p className="ways-or">{t.people.or}</p>
          </div>
        )}
        <form onSubmit={submit}>
          {ways.accounts && (
            <label className="field">
              <span>{t.people.login}</span>
              <input
                type="text"
                autoComplete="username"
                autoCapitalize="none"
                spellCheck={false}
                value={login}
                required
                onChange={({ target }) => setLogin(target.value)}
              />
            </label>
          )}
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
            <button type="submit" className={withPasskey ? '' : 'is-main'} disabled={busy}>
              {t.login.go}
            </button>
          </div>
          <p className="small">{ways.accounts ? t.login.forgot : t.login.link}</p>
        </form>
      </div>
    </main>
  )
}
