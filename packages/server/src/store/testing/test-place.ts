/**
 * Where a test's store lies: in a file of its own, or, in the vitest project `postgres`, as a tenant of its own in the test
 * file's database. So every test of the store runs on both, and tenants that share a database are tested by the way.
 */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import type { TestPlace } from './place-for.ts'

export { placeFor, type TestPlace } from './place-for.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Of a PostgreSQL server for tests; null where none can run here. */
    postgresUrl: string | null
  }
}

/** undefined in the other projects. */
const serverUrl = (): string | null => (inject('postgresUrl') as string | null | undefined) ?? null

export const isOnPostgres = (): boolean => serverUrl() !== null

let database: Promise<string> | null = null

/** An empty database on the test's PostgreSQL server. */
export const freshDatabase = async (): Promise<string> => {
  const url = serverUrl()
  if (url === null) throw new Error('only in the project postgres')
  const name = `test_${randomBytes(6).toString('hex')}`
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(`create database ${name} template template0`)
  } finally {
    await client.end()
  }
  return Object.assign(new URL(url), { pathname: `/${name}` }).href
}

let tenants = 0

export const testPlace = async (folder: string): Promise<TestPlace> => {
  const keyFile = join(folder, 'key')
  if (!isOnPostgres()) return { path: join(folder, 'miwake.db'), keyFile }
  database ??= freshDatabase()
  return { url: await database, tenantId: `tenant-${++tenants}`, keyFile }
}
