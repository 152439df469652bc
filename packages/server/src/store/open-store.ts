/** Opens a store, made or brought up to date where needed. */
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Kysely } from 'kysely'
import { migrate } from './migrate.ts'
import { openKeyFile } from './secret.ts'
import { sqliteMigrationDialect } from './sqlite/migration-dialect.ts'
import { openSqlite } from './sqlite/open.ts'
import { localTenant, type Store } from './store.ts'

export type StorePlace = {
  /** The database file; made where there is none. */
  readonly path: string
  /** Outside the database, so that a copy of that alone gives no password away; made where there is none. */
  readonly keyFile: string
  /** Epoch milliseconds. */
  readonly now: () => number
}

/** Why a store cannot be opened: `message` says what to do. */
export class StoreError extends Error {}

/**
 * @throws KeyFileError where the key file cannot be used, StoreError where the store is of a newer Miwake.
 */
export const openStore = async ({ path, keyFile, now }: StorePlace): Promise<Store> => {
  const key = openKeyFile(keyFile)
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const { db, engine, close } = openSqlite(path)
  try {
    const result = await migrate(db as unknown as Kysely<unknown>, sqliteMigrationDialect, now())
    if (result.status === 'newer')
      throw new StoreError(
        `${path} was written by a newer Miwake (version ${result.version} of the store, this one reads up to ${result.known}): update Miwake`,
      )
  } catch (error) {
    await close()
    throw error
  }
  return { db, tenantId: localTenant, now, key, engine, close }
}
