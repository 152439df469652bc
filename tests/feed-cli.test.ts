/** Lists of fraudulent sites as an operator keeps them, and the sorter that goes by them. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const bin = fileURLToPath(new URL('../packages/server/bin/miwake.mjs', import.meta.url))
let directory: string

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'miwake-feeds-'))
  writeFileSync(join(directory, 'miwake.json'), JSON.stringify({ dns: false }))
  for (const name of ['cur', 'new', 'tmp']) mkdirSync(join(directory, 'Maildir', name), { recursive: true })
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const miwake = (...args: readonly string[]) => {
  const place = ['data', 'key-file'].flatMap((name) => [`--${name}`, join(directory, name)])
  const run = spawnSync(
    process.execPath,
    [bin, ...args, '--config', join(directory, 'miwake.json'), ...place, '--lang', 'en'],
    { encoding: 'utf8', env: { PATH: process.env.PATH, HOME: directory } },
  )
  return { code: run.status, out: run.stdout, err: run.stderr }
}

test('miwake feed: add, list, update, remove, and what it refuses', { timeout: 60_000 }, () => {
  const file = join(directory, 'own.txt')
  writeFileSync(file, '# seen here\nmiwake-kit.net\namazon.co.jp\n')
  expect(miwake('feed', 'add', 'Own List', '--format', 'list', '--from', file)).toMatchObject({ code: 2 })
  expect(miwake('feed', 'add', 'own', '--format', 'list', '--from', join(directory, 'none'))).toMatchObject({
    code: 2,
    err: expect.stringContaining('not added'),
  })
  const added = miwake('feed', 'add', 'own', '--format', 'list', '--from', file)
  expect(added).toMatchObject({ code: 0, out: expect.stringContaining('2 entries') })
  expect(added.out).toContain('well-known sites themselves: 1')
  expect(JSON.parse(miwake('feed', 'list', '--json').out)).toMatchObject({ name: 'own', from: file, count: 1 })

  const mail = (n: number, link: string) =>
    `From: Taro <taro@example.com>\nTo: hanako@example.jp\nSubject: Lunch ${n}\nMessage-ID: <${n}@example.com>\nDate: ${new Date().toUTCString()}\n\nShall we meet here? ${link}\n`
  writeFileSync(join(directory, 'Maildir/new/1'), mail(1, 'https://www.miwake-kit.net/a'))
  writeFileSync(join(directory, 'Maildir/new/2'), mail(2, 'https://www.amazon.co.jp/'))
  expect(miwake('mailbox', 'add', '--path', join(directory, 'Maildir')).code).toBe(0)
  expect(JSON.parse(miwake('sort', '--once', '--json').out)).toMatchObject({ ok: true, summary: { junked: 1 } })

  writeFileSync(file, '<html>\n<p>not a list</p>\n')
  expect(miwake('feed', 'update', 'own')).toMatchObject({ code: 2, err: expect.stringContaining('last copy stays') })
  expect(miwake('feed', 'remove', 'own')).toMatchObject({ code: 0 })
  expect(miwake('feed', 'remove', '../own')).toMatchObject({ code: 2 })
})
