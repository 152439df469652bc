/** Pulling a POP3 mailbox into a local Maildir, from a real Dovecot. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { SourceEvent } from '../packages/server/src/mailbox/mail-source.ts'
import { createPop3Source, type Pop3Source } from '../packages/server/src/mailbox/pop3/pop3-source.ts'
import { mailboxSettings } from '../packages/server/src/mailbox/settings.ts'
import { createMailboxWorld } from '../packages/server/src/mailbox/world.ts'
import { type Dovecot, dovecotMissing, startDovecot, taro } from './servers/dovecot.ts'
import { entries, raws } from './servers/imap-settings.ts'
import { mail } from './servers/mails.ts'
import { until } from './servers/ports.ts'

describe.skipIf(dovecotMissing !== null)('POP3', () => {
  let dovecot: Dovecot
  let root: string
  const opened: Pop3Source[] = []
  let nowMs = 1_790_000_000_000
  beforeAll(async () => {
    dovecot = await startDovecot()
  })
  afterAll(async () => dovecot?.stop())
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'mw-pop3-'))
    for (const folder of ['INBOX', 'Junk']) dovecot.doveadm('expunge', '-u', taro.user, 'mailbox', folder, 'all')
  })
  afterEach(async () => {
    for (const source of opened.splice(0)) await source.close()
    rmSync(root, { recursive: true })
  })
  const open = (more: Readonly<Record<string, unknown>> = {}, password: string = taro.password) => {
    const settings = mailboxSettings.parse({
      kind: 'pop3',
      address: taro.user,
      host: '127.0.0.1',
      port: dovecot.pop3Port,
      security: 'none',
      user: taro.user,
      pollSeconds: 30,
      ...more,
    })
    if (settings.kind !== 'pop3') throw new Error('not pop3')
    const source = createPop3Source(
      'pop',
      settings,
      { password },
      createMailboxWorld({ now: () => nowMs }),
      join(root, 'm'),
    )
    opened.push(source)
    return source
  }
  const onServer = () =>
    Number(/messages=(\d+)/.exec(dovecot.doveadm('mailbox', 'status', '-u', taro.user, 'messages', 'INBOX'))?.[1])

  test('pull() takes each mail once, byte by byte, dots and long lines too, and leaves it on the server', async () => {
    const dots = mail('dots', { body: `.one\r\n..two\r\n.\r\n${'長'.repeat(50_000)}` })
    for (const text of [mail('1'), dots]) await dovecot.deliver(taro.user, text)
    const source = open()
    expect(await source.pull()).toEqual({ pulled: 2, deleted: 0, left: 2 })
    expect(await source.pull()).toEqual({ pulled: 0, deleted: 0, left: 2 })
    const bodies = (await raws(source, 'INBOX')).map(({ raw }) => new TextDecoder().decode(raw))
    // Delivery puts fields of its own on top.
    expect(bodies.map((body) => body.slice(body.indexOf('From: ')))).toEqual([mail('1'), dots])
    expect(onServer()).toBe(2)
  })

  test('pull() knows a sorted mail again after its own list was lost', async () => {
    await dovecot.deliver(taro.user, mail('1'))
    const source = open()
    await source.pull()
    await source.move('INBOX', [1], '迷惑メール')
    rmSync(join(root, 'm', 'miwake-pop3'))
    expect(await source.pull()).toEqual({ pulled: 0, deleted: 0, left: 1 })
    expect(await entries(source, 'INBOX')).toEqual([])
    expect((await source.listFolders()).map(({ path, role, total }) => [path, role, total])).toEqual([
      ['INBOX', 'inbox', 0],
      ['迷惑メール', 'junk', 1],
    ])
  })

  test('mails are deleted on the server only when the person said so, and only after the days', async () => {
    await dovecot.deliver(taro.user, mail('1'))
    const source = open({ leave: { policy: 'delete-after', days: 7 } })
    expect(await source.pull()).toMatchObject({ pulled: 1, deleted: 0 })
    nowMs += 6.9 * 86_400_000
    expect(await source.pull()).toMatchObject({ deleted: 0, left: 1 })
    nowMs += 0.2 * 86_400_000
    expect(await source.pull()).toMatchObject({ deleted: 1, left: 0 })
    expect(onServer()).toBe(0)
    expect(await entries(source, 'INBOX')).toHaveLength(1)
  })

  test('capabilities() says what POP3 cannot show', async () => {
    const { seesProviderJunk, changesServer, limits } = await open().capabilities()
    expect({ seesProviderJunk, changesServer }).toEqual({ seesProviderJunk: false, changesServer: false })
    expect(limits.map(({ ja }) => ja).join()).toContain('迷惑メールフォルダ')
  })

  test('watch() tells of pulled mail', async () => {
    await dovecot.deliver(taro.user, mail('1'))
    const events: SourceEvent[] = []
    await open().watch(['INBOX'], (event) => events.push(event))
    await until(
      'both',
      () => events.some(({ kind }) => kind === 'connected') && events.some(({ kind }) => kind === 'folder'),
    )
    expect(events).toContainEqual({ kind: 'folder', path: 'INBOX' })
  })

  test('a wrong password stops the watching and is said', async () => {
    const source = open({}, 'wrong')
    await expect(source.pull()).rejects.toMatchObject({ problem: { kind: 'wrong-password' } })
    const events: SourceEvent[] = []
    await source.watch(['INBOX'], (event) => events.push(event))
    await until('stopped', () => events.some(({ kind }) => kind === 'stopped'))
  })

  test('an IMAP server in its place is said, and so is one without STLS', async () => {
    await expect(open({ port: dovecot.imapPort }).pull()).rejects.toMatchObject({
      problem: { kind: 'not-this-protocol' },
    })
    await expect(open({ security: 'starttls' }).pull()).rejects.toMatchObject({ problem: { kind: 'no-tls' } })
  })
})
