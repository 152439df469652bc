/** Tables as data: the columns, keys and indexes of a step, made alike on every database. */
import type { ColumnDataType, CreateTableBuilder, Kysely } from 'kysely'
import type { MigrationDialect } from './migration.ts'

/** Columns by name: type, with '?' where it may be null. */
type Columns = Readonly<Record<string, 'text' | 'number' | 'real' | 'bytes' | 'text?' | 'number?' | 'real?' | 'bytes?'>>

export type TableShape = {
  /** Rows have a number of their own: column `id`, unique together with the tenant. */
  readonly numbered?: true
  readonly columns: Columns
  /** Primary key after tenantId, of tables whose rows have no number. */
  readonly key?: readonly string[]
  readonly unique?: readonly (readonly string[])[]
  /** Column to the table whose row it belongs to, and goes with. */
  readonly of?: Readonly<Record<string, string>>
  readonly indexes?: Readonly<Record<string, { readonly columns: readonly string[]; readonly present?: true }>>
}

/** Makes the tables, each with its indexes, in the order they stand in. */
export const makeTables = async (
  db: Kysely<unknown>,
  dialect: MigrationDialect,
  tables: Readonly<Record<string, TableShape>>,
): Promise<void> => {
  for (const [name, shape] of Object.entries(tables)) {
    await tableOf(db, dialect, name, shape).execute()
    for (const [index, { columns, present }] of Object.entries(shape.indexes ?? {})) {
      const made = db.schema
        .createIndex(index)
        .on(name)
        .columns(['tenantId', ...columns])
      await (present ? made.where('goneAt', 'is', null) : made).execute()
    }
  }
}

type Table = CreateTableBuilder<string, string>

const tableOf = (db: Kysely<unknown>, dialect: MigrationDialect, name: string, shape: TableShape): Table => {
  let table = db.schema.createTable(name).addColumn('tenantId', 'text', (column) => column.notNull()) as Table
  if (shape.numbered) table = table.addColumn('id', dialect.numberType, dialect.ownNumber)
  for (const [column, type] of Object.entries(shape.columns))
    table = table.addColumn(column, typeOf(type, dialect), (c) => (type.endsWith('?') ? c : c.notNull()))
  if (shape.numbered) table = table.addUniqueConstraint(`${name}Id`, ['tenantId', 'id'])
  if (shape.key) table = table.addPrimaryKeyConstraint(`${name}Key`, ['tenantId', ...shape.key])
  for (const [i, columns] of (shape.unique ?? []).entries())
    table = table.addUniqueConstraint(`${name}Unique${i + 1}`, ['tenantId', ...columns])
  for (const [column, parent] of Object.entries(shape.of ?? {}))
    table = table.addForeignKeyConstraint(
      `${name}Of${parent[0]!.toUpperCase()}${parent.slice(1)}`,
      ['tenantId', column],
      parent,
      ['tenantId', 'id'],
      (constraint) => constraint.onDelete('cascade'),
    )
  return table
}

const typeOf = (type: Columns[string], { bytesType }: MigrationDialect): ColumnDataType => {
  switch (type.replace('?', '')) {
    case 'text':
      return 'text'
    case 'real':
      return 'double precision'
    case 'bytes':
      return bytesType
    default:
      return 'bigint'
  }
}
