/** Where in the page one is, as the address after '#': needs nothing of the server, and the back button works. */
import type { Chip, SearchField } from '../api/types.ts'

export type MailRoute = {
  readonly screen: 'mail'
  /** null: the first mailbox, its inbox. */
  readonly mailbox: number | null
  readonly folder: number | null
  readonly message: number | null
  readonly q: string
  readonly field: SearchField
  readonly chip: Chip | null
}
export type PlainScreen =
  | 'look-up'
  | 'journal'
  | 'learned'
  | 'lists'
  | 'settings'
  | 'health'
  | 'start'
  | 'dry-run'
  | 'held'
  | 'account'
  | 'accounts'
  | 'audit'
export type Route = MailRoute | { readonly screen: PlainScreen; readonly mailbox: number | null }

export const home: MailRoute = {
  screen: 'mail',
  mailbox: null,
  folder: null,
  message: null,
  q: '',
  field: 'subject',
  chip: null,
}
const plain: ReadonlySet<string> = new Set<PlainScreen>([
  'look-up',
  'journal',
  'learned',
  'lists',
  'settings',
  'health',
  'start',
  'dry-run',
  'held',
  'account',
  'accounts',
  'audit',
])
const fields: ReadonlySet<string> = new Set<SearchField>(['subject', 'from', 'body', 'all'])
const chips: ReadonlySet<string> = new Set<Chip>(['ham', 'spam', 'phishing', 'review', 'none'])

const number = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null

/** Any address leads somewhere: what is not understood is left out. */
export const parseRoute = (hash: string): Route => {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?', 2)
  const [screen = '', first, second, third] = path.split('/')
  if (plain.has(screen)) return { screen: screen as PlainScreen, mailbox: number(first) }
  const params = new URLSearchParams(query)
  const field = params.get('in') ?? ''
  const chip = params.get('chip') ?? ''
  return {
    screen: 'mail',
    mailbox: number(first),
    folder: number(second),
    message: number(third),
    q: params.get('q') ?? '',
    field: fields.has(field) ? (field as SearchField) : 'subject',
    chip: chips.has(chip) ? (chip as Chip) : null,
  }
}

export const formatRoute = (route: Route): string => {
  if (route.screen !== 'mail') return `#/${route.screen}${route.mailbox === null ? '' : `/${route.mailbox}`}`
  const parts = [route.mailbox, route.folder, route.message]
  const path = parts.slice(0, parts.findLastIndex((part) => part !== null) + 1).map((part) => part ?? '-')
  const params = new URLSearchParams()
  if (route.q !== '') params.set('q', route.q)
  if (route.field !== 'subject') params.set('in', route.field)
  if (route.chip !== null) params.set('chip', route.chip)
  const query = params.toString()
  return `#/mail${path.map((part) => `/${part}`).join('')}${query === '' ? '' : `?${query}`}`
}
