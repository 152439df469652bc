/** Opens a store, made or brought up to date where needed. */
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Kysely, LogConfig } from 'kysely'
import { type MigrateResult, migrate } from './migrate.ts'
import { openPostgres } from './postgres/open.ts'
import { openKeyFile } from './secret.ts'
import { sqliteMigrationDialect } from './sqlite/migration-dialect.ts'
import { openSqlite } from './sqlite/open.ts'
import { localTenant, type Store } from './store.ts'
import { StoreError } from './store-error.ts'

export { StoreError } from './store-error.ts'

export type StorePlace = (
  | {
      /** The database file; made where there is none. */
      readonly path: string
    }
  | {
      /** `postgres://…`: a database that is there, and may be empty. */
      readonly url: string
      /** Connections of this process at most. */
      readonly connections?: number | undefined
    }
) & {
  /** Outside the database, so that a copy of that alone gives no password away; made where there is none. */
  readonly keyFile: string
  /** Whose rows are read and written; localTenant unless told. */
  readonly tenantId?: string | undefined
  /** Epoch milliseconds. */
  readonly now: () => number
  /** Hears of every query. */
  readonly log?: LogConfig | undefined
}

type Opened = Pick<Store, 'db' | 'engine' | 'close'>

/** Part of index entries: nothing that would have to be quoted anywhere. */
const tenantForm = /^[A-Za-z0-9._-]{1,63}$/

/**
 * @throws KeyFileError where the key file cannot be used, StoreError where the store is of a newer Miwake or its server
 * cannot be used.
 */
export const openStore = async (place: StorePlace): Promise<Store> => {
  const { keyFile, now, tenantId = localTenant } = place
  if (!tenantForm.test(tenantId)) throw new StoreError('a tenant is named by letters, digits, dot, dash and underscore')
  const key = openKeyFile(keyFile)
  const { db, engine, close } = await ('url' in place ? openByUrl(place) : openFile(place))
  return { db, tenantId, now, key, engine, close }
}

const openFile = async ({ path, now, log }: StorePlace & { readonly path: string }): Promise<Opened> => {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const opened = openSqlite(path, log)
  try {
    refuseNewer(path, await migrate(opened.db as unknown as Kysely<unknown>, sqliteMigrationDialect, now()))
    return opened
  } catch (error) {
    await opened.close()
    throw error
  }
}

const openByUrl = async ({ url, connections, now, log }: StorePlace & PostgresAt): Promise<Opened> => {
  const opened = await openPostgres({ url, connections: connections ?? null, nowMs: now(), log })
  try {
    refuseNewer('the database', opened.migrated)
    return opened
  } catch (error) {
    await opened.close()
    throw error
  }
}
type PostgresAt = { readonly url: string; readonly connections?: number | undefined }

const refuseNewer = (name: string, result: MigrateResult): void => {
  if (result.status === 'newer')
    throw new StoreError(
      `${name} was written by a newer Miwake (version ${result.version} of the store, this one reads up to ${result.known}): update Miwake`,
    )
}
