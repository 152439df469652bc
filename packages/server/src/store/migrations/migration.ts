/** One step of the schema. Forward only: a released step is never changed, a new one is added. */
import type { ColumnDataType, ColumnDefinitionBuilder, Kysely } from 'kysely'

/** What differs between databases when tables are made. */
export type MigrationDialect = {
  readonly bytesType: ColumnDataType
  /** Type of a number that rows get by themselves. */
  readonly numberType: ColumnDataType
  /** Never given twice, not even after its row is gone. */
  readonly ownNumber: (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder
  /** What keeps messageCount in step with message. */
  readonly counts: (db: Kysely<unknown>) => Promise<void>
  /** The search's own tables of a version, made after the version's tables. */
  readonly search: Readonly<Record<number, (db: Kysely<unknown>) => Promise<void>>>
}

export type Migration = {
  /** Versions count up from 1 without gaps. */
  readonly version: number
  readonly up: (db: Kysely<unknown>, dialect: MigrationDialect) => Promise<void>
}
