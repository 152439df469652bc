/** The page: asks the server how things stand, then shows sign-in, first run, or the mail. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { createApi, type Failure } from '../api/client.ts'
import type { WaysIn } from '../api/people-types.ts'
import type { State } from '../api/types.ts'
import { fill, messagesOf } from '../i18n/i18n.ts'
import { failureText } from '../parts/failure-text.ts'
import { Login } from '../screens/login.tsx'
import { Wizard } from '../screens/wizard/wizard.tsx'
import { type App, AppContext, type Toast } from './app-context.ts'
import { KeyHelp } from './key-help.tsx'
import { applyPreferences, type Preferences, readPreferences, writePreferences } from './preferences.ts'
import { Shell } from './shell.tsx'
import { Toasts } from './toasts.tsx'
import { useEvents } from './use-events.ts'
import { useRoute } from './use-route.ts'

const api = createApi()
/** Where the server does not say. */
const anyWay: WaysIn = { password: true, accounts: false, passkeys: false, oidc: '' }
/** A word that something was done stays this long, or until the next, ms; with an undo, longer. */
const toastMs = 5_000
const undoMs = 8_000

export const Root = () => {
  const [preferences, setStored] = useState(readPreferences)
  const [state, setState] = useState<State | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [route, go] = useRoute()
  const [toasts, setToasts] = useState<readonly Toast[]>([])
  const [helping, setHelping] = useState(false)
  const lastToast = useRef(0)
  const events = useEvents(state !== null)
  const { lang } = preferences
  const t = messagesOf(lang)

  useEffect(() => applyPreferences(preferences), [preferences])
  const setPreferences = useCallback((change: Partial<Preferences>) => {
    setStored((old) => {
      const next = { ...old, ...change }
      writePreferences(next)
      return next
    })
  }, [])

  const reload = useCallback(async () => {
    const result = await api.state()
    if (result.ok) setState(result.value)
    else if (result.failure.status === 401) setState(null)
    setFailure(result.ok ? null : result.failure)
  }, [])
  // Every burst of events may have changed counts and health.
  // biome-ignore lint/correctness/useExhaustiveDependencies: events.changes is the reason to ask again
  useEffect(() => void reload(), [reload, events.changes])

  // The language a person chose goes along to their other devices.
  const accountLang = state?.account?.lang ?? null
  useEffect(() => {
    if (accountLang !== null) setPreferences({ lang: accountLang })
  }, [accountLang, setPreferences])

  const dismiss = useCallback((id: number) => setToasts((old) => old.filter((toast) => toast.id !== id)), [])
  const say = useCallback(
    (text: string, undo?: () => Promise<void>) => {
      const id = ++lastToast.current
      setToasts([{ id, text, undo: undo ?? null }])
      setTimeout(() => dismiss(id), undo ? undoMs : toastMs)
    },
    [dismiss],
  )
  const sayFailure = useCallback((failed: Failure) => say(failureText(failed, lang)), [say, lang])
  const openHelp = useCallback(() => setHelping(true), [])

  const app = useMemo<App | null>(
    () =>
      state && {
        api,
        lang,
        t,
        preferences,
        setPreferences,
        state,
        reload,
        route,
        go,
        say,
        sayFailure,
        openHelp,
        ...events,
      },
    [state, lang, t, preferences, setPreferences, reload, route, go, say, sayFailure, openHelp, events],
  )

  if (failure?.status === 401)
    return <Login api={api} lang={lang} ways={{ ...anyWay, ...failure.problem }} onDone={reload} />
  if (!app) {
    return failure ? (
      <main className="empty" role="alert">
        <p className="empty-title">{failureText(failure, lang)}</p>
        <button type="button" onClick={reload}>
          {t.app.retry}
        </button>
      </main>
    ) : (
      <p className="loading" role="status">
        {t.app.loading}
      </p>
    )
  }
  const hasNone = app.state.mailboxes.length === 0 && !app.state.account
  const isFirstRun = hasNone && !['look-up', 'settings', 'accounts', 'held'].includes(route.screen)
  return (
    <AppContext value={app}>
      {isFirstRun || route.screen === 'start' ? (
        <>
          <Wizard />
          <Toasts toasts={toasts} dismiss={dismiss} />
        </>
      ) : (
        <Shell toasts={toasts} dismiss={dismiss} />
      )}
      {helping && <KeyHelp onClose={() => setHelping(false)} />}
      <title>{fill('{name} {reading}', t.app)}</title>
    </AppContext>
  )
}
