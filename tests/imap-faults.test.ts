/** What goes wrong with IMAP servers, against a scripted one: no mail lost or doubled, and a sentence for each. */
import { connect } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createImapSource } from '../packages/server/src/mailbox/imap/imap-source.ts'
import type { MailSource } from '../packages/server/src/mailbox/mail-source.ts'
import { createMailboxWorld } from '../packages/server/src/mailbox/world.ts'
import { contentHashOf } from '../packages/server/src/store/content-hash.ts'
import { type FakeImap, type FakeOptions, type Fault, startFakeImap } from './servers/fake-imap.ts'
import { entries, imapSettings, imapSource } from './servers/imap-settings.ts'
import { mail } from './servers/mails.ts'

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

const start = async (options: FakeOptions = {}): Promise<{ fake: FakeImap; source: MailSource }> => {
  const fake = await startFakeImap(options)
  const source = imapSource(fake.port)
  stops.push(
    () => source.close(),
    () => fake.stop(),
  )
  return { fake, source }
}

/** Hashes of everything in all folders, but originals flagged \Deleted: what a person has, sorted. */
const everything = (fake: FakeImap): readonly string[] =>
  [...fake.folders.values()]
    .flatMap(({ mails }) => mails.filter(({ flags }) => !flags.has('\\Deleted')))
    .map(({ raw }) => contentHashOf(Buffer.from(raw)))
    .toSorted()

const fill = (fake: FakeImap, count: number) =>
  Array.from({ length: count }, (_, n) => fake.put('INBOX', mail(`f${n}`)))

const once = (when: RegExp, fault: Fault) => {
  let used = false
  return (command: string) => {
    if (used || !when.test(command)) return null
    used = true
    return fault
  }
}

const servers: readonly (readonly [name: string, options: FakeOptions])[] = [
  ['MOVE and UIDPLUS', {}],
  ['MOVE that names no UIDs', { capabilities: 'IMAP4rev1 MOVE', copyUid: false }],
  ['COPY and UIDPLUS', { capabilities: 'IMAP4rev1 UIDPLUS' }],
  ['COPY that names no UIDs', { capabilities: 'IMAP4rev1 UIDPLUS', copyUid: false }],
]

test.each(servers)('move() with %s moves all and names where they are', async (_, options) => {
  const { fake, source } = await start(options)
  const uids = fill(fake, 5)
  fake.put('Junk', mail('older'))
  const before = everything(fake)
  const result = await source.move('INBOX', uids.slice(1), 'Junk')
  expect(result).toEqual({
    moved: [2, 3, 4, 5].map((uid) => ({ uid, uidAfter: uid })),
    leftBehind: [],
    failed: [],
    missing: [],
  })
  expect(everything(fake)).toEqual(before)
  expect((await entries(source, 'INBOX')).map(({ uid }) => uid)).toEqual([1])
  expect(fake.commands.filter((command) => /^EXPUNGE/i.test(command))).toEqual([])
})

const drops: readonly (readonly [string, Fault])[] = [
  ['before anything was done', { kind: 'drop', done: false }],
  ['after all was done', { kind: 'drop', done: true }],
  ['half way', { kind: 'drop-after', mails: 2 }],
]
const cases = servers.flatMap(([name, options]) =>
  drops.flatMap(([when, fault]) =>
    (options.capabilities?.includes('MOVE') === false
      ? [/^UID COPY/, /^UID STORE/, /^UID EXPUNGE/]
      : [/^UID MOVE/]
    ).map((command) => [command.source.slice(1), when, name, command, fault, options] as const),
  ),
)

test.each(cases)(
  'a connection lost in %s %s (%s) loses and doubles nothing',
  async (_, __, ___, command, fault, options) => {
    const { fake, source } = await start(options)
    const uids = fill(fake, 5)
    const before = everything(fake)
    fake.fault = once(command, fault)
    const first = await source.move('INBOX', uids, 'Junk')
    const settled = [...first.moved, ...first.failed, ...first.missing.map((uid) => ({ uid }))].map(({ uid }) => uid)
    expect(settled.toSorted()).toEqual(uids)
    expect(first.missing).toEqual([])
    // What is said to be moved is there, what is said to have failed is still here.
    const junk = new Set(fake.folders.get('Junk')?.mails.map(({ uid }) => uid))
    expect(first.moved.every(({ uidAfter }) => uidAfter !== null && junk.has(uidAfter))).toBe(true)
    const again = await source.move(
      'INBOX',
      first.failed.map(({ uid }) => uid),
      'Junk',
      { resume: true },
    )
    expect(again).toMatchObject({ failed: [], missing: [] })
    expect(everything(fake)).toEqual(before)
    expect(fake.folders.get('INBOX')?.mails).toEqual([])
  },
)

test('a server that does not come back: the error says so, and the resumed move doubles nothing', async () => {
  const { fake, source } = await start({ capabilities: 'IMAP4rev1 UIDPLUS' })
  const uids = fill(fake, 3)
  const before = everything(fake)
  let down = false
  fake.fault = (command) => {
    if (/^UID COPY/.test(command) || down) {
      const done = !down
      down = true
      return { kind: 'drop', done }
    }
    return null
  }
  await expect(source.move('INBOX', uids, 'Junk')).rejects.toMatchObject({ problem: { kind: 'connection-lost' } })
  fake.fault = () => null
  expect(everything(fake)).toHaveLength(6)
  const result = await source.move('INBOX', uids, 'Junk', { resume: true })
  expect(result.moved.map(({ uid }) => uid)).toEqual(uids)
  expect(everything(fake)).toEqual(before)
})

test.each([
  ['without UIDPLUS', 'IMAP4rev1'],
  // RFC 9051 §6.3.1: what IMAP4rev2 folds in is there once it was enabled.
  ['with IMAP4rev2 offered and not enabled', 'IMAP4rev1 IMAP4rev2'],
])('%s the original stays, flagged, and nothing is expunged, not even by others’ flags', async (_, capabilities) => {
  const { fake, source } = await start({ capabilities, copyUid: false })
  const uids = fill(fake, 3)
  const before = everything(fake)
  fake.put('INBOX', mail('of somebody else'), ['\\Deleted'])
  expect((await source.capabilities()).limits.map(({ en }) => en).join()).toContain('stays in its old folder')
  const result = await source.move('INBOX', uids, 'Junk')
  expect(result).toMatchObject({ moved: [], failed: [], missing: [] })
  expect(result.leftBehind).toEqual(uids.map((uid) => ({ uid, uidAfter: uid })))
  expect(everything(fake)).toEqual(before)
  expect(fake.folders.get('INBOX')?.mails).toHaveLength(4)
  expect(fake.commands.filter((command) => /EXPUNGE|^CLOSE/i.test(command))).toEqual([])
})

test('a copy whose bytes differ does not count: the original stays', async () => {
  const { fake, source } = await start({ capabilities: 'IMAP4rev1 UIDPLUS' })
  const [uid] = fill(fake, 1)
  fake.fault = (command) => {
    if (/^UID EXPUNGE|^UID STORE/.test(command)) throw new Error(`sent ${command}`)
    const copied = fake.folders.get('Junk')?.mails[0]
    if (copied) copied.raw = copied.raw.replace('こんにちは', 'さようなら')
    return null
  }
  const result = await source.move('INBOX', [uid!], 'Junk')
  expect(result).toMatchObject({ moved: [], failed: [{ uid, problem: { kind: 'command-refused' } }] })
  expect(fake.folders.get('INBOX')?.mails[0]?.flags.size).toBe(0)
})

test.each<[string, string, RegExp, Fault]>([
  ['full mailbox', 'quota', /^UID MOVE/, { kind: 'reply', lines: [], end: 'NO', text: '[OVERQUOTA] mailbox full' }],
  ['no permission', 'no-permission', /^UID MOVE/, { kind: 'reply', lines: [], end: 'NO', text: '[NOPERM] no' }],
])('move() refused (%s): every mail still here, with the reason', async (_, kind, command, fault) => {
  const { fake, source } = await start()
  const uids = fill(fake, 2)
  fake.fault = once(command, fault)
  expect(await source.move('INBOX', uids, 'Junk')).toMatchObject({
    moved: [],
    failed: [{ problem: { kind } }, { problem: { kind } }],
  })
  expect(fake.folders.get('INBOX')?.mails).toHaveLength(2)
})

test('a read-only folder: nothing is tried', async () => {
  const { fake, source } = await start()
  const uids = fill(fake, 1)
  fake.folders.get('INBOX')!.readOnly = true
  expect(await source.openFolder('INBOX')).toMatchObject({ readOnly: true })
  await expect(source.move('INBOX', uids, 'Junk')).rejects.toMatchObject({ problem: { kind: 'read-only-folder' } })
  await expect(source.setFlags('INBOX', uids, { add: ['$Junk'] })).rejects.toMatchObject({
    problem: { kind: 'read-only-folder' },
  })
  expect(fake.commands.filter((command) => /MOVE|COPY|STORE/.test(command))).toEqual([])
})

test('keywords a folder does not keep are said, the others stored', async () => {
  const { fake, source } = await start()
  const uids = fill(fake, 1)
  fake.folders.get('INBOX')!.permanentFlags = '\\Seen \\Flagged'
  expect(await source.openFolder('INBOX')).toMatchObject({ keywords: ['\\Seen', '\\Flagged'] })
  expect(await source.setFlags('INBOX', uids, { add: ['$Junk', '\\Flagged'] })).toEqual({
    unsupported: ['$Junk'],
    missing: [],
  })
  expect([...(fake.folders.get('INBOX')?.mails[0]?.flags ?? [])]).toEqual(['\\Flagged'])
})

test.each<[string, readonly string[]]>([
  ['unbalanced lists', ['* 1 FETCH (UID 1 FLAGS (\\Seen']],
  ['a literal that never comes', ['* 1 FETCH (UID 1 BODY[] {99999999999}', 'x']],
  ['binary noise', ['* \u0000\u0001\u0002 (((']],
])('malformed answers (%s) never read as a shorter folder', async (_, lines) => {
  const { fake, source } = await start()
  fill(fake, 2)
  fake.fault = once(/^UID FETCH/, { kind: 'reply', lines })
  const seen = await entries(source, 'INBOX').then(
    (all) => all.length,
    (error: { readonly problem: { readonly kind: string } }) => error.problem.kind,
  )
  // An error, or all of them where the connection was given up and made anew.
  expect([2, 'malformed-answer', 'connection-lost']).toContain(seen)
  expect(await entries(source, 'INBOX')).toHaveLength(2)
})

test('a refused SEARCH is an error and not an empty folder', async () => {
  const { fake, source } = await start()
  const uids = fill(fake, 2)
  fake.fault = once(/^UID SEARCH/, { kind: 'reply', lines: [], end: 'NO', text: '[UNAVAILABLE] try later' })
  await expect(entries(source, 'INBOX')).rejects.toMatchObject({ problem: { kind: 'server-busy' } })
  const { uidValidity, uidNext } = await source.openFolder('INBOX')
  expect(await source.changes('INBOX', { uidValidity, uidNext, highestModseq: null, uids })).toMatchObject({
    vanished: [],
  })
})

test('without CONDSTORE changes() compares all UIDs and flags', async () => {
  const { fake, source } = await start({ capabilities: 'IMAP4rev1' })
  const uids = fill(fake, 3)
  const state = await source.openFolder('INBOX')
  expect(state.highestModseq).toBeNull()
  fake.folders.get('INBOX')?.mails.shift()
  fake.put('INBOX', mail('new'), ['\\Seen'])
  fake.folders.get('INBOX')!.mails[0]!.flags.add('\\Flagged')
  expect(await source.changes('INBOX', { ...state, uids })).toMatchObject({
    added: [4],
    vanished: [1],
    flags: [
      { uid: 2, flags: ['\\Flagged'] },
      { uid: 3, flags: [] },
    ],
  })
  fake.folders.get('INBOX')!.mails.length = 0
  expect(await source.changes('INBOX', { ...state, uids: [2, 3] })).toMatchObject({ added: [], vanished: [2, 3] })
})

test('another UIDVALIDITY stops a move that was decided on old UIDs', async () => {
  const { fake, source } = await start()
  const uids = fill(fake, 2)
  await source.openFolder('INBOX')
  await source.openFolder('Junk')
  fake.folders.get('INBOX')!.uidValidity = 2_000
  await expect(source.move('INBOX', uids, 'Junk')).rejects.toMatchObject({ problem: { kind: 'folder-renewed' } })
  expect(fake.folders.get('INBOX')?.mails).toHaveLength(2)
})

test.each<[string, string, string]>([
  ['wrong password', 'wrong-password', '* OK fake'],
  ['too many connections', 'too-many-connections', '* BYE Too many connections from your address'],
])('%s is said', async (_, kind, greeting) => {
  const { source } = await start({ greeting, password: 'another' })
  const error = await source.listFolders().then(
    () => null,
    (thrown: { readonly problem: { readonly kind: string; readonly ja: string } }) => thrown.problem,
  )
  expect(error?.kind).toBe(kind)
  expect(error?.ja).toMatch(/[。]$/)
})

test('a connection that lay quiet and was ended by the server is made anew without a word', async () => {
  const { fake, source } = await start()
  fill(fake, 1)
  expect(await entries(source, 'INBOX')).toHaveLength(1)
  fake.fault = once(/./, { kind: 'drop', done: false })
  expect(await entries(source, 'INBOX')).toHaveLength(1)
  const probe = connect(fake.port, '127.0.0.1')
  await new Promise((resolve) => probe.once('connect', resolve))
  probe.destroy()
})

test('OAuth: the access token signs in, and a refused one asks the person', async () => {
  const fake = await startFakeImap({ capabilities: 'IMAP4rev1 AUTH=XOAUTH2 SASL-IR' })
  stops.push(() => fake.stop())
  const auth = { method: 'oauth2', provider: 'google', clientId: 'own-client' }
  const world = createMailboxWorld({ fetch: async () => Response.json({ access_token: 'token-1', expires_in: 3_600 }) })
  const source = createImapSource('oauth', imapSettings(fake.port, { auth }), { refreshToken: 'r' }, world)
  stops.push(() => source.close())
  expect((await source.listFolders()).length).toBe(2)
  const sent = fake.commands.find((command) => command.startsWith('AUTHENTICATE XOAUTH2'))?.split(' ')[2] ?? ''
  expect(Buffer.from(sent, 'base64').toString()).toBe('user=taro@example.test\x01auth=Bearer token-1\x01\x01')
  const refusing = createImapSource('refused', imapSettings(fake.port, { auth }), { refreshToken: 'r' }, world)
  stops.push(() => refusing.close())
  fake.fault = (command) =>
    command.startsWith('AUTHENTICATE')
      ? { kind: 'reply', lines: [], end: 'NO', text: '[AUTHENTICATIONFAILED] Invalid credentials' }
      : null
  const before = fake.commands.length
  await expect(refusing.listFolders()).rejects.toMatchObject({ problem: { kind: 'oauth-expired' } })
  // With the token at hand, and once more with a new one.
  expect(fake.commands.slice(before).filter((command) => command.startsWith('AUTHENTICATE'))).toHaveLength(2)
})
