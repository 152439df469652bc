/** A PostgreSQL that is stopped, restarted, killed, or refuses: nothing is done twice, and what was promised is kept. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import {
  addCorrection,
  addMailbox,
  getSetting,
  inTransaction,
  listCorrections,
  listMailboxes,
  openActions,
  openStore,
  planAction,
  type Store,
  StoreError,
  setSetting,
} from '../packages/server/src/store/index.ts'
import { holdMailbox, inDurableTransaction } from '../packages/server/src/store/store.ts'
import { type Postgres, postgresMissing, startPostgres } from './servers/postgres.ts'

let postgres: Postgres
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'miwake-pg-'))
  if (postgresMissing() === null) postgres = await startPostgres({ synchronous_commit: 'off' })
})
afterAll(() => {
  postgres?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const open = async (url = postgres.createDatabase()): Promise<Store> => {
  const store = await openStore({ url, keyFile: join(folder, 'key'), now: Date.now, connections: 4 })
  onTestFinished(() => store.close())
  return store
}
/** Stopped and started before this process hears of it: its connections look as they did. */
const restart = (mode: 'fast' | 'immediate' = 'fast') => {
  postgres.halt(mode)
  postgres.start()
}

test('after a restart the first question that only reads is answered', async () => {
  const store = await open()
  await setSetting(store, 'a', 1)
  restart()
  expect(await getSetting(store, 'a')).toBe(1)
  expect(await listMailboxes(store)).toEqual([])
})

test('after a restart the first transaction is done, once', async () => {
  const store = await open()
  await setSetting(store, 'a', 1)
  restart()
  let runs = 0
  await inTransaction(store, async (inside) => {
    runs++
    await addMailbox(inside, { name: 'm', kind: 'imap', settings: {}, secret: null })
  })
  expect(runs).toBe(1)
  expect(await listMailboxes(store)).toHaveLength(1)
})

test('a write on a lost connection is told, never done again; the next one is done', async () => {
  const store = await open()
  await setSetting(store, 'a', 1)
  restart()
  await expect(setSetting(store, 'a', 2)).rejects.toThrow(/terminat|ECONNRESET|EPIPE|not queryable/)
  expect(await getSetting(store, 'a')).toBe(1)
  await setSetting(store, 'a', 3)
  expect(await getSetting(store, 'a')).toBe(3)
})

test('a transaction whose connection is lost leaves nothing, and is not begun anew', async () => {
  const store = await open()
  let runs = 0
  const broken = inTransaction(store, async (inside) => {
    runs++
    await addMailbox(inside, { name: 'm', kind: 'imap', settings: {}, secret: null })
    restart('immediate')
    await listMailboxes(inside)
  })
  await expect(broken).rejects.toThrow()
  expect(runs).toBe(1)
  expect(await listMailboxes(store)).toEqual([])
})

test('while the server is away a question waits for it, and one that waits too long is told', async () => {
  const store = await open()
  await setSetting(store, 'a', 1)
  postgres.halt()
  try {
    const asked = getSetting(store, 'a')
    await new Promise((resolve) => setTimeout(resolve, 300))
    postgres.start()
    expect(await asked).toBe(1)
    postgres.halt()
    await expect(getSetting(store, 'a')).rejects.toThrow(/ECONNREFUSED|terminat/)
  } finally {
    postgres.start()
  }
  expect(await getSetting(store, 'a')).toBe(1)
})

test('what is journalled waits for the disk where the server is set not to, and survives its crash', async () => {
  const store = await open()
  const commitOf = async (within: typeof inTransaction): Promise<unknown> =>
    within(store, async ({ db }) => {
      const { rows } = await sql<{ readonly set: string }>`select current_setting('synchronous_commit') as set`.execute(
        db,
      )
      return rows[0]?.set
    })
  expect(await commitOf(inTransaction)).toBe('off')
  expect(await commitOf(inDurableTransaction)).toBe('on')
  expect(await commitOf(inTransaction)).toBe('off')
  const mailboxId = await addMailbox(store, { name: 'm', kind: 'imap', settings: {}, secret: null })
  const id = await planAction(store, {
    mailboxId,
    messageRow: null,
    contentHash: 'a',
    messageId: '',
    kind: 'move',
    fromFolder: 'INBOX',
    toFolder: 'Junk',
    reason: [],
    uidBefore: '1',
  })
  restart('immediate')
  expect((await openActions(store, mailboxId)).map((entry) => entry.id)).toEqual([id])
})

test('transactions that wait for each other’s rows end both, one of them done again', async () => {
  const store = await open()
  const add = (name: string) => addMailbox(store, { name, kind: 'imap', settings: {}, secret: null })
  const [a, b] = [await add('a'), await add('b')]
  let runs = 0
  const waiting = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const
  const cross = (own: 0 | 1, first: number, second: number) =>
    inTransaction(store, async (inside) => {
      runs++
      await holdMailbox(inside, first)
      waiting[own].resolve()
      await waiting[own === 0 ? 1 : 0].promise
      await holdMailbox(inside, second)
      await setSetting(inside, `crossed ${own}`, true)
    })
  await Promise.all([cross(0, a, b), cross(1, b, a)])
  expect(runs).toBe(3)
  expect(await Promise.all([0, 1].map((own) => getSetting(store, `crossed ${own}`)))).toEqual([true, true])
})

test('many processes that start on an empty database at once make the schema once', async () => {
  const url = postgres.createDatabase()
  const stores = await Promise.all(Array.from({ length: 6 }, () => open(url)))
  const rows = await Promise.all(
    stores.map(async ({ db }) => (await sql`select version from schema_version order by 1`.execute(db)).rows),
  )
  expect(new Set(rows.map((each) => JSON.stringify(each))).size).toBe(1)
  expect(rows[0]).toEqual(rows[0]!.map((_, i) => ({ version: i + 1 })))
})

test('a process keeps to its connections, however much is asked at once', async () => {
  const store = await open()
  await Promise.all(Array.from({ length: 60 }, (_, i) => setSetting(store, `s${i}`, i)))
  const { rows } = await sql<{ readonly n: number }>`select count(*) as n from pg_stat_activity
    where datname = current_database() and application_name = 'miwake'`.execute(store.db)
  expect(rows[0]!.n).toBeLessThanOrEqual(4)
})

test('statements, rows waited for and idle transactions are limited by the server', async () => {
  const { db } = await open()
  const of = async (name: string) =>
    (await sql<{ readonly set: string }>`select current_setting(${name}) as set`.execute(db)).rows[0]?.set
  expect(await of('statement_timeout')).toBe('1min')
  expect(await of('lock_timeout')).toBe('20s')
  expect(await of('idle_in_transaction_session_timeout')).toBe('1min')
})

test('a store of a newer Miwake, a foreign encoding, a wrong name, a closed port: told in a sentence without the password', async () => {
  const newer = postgres.createDatabase()
  await (await openStore({ url: newer, keyFile: join(folder, 'key'), now: Date.now })).close()
  postgres.psql(newer, 'insert into schema_version values (999, 0)')
  const latin = postgres.createDatabase("encoding 'LATIN1' locale 'C'")
  const refusals: readonly (readonly [string, string])[] = [
    [newer, '999'],
    [latin, 'UTF8'],
    [newer.replace(/[^/]+$/, 'nobody'), 'nobody'],
    ['postgres://taro:himitsu@127.0.0.1:1/x', 'ECONNREFUSED'],
    ['mysql://taro:himitsu@127.0.0.1/x', 'postgres://'],
    ['postgres://taro:himitsu@127.0.0.1:999999/x', 'postgres://'],
  ]
  for (const [url, want] of refusals) {
    const error = await openStore({ url, keyFile: join(folder, 'key'), now: Date.now }).then(
      (store) => store.close(),
      (thrown: unknown) => thrown,
    )
    expect(error, url).toBeInstanceOf(StoreError)
    expect(String(error)).toContain(want)
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('himitsu')
  }
})

test('tenants of one database know nothing of each other', async () => {
  const url = postgres.createDatabase()
  const [a, b] = await Promise.all(
    ['a', 'b'].map((tenantId) => openStore({ url, tenantId, keyFile: join(folder, 'key'), now: Date.now })),
  )
  const mailboxId = await addMailbox(a!, { name: 'm', kind: 'imap', settings: {}, secret: 'x' })
  await addCorrection(a!, {
    mailboxId,
    messageRow: null,
    contentHash: 'a',
    messageId: '',
    answer: 'junk',
    source: 'reader',
    state: 'applied',
    lesson: null,
  })
  expect(await listMailboxes(b!)).toEqual([])
  expect(await listCorrections(b!, {})).toEqual([])
  await a!.close()
  await b!.close()
  await expect(openStore({ url, tenantId: "x' or", keyFile: join(folder, 'key'), now: Date.now })).rejects.toThrow(
    StoreError,
  )
})
