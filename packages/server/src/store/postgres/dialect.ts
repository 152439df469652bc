/**
 * Kysely over a pool of PostgreSQL connections. A server that restarts is waited for; what only reads is asked again where
 * the connection was lost, once, and nothing that writes ever is: it may have been done.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type RootOperationNode,
  SelectQueryNode,
} from 'kysely'
import type { Pool, PoolClient } from 'pg'
import { isAway, isLost, isSilent } from './lost.ts'
import { writeValue } from './types.ts'

/** How long a question waits for a server that is away: a restart takes a second or two. */
export const awayMs = 5_000
const askAgainMs = 100

export const postgresDialect = (pool: Pool): Dialect => ({
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => driver(pool),
  createIntrospector: (db) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
})

/** One of the pool's connections, lent. */
type Lent = DatabaseConnection & {
  readonly begin: (sql: string) => Promise<void>
  readonly end: (sql: 'commit' | 'rollback') => Promise<void>
  readonly giveBack: () => void
}

const driver = (pool: Pool): Driver => ({
  init: async () => {},
  acquireConnection: () => lend(pool),
  beginTransaction: (connection, { isolationLevel }) =>
    (connection as Lent).begin(isolationLevel === undefined ? 'begin' : `begin isolation level ${isolationLevel}`),
  commitTransaction: (connection) => (connection as Lent).end('commit'),
  rollbackTransaction: (connection) => (connection as Lent).end('rollback'),
  releaseConnection: async (connection) => (connection as Lent).giveBack(),
  destroy: () => pool.end(),
})

const connect = async (pool: Pool): Promise<PoolClient> => {
  const end = performance.now() + awayMs
  for (;;)
    try {
      return await pool.connect()
    } catch (error) {
      if (!isAway(error) || performance.now() + askAgainMs > end) throw error
      await sleep(askAgainMs)
    }
}

/** Only looks, and holds no rows either. */
const onlyReads = (node: RootOperationNode): boolean =>
  SelectQueryNode.is(node) &&
  node.endModifiers === undefined &&
  (node.with?.expressions ?? []).every(({ expression }) => SelectQueryNode.is(expression))

const lend = async (pool: Pool): Promise<Lent> => {
  let client = await connect(pool)
  let isGiven = false
  const giveBack = () => {
    if (!isGiven) client.release(broken)
    isGiven = true
  }
  let broken = false
  let inside = false
  const ask = async ({ sql, parameters }: Pick<CompiledQuery, 'sql' | 'parameters'>) => {
    try {
      return await client.query({ text: sql, values: parameters.map(writeValue) })
    } catch (error) {
      broken ||= isLost(error) || isSilent(error)
      throw error
    }
  }
  /** On a fresh connection where this one turns out to be lost. */
  const askTwice = async (query: Pick<CompiledQuery, 'sql' | 'parameters'>) => {
    try {
      return await ask(query)
    } catch (error) {
      if (!isLost(error)) throw error
      giveBack()
      client = await connect(pool)
      isGiven = false
      broken = false
      return await ask(query)
    }
  }
  const executeQuery = async <R>(query: CompiledQuery): Promise<QueryResult<R>> => {
    const { rows, rowCount, command } = await (!inside && onlyReads(query.query) ? askTwice : ask)(query)
    const changes = command === 'INSERT' || command === 'UPDATE' || command === 'DELETE' || command === 'MERGE'
    return { rows: rows as R[], ...(changes ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}) }
  }
  return {
    executeQuery,
    streamQuery: async function* <R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
      yield await executeQuery<R>(query)
    },
    begin: async (sql) => {
      // Nothing was done yet.
      await askTwice(CompiledQuery.raw(sql))
      inside = true
    },
    end: async (sql) => {
      inside = false
      // A server that lost the connection has ended the transaction already.
      if (sql === 'rollback' && broken) return
      try {
        const { command } = await ask(CompiledQuery.raw(sql))
        if (command.toLowerCase() !== sql) throw new Error('the transaction was rolled back')
      } catch (error) {
        // Whatever is left open ends with the connection.
        broken = true
        throw error
      }
    },
    giveBack,
  }
}
