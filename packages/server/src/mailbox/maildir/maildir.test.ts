import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { contentHashOf } from '../../store/content-hash.ts'
import type { Entry, MailSource, SourceEvent } from '../mail-source.ts'
import { createMailboxWorld } from '../world.ts'
import { createMaildirSource } from './maildir-source.ts'

let root: string
let source: MailSource
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mw-maildir-'))
  for (const part of ['cur', 'new', 'tmp']) mkdirSync(join(root, part))
  source = createMaildirSource({ path: root, folders: {}, pollSeconds: 1 }, createMailboxWorld())
})
afterEach(async () => {
  await source.close()
  rmSync(root, { recursive: true })
})

const raw = (id: string) =>
  new TextEncoder().encode(
    `From: =?UTF-8?B?5bGx55Sw?= <y@example.com>\nSubject: ${id}\nMessage-ID: <${id}@example.com>\n\nbody ${id}\n`,
  )
const put = (name: string, id: string) => writeFileSync(join(root, name), raw(id))
const list = async (path: string): Promise<Entry[]> => {
  const all: Entry[] = []
  for await (const entry of source.listSince(path, { uid: 1 })) all.push(entry)
  return all
}
const until = async (holds: () => boolean) => {
  for (const end = Date.now() + 10_000; !holds(); ) {
    if (Date.now() > end) throw new Error('waited in vain')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

test('listSince() numbers mails of other programs for good and reads their header', async () => {
  put('new/100.a.host', 'one')
  put('cur/101.b.host:2,FS', 'two')
  const first = await list('INBOX')
  expect(first.map(({ uid, flags, messageId }) => [uid, flags, messageId])).toEqual([
    [1, [], '<one@example.com>'],
    [2, ['\\Flagged', '\\Seen'], '<two@example.com>'],
  ])
  expect(first[0]?.envelope.from).toEqual([{ name: '山田', address: 'y@example.com' }])
  renameSync(join(root, 'new/100.a.host'), join(root, 'cur/100.a.host:2,S'))
  put('new/099.earlier.host', 'three')
  expect((await list('INBOX')).map(({ uid, messageId }) => [uid, messageId])).toEqual([
    [1, '<one@example.com>'],
    [2, '<two@example.com>'],
    [3, '<three@example.com>'],
  ])
})

test('listFolders() reads Maildir++ names in modified UTF-7', async () => {
  for (const name of ['.Junk', '.&j,dg0TDhMPww6w-', '.lists.a'])
    for (const part of ['cur', 'new', 'tmp']) mkdirSync(join(root, name, part), { recursive: true })
  mkdirSync(join(root, '.not-a-folder'))
  await source.ensureFolder('要確認')
  const folders = await source.listFolders()
  expect(folders.map(({ path, role }) => [path, role]).toSorted()).toEqual([
    ['INBOX', 'inbox'],
    ['Junk', 'other'],
    ['lists.a', 'other'],
    ['要確認', 'review'],
    ['迷惑メール', 'junk'],
  ])
})

test('move() is one rename: flags, keywords and bytes go along', async () => {
  put('cur/101.b.host:2,S', 'two')
  await source.ensureFolder('Junk')
  await source.setFlags('INBOX', [1], { add: ['$Phishing', '\\Flagged'] })
  const result = await source.move('INBOX', [1, 7], 'Junk')
  expect(result).toEqual({ moved: [{ uid: 1, uidAfter: 1 }], leftBehind: [], failed: [], missing: [7] })
  expect(readdirSync(join(root, 'cur'))).toEqual([])
  expect(readdirSync(join(root, '.Junk/cur'))).toEqual(['101.b.host:2,FS'])
  expect((await list('Junk'))[0]?.flags).toEqual(['\\Flagged', '\\Seen', '$Phishing'])
})

test('move({ resume }) finds what was already moved', async () => {
  put('cur/101.b.host:2,S', 'two')
  await source.ensureFolder('Junk')
  const [entry] = await list('INBOX')
  await source.move('INBOX', [1], 'Junk')
  const fingerprints = new Map([[1, { ...entry!, contentHash: contentHashOf(raw('two')) }]])
  expect(await source.move('INBOX', [1], 'Junk', { resume: true, fingerprints })).toMatchObject({
    moved: [{ uid: 1, uidAfter: 1 }],
    missing: [],
  })
})

test('setFlags() leaves letters it does not know', async () => {
  put('cur/101.b.host:2,Sac', 'two')
  await source.setFlags('INBOX', [1], { add: ['\\Flagged'], remove: ['\\Seen'] })
  expect(readdirSync(join(root, 'cur'))).toEqual(['101.b.host:2,Fac'])
})

test("Dovecot's keywords are read by its own table", async () => {
  writeFileSync(join(root, 'dovecot-keywords'), '0 $Junk\n2 NonJunk\n')
  put('cur/101.b.host:2,Sac', 'two')
  expect((await list('INBOX'))[0]?.flags).toEqual(['\\Seen', '$Junk', 'NonJunk'])
})

test('changes() sees added, vanished, flags, and a lost UID list as a reset', async () => {
  put('cur/101.a.host:2,', 'one')
  put('cur/102.b.host:2,', 'two')
  const state = await source.openFolder('INBOX')
  rmSync(join(root, 'cur/101.a.host:2,'))
  put('new/103.c.host', 'three')
  expect(await source.changes('INBOX', { ...state, uids: [1, 2] })).toMatchObject({
    kind: 'changed',
    added: [3],
    vanished: [1],
    flags: [{ uid: 2, flags: [] }],
  })
  writeFileSync(join(root, 'miwake-uidlist'), 'damaged')
  expect(await source.changes('INBOX', { ...state, uidValidity: 1, uids: [2] })).toMatchObject({ kind: 'reset' })
})

test('append() and fetchRaw() give the bytes back, cut where too long', async () => {
  const { uid } = await source.append('INBOX', raw('x'), { internalDateMs: 1_700_000_000_000 })
  expect((await list('INBOX'))[0]).toMatchObject({ uid, internalDateMs: 1_700_000_000_000 })
  for await (const mail of source.fetchRaw('INBOX', [uid!]))
    expect(mail).toEqual({ uid, raw: raw('x'), truncated: false })
  for await (const mail of source.fetchRaw('INBOX', [uid!], { sizeMaxBytes: 5 }))
    expect(mail).toEqual({ uid, raw: raw('x').subarray(0, 5), truncated: true })
  expect(
    await source.findCopies('INBOX', {
      messageId: null,
      sizeBytes: raw('x').length,
      contentHash: contentHashOf(raw('x')),
    }),
  ).toEqual([uid])
})

test('watch() tells of a delivery', async () => {
  const events: SourceEvent[] = []
  await source.watch(['INBOX'], (event) => events.push(event))
  await until(() => events.some(({ kind }) => kind === 'connected'))
  put('new/100.a.host', 'one')
  await until(() => events.some((event) => event.kind === 'folder' && event.path === 'INBOX'))
})

test.each([
  ['a folder that is no Maildir', 'not-a-maildir', async () => rmSync(join(root, 'cur'), { recursive: true })],
])('%s is said', async (_, kind, damage) => {
  await damage()
  await expect(source.listFolders()).rejects.toMatchObject({ problem: { kind } })
})

test('no path leads out of the Maildir', async () => {
  for (const path of ['../x', 'a/b', '..', 'a..b', ''])
    await expect(source.openFolder(path)).rejects.toMatchObject({ problem: { kind: 'no-folder' } })
})
