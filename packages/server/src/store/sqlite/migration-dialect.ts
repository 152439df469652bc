import type { MigrationDialect } from '../migrations/migration.ts'
import { countTriggers } from './count-triggers.ts'
import { searchTables } from './search-tables.ts'

export const sqliteMigrationDialect: MigrationDialect = {
  bytesType: 'blob',
  numberType: 'integer',
  // The row's own key, so that looking a row up by it is one step. sqlite.org/rowidtable.html
  ownNumber: (column) => column.primaryKey().autoIncrement(),
  counts: countTriggers,
  search: { 1: searchTables },
}
