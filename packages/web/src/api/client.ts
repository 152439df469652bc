/** The server's API as functions. An expected failure is a value; nothing here throws. */
import { heldApi } from './held.ts'
import { peopleApi } from './people.ts'
import type {
  ContactPage,
  DryRun,
  Folder,
  JournalPage,
  Learned,
  Level,
  ListEntry,
  ListKind,
  Mailbox,
  MailboxMode,
  MessagePage,
  MessageQuery,
  MessageView,
  NewMailbox,
  Preset,
  Problem,
  ReaderAnswer,
  ReviewTo,
  ServerHealth,
  State,
  TestResult,
  TrustedServers,
  Undo,
  Undone,
} from './types.ts'

export type Failure = { readonly status: number; readonly problem: Problem | null }
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'
type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** Nothing came back: the server is not there, or the network is not. */
export const unreachable = 0

export type MailboxPatch = {
  readonly name?: string
  readonly mode?: MailboxMode
  readonly reviewTo?: ReviewTo
  readonly level?: Level
  /** An administrator makes a mailbox that is nobody’s own their own. */
  readonly mine?: boolean
}

const search = (values: Readonly<Record<string, string | number | null | undefined>>): string => {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== null && value !== '') params.set(name, String(value))
  }
  const text = params.toString()
  return text === '' ? '' : `?${text}`
}

/** @param fetching the browser's fetch; tests hand in their own. */
export const createApi = (fetching: Fetch = (url, init) => fetch(url, init)) => {
  let csrf: string | undefined

  const call = async <T>(method: Method, path: string, body?: unknown, signal?: AbortSignal): Promise<Result<T>> => {
    const headers: Record<string, string> = { Accept: 'application/json' }
    if (body !== undefined) headers['Content-Type'] = 'application/json'
    if (method !== 'GET' && csrf !== undefined) headers['X-CSRF-Token'] = csrf
    try {
      const response = await fetching(`/api${path}`, {
        method,
        headers,
        credentials: 'same-origin',
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(signal ? { signal } : {}),
      })
      const isJson = /\bjson\b/.test(response.headers.get('Content-Type') ?? '')
      const value = isJson ? await response.json() : null
      if (response.ok) return { ok: true, value: value as T }
      return { ok: false, failure: { status: response.status, problem: value as Problem | null } }
    } catch {
      return { ok: false, failure: { status: unreachable, problem: null } }
    }
  }
  const get = <T>(path: string, signal?: AbortSignal) => call<T>('GET', path, undefined, signal)
  const post = <T>(path: string, body: unknown = {}) => call<T>('POST', path, body)

  return {
    state: async () => {
      const result = await get<State>('/state')
      if (result.ok) csrf = result.value.csrf
      return result
    },
    folders: (mailbox: number) => get<readonly Folder[]>(`/mailboxes/${mailbox}/folders`),
    messages: (
      query: MessageQuery,
      page: { readonly offset?: number; readonly cursor?: string; readonly limit: number },
      signal?: AbortSignal,
    ) => {
      const field = query.q ? query.field : undefined
      return get<MessagePage>(`/messages${search({ ...query, field, ...page })}`, signal)
    },
    message: (id: number, signal?: AbortSignal) => get<MessageView>(`/messages/${id}`, signal),
    answer: (id: number, answer: ReaderAnswer) => post<Undo>(`/messages/${id}/answer`, { answer }),
    trust: (id: number, on: boolean) => post<unknown>(`/messages/${id}/trust`, { on }),
    images: (id: number, on: boolean) => post<unknown>(`/messages/${id}/images`, { on }),
    undo: (ids: readonly string[]) => post<Undone>('/undo', { ids }),
    journal: (mailbox: number, cursor?: string) =>
      get<JournalPage>(`/mailboxes/${mailbox}/journal${search({ cursor })}`),
    dryRun: (mailbox: number, level?: Level) =>
      get<DryRun>(`/mailboxes/${mailbox}/dry-run${search({ days: 30, level })}`),
    trustedServer: (mailbox: number) => get<TrustedServers>(`/mailboxes/${mailbox}/trusted-server`),
    distrustServer: (mailbox: number) => call<unknown>('DELETE', `/mailboxes/${mailbox}/trusted-server`),
    contacts: (mailbox: number, after?: string) =>
      get<ContactPage>(`/mailboxes/${mailbox}/contacts${search({ after })}`),
    /** @param file its bytes in base64. */
    importContacts: (mailbox: number, file: string) =>
      post<{ readonly found: number }>(`/mailboxes/${mailbox}/contacts`, { file }),
    removeContacts: (mailbox: number, address?: string) =>
      call<unknown>('DELETE', `/mailboxes/${mailbox}/contacts${search({ address })}`),
    trustServer: (mailbox: number, authservId: string) =>
      post<unknown>(`/mailboxes/${mailbox}/trusted-server`, { authservId }),
    agree: (
      mailbox: number,
      choice: { readonly level: Level; readonly reviewTo: ReviewTo; readonly upTo: number; readonly days?: number },
    ) => post<unknown>(`/mailboxes/${mailbox}/agree`, choice),
    pause: (mailbox: number, paused: boolean) => post<unknown>(`/mailboxes/${mailbox}/pause`, { paused }),
    patchMailbox: (mailbox: number, patch: MailboxPatch) => call<unknown>('PATCH', `/mailboxes/${mailbox}`, patch),
    removeMailbox: (mailbox: number) => call<unknown>('DELETE', `/mailboxes/${mailbox}`),
    testMailbox: (wanted: NewMailbox) => post<TestResult>('/mailboxes/test', wanted),
    addMailbox: (wanted: NewMailbox) => post<Mailbox>('/mailboxes', wanted),
    addDemo: () => post<Mailbox>('/demo'),
    provider: (address: string) => get<Preset | null>(`/providers${search({ address })}`),
    learned: (mailbox: number) => get<Learned>(`/mailboxes/${mailbox}/learned`),
    forget: (correction: number) => call<unknown>('DELETE', `/corrections/${correction}`),
    /** Yes, a move made elsewhere was meant as a lesson. */
    confirm: (correction: number) => post<unknown>(`/corrections/${correction}/confirm`, { yes: true }),
    list: (mailbox: number) => get<readonly ListEntry[]>(`/mailboxes/${mailbox}/list`),
    addToList: (mailbox: number, entry: { readonly kind: ListKind; readonly value: string }) =>
      post<unknown>(`/mailboxes/${mailbox}/list`, entry),
    removeFromList: (mailbox: number, id: number) =>
      call<unknown>('DELETE', `/mailboxes/${mailbox}/list${search({ id })}`),
    health: () => get<ServerHealth>('/health'),
    ...heldApi(call),
    ...peopleApi(call),
  }
}
export type Api = ReturnType<typeof createApi>

export const bodyUrl = (message: number, images: boolean): string =>
  `/api/messages/${message}/body?images=${images ? 1 : 0}`
export const rawUrl = (message: number): string => `/api/messages/${message}/raw`
/** @param index its place in the mail's attachments. */
export const attachmentUrl = (message: number, index: number): string => `/api/messages/${message}/attachments/${index}`
export const exportUrl = (mailbox: number): string => `/api/mailboxes/${mailbox}/export`
