/** A store is a handle handed to every question asked of it: `listMessages(store, {...})`. Opened by openStore(). */
import type { Expression, Kysely, SelectQueryBuilder, Transaction } from 'kysely'
import type { Schema } from './schema.ts'
import type { SearchIndex } from './search-index.ts'
import type { SecretKey } from './secret.ts'

/** What databases do differently. Everything else is asked through Kysely. */
export type StoreEngine = {
  readonly search: SearchIndex
  /** Runs the work whole or not at all; anew from its beginning where the database had to give it up for another's. */
  readonly transaction: <T>(db: Kysely<Schema>, work: (db: Transaction<Schema>) => Promise<T>) => Promise<T>
  /** A transaction that is on the disk when it ends: it survives a power cut, not only the end of the process. */
  readonly durably: <T>(db: Kysely<Schema>, work: (db: Transaction<Schema>) => Promise<T>) => Promise<T>
  /** The rows a transaction reads by it stay as they are until it ends, and are read as the last one left them. */
  readonly hold: <DB, TB extends keyof DB, O>(query: SelectQueryBuilder<DB, TB, O>) => SelectQueryBuilder<DB, TB, O>
  /** Epoch milliseconds by the database's clock, the one all its processes share. */
  readonly clock: Expression<number>
  /** Writes a consistent copy to a path that does not exist yet, while the store is in use; null: the database's own tools do. */
  readonly copyTo: ((path: string) => Promise<void>) | null
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

/** The tenant unless told otherwise. */
export const localTenant = 'local'

/**
 * Runs `work` whole or not at all. Inside, use only the store it is handed: the outer one waits for this to end.
 * Within another transaction it is part of that one. Where several processes collide it runs again from its beginning, so
 * what it changes outside the store has to bear that.
 * Others write at the same time: what is read to decide what to write is held first, by holdMailbox() or `engine.hold`.
 */
export const inTransaction = async <T>(store: Store, work: (store: Store) => Promise<T>): Promise<T> =>
  store.db.isTransaction ? work(store) : store.engine.transaction(store.db, (db) => work({ ...store, db }))

/** As inTransaction(), and on the disk when it returns: what is journalled must survive a power cut. */
export const inDurableTransaction = async <T>(store: Store, work: (store: Store) => Promise<T>): Promise<T> =>
  store.db.isTransaction ? work(store) : store.engine.durably(store.db, (db) => work({ ...store, db }))

/**
 * As holdMailbox(), of what has no row of its own to hold, or none yet: whoever holds the same name waits.
 * @param name one of few, written in the program.
 */
export const holdName = async ({ db, tenantId }: Store, name: string): Promise<void> => {
  const value = 'true'
  await db
    .insertInto('setting')
    .values({ tenantId, name: `hold.${name}`, value })
    .onConflict((oc) => oc.columns(['tenantId', 'name']).doUpdateSet({ value }))
    .execute()
}

/**
 * What is remembered of these mailboxes is changed by this transaction alone until it ends: another process, or another
 * connection of this one, waits here. Only inside a transaction; take it before rows of the mailbox are read.
 */
export const holdMailbox = async (store: Store, ...mailboxIds: readonly number[]): Promise<void> => {
  const { db, tenantId, engine } = store
  if (mailboxIds.length === 0) return
  await engine
    .hold(
      db
        .selectFrom('mailbox')
        .select('id')
        .where('tenantId', '=', tenantId)
        .where('id', 'in', [...mailboxIds])
        // Always in the same order: two that wait for each other's would wait for ever.
        .orderBy('id'),
    )
    .execute()
}
