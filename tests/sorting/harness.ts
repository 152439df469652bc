/** A sorter over a throw-away store, with the project's own sample mails. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { loadKnowledge } from '../../packages/server/src/knowledge.ts'
import type { MailSource } from '../../packages/server/src/mailbox/mail-source.ts'
import { openMailSource } from '../../packages/server/src/mailbox/open.ts'
import { type MailboxSettingsInput, mailboxSettings } from '../../packages/server/src/mailbox/settings.ts'
import { createMailboxWorld } from '../../packages/server/src/mailbox/world.ts'
import { type Sorter, startSorter } from '../../packages/server/src/sort/sorter.ts'
import { addMailbox } from '../../packages/server/src/store/add-mailbox.ts'
import { openStore } from '../../packages/server/src/store/open-store.ts'
import type { MailboxMode, ReviewTo } from '../../packages/server/src/store/schema.ts'
import type { Store } from '../../packages/server/src/store/store.ts'
import { watchTenants } from '../../packages/server/src/store/testing/tenant-watch.ts'
import { placeFor, testPlace } from '../../packages/server/src/store/testing/test-place.ts'

export const knowledge = loadKnowledge()
const corpus = fileURLToPath(new URL('../../corpus/mail/', import.meta.url))

export type SampleKind = 'bad' | 'honest'
/** Names of the sample mails, by how they end. */
export const sampleNames = (kind: SampleKind): readonly string[] =>
  readdirSync(corpus).filter((name) => name.endsWith(`-${kind}.eml`))
export const sample = (name: string): Buffer => readFileSync(join(corpus, name))

/** The receiving server of the sample mails. */
export const sampleAuthservId = 'mx.example.jp'

export type Bench = {
  readonly directory: string
  readonly store: Store
  readonly sorter: Sorter
  readonly mailboxId: number
  /** A mail program beside Miwake. */
  readonly other: MailSource
  /** Another sorter over the same store, as after a restart. */
  readonly restart: () => Promise<Sorter>
  /** Another sorter over another store of the same mailbox, as after a backup was put back. */
  readonly over: (path: string) => Promise<{ readonly store: Store; readonly sorter: Sorter }>
  /** Another process over the same store and mailbox, as `miwake sort` beside a running server. */
  readonly beside: () => Promise<{ readonly sorter: Sorter; readonly close: () => Promise<void> }>
  readonly close: () => Promise<void>
}

export type BenchOptions = {
  readonly settings?: (directory: string) => MailboxSettingsInput
  readonly password?: string
  readonly mode?: MailboxMode
  readonly reviewTo?: ReviewTo
  readonly watch?: boolean
  readonly now?: () => number
  /** Stands between the sorter and the mailbox, to refuse what a server might. */
  readonly wrap?: (source: MailSource) => MailSource
}

export const bench = async (options: BenchOptions = {}): Promise<Bench> => {
  const directory = mkdtempSync(join(tmpdir(), 'miwake-sort-'))
  const { now = Date.now, wrap = (source: MailSource) => source } = options
  const settings = mailboxSettings.parse(
    options.settings?.(directory) ?? {
      kind: 'maildir',
      path: join(directory, 'Maildir'),
      authservIds: [sampleAuthservId],
      pollSeconds: 5,
    },
  )
  const world = createMailboxWorld()
  const secret = options.password === undefined ? {} : { password: options.password }
  const open = (key: string) => openMailSource({ key, settings, secret, world, directory: join(directory, 'pop3') })
  const watched = watchTenants()
  const place = placeFor(await testPlace(directory), { now, log: watched.log })
  const store = await openStore(place)
  if (settings.kind === 'maildir') {
    const { mkdirSync } = await import('node:fs')
    for (const name of ['cur', 'new', 'tmp']) mkdirSync(join(settings.path, name), { recursive: true })
  }
  const mailboxId = await addMailbox(store, {
    name: 'test',
    kind: settings.kind,
    settings,
    secret: null,
    mode: options.mode ?? 'active',
    reviewTo: options.reviewTo ?? 'inbox',
  })
  const start = (of = store) =>
    startSorter({
      store: of,
      knowledge,
      resolve: null,
      open: async (mailbox) => wrap(open(`sorter ${mailbox.id}`)),
      watch: options.watch ?? false,
      random: () => 0.5,
    })
  const sorters = [await start()]
  const stores = [store]
  const other = open('other')
  return {
    directory,
    store,
    sorter: sorters[0]!,
    mailboxId,
    other,
    restart: async () => {
      await sorters.at(-1)!.close()
      sorters.push(await start())
      return sorters.at(-1)!
    },
    over: async (path) => {
      await sorters.at(-1)!.close()
      stores.push(await openStore({ path, keyFile: place.keyFile, now }))
      sorters.push(await start(stores.at(-1)))
      return { store: stores.at(-1)!, sorter: sorters.at(-1)! }
    },
    beside: async () => {
      const own = await openStore(place)
      const sorter = await start(own)
      const close = async () => {
        await sorter.close()
        await own.close()
      }
      return { sorter, close }
    },
    close: async () => {
      await sorters.at(-1)!.close()
      await other.close()
      for (const each of stores) await each.close()
      expect(watched.faults()).toEqual([])
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** Every mail of the folders: content hash to folders it lies in. */
export const census = async (source: MailSource, paths: readonly string[]): Promise<ReadonlyMap<string, string[]>> => {
  const { contentHashOf } = await import('../../packages/server/src/store/content-hash.ts')
  const found = new Map<string, string[]>()
  for (const path of paths) {
    await source.openFolder(path)
    const uids: number[] = []
    for await (const { uid, flags } of source.listSince(path, { uid: 1 })) {
      if (!flags.includes('\\Deleted')) uids.push(uid)
    }
    for await (const { raw } of source.fetchRaw(path, uids)) {
      const hash = contentHashOf(raw)
      found.set(hash, [...(found.get(hash) ?? []), path])
    }
  }
  return found
}
