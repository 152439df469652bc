/** The page's words: Japanese is the source, and the compiler finds what another language lacks. */
import type { Lang } from '../api/types.ts'
import { en } from './en.ts'
import { ja } from './ja.ts'

/** The same tree with any wording. */
export type Wording<T> = T extends string
  ? string
  : T extends readonly unknown[]
    ? readonly string[]
    : { readonly [K in keyof T]: Wording<T[K]> }
export type Messages = Wording<typeof ja>

const tables: Readonly<Record<Lang, Messages>> = { ja, en }
export const messagesOf = (lang: Lang): Messages => tables[lang]

/** Named holes filled: fill('{n} 通', { n: 3 }). A hole without a value stays as it is. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (hole, key: string) => String(values[key] ?? hole))

/** What is asked for, else what the browser prefers, else Japanese. */
export const chooseLang = (stored: string | null, preferred: readonly string[]): Lang => {
  if (stored === 'ja' || stored === 'en') return stored
  for (const tag of preferred) {
    if (tag.startsWith('ja')) return 'ja'
    if (tag.startsWith('en')) return 'en'
  }
  return 'ja'
}
