/** Tables, keys and indexes as PostgreSQL knows them: nothing stands in the way of spreading the store by tenant. */
import { DatabaseSync } from 'node:sqlite'
import { type RawBuilder, sql } from 'kysely'
import { expect, test } from 'vitest'
import { openStore, type Store } from '../index.ts'
import { temporaryFolder, temporaryStore } from '../testing/temporary-store.ts'

/** Of the whole database. The queue makes a schema of its own. */
const exempt = ['schema_version']

const rowsOf = async <T>({ db }: Store, query: RawBuilder<T>): Promise<readonly T[]> => (await query.execute(db)).rows

const tablesOf = (store: Store) =>
  rowsOf(
    store,
    sql<{ readonly table: string; readonly column: string; readonly position: number; readonly nullable: string }>`
      select c.table_name as table, c.column_name as column, c.ordinal_position as position, c.is_nullable as nullable
      from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = current_schema() and t.table_type = 'BASE TABLE' order by 1, 3`,
  )

test('tenant_id is the first column of every table but the exempt ones, and never null', async () => {
  const { store } = await temporaryStore()
  const columns = await tablesOf(store)
  const first = columns.filter(({ position, table }) => position === 1 && !exempt.includes(table))
  expect(first.length).toBeGreaterThan(20)
  expect(first.filter(({ column, nullable }) => column !== 'tenant_id' || nullable !== 'NO')).toEqual([])
})

test('tenant_id comes first in every index, primary key and unique constraint', async () => {
  const { store } = await temporaryStore()
  const indexes = await rowsOf(
    store,
    sql<{ readonly table: string; readonly index: string; readonly first: string; readonly unique: boolean }>`
      select t.relname as table, i.relname as index, pg_get_indexdef(x.indexrelid, 1, true) as first,
        x.indisunique as unique
      from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
      join pg_namespace n on n.oid = t.relnamespace where n.nspname = current_schema()`,
  )
  expect(indexes.length).toBeGreaterThan(50)
  const wrong = indexes.filter(
    ({ table, first, unique }) =>
      !exempt.includes(table) &&
      first !== 'tenant_id' &&
      // Entries of the search begin with the tenant.
      (unique || !first.startsWith('message_entries(tenant_id,')),
  )
  expect(wrong).toEqual([])
})

test('every foreign key leads by tenant_id to tenant_id', async () => {
  const { store } = await temporaryStore()
  const keys = await rowsOf(
    store,
    sql<{ readonly name: string; readonly from: string; readonly to: string }>`
      select c.conname as name, a.attname as from, b.attname as to from pg_constraint c
      join pg_namespace n on n.oid = c.connamespace
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      join pg_attribute b on b.attrelid = c.confrelid and b.attnum = c.confkey[1]
      where c.contype = 'f' and n.nspname = current_schema()`,
  )
  expect(keys.length).toBeGreaterThan(10)
  expect(keys.filter(({ from, to }) => from !== 'tenant_id' || to !== 'tenant_id')).toEqual([])
})

/** How each searches is its own. */
const ownTables = /^(?:message_gram|message_letter|message_place|sqlite_)/

test('tables and columns are those of SQLite', async () => {
  const { store } = await temporaryStore()
  const path = `${temporaryFolder()}/miwake.db`
  await (await openStore({ path, keyFile: `${path}.key`, now: () => 0 })).close()
  const database = new DatabaseSync(path)
  const names = database
    .prepare(
      `select t.name as "table", c.name as "column" from sqlite_schema t join pragma_table_info(t.name) c
       where t.type = 'table'`,
    )
    .all()
    .map(({ table, column }) => `${table}.${column}`)
  database.close()
  const own = (list: readonly string[]) => list.filter((name) => !ownTables.test(name)).toSorted()
  expect(own((await tablesOf(store)).map(({ table, column }) => `${table}.${column}`))).toEqual(own(names))
})
