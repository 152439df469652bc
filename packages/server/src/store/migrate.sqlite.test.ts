import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import type { Kysely } from 'kysely'
import { expect, test } from 'vitest'
import {
  countOutcomes,
  getResult,
  listActions,
  listMailboxes,
  listMessages,
  openStore,
  StoreError,
  saveMessage,
  searchMessages,
} from './index.ts'
import { migrate } from './migrate.ts'
import { migrations, schemaVersion } from './migrations/index.ts'
import { sqliteMigrationDialect } from './sqlite/migration-dialect.ts'
import { openSqlite } from './sqlite/open.ts'
import { mailIn, temporaryFolder } from './testing/temporary-store.ts'

const fixtures = fileURLToPath(new URL('./migrations/fixtures/', import.meta.url))

/** A store as that version's release left it, in a file of its own. */
const released = (version: number): string => {
  const path = join(temporaryFolder(), 'miwake.db')
  const database = new DatabaseSync(path)
  database.exec(readFileSync(join(fixtures, `version-${version}.sql`), 'utf8'))
  database.close()
  return path
}

/** Tables, indexes and triggers as SQL, without spaces that do not matter. */
const schemaOf = (path: string): readonly string[] => {
  const database = new DatabaseSync(path)
  const rows = database.prepare('select sql from sqlite_schema where sql is not null order by type, name').all()
  database.close()
  return rows.map(({ sql }) => String(sql).replaceAll(/\s+/g, ' '))
}

const versions = migrations.map(({ version }) => version)

test('versions count up from 1, each with the store its release left', () => {
  expect(versions).toEqual(versions.map((_, i) => i + 1))
  expect(readdirSync(fixtures).sort()).toEqual(versions.map((version) => `version-${version}.sql`))
})

test.each(versions)('migrations up to %d make the schema that was released', async (version) => {
  const path = join(temporaryFolder(), 'miwake.db')
  const { db, close } = openSqlite(path)
  await migrate(db as unknown as Kysely<unknown>, sqliteMigrationDialect, 0, migrations.slice(0, version))
  await close()
  expect(schemaOf(path)).toEqual(schemaOf(released(version)))
})

test.each(versions)('openStore() brings a store of version %d up to date with all that is in it', async (version) => {
  const path = released(version)
  const store = await openStore({ path, keyFile: `${path}.key`, now: () => 9 })
  expect((await listMailboxes(store)).map(({ name }) => name)).toEqual(['taro'])
  const { items, counts } = await listMessages(store, {})
  expect(items.map(({ subject }) => subject)).toEqual(['ご利用確認のお願い', '来週の会議'])
  expect(counts).toMatchObject({ phishing: 1, ham: 1 })
  expect((await searchMessages(store, { q: '確認' })).total).toBe(1)
  expect((await searchMessages(store, { q: '会' })).total).toBe(1)
  expect(await getResult(store, items[0]!.id)).toEqual({ result: { claims: [] }, facts: null })
  expect(await listActions(store, {})).toMatchObject([{ state: 'done', toFolder: 'Junk' }])
  expect(await countOutcomes(store, { mailboxId: 1, since: 0 })).toHaveLength(2)
  const { id } = await saveMessage(store, mailIn({ mailboxId: 1, inboxId: 1 }, 77))
  expect(items.map((item) => item.id)).not.toContain(id)
  await store.close()
  const database = new DatabaseSync(path)
  const newest = database.prepare('select max(version) as version from schema_version').get()
  database.close()
  expect(newest).toEqual({ version: schemaVersion })
})

test('a step that fails leaves the version before it, whole', async () => {
  const path = join(temporaryFolder(), 'miwake.db')
  const { db, close } = openSqlite(path)
  const any = db as unknown as Kysely<unknown>
  const broken = {
    version: schemaVersion + 1,
    up: async (inside: Kysely<unknown>) => {
      await inside.schema.createTable('half').addColumn('a', 'text').execute()
      throw new Error('power cut')
    },
  }
  await expect(migrate(any, sqliteMigrationDialect, 0, [...migrations, broken])).rejects.toThrow('power cut')
  expect(await migrate(any, sqliteMigrationDialect, 0)).toEqual({
    status: 'ready',
    from: schemaVersion,
    to: schemaVersion,
  })
  await close()
  expect(schemaOf(path).join()).not.toContain('half')
})

test('openStore() of a newer store says so and touches nothing', async () => {
  const path = released(1)
  const database = new DatabaseSync(path)
  database.exec('insert into schema_version values (999, 0)')
  database.close()
  const before = schemaOf(path)
  const opened = openStore({ path, keyFile: `${path}.key`, now: () => 0 })
  await expect(opened).rejects.toThrow(StoreError)
  await expect(opened).rejects.toThrow('999')
  expect(schemaOf(path)).toEqual(before)
})

/** Of the whole database, or of the search alone, which finds its rows by `message`. */
const withoutTenant = /^(?:schema_version|message_gram.*|message_letter.*)$/

test('tenant_id is the first column of every table, key and index', () => {
  const database = new DatabaseSync(released(schemaVersion))
  const tables = database
    .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
    .all()
  const wrong: string[] = []
  for (const name of tables.map((row) => String(row.name))) {
    if (withoutTenant.test(name)) continue
    const columns = database.prepare(`select name from pragma_table_info('${name}')`).all()
    if (columns[0]!.name !== 'tenant_id') wrong.push(name)
    for (const index of database.prepare(`select name from pragma_index_list('${name}')`).all()) {
      const first = database.prepare(`select name from pragma_index_info('${index.name}') where seqno = 0`).get()
      if (first!.name !== 'tenant_id') wrong.push(`${name} ${index.name}`)
    }
  }
  database.close()
  expect(tables.length).toBeGreaterThan(15)
  expect(wrong).toEqual([])
})

test('nothing but sqlite/ and postgres/ speaks SQL', () => {
  const folder = fileURLToPath(new URL('.', import.meta.url))
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !/^(?:sqlite|postgres|testing)\//.test(name),
  )
  const speaks = /\bpragma\b|node:sqlite|\bsql`|\bsql\.(?:raw|lit|ref)\b/i
  expect(sources.length).toBeGreaterThan(30)
  expect(sources.filter((name) => speaks.test(readFileSync(join(folder, name), 'utf8')))).toEqual([])
})
