/** What every screen needs: words, the API, the state of the server, where one is, and a way to say something. */
import { createContext, use } from 'react'
import type { Api, Failure } from '../api/client.ts'
import type { Lang, Mailbox, Progress, ServerEvent, State } from '../api/types.ts'
import type { Messages } from '../i18n/i18n.ts'
import type { Preferences } from './preferences.ts'
import type { Route } from './route.ts'

export type Toast = {
  readonly id: number
  readonly text: string
  /** Shown as a button; also what the key `u` does. */
  readonly undo: (() => Promise<void>) | null
}

export type App = {
  readonly api: Api
  readonly lang: Lang
  readonly t: Messages
  readonly preferences: Preferences
  readonly setPreferences: (change: Partial<Preferences>) => void
  readonly state: State
  readonly reload: () => Promise<void>
  readonly route: Route
  /** `replace`: the back button skips where one was. */
  readonly go: (route: Route, replace?: boolean) => void
  readonly say: (text: string, undo?: () => Promise<void>) => void
  readonly sayFailure: (failure: Failure) => void
  /** Counts up with every event of a kind that changes lists. */
  readonly changes: number
  readonly progress: Progress | null
  readonly connected: boolean
  readonly listen: (listener: (event: ServerEvent) => void) => () => void
  readonly openHelp: () => void
}

export const AppContext = createContext<App | null>(null)

export const useApp = (): App => {
  const app = use(AppContext)
  if (app === null) throw new Error('a screen was drawn outside the app')
  return app
}

/** May look after everybody's accounts; where nobody has one, whoever is in. */
export const isAdmin = ({ account }: State): boolean => !account || account.roles.includes('admin')

/** The mailbox a screen is about: the one the address names, else the first. */
export const mailboxOf = ({ state, route }: App): Mailbox | null =>
  state.mailboxes.find(({ id }) => id === route.mailbox) ?? state.mailboxes[0] ?? null
