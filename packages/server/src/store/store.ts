/** A store is a handle handed to every question asked of it: `listMessages(store, {...})`. Opened by openStore(). */
import type { Kysely, Transaction } from 'kysely'
import type { Schema } from './schema.ts'
import type { SearchIndex } from './search-index.ts'
import type { SecretKey } from './secret.ts'

/** What databases do differently. Everything else is asked through Kysely. */
export type StoreEngine = {
  readonly search: SearchIndex
  /** A transaction that is on the disk when it ends: it survives a power cut, not only the end of the process. */
  readonly durably: <T>(db: Kysely<Schema>, work: (db: Transaction<Schema>) => Promise<T>) => Promise<T>
  /** Writes a consistent copy to a path that does not exist yet, while the store is in use. */
  readonly copyTo: (path: string) => Promise<void>
}

export type Store = {
  readonly db: Kysely<Schema>
  readonly tenantId: string
  /** Epoch milliseconds. */
  readonly now: () => number
  readonly key: SecretKey
  readonly engine: StoreEngine
  readonly close: () => Promise<void>
}

/** The one tenant of a store that serves one household. */
export const localTenant = 'local'

/**
 * Runs `work` whole or not at all. Inside, use only the store it is handed: the outer one waits for this to end.
 * Within another transaction it is part of that one.
 */
export const inTransaction = async <T>(store: Store, work: (store: Store) => Promise<T>): Promise<T> =>
  store.db.isTransaction ? work(store) : store.db.transaction().execute((db) => work({ ...store, db }))

/** As inTransaction(), and on the disk when it returns: what is journalled must survive a power cut. */
export const inDurableTransaction = async <T>(store: Store, work: (store: Store) => Promise<T>): Promise<T> =>
  store.db.isTransaction ? work(store) : store.engine.durably(store.db, (db) => work({ ...store, db }))
