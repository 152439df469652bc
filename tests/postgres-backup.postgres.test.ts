/** `miwake backup` and `miwake restore` of a PostgreSQL store, by the very commands they name. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, onTestFinished, test } from 'vitest'
import { isNewCopy } from '../packages/server/src/store/copy-mark.ts'
import {
  addMailbox,
  listMailboxes,
  mailboxSecret,
  openStore,
  removeMailbox,
  saveFolder,
  saveMessage,
  searchMessages,
} from '../packages/server/src/store/index.ts'
import { mailIn } from '../packages/server/src/store/testing/temporary-store.ts'
import { miwakePlace } from './servers/miwake.ts'
import { startPostgres } from './servers/postgres.ts'

/** As a person would: copied from the terminal, the password given as PostgreSQL's tools take it. */
const shell = (said: string, tool: string, password: string) => {
  const command = said.split('\n').find((line) => line.trim().startsWith(tool)) ?? ''
  expect(command).not.toContain(password)
  const env = { ...process.env, PGPASSWORD: password }
  const { status, stderr } = spawnSync('/bin/sh', ['-c', command], { env, encoding: 'utf8' })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
}

test('what backup says brings all back: mails, their words, passwords, pulled mail', async () => {
  expect(inject('postgresUrl')).not.toBeNull()
  const postgres = await startPostgres()
  onTestFinished(() => postgres.stop())
  const password = 'himitsu-geheim'
  const url = postgres.ownedBy('miwake', password, postgres.createDatabase())
  const place = miwakePlace({ database: url, lang: 'en' })
  onTestFinished(() => place.remove())
  const { directory } = place
  const keyFile = join(directory, 'secret.key')
  const data = join(directory, 'data')

  const store = await openStore({ url, keyFile, now: Date.now })
  const mailboxId = await addMailbox(store, { name: 'taro', kind: 'pop3', settings: {}, secret: 'ocha' })
  const { id: inboxId } = await saveFolder(store, { mailboxId, path: 'INBOX', role: 'inbox' })
  await saveMessage(store, { ...mailIn({ mailboxId, inboxId }, 1), subject: '三井の会議' })
  await store.close()
  const pulled = join(data, 'mailboxes', '1', 'cur')
  mkdirSync(pulled, { recursive: true })
  writeFileSync(join(pulled, 'a:2,'), 'mail')

  const copy = join(directory, "own's.dump")
  shell(place.run('backup', copy, '--copy-key', join(directory, 'key.copy')), 'pg_dump', password)
  expect(readFileSync(join(`${copy}.mailboxes`, '1', 'cur', 'a:2,'), 'utf8')).toBe('mail')
  expect(statSync(join(directory, 'key.copy')).mode & 0o777).toBe(0o600)
  expect(() => place.run('backup', copy)).toThrow('.mailboxes')

  // Everything is lost, and something else has begun in its place.
  rmSync(keyFile)
  rmSync(data, { recursive: true })
  const other = await openStore({ url, keyFile: join(directory, 'other.key'), now: Date.now })
  await addMailbox(other, { name: 'hanako', kind: 'imap', settings: {}, secret: null })
  await other.close()
  shell(place.run('restore', copy, '--key', join(directory, 'key.copy')), 'pg_restore', password)
  place.run('restore', copy)

  const back = await openStore({ url, keyFile, now: Date.now })
  expect((await listMailboxes(back)).map(({ name }) => name)).toEqual(['taro'])
  expect(await mailboxSecret(back, mailboxId)).toEqual({ status: 'found', secret: 'ocha' })
  expect((await searchMessages(back, { q: '会議' })).counts).toMatchObject({ none: 1 })
  expect(await isNewCopy(back, mailboxId)).toBe(true)
  const next = await saveMessage(back, mailIn({ mailboxId, inboxId }, 2))
  expect((await searchMessages(back, { q: '件名' })).items.map(({ id }) => id)).toEqual([next.id])
  expect(await removeMailbox(back, mailboxId)).toBe(true)
  await back.close()
  expect(existsSync(join(pulled, 'a:2,'))).toBe(true)
  const said = place.run('doctor')
  expect(said).toContain('postgres://miwake@')
  expect(said).not.toContain(password)
})
