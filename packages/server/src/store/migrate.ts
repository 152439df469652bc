/** Brings a store to this program's schema. */
import type { Kysely } from 'kysely'
import { migrations } from './migrations/index.ts'
import type { Migration, MigrationDialect } from './migrations/migration.ts'

/** Exempt from tenantId: it tells of the whole database. */
type VersionTable = { readonly schemaVersion: { readonly version: number; readonly appliedAt: number } }

export type MigrateResult =
  | { readonly status: 'ready'; readonly from: number; readonly to: number }
  /** Made by a newer Miwake: nothing was touched. */
  | { readonly status: 'newer'; readonly version: number; readonly known: number }

/** Takes every missing step, each in a transaction of its own, so that one cut short leaves the version before it. */
export const migrate = async (
  db: Kysely<unknown>,
  dialect: MigrationDialect,
  nowMs: number,
  steps: readonly Migration[] = migrations,
): Promise<MigrateResult> => {
  const versions = db as unknown as Kysely<VersionTable>
  await db.schema
    .createTable('schemaVersion')
    .ifNotExists()
    .addColumn('version', 'integer', (column) => column.primaryKey())
    .addColumn('appliedAt', 'bigint', (column) => column.notNull())
    .execute()
  const from = await versionOf(versions)
  const to = steps.length
  if (from > to) return { status: 'newer', version: from, known: to }
  for (const { version, up } of steps.slice(from))
    await versions.transaction().execute(async (inside) => {
      // Another process may have taken the step while this one waited for the right to write.
      if ((await versionOf(inside)) >= version) return
      await up(inside as unknown as Kysely<unknown>, dialect)
      await inside.insertInto('schemaVersion').values({ version, appliedAt: nowMs }).execute()
    })
  return { status: 'ready', from, to }
}

/** 0 of an empty database. */
const versionOf = async (db: Kysely<VersionTable>): Promise<number> =>
  (
    await db
      .selectFrom('schemaVersion')
      .select((eb) => eb.fn.max('version').as('version'))
      .executeTakeFirst()
  )?.version ?? 0
