/** Starts one PostgreSQL for all test files of the project `postgres`; each makes a database of its own on it. */
import type { TestProject } from 'vitest/node'
import { postgresMissing, startPostgres } from './postgres.ts'

export default async ({ provide }: TestProject): Promise<() => void> => {
  const postgres = postgresMissing() === null ? await startPostgres() : null
  provide('postgresUrl', postgres?.createDatabase() ?? null)
  return () => postgres?.stop()
}
