/** What must never happen to a mailbox: a wrong mail moved, the person's word overridden, one mail sorted by two. */
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ImapFlow } from 'imapflow'
import { afterEach, describe, expect, test } from 'vitest'
import { mailboxError } from '../packages/server/src/mailbox/errors.ts'
import type { MailSource } from '../packages/server/src/mailbox/mail-source.ts'
import type { ProblemKind } from '../packages/server/src/mailbox/problem.ts'
import { contentHashOf } from '../packages/server/src/store/content-hash.ts'
import { listCorrections } from '../packages/server/src/store/corrections.ts'
import { rememberSent } from '../packages/server/src/store/correspondents.ts'
import { findMessages } from '../packages/server/src/store/find-messages.ts'
import { listActions } from '../packages/server/src/store/list-actions.ts'
import type { MessageRow } from '../packages/server/src/store/schema.ts'
import { type Dovecot, dovecotMissing, startDovecot, taro } from './servers/dovecot.ts'
import { type Bench, bench, census, sample, sampleAuthservId, sampleNames } from './sorting/harness.ts'
import { newsletter } from './sorting/newsletter.ts'

const junk = '迷惑メール'
const phish = sample('smbc-card-bad.eml')
const otherPhish = sample('bank-device-bad.eml')
const honest = sample('apple-receipt-honest.eml')
const longAgo = () => Date.now() - 3_600_000

/** While set, the server refuses every move with it. */
let down: ProblemKind | null = null
let b: Bench
const start = async (options: Parameters<typeof bench>[0] = {}): Promise<void> => {
  const wrap = (source: MailSource): MailSource => ({
    ...source,
    move: async (...args) => {
      if (down !== null) throw mailboxError(down)
      return source.move(...args)
    },
  })
  b = await bench({ wrap, ...options })
}
afterEach(async () => {
  down = null
  await b?.close()
})

const put = (raw: Uint8Array, path = 'INBOX') => b.other.append(path, raw, { internalDateMs: longAgo() })
const pass = () => b.sorter.sortNow(b.mailboxId)
const rowOf = async (raw: Uint8Array): Promise<MessageRow> =>
  (await findMessages(b.store, { mailboxId: b.mailboxId, contentHash: contentHashOf(raw) })).at(-1)!
const foldersOf = async (raw: Uint8Array): Promise<readonly string[] | undefined> => {
  const paths = (await b.other.listFolders()).map(({ path }) => path)
  return (await census(b.other, paths)).get(contentHashOf(raw))
}
/** Newest first. */
const journal = async () =>
  (await listActions(b.store, { mailboxId: b.mailboxId })).map(({ kind, state, problem }) =>
    [kind, state, problem].filter((part) => part !== null).join(' '),
  )
const latestEntry = async () => (await listActions(b.store, { mailboxId: b.mailboxId }))[0]!
/** Seconds are what a Maildir's UIDVALIDITY counts. */
const nextSecond = () => new Promise((resolve) => setTimeout(resolve, 1_100))
/** The folder's numbers are given anew; what sorts first gets the lowest. */
const renumber = (directory: string, first: readonly Uint8Array[]) => {
  rmSync(join(directory, 'miwake-uidlist'))
  for (const [i, raw] of first.entries()) writeFileSync(join(directory, 'cur', `100000000${i}.M1P1Q1.host:2,`), raw)
}
const junkDirectory = () => {
  const root = join(b.directory, 'Maildir')
  return join(root, readdirSync(root).find((name) => name.startsWith('.'))!)
}

test('a planned move survives new numbers and a server busy once more: only the mail meant is moved', async () => {
  await start()
  await put(honest)
  await pass()
  await put(phish)
  down = 'server-busy'
  await pass()
  await nextSecond()
  renumber(join(b.directory, 'Maildir'), [newsletter(1), newsletter(2)])
  await pass()
  down = null
  await pass()
  expect(await foldersOf(phish)).toEqual([junk])
  for (const raw of [honest, newsletter(1), newsletter(2)]) expect(await foldersOf(raw)).toEqual(['INBOX'])
})

test('an undo right after a restart, the junk folder numbered anew, takes the mail meant', async () => {
  await start()
  await put(phish)
  await pass()
  expect((await rowOf(phish)).uid).toBe('1')
  await nextSecond()
  renumber(junkDirectory(), [otherPhish])
  const sorter = await b.restart()
  expect(await sorter.undo([`j${(await latestEntry()).id}`])).toEqual([{ ok: true }])
  expect(await foldersOf(phish)).toEqual(['INBOX'])
  expect(await foldersOf(otherPhish)).toEqual([junk])
})

test('a UID that names another mail than the journal says is neither moved nor flagged', async () => {
  await start()
  const { uid } = await put(honest)
  await b.other.ensureFolder(junk)
  const { messageId } = await b.other
    .listSince('INBOX', { uid: 1 })
    [Symbol.asyncIterator]()
    .next()
    .then(({ value }) => value)
  const print = { messageId, sizeBytes: honest.length, contentHash: contentHashOf(honest) }
  const wrong = new Map([[uid!, { ...print, contentHash: contentHashOf(phish), sizeBytes: phish.length }]])
  const nothing = { moved: [], leftBehind: [], failed: [], missing: [uid] }
  expect(await b.other.move('INBOX', [uid!], junk, { fingerprints: wrong })).toEqual(nothing)
  expect((await b.other.setFlags('INBOX', [uid!], { add: ['\\Flagged'] }, { fingerprints: wrong })).missing).toEqual([
    uid,
  ])
  const right = new Map([[uid!, print]])
  expect((await b.other.setFlags('INBOX', [uid!], { add: ['\\Flagged'] }, { fingerprints: right })).missing).toEqual([])
  expect((await b.other.move('INBOX', [uid!], junk, { fingerprints: right })).moved).toHaveLength(1)
})

const answer = (domain: string, link: string) =>
  Buffer.from(
    [
      `Authentication-Results: ${sampleAuthservId}; dkim=pass header.d=${domain}; dmarc=pass header.from=${domain}`,
      `From: Hanako Suzuki <info@${domain}>`,
      'To: taro@example.jp',
      'Subject: Re: Meeting on Monday',
      `Message-ID: <answer@${domain}>`,
      'In-Reply-To: <own-1@example.jp>',
      'References: <own-1@example.jp>',
      'Date: Mon, 02 Nov 2026 10:00:00 +0900',
      'Content-Type: text/plain; charset=utf-8',
      '',
      `Hi Taro,\r\n\r\nplease look at the file we talked about:\r\n${link}\r\n\r\nBest,\r\nHanako`,
      '',
      '> Shall we meet on Monday at ten? I will bring the drawings.',
      '',
    ].join('\r\n'),
  )

test.each([
  ['a stranger’s domain', 'other-host.example', 'https://other-cdn.test/scan.js', junk],
  ['a stranger’s domain, harmless to look at', 'other-host.example', 'https://files.other-host.example/doc/4711', junk],
  ['free mail', 'gmail.com', 'https://files.hobby-club.example/doc/4711', junk],
  ['the domain it was sent to', 'mail.hobby-club.example', 'https://files.hobby-club.example/doc/4711', 'INBOX'],
])('an answer to an own mail from %s', async (_from, domain, link, lies) => {
  await start()
  await rememberSent(b.store, b.mailboxId, ['own-1@example.jp'], Date.now(), ['hobby-club.example', 'gmail.com'])
  await b.other.ensureFolder(junk)
  await put(answer(domain, link), junk)
  await pass()
  expect(await foldersOf(answer(domain, link))).toEqual([lies])
})

describe('the person’s word while a move is planned and the server is busy', () => {
  const planned = async () => {
    await start()
    await put(phish)
    down = 'server-busy'
    await pass()
    expect(await journal()).toEqual(['move planned'])
  }
  const serverBack = async () => {
    down = null
    await pass()
    await pass()
  }

  test('an answer: not junk, so it stays', async () => {
    await planned()
    expect(await b.sorter.answer((await rowOf(phish)).id, 'not-junk')).toMatchObject({ ok: true })
    await serverBack()
    expect(await foldersOf(phish)).toEqual(['INBOX'])
    expect(await journal()).toEqual(['move failed withdrawn'])
  })

  test('an answer: phishing, so the planned move is theirs, and undone by its name', async () => {
    await planned()
    const said = await b.sorter.answer((await rowOf(phish)).id, 'phishing')
    if (!said.ok) throw new Error(said.message.en)
    await serverBack()
    expect(await foldersOf(phish)).toEqual([junk])
    expect(await b.sorter.undo([said.undo])).toEqual([{ ok: true }])
    expect(await foldersOf(phish)).toEqual(['INBOX'])
    expect(await journal()).toEqual(['undo done', 'move undone'])
  })

  test('shadow mode: nothing moves, and agreeing later still may', async () => {
    await planned()
    await b.sorter.shadow(b.mailboxId)
    await serverBack()
    expect(await foldersOf(phish)).toEqual(['INBOX'])
    expect(await b.sorter.agree(b.mailboxId)).toMatchObject({ planned: 1 })
    await serverBack()
    expect(await foldersOf(phish)).toEqual([junk])
  })

  test('undo: it never moves', async () => {
    await planned()
    expect(await b.sorter.undo([`j${(await latestEntry()).id}`])).toEqual([{ ok: true }])
    await serverBack()
    await put(phish)
    await serverBack()
    expect(await foldersOf(phish)).toEqual(['INBOX', 'INBOX'])
  })

  test('undo of one that was begun after all brings the mail back', async () => {
    let cut = true
    await start({
      wrap: (source) => ({
        ...source,
        move: async (...args) => {
          const result = await source.move(...args)
          if (cut) throw mailboxError('connection-lost')
          return result
        },
        findCopies: async (...args) => {
          if (cut) throw mailboxError('connection-lost')
          return source.findCopies(...args)
        },
      }),
    })
    await put(phish)
    await pass()
    expect(await foldersOf(phish)).toEqual([junk])
    expect(await b.sorter.undo([`j${(await latestEntry()).id}`])).toEqual([{ ok: true }])
    expect(await journal()).toEqual(['move planned withdrawn'])
    cut = false
    await serverBack()
    expect(await foldersOf(phish)).toEqual(['INBOX'])
    expect(await journal()).toEqual(['undo done', 'move undone'])
  })

  test('undo clicked twice is one undo, which pulls nothing out of where the person files the mail', async () => {
    await start()
    await put(phish)
    await pass()
    const { id } = await latestEntry()
    down = 'server-busy'
    await b.sorter.undo([`j${id}`])
    await b.sorter.undo([`j${id}`])
    await serverBack()
    expect(await journal()).toEqual(['undo done', 'move undone'])
    await b.other.ensureFolder('Archive')
    for await (const { uid } of b.other.listSince('INBOX', { uid: 1 })) await b.other.move('INBOX', [uid], 'Archive')
    await serverBack()
    expect(await foldersOf(phish)).toEqual(['Archive'])
  })
})

test('two processes at once: each mail is moved once, nothing fails, and nothing is taken for the person’s word', {
  timeout: 30_000,
}, async () => {
  await start()
  const bad = sampleNames('bad').slice(0, 30).map(sample)
  for (const raw of bad) await b.other.append('INBOX', raw, { internalDateMs: longAgo(), flags: ['\\Seen'] })
  const second = await b.beside()
  for (let i = 0; i < 3; i++) await Promise.all([pass(), second.sorter.sortNow(b.mailboxId)])
  const all = await census(b.other, ['INBOX', junk])
  expect(bad.filter((raw) => all.get(contentHashOf(raw))?.length !== 1)).toEqual([])
  const entries = await listActions(b.store, { mailboxId: b.mailboxId, limit: 200 })
  expect(entries.filter(({ state }) => state !== 'done')).toEqual([])
  expect(new Set(entries.map(({ contentHash }) => contentHash)).size).toBe(entries.length)
  expect(await listCorrections(b.store, { mailboxId: b.mailboxId })).toEqual([])
  await second.close()
})

describe.skipIf(dovecotMissing !== null)('on a real server', () => {
  let dovecot: Dovecot | null = null
  afterEach(async () => {
    await dovecot?.stop()
    dovecot = null
  })

  test('an undo right after a restart, Junk made anew meanwhile, takes the mail meant', {
    timeout: 30_000,
  }, async () => {
    dovecot = await startDovecot()
    const { host, imapPort: port } = dovecot
    const { user, password } = taro
    const settings = { kind: 'imap', address: user, host, port, security: 'none', user } as const
    await start({ password, settings: () => ({ ...settings, authservIds: [sampleAuthservId] }) })
    const { uid } = await put(honest)
    await put(phish)
    await pass()
    const entry = await latestEntry()
    expect(await foldersOf(phish)).toEqual(['Junk'])
    await b.sorter.close()
    const program = new ImapFlow({ host, port, secure: false, auth: { user, pass: password }, logger: false })
    await program.connect()
    await program.mailboxRename('Junk', 'Old')
    await nextSecond()
    await program.mailboxCreate('Junk')
    await program.append('Junk', otherPhish)
    await program.append('Junk', phish)
    await program.logout()
    const sorter = await b.restart()
    expect(await sorter.undo([`j${entry.id}`])).toEqual([{ ok: true }])
    const where = await census(b.other, ['INBOX', 'Junk'])
    expect(where.get(contentHashOf(phish))).toEqual(['INBOX'])
    expect(where.get(contentHashOf(otherPhish))).toEqual(['Junk'])
    const print = { messageId: null, sizeBytes: phish.length, contentHash: contentHashOf(phish) }
    const fingerprints = new Map([[uid!, print]])
    expect((await b.other.move('INBOX', [uid!], 'Junk', { fingerprints })).missing).toEqual([uid])
    expect((await b.other.setFlags('INBOX', [uid!], { add: ['\\Flagged'] }, { fingerprints })).missing).toEqual([uid])
  })
})
