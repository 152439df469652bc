/** Everything that has to run for the page: store, sorter, HTTP; and how it ends without losing anything. */

import { lookup } from 'node:dns/promises'
import { existsSync, statSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { networkInterfaces } from 'node:os'
import { type ServerType, serve } from '@hono/node-server'
import type { Logger } from 'pino'
import type { Settings } from '../../config/settings.ts'
import { createDemo } from '../../demo/demo.ts'
import { feedFolder } from '../../feed/feed-file.ts'
import { openFeeds } from '../../feed/feed-index.ts'
import { systemResolver } from '../../gather/resolver.ts'
import { loadKnowledge } from '../../knowledge.ts'
import { discover } from '../../mailbox/discover.ts'
import { discoveryBy } from '../../mailbox/discovery-world.ts'
import { testConnection } from '../../mailbox/test-connection.ts'
import { createMailboxWorld } from '../../mailbox/world.ts'
import { openStored } from '../../sort/open-source.ts'
import { startSorter } from '../../sort/start-sorter.ts'
import { addSession, dropExpiredSessions, dropExpiredTickets, hasAccounts, openStore } from '../../store/index.ts'
import { isLoopbackAddress } from '../access/host.ts'
import { hasPassword } from '../access/password.ts'
import { createApp } from '../app.ts'
import { getImage } from '../images/get-image.ts'
import type { Lang } from '../lang.ts'
import { createMetrics } from '../metrics.ts'
import { viewPreset } from '../view-preset.ts'
import type { HttpWorld } from '../world.ts'
import { mailboxLog } from './log.ts'
import { databaseFile, storePlace } from './store-place.ts'

export type ServeOptions = {
  readonly settings: Settings
  readonly lang: Lang
  readonly version: string
  readonly log: Logger
  readonly webFolder: string | null
  /** Adds the demo mailbox, unless it was removed before. */
  readonly demo: boolean
  /** Takes any free port where the one of the settings is taken. */
  readonly anyPort: boolean
  readonly demoEveryMs?: number
}

export type Running = {
  /** 'http://localhost:4649' */
  readonly url: string
  /** People had accounts when it started. */
  readonly hasAccounts: boolean
  /** A link that opens the page once; good for nothing where people have accounts. */
  readonly newLink: () => Promise<string>
  readonly close: () => Promise<void>
}
export type ServeResult =
  | { readonly ok: true; readonly running: Running }
  | { readonly ok: false; readonly problem: 'no-password' | 'port-taken' | 'address' }

/** How long a link may lie in a terminal before it is used. */
export const linkLifeMs = 3_600_000
/** Open requests may end in so much time when the server stops. */
const endingMs = 5_000
const upkeepEveryMs = 3_600_000

export const openServer = async (options: ServeOptions): Promise<ServeResult> => {
  const { settings, lang, version, log, demo: withDemo } = options
  await mkdir(settings.data, { recursive: true, mode: 0o700 })
  const file = databaseFile(settings.data)
  const store = await openStore(storePlace(settings))
  const isLoopback = isLoopbackAddress(settings.host)
  const withAccounts = await hasAccounts(store)
  if (!isLoopback && !withAccounts && !(await hasPassword(store))) {
    await store.close()
    return { ok: false, problem: 'no-password' }
  }
  const world = createMailboxWorld({ log: mailboxLog(log) })
  const demo = createDemo({
    store,
    world,
    data: settings.data,
    name: lang === 'ja' ? '見本のメールボックス' : 'Sample mailbox',
    ...(options.demoEveryMs === undefined ? {} : { everyMs: options.demoEveryMs }),
  })
  if (withDemo && !(await demo.wasAdded())) await demo.add()
  const knowledge = loadKnowledge()
  const sorter = await startSorter({
    store,
    knowledge,
    open: openStored(store, world, settings.data),
    resolve: settings.dns ? systemResolver(() => new Date()) : null,
    // Its mails are invented: nobody's name servers shall be asked about them.
    asksDns: async ({ id }) => id !== (await demo.mailboxId()),
    feeds: openFeeds({
      folder: feedFolder(settings.data),
      now: () => new Date(),
      warn: (file, problem) => log.warn({ event: 'feed', file, problem }),
    }).find,
    log: mailboxLog(log),
    rawDays: settings.rawDays,
  })
  const metrics = createMetrics()
  sorter.events.on(({ type }) => metrics.events.inc({ type }))
  const ending = new AbortController()
  const http: HttpWorld = {
    store,
    sorter,
    knowledge,
    settings,
    lang,
    version,
    startedAt: Date.now(),
    demo,
    listening: isLoopback ? 'loopback' : settings.host,
    webFolder: options.webFolder,
    testMailbox: async (wanted, secret) => {
      const { ok, steps, folders } = await testConnection(wanted, secret, world)
      const said = steps.map(({ name, ok, warns, ja, en }) => ({ name, ok, ...(warns ? { warns } : {}), ja, en }))
      return folders === undefined ? { ok, steps: said } : { ok, steps: said, folders: folders.map(({ path }) => path) }
    },
    findPreset: async (address) => viewPreset(await discover(address, discoveryBy(settings))),
    images: {
      resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
      get: getImage,
      ownNetworks: () =>
        Object.values(networkInterfaces()).flatMap((each = []) => each.flatMap(({ cidr }) => cidr ?? [])),
    },
    // Of PostgreSQL its own tools tell.
    databaseBytes: () =>
      (settings.database === '' ? ['', '-wal'] : []).reduce(
        (sum, end) => sum + (existsSync(file + end) ? statSync(file + end).size : 0),
        0,
      ),
    log,
    metrics,
    now: Date.now,
  }
  const app = createApp(http, ending.signal)
  const closeAll = async () => {
    ending.abort()
    await sorter.close()
    await store.close()
  }
  const server = await listen(app.fetch, settings, options.anyPort)
  if (typeof server === 'string') {
    await closeAll()
    return { ok: false, problem: server }
  }
  const arriving = demo.arrive(ending.signal).catch((error: unknown) => log.warn({ event: 'demo mail', err: error }))
  const upkeep = setInterval(() => {
    Promise.all([dropExpiredSessions(store), dropExpiredTickets(store)]).catch((error: unknown) =>
      log.warn({ event: 'upkeep', err: error }),
    )
  }, upkeepEveryMs)
  upkeep.unref()
  const { port } = server.address() as AddressInfo
  const url = `${settings.https ? 'https' : 'http'}://${isLoopback ? 'localhost' : bracketed(settings.host)}:${port}`
  log.info({ event: 'listening', host: settings.host, port })
  return {
    ok: true,
    running: {
      url,
      hasAccounts: withAccounts,
      newLink: async () => `${url}/open?token=${await addSession(store, { kind: 'link', lifeMs: linkLifeMs })}`,
      close: async () => {
        log.info({ event: 'stopping' })
        clearInterval(upkeep)
        ending.abort()
        await closeServer(server)
        await arriving
        await closeAll()
        log.info({ event: 'stopped' })
      },
    },
  }
}

const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host)

type Fetch = ReturnType<typeof createApp>['fetch']

const listen = (
  fetch: Fetch,
  { host, port }: Settings,
  anyPort: boolean,
): Promise<ServerType | 'port-taken' | 'address'> =>
  new Promise((done) => {
    const server = serve({ fetch, hostname: host, port }, () => done(server))
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' && anyPort) listen(fetch, { host, port: 0 } as Settings, false).then(done)
      else done(error.code === 'EADDRINUSE' ? 'port-taken' : 'address')
    })
  })

const closeServer = (server: ServerType): Promise<void> =>
  new Promise((done) => {
    const timer = setTimeout(() => {
      if ('closeAllConnections' in server) server.closeAllConnections()
    }, endingMs)
    server.close(() => {
      clearTimeout(timer)
      done()
    })
    if ('closeIdleConnections' in server) server.closeIdleConnections()
  })
