/** The commands around mailboxes, as a person types them, over a Maildir. */
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sample, sampleAuthservId } from './sorting/harness.ts'
import { newsletter } from './sorting/newsletter.ts'

const bin = fileURLToPath(new URL('../packages/server/bin/miwake.mjs', import.meta.url))
let directory: string
let maildir: string

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'miwake-cli-'))
  maildir = join(directory, 'Maildir')
  for (const name of ['cur', 'new', 'tmp']) mkdirSync(join(maildir, name), { recursive: true })
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

type Ran = { readonly code: number; readonly out: string; readonly err: string }
const run = promisify(execFile)
const miwake = async (...args: readonly string[]): Promise<Ran> => {
  const place = ['--data', join(directory, 'data'), '--key-file', join(directory, 'key'), '--lang', 'en']
  // Sub-commands take the options, so they come last.
  try {
    const { stdout, stderr } = await run(process.execPath, [bin, ...args, ...place], {
      env: { PATH: process.env.PATH, HOME: directory },
    })
    return { code: 0, out: stdout, err: stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, out: stdout, err: stderr }
  }
}
const arrive = (name: string, raw: Uint8Array) => writeFileSync(join(maildir, 'new', name), raw)
const mailsIn = (folder: string): number => {
  try {
    return ['cur', 'new'].reduce((n, part) => n + readdirSync(join(maildir, folder, part)).length, 0)
  } catch {
    return 0
  }
}
const junked = (): number => readdirSync(maildir).reduce((n, name) => n + (/^\.[^.]/.test(name) ? mailsIn(name) : 0), 0)

test('a mailbox from add to export: shadow, active, undo, learn, forget, remove', { timeout: 120_000 }, async () => {
  expect(await miwake('sort', '--once')).toMatchObject({ code: 2, err: expect.stringContaining('no mailboxes') })
  const wrong = await miwake('mailbox', 'add', '--path', join(directory, 'nowhere'))
  expect(wrong.code).toBe(2)
  expect(wrong.out).toContain('×')
  const added = await miwake(
    'mailbox',
    'add',
    '--path',
    maildir,
    '--name',
    'mine',
    '--trust-authserv-id',
    sampleAuthservId,
  )
  expect(added).toMatchObject({ code: 0, out: expect.stringContaining('added: 1 mine') })
  expect((await miwake('mailbox', 'list')).out).toMatch(/1 {2}shadow +maildir +mine/)
  expect((await miwake('mailbox', 'test', '1')).code).toBe(0)
  // Watched twice, each would take the other's moves for the person's.
  const twice = await miwake('mailbox', 'add', '--path', maildir)
  expect(twice).toMatchObject({ code: 2, err: expect.stringContaining('already there: 1 mine') })
  expect((await miwake('mailbox', 'add')).err).toContain('no mail address given')

  arrive('1.bad', sample('smbc-card-bad.eml'))
  arrive('2.honest', sample('apple-receipt-honest.eml'))
  const shadow = await miwake('sort', '--once')
  expect(shadow).toMatchObject({ code: 0, out: expect.stringMatching(/2 mails looked at. Junk 1.*\n.*shadow mode/) })
  expect([mailsIn('.'), junked()]).toEqual([2, 0])

  const active = await miwake('mailbox', 'mode', '1', 'active')
  expect(active).toMatchObject({ code: 0, out: expect.stringContaining('1 that were decided') })
  expect([mailsIn('.'), junked()]).toEqual([1, 1])

  const listed = await miwake('undo')
  const id = /^(j\d+) .*INBOX → /m.exec(listed.out)?.[1]
  expect(id).toBeDefined()
  expect(await miwake('undo', id!)).toMatchObject({ code: 0, out: `${id} undone.\n` })
  expect([mailsIn('.'), junked()]).toEqual([2, 0])
  expect((await miwake('undo', id!)).code).toBe(2)

  const letter = join(directory, 'letter.eml')
  writeFileSync(letter, newsletter(1))
  const taught = await miwake('learn', 'junk', letter)
  expect(taught).toMatchObject({ code: 0, out: expect.stringMatching(/learned as junk \(miwake undo c1/) })
  arrive('3.letter', newsletter(2))
  expect((await miwake('sort')).out).toMatch(/Junk 1/)
  expect((await miwake('learn')).out).toMatch(/^c1 .* junk +learned/m)

  const out = join(directory, 'learned.json')
  expect((await miwake('export', '--out', out)).code).toBe(0)
  const exported = JSON.parse(readFileSync(out, 'utf8'))
  expect(exported).toMatchObject({ form: 'miwake-learned/1', mailbox: 'mine', corrections: [{ answer: 'junk' }] })
  expect(exported.vector.entries.length).toBeGreaterThan(10)
  expect(readFileSync(out, 'utf8')).not.toContain('tulips')

  expect((await miwake('forget', 'c1')).code).toBe(0)
  arrive('4.letter', newsletter(3))
  expect((await miwake('sort')).out).toMatch(/Junk 0/)
  expect((await miwake('forget', 'c1')).code).toBe(2)
  expect((await miwake('learn', 'maybe', letter)).err).toContain('none of right')

  expect((await miwake('mailbox', 'mode', '1', 'shadow')).code).toBe(0)
  expect((await miwake('mailbox', 'remove', '1', '--yes')).code).toBe(0)
  expect((await miwake('mailbox', 'list')).out).toContain('no mailboxes')
  expect(mailsIn('.') + junked()).toBe(4)
})

test('contacts and the trusted server', { timeout: 60_000 }, async () => {
  const id = /added: (\d+)/.exec((await miwake('mailbox', 'add', '--path', maildir)).out)?.[1] ?? ''
  const book = join(directory, 'book.csv')
  writeFileSync(book, 'Name,E-mail\nHanako,hanako@example.com\n')
  expect((await miwake('mailbox', 'contacts', id, book)).out).toBe('1 read in.\n')
  expect((await miwake('mailbox', 'contacts', id)).out).toMatch(/^hanako@example\.com +Hanako\n1 people \(1 of them/)
  expect((await miwake('mailbox', 'contacts', id, '--remove', 'hanako@example.com')).out).toBe('1 forgotten.\n')
  expect((await miwake('mailbox', 'contacts', id, join(directory, 'key'))).code).toBe(2)
  expect(await miwake('mailbox', 'trust', id)).toMatchObject({
    code: 2,
    out: expect.stringContaining('No name stands'),
  })
  expect((await miwake('mailbox', 'trust', id, '--server', sampleAuthservId)).out).toContain(`${sampleAuthservId} is`)
  expect((await miwake('mailbox', 'trust', id)).out).toContain(`believed now: ${sampleAuthservId}`)
  expect((await miwake('mailbox', 'trust', id, '--server', 'a b')).code).toBe(2)
  expect((await miwake('mailbox', 'remove', id, '--yes')).code).toBe(0)
})

test('help of each command is there in both languages', async () => {
  for (const command of ['sort', 'mailbox', 'undo', 'learn', 'forget', 'export'])
    for (const [lang, word] of [
      ['ja', '使い方'],
      ['en', 'Usage'],
    ] as const) {
      const { stdout } = await run(process.execPath, [bin, command, '--help', '--lang', lang])
      expect(stdout).toContain(word)
      expect(stdout).toContain(`miwake ${command}`)
    }
})
