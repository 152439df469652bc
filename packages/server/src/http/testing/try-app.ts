/** For tests: the app over a real store and sorter, with a Maildir of given mails, asked without a socket. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { expect } from 'vitest'
import { type Settings, settingsSchema } from '../../config/settings.ts'
import { loadKnowledge } from '../../knowledge.ts'
import { createMaildirSource } from '../../mailbox/maildir/maildir-source.ts'
import { createMailboxWorld } from '../../mailbox/world.ts'
import { openStored } from '../../sort/open-source.ts'
import { startSorter } from '../../sort/start-sorter.ts'
import { addMailbox, addSession, openStore, setSetting } from '../../store/index.ts'
import { watchTenants } from '../../store/testing/tenant-watch.ts'
import { placeFor, type TestPlace, testPlace } from '../../store/testing/test-place.ts'
import { hashPassword } from '../access/password.ts'
import { createApp } from '../app.ts'
import { createMetrics } from '../metrics.ts'
import type { HttpWorld } from '../world.ts'

export type TryMail = { readonly raw: string; readonly folder?: string }
export type TryOptions = {
  readonly mails?: readonly TryMail[]
  readonly settings?: Partial<Settings>
  readonly world?: Partial<HttpWorld>
  readonly password?: string
  readonly mode?: 'shadow' | 'active'
  /** Where the store lies, outside a test: by default as the test project says. */
  readonly place?: (folder: string) => TestPlace
}

export type TryRequest = {
  readonly method?: string
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** What a browser says from the page itself. */
const ownPage = { Host: 'localhost:4649', Origin: 'http://localhost:4649', 'Sec-Fetch-Site': 'same-origin' }
/** Cheap, for tests alone. */
const testCost = { N: 2 ** 10 }

let knowledge: HttpWorld['knowledge'] | null = null

export const tryApp = async ({
  mails = [],
  settings = {},
  world = {},
  password,
  mode = 'active',
  place,
}: TryOptions = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'miwake-http-'))
  const watched = watchTenants()
  const store = await openStore(
    placeFor(place?.(folder) ?? (await testPlace(folder)), { now: Date.now, log: watched.log }),
  )
  if (password !== undefined) await setSetting(store, 'password', await hashPassword(password, testCost))
  knowledge ??= loadKnowledge()
  const mailboxWorld = createMailboxWorld()
  const path = join(folder, 'mail')
  let mailboxId = 0
  if (mails.length > 0) {
    for (const part of ['cur', 'new', 'tmp']) mkdirSync(join(path, part), { recursive: true })
    const source = createMaildirSource({ path, folders: {}, pollSeconds: 60 }, mailboxWorld)
    for (const name of new Set(['迷惑メール', ...mails.map((mail) => mail.folder ?? 'INBOX')]))
      await source.ensureFolder(name)
    for (const mail of mails) await source.append(mail.folder ?? 'INBOX', new TextEncoder().encode(mail.raw), {})
    await source.close()
    const sample = { kind: 'maildir', path, authservIds: ['mx.example.jp'] } as const
    mailboxId = await addMailbox(store, { name: 'Test', kind: 'maildir', settings: sample, secret: null, mode })
  }
  const open = openStored(store, mailboxWorld, folder)
  const sorter = await startSorter({ store, knowledge, open, resolve: null, watch: false })
  if (mailboxId !== 0) await sorter.sortNow(mailboxId)
  const ending = new AbortController()
  const log: string[] = []
  const app = createApp(
    {
      store,
      sorter,
      knowledge,
      settings: { ...settingsSchema.parse({}), ...settings },
      lang: 'ja',
      version: '0.1.0',
      startedAt: 0,
      demo: { mailboxId: async () => null, add: async () => null },
      listening: 'loopback',
      webFolder: null,
      testMailbox: async () => ({ ok: true, steps: [] }),
      findPreset: async () => null,
      images: { resolve: async () => [], get: async () => ({ kind: 'none' }), ownNetworks: () => [] },
      databaseBytes: () => 0,
      log: pino({ level: 'debug' }, { write: (line: string) => void log.push(line) }),
      metrics: createMetrics(),
      now: Date.now,
      ...world,
    },
    ending.signal,
  )
  const session = await addSession(store, { kind: 'session', lifeMs: 3_600_000 })
  const ask = (path: string, init: TryRequest = {}) =>
    app.request(path, { ...init, headers: { ...ownPage, ...init.headers } })
  const signedIn = (path: string, init: TryRequest = {}) =>
    ask(path, {
      ...init,
      headers: { Cookie: `${settings.https ? '__Host-' : ''}miwake-4649=${session}`, ...init.headers },
    })
  const get = async <T>(path: string): Promise<T> => (await (await signedIn(path)).json()) as T
  const { csrf } = await get<{ readonly csrf: string }>('/api/state')
  const send = (method: string, path: string, body: unknown = {}) =>
    signedIn(path, {
      method,
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf },
    })
  return {
    app,
    ask,
    signedIn,
    get,
    send,
    csrf,
    store,
    sorter,
    mailboxId,
    log,
    ending,
    close: async () => {
      ending.abort()
      await sorter.close()
      await store.close()
      expect(watched.faults()).toEqual([])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
