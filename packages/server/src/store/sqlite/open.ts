/** A store in one SQLite file. */
import { backup, DatabaseSync } from 'node:sqlite'
import { CamelCasePlugin, Kysely, type LogConfig, sql } from 'kysely'
import { makePrivateFile } from '../private-file.ts'
import type { Schema } from '../schema.ts'
import type { StoreEngine } from '../store.ts'
import { sqliteDialect } from './dialect.ts'
import { searchIndex } from './search.ts'

/** How long another process may hold the file: a backup or a command beside the server. */
const busyTimeoutMs = 10_000
/** Page cache; the search's own pages of 100,000 mails are some ten MB. */
const cacheKiB = 16_384
/** The write-ahead log is cut back to this after a checkpoint. */
const walBytesMax = 64 * 1024 * 1024

export type SqliteStore = {
  readonly db: Kysely<Schema>
  readonly engine: StoreEngine
  readonly close: () => Promise<void>
}

export const openSqlite = (path: string, log?: LogConfig): SqliteStore => {
  makePrivateFile(path)
  const database = new DatabaseSync(path, { timeout: busyTimeoutMs, enableForeignKeyConstraints: true })
  // What a foreign file calls in views and triggers is not trusted. sqlite.org/security.html
  for (const pragma of [
    'trusted_schema = off',
    'journal_mode = wal',
    'synchronous = normal',
    `cache_size = -${cacheKiB}`,
    `journal_size_limit = ${walBytesMax}`,
    'temp_store = memory',
    'secure_delete = fast',
  ])
    database.exec(`pragma ${pragma}`)
  const db = new Kysely<Schema>({
    dialect: sqliteDialect(database),
    plugins: [new CamelCasePlugin()],
    ...(log ? { log } : {}),
  })
  const engine: StoreEngine = {
    search: searchIndex,
    transaction: (outer, work) => outer.transaction().execute(work),
    // One transaction writes at a time, from its beginning ('begin immediate').
    hold: (query) => query,
    clock: sql<number>`cast(unixepoch('subsec') * 1000 as integer)`,
    durably: (outer, work) =>
      outer.connection().execute(async (connection) => {
        // In WAL mode only 'full' waits for the disk at commit. Cannot be changed inside a transaction.
        await sql`pragma synchronous = full`.execute(connection)
        try {
          return await connection.transaction().execute(work)
        } finally {
          await sql`pragma synchronous = normal`.execute(connection)
        }
      }),
    copyTo: async (to) => {
      await backup(database, to)
    },
  }
  return { db, engine, close: () => db.destroy() }
}
