import type { MigrationDialect } from '../migrations/migration.ts'
import { countTriggers } from './count-triggers.ts'
import { searchTables } from './search-tables.ts'

export const postgresMigrationDialect: MigrationDialect = {
  bytesType: 'bytea',
  numberType: 'bigint',
  // By default: rows that come from another store bring their own.
  ownNumber: (column) => column.notNull().generatedByDefaultAsIdentity(),
  counts: countTriggers,
  search: { 1: searchTables },
}
