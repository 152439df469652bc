/** A store in a PostgreSQL database, shared by any number of processes. */
import { setTimeout as sleep } from 'node:timers/promises'
import { CamelCasePlugin, Kysely, type LogConfig, sql, type Transaction } from 'kysely'
import pg from 'pg'
import { type MigrateResult, migrate } from '../migrate.ts'
import { schemaVersion } from '../migrations/index.ts'
import type { Schema } from '../schema.ts'
import type { StoreEngine } from '../store.ts'
import { StoreError } from '../store-error.ts'
import { postgresDialect } from './dialect.ts'
import { isCollision } from './lost.ts'
import { postgresMigrationDialect } from './migration-dialect.ts'
import { searchIndex } from './search.ts'
import { typeParsers } from './types.ts'

/** Connections of one process: PostgreSQL allows 100 in all unless told, and asks some memory for each. */
export const connectionsDefault = 10
/** To connect, and to wait for a free one of the process's own connections. */
const connectMs = 5_000
/** A connection not used so long is closed. */
const idleMs = 60_000
/** Longest statement: a mailbox of 100,000 mails removed. The server ends it then. */
const statementMs = 60_000
/** Longest wait for rows another transaction holds. */
const lockMs = 20_000
/** A transaction that asks nothing for so long has lost its process, or its way. */
const idleInsideMs = 60_000
/** Where the server does not answer at all, not even that it ended the statement. */
const silentMs = statementMs + 15_000
/** A step of the schema may write every row anew; another process may be at it. */
const migrationMs = 3_600_000
/** A transaction that collided with others is done again so often. */
const triesMax = 8
const pauseMs = 20
/** Oldest server the tests run on: server_version_num. */
const versionMin = 150_000
/** Any number of one's own: 'miwa'. */
const migrationLock = 0x6d697761

export type PostgresPlace = {
  readonly url: string
  /** null: connectionsDefault. */
  readonly connections: number | null
  readonly nowMs: number
  readonly log?: LogConfig | undefined
}
export type PostgresStore = {
  readonly db: Kysely<Schema>
  readonly engine: StoreEngine
  readonly migrated: MigrateResult
  readonly close: () => Promise<void>
}

const configOf = (url: string, longestMs: number): pg.PoolConfig => ({
  connectionString: url,
  application_name: 'miwake',
  connectionTimeoutMillis: connectMs,
  idleTimeoutMillis: idleMs,
  statement_timeout: longestMs,
  lock_timeout: Math.min(longestMs, lockMs),
  idle_in_transaction_session_timeout: Math.max(longestMs, idleInsideMs),
  query_timeout: longestMs + silentMs - statementMs,
  keepAlive: true,
  types: typeParsers,
})

const poolOf = (url: string, max: number, longestMs: number): pg.Pool => {
  const pool = new pg.Pool({ ...configOf(url, longestMs), max })
  // A connection was lost: the pool has dropped an idle one, and whoever uses one is told by what is asked of it.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

const kyselyOf = (pool: pg.Pool, log?: LogConfig): Kysely<Schema> =>
  new Kysely<Schema>({ dialect: postgresDialect(pool), plugins: [new CamelCasePlugin()], ...(log ? { log } : {}) })

/** The password may stand in it, in PGPASSWORD or in ~/.pgpass: none is ever part of an error. @throws StoreError */
const checked = (url: string): string => {
  if (!/^postgres(?:ql)?:\/\//.test(url) || !URL.canParse(url))
    throw new StoreError('the setting “database” has to be postgres://USER@HOST:PORT/DATABASE')
  return url
}

/** @throws StoreError where the server cannot be used. */
export const openPostgres = async ({ url, connections, nowMs, log }: PostgresPlace): Promise<PostgresStore> => {
  const pool = poolOf(checked(url), connections ?? connectionsDefault, statementMs)
  const db = kyselyOf(pool, log)
  try {
    await checkServer(db)
    const migrated = await bringUpToDate(url, db, nowMs)
    return { db, engine: engineOf, migrated, close: () => db.destroy() }
  } catch (error) {
    await db.destroy()
    throw error
  }
}

const checkServer = async (db: Kysely<Schema>): Promise<void> => {
  type Server = { readonly version: number; readonly encoding: string; readonly replica: boolean }
  const asked = sql<Server>`select current_setting('server_version_num')::int as version,
    current_setting('server_encoding') as encoding, pg_is_in_recovery() as replica`
  const { rows } = await asked.execute(db).catch((error: unknown) => {
    const { code, message } = error as NodeJS.ErrnoException
    // Lost connections name host and port, refusals the user.
    throw new StoreError(`the database of the setting “database” cannot be reached: ${message || code}`)
  })
  const [server] = rows
  if (server === undefined || server.version < versionMin) throw new StoreError('Miwake needs PostgreSQL 15 or newer')
  if (server.encoding !== 'UTF8')
    throw new StoreError(
      `the database has the encoding ${server.encoding}: make one by create database miwake template template0 encoding 'UTF8'`,
    )
  if (server.replica) throw new StoreError('the database is a replica that takes no writes: name the primary')
}

/** Steps of the schema, taken by one process while others that start at the same time wait. */
const bringUpToDate = async (url: string, db: Kysely<Schema>, nowMs: number): Promise<MigrateResult> => {
  const found = await sql<{
    readonly there: boolean
  }>`select to_regclass('schema_version') is not null as there`.execute(db)
  if (found.rows[0]?.there) {
    const { rows } = await sql<{ readonly version: number | null }>`select max(version) as version
      from schema_version`.execute(db)
    if (rows[0]?.version === schemaVersion) return { status: 'ready', from: schemaVersion, to: schemaVersion }
  }
  const pool = poolOf(url, 1, migrationMs)
  // A connection of its own: the lock is held as long as that lives.
  const alone = new pg.Client({ ...configOf(url, migrationMs), lock_timeout: migrationMs })
  alone.on('error', () => undefined)
  try {
    await alone.connect()
    await alone.query('select pg_advisory_lock($1)', [migrationLock])
    return await migrate(kyselyOf(pool) as unknown as Kysely<unknown>, postgresMigrationDialect, nowMs)
  } finally {
    await alone.end().catch(() => undefined)
    await pool.end()
  }
}

/** Done again where it collided with others: it was rolled back whole. */
const untilDone = async <T>(
  db: Kysely<Schema>,
  work: (db: Transaction<Schema>) => Promise<T>,
  first: (db: Transaction<Schema>) => Promise<unknown>,
): Promise<T> => {
  for (let tries = 1; ; tries++)
    try {
      return await db.transaction().execute(async (inside) => {
        await first(inside)
        return work(inside)
      })
    } catch (error) {
      if (!isCollision(error) || tries >= triesMax) throw error
      await sleep(Math.random() * pauseMs * 2 ** tries)
    }
}

const engineOf: StoreEngine = {
  search: searchIndex,
  transaction: (db, work) => untilDone(db, work, async () => undefined),
  durably: (db, work) =>
    untilDone(db, work, (inside) =>
      // A server may be set to answer before the disk; one that is set to wait for replicas too stays so.
      sql`select set_config('synchronous_commit', 'on', true)
        where current_setting('synchronous_commit') in ('off', 'local')`.execute(inside),
    ),
  hold: (query) => query.forNoKeyUpdate(),
  // Not now(), which stands still from the beginning of a transaction.
  clock: sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`,
  copyTo: null,
}
