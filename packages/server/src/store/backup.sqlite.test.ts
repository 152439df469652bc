import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import {
  addMailbox,
  backup,
  listMessages,
  mailboxSecret,
  openStore,
  restore,
  type Store,
  StoreError,
  saveMessage,
  searchMessages,
} from './index.ts'
import { schemaVersion } from './migrations/index.ts'
import { mailIn, temporaryStore } from './testing/temporary-store.ts'

const reopen = (path: string, keyFile: string): Promise<Store> => openStore({ path, keyFile, now: () => 0 })

test('backup() while in use, restore() of it: all there, passwords too', async () => {
  const at = await temporaryStore()
  const { store, folder } = at
  const secretId = await addMailbox(store, { name: 'b', kind: 'imap', settings: {}, secret: 'himitsu' })
  await saveMessage(store, mailIn(at, 1))
  const to = join(folder, 'copy.db')
  const key = { from: join(folder, 'key'), to: join(folder, 'copy.key') }
  await Promise.all([backup(store, { to, key }), saveMessage(store, mailIn(at, 2))])
  await saveMessage(store, mailIn(at, 3))
  expect(statSync(to).mode & 0o777).toBe(0o600)
  expect(statSync(key.to).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder).filter((name) => name.includes('unfinished'))).toEqual([])

  const path = join(folder, 'new', 'miwake.db')
  const newKey = join(folder, 'new', 'key')
  const result = await restore({ from: to, path, key: { from: key.to, to: newKey }, nowMs: 5 })
  expect(result).toEqual({ status: 'restored', version: schemaVersion, aside: null })
  const restored = await reopen(path, newKey)
  const found = (await searchMessages(restored, { q: '件名' })).items.map(({ uid }) => uid)
  expect(found).toContain('1')
  expect(found).not.toContain('3')
  expect(await mailboxSecret(restored, secretId)).toEqual({ status: 'found', secret: 'himitsu' })
  await restored.close()
  // The backup itself stays as it was.
  expect(existsSync(`${to}-wal`)).toBe(false)
})

test('backup() writes over nothing', async () => {
  const { store, folder } = await temporaryStore()
  const to = join(folder, 'there')
  writeFileSync(to, 'mine')
  await expect(backup(store, { to })).rejects.toThrow(StoreError)
  await expect(backup(store, { to: join(folder, 'b'), key: { from: join(folder, 'key'), to } })).rejects.toThrow(to)
  expect(existsSync(join(folder, 'b'))).toBe(false)
})

test('restore() refuses a store that is open, and puts one that is not aside', async () => {
  const at = await temporaryStore()
  const { store, folder } = at
  await saveMessage(store, mailIn(at, 1))
  const to = join(folder, 'copy.db')
  await backup(store, { to })
  const [path, keyFile] = [join(folder, 'other.db'), join(folder, 'key')]
  const other = await reopen(path, keyFile)
  expect(await restore({ from: to, path, nowMs: 5 })).toEqual({ status: 'running' })
  expect((await listMessages(other, {})).total).toBe(0)
  await other.close()
  expect(await restore({ from: to, path, nowMs: 5 })).toMatchObject({ status: 'restored', aside: `${path}.before-5` })
  const restored = await reopen(path, keyFile)
  expect((await listMessages(restored, {})).total).toBe(1)
  await restored.close()
  const aside = await reopen(`${path}.before-5`, keyFile)
  expect((await listMessages(aside, {})).total).toBe(0)
  await aside.close()
})

test('restore() refuses what is newer, broken, no backup or not there, and a key over a key', async () => {
  const { store, folder } = await temporaryStore()
  const path = join(folder, 'target.db')
  const tell = (from: string) => restore({ from, path, nowMs: 5 })
  const newer = join(folder, 'newer.db')
  await backup(store, { to: newer })
  const database = new DatabaseSync(newer)
  database.exec('insert into schema_version values (999, 0)')
  database.close()
  expect(await tell(newer)).toEqual({ status: 'newer', version: 999, known: schemaVersion })
  expect(await tell(join(folder, 'none'))).toMatchObject({ status: 'unreadable' })
  const text = join(folder, 'text')
  writeFileSync(text, 'no database'.repeat(1000))
  expect(await tell(text)).toMatchObject({ status: 'unreadable' })
  const foreign = join(folder, 'foreign.db')
  new DatabaseSync(foreign).exec('create table a (b)')
  expect(await tell(foreign)).toMatchObject({ status: 'unreadable' })
  // The file of the store in use itself, with what is not in it yet beside it.
  expect(await tell(join(folder, 'miwake.db'))).toMatchObject({ status: 'unreadable' })
  const good = join(folder, 'good.db')
  await backup(store, { to: good })
  const key = { from: join(folder, 'key'), to: join(folder, 'key') }
  expect(await restore({ from: good, path, key, nowMs: 5 })).toEqual({ status: 'key-exists', path: key.to })
  expect(existsSync(path)).toBe(false)
})

test('restore() over a broken store puts that aside', async () => {
  const { store, folder } = await temporaryStore()
  const [to, path] = [join(folder, 'copy.db'), join(folder, 'broken.db')]
  await backup(store, { to })
  writeFileSync(path, 'no database'.repeat(1000))
  expect(await restore({ from: to, path, nowMs: 5 })).toMatchObject({ status: 'restored' })
})
