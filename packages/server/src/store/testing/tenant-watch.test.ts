import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely'
import { expect, test } from 'vitest'
import { tenantFaults } from './tenant-watch.ts'

type Row = { tenant_id: string; id: number; mailbox_id: number; name: string }
type Tables = { mailbox: Row; message: Row; schema_version: { version: number } }

const db = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (of) => new PostgresIntrospector(of),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})
const message = db.selectFrom('message').select('message.id')
const joined = db
  .selectFrom('message')
  .innerJoin('mailbox', (join) =>
    join.onRef('mailbox.tenant_id', '=', 'message.tenant_id').onRef('mailbox.id', '=', 'message.mailbox_id'),
  )
const blind = db.selectFrom('message').innerJoin('mailbox', 'mailbox.id', 'message.mailbox_id')

test.each([
  ['a select', message, ['message']],
  ['of one row', message.where('id', '=', 1), ['message']],
  ['of one tenant', message.where('id', '=', 1).where('tenant_id', '=', 'a'), []],
  [
    'of one tenant or another',
    message.where((eb) => eb.or([eb('tenant_id', '=', 'a'), eb('id', '=', 1)])),
    ['message'],
  ],
  ['of another tenant', message.where('tenant_id', '<>', 'a'), ['message']],
  ['all of it in one', message.where((eb) => eb.and([eb('tenant_id', '=', 'a'), eb('id', '=', 1)])), []],
  ['a join by tenant', joined.select('mailbox.id').where('message.tenant_id', '=', 'a'), []],
  ['a join of no tenant', joined.select('mailbox.id'), ['message', 'mailbox']],
  ['a join by number', blind.select('mailbox.id').where('message.tenant_id', '=', 'a'), ['mailbox']],
  [
    'a select within',
    message.where('tenant_id', '=', 'a').where('mailbox_id', 'in', (eb) => eb.selectFrom('mailbox').select('id')),
    ['mailbox'],
  ],
  [
    'a named select',
    db
      .with('m', () => message)
      .selectFrom('m')
      .select('m.id'),
    ['message'],
  ],
  ['an update', db.updateTable('message').set({ name: '' }).where('id', '=', 1), ['message']],
  ['an update of one tenant', db.updateTable('message').set({ name: '' }).where('tenant_id', '=', 'a'), []],
  ['a delete', db.deleteFrom('message'), ['message']],
  ['a delete of one tenant', db.deleteFrom('message').where('tenant_id', '=', 'a'), []],
  ['an insert', db.insertInto('message').values({ id: 1, mailbox_id: 1, name: '' } as never), ['message']],
  ['a tenant’s insert', db.insertInto('message').values({ tenant_id: 'a', id: 1, mailbox_id: 1, name: '' }), []],
  ['the schema’s version', db.selectFrom('schema_version').select('version'), []],
])('tenantFaults() of %s', (_, query, want) => {
  expect(tenantFaults(query.compile())).toEqual(want)
})

test.each([
  ['select * from message', ['message']],
  ['select * from message where tenant_id = $1', []],
  ['with h as materialized (select id from message m where m.tenant_id = $1) select * from h', []],
  ['with h as (select id from message) select * from h', ['message']],
  ['begin immediate', []],
  ['pragma user_version', []],
])('tenantFaults() of %j, as written', (text, want) => {
  expect(tenantFaults(sql.raw(text).compile(db))).toEqual(want)
})
