/** One mail that a server cannot hand out holds up no other, and the person is told how many there are. */
import { chmodSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { type MailSource, rawSizeMaxBytes } from '../packages/server/src/mailbox/mail-source.ts'
import { findMessages } from '../packages/server/src/store/find-messages.ts'
import { listActions } from '../packages/server/src/store/list-actions.ts'
import { type Dovecot, dovecotMissing, startDovecot, taro } from './servers/dovecot.ts'
import { until } from './servers/ports.ts'
import { type Bench, bench, sample, sampleAuthservId } from './sorting/harness.ts'
import { newsletter } from './sorting/newsletter.ts'
import { longAgo, pass, whereIs } from './sorting/steps.ts'

const phish = sample('smbc-card-bad.eml')

let b: Bench | null = null
let dovecot: Dovecot | null = null
afterEach(async () => {
  await b?.close()
  await dovecot?.stop()
  b = null
  dovecot = null
})

const toldOf = (at: Bench, count: string) =>
  expect(at.sorter.health(at.mailboxId)).toMatchObject({
    state: 'error',
    message: { ja: expect.stringContaining(`${count} 通`), en: expect.stringContaining(`hand out ${count} mail`) },
  })

describe.skipIf(dovecotMissing !== null)('an IMAP server', () => {
  test('that cannot read one mail: the others are sorted', async () => {
    dovecot = await startDovecot()
    const { host, imapPort: port, maildir } = dovecot
    b = await bench({
      password: taro.password,
      watch: true,
      settings: () => ({
        kind: 'imap',
        address: taro.user,
        host,
        port,
        security: 'none',
        user: taro.user,
        authservIds: [sampleAuthservId],
      }),
    })
    const at = b
    await until('the first pass', () => at.sorter.health(at.mailboxId)?.state === 'ok')
    await at.sorter.pause(at.mailboxId)
    await at.other.append('INBOX', newsletter(1), { internalDateMs: longAgo() })
    const directory = maildir(taro.user)
    for (const part of ['new', 'cur'])
      for (const name of readdirSync(join(directory, part))) chmodSync(join(directory, part, name), 0)
    await at.other.append('INBOX', phish, { internalDateMs: longAgo() })
    await at.sorter.resume(at.mailboxId)
    expect(await pass(at)).toMatchObject({ failed: 0 })
    toldOf(at, '1')
    expect(await at.sorter.dryRun(at.mailboxId)).toMatchObject({ scanned: 1 })
    for (const part of ['new', 'cur'])
      for (const name of readdirSync(join(directory, part))) chmodSync(join(directory, part, name), 0o600)
    expect(await whereIs(at, phish)).toEqual(['Junk'])
  }, 30_000)
})

test('a mail that cannot be read is asked for again, and then counted no more', async () => {
  let broken = true
  let later = 0
  const wrap = (source: MailSource): MailSource => ({
    ...source,
    fetchRaw: async function* (path, uids, options) {
      for await (const mail of source.fetchRaw(path, uids, options))
        if (broken && mail.uid === 1) options?.onUnreadable?.(1)
        else yield mail
    },
  })
  b = await bench({ watch: true, wrap, now: () => Date.now() + later })
  await b.other.append('INBOX', phish, { internalDateMs: longAgo() })
  await b.other.append('INBOX', newsletter(1), { internalDateMs: longAgo() })
  await pass(b)
  toldOf(b, '1')
  await pass(b)
  toldOf(b, '1')
  broken = false
  later = 11 * 60_000
  expect(await pass(b)).toMatchObject({ looked: 1, junked: 1 })
  expect(b.sorter.health(b.mailboxId)).toMatchObject({ state: 'ok', message: null })
  expect(await whereIs(b, newsletter(1))).toEqual(['INBOX'])
})

const lengths = async ({ other }: Bench): Promise<readonly (readonly [string, number])[]> => {
  const found: [string, number][] = []
  for (const { path } of await other.listFolders())
    for await (const { sizeBytes } of other.listSince(path, { uid: 1 })) found.push([path, sizeBytes])
  return found
}

test('a mail longer than what is kept of it is undone by moving it, and never put back as a piece', async () => {
  b = await bench()
  const lines = `${'A'.repeat(76)}\r\n`.repeat(Math.ceil((rawSizeMaxBytes + 1_000) / 78))
  const long = Buffer.concat([phish, Buffer.from(lines)])
  await b.other.append('INBOX', long, { internalDateMs: longAgo() })
  await b.sorter.sortNow(b.mailboxId)
  expect(await lengths(b)).toEqual([['迷惑メール', long.length]])
  const [entry] = await listActions(b.store, { mailboxId: b.mailboxId })
  const row = entry!.messageRow!
  expect(await b.sorter.raw(row)).toHaveLength(rawSizeMaxBytes)
  expect(Buffer.compare((await b.sorter.raw(row, { whole: true }))!, long)).toBe(0)
  await b.other.ensureFolder('Archive')
  await b.other.move('迷惑メール', [1], 'Archive')
  await pass(b)
  expect(await b.sorter.undo([`j${entry!.id}`])).toEqual([{ ok: true }])
  expect(await lengths(b)).toEqual([['INBOX', long.length]])

  // Gone from the server, only its beginning is left.
  const { id } = (await findMessages(b.store, { mailboxId: b.mailboxId, contentHash: entry!.contentHash })).at(-1)!
  expect(await b.sorter.answer(id, 'phishing')).toMatchObject({ ok: true })
  const root = join(b.directory, 'Maildir')
  for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' }))
    if (/cur\/.|new\/./.test(file)) rmSync(join(root, file))
  await pass(b)
  expect(await b.sorter.raw(id)).toHaveLength(rawSizeMaxBytes)
  expect(await b.sorter.raw(id, { whole: true })).toBeNull()
  const [again] = await listActions(b.store, { mailboxId: b.mailboxId })
  expect(again).toMatchObject({ kind: 'move', state: 'done' })
  expect(await b.sorter.undo([`j${again!.id}`])).toMatchObject([{ ok: false, kind: 'gone' }])
  expect(await lengths(b)).toEqual([])
}, 30_000)
