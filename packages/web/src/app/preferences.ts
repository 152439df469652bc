/** What the page remembers on this device: language, colours, keys. Without storage it starts afresh each time. */
import type { Lang } from '../api/types.ts'
import { chooseLang } from '../i18n/i18n.ts'

export type Theme = 'auto' | 'light' | 'dark'
export type Preferences = { readonly lang: Lang; readonly theme: Theme; readonly letters: boolean }

const key = 'miwake-page'

const stored = (): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
    return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

export const readPreferences = (): Preferences => {
  const { lang, theme, letters } = stored()
  return {
    lang: chooseLang(typeof lang === 'string' ? lang : null, navigator.languages),
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
    letters: letters !== false,
  }
}

export const writePreferences = (preferences: Preferences): void => {
  try {
    localStorage.setItem(key, JSON.stringify(preferences))
  } catch {
    // Storage may be full or forbidden: the choice then lasts as long as the page.
  }
}

/** Tells the style sheet and the reader's software. */
export const applyPreferences = ({ lang, theme }: Preferences): void => {
  const { documentElement: root } = document
  root.lang = lang
  if (theme === 'auto') delete root.dataset.theme
  else root.dataset.theme = theme
}
