/** `miwake account` and `miwake audit` as an administrator types them. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'

const bin = fileURLToPath(new URL('../packages/server/bin/miwake.mjs', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'miwake-people-'))
const config = join(folder, 'miwake.json')
writeFileSync(config, JSON.stringify({ data: join(folder, 'data'), keyFile: join(folder, 'secret.key') }))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const miwake = async (args: readonly string[], input = '') => {
  const child = spawn(process.execPath, [bin, ...args, '--config', config, '--lang', 'en'])
  child.stdin.end(input)
  const ended = new Promise<number | null>((done) => child.once('close', done))
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return { code, out, err }
}

test('accounts are added, changed, disabled; the first administers; all of it is written down', async () => {
  expect((await miwake(['account', 'list'])).out).toContain('There are no accounts')
  const first = await miwake(['account', 'add', 'Hanako', '--name', '花子', '--address', 'Hanako@example.test'])
  expect([first.code, first.err]).toEqual([0, ''])
  expect(first.out).toMatch(/first one, so it administers[\s\S]*http:\/\/localhost:4649\/open\?token=[\w-]{43}\n/)
  const [link, whole, second] = await Promise.all([
    miwake(['link']),
    miwake(['password'], 'x'),
    miwake(['account', 'add', 'taro', '--role', 'person', '--role', 'analyst']),
  ])
  expect(link.err).toContain('miwake account invite')
  expect(whole.err).toContain('miwake account password')
  expect(second.out).not.toContain('administers')
  const password = 'a long sentence of his\n'
  expect((await miwake(['account', 'password', 'taro'], password + password)).out).toContain('is set')
  expect((await miwake(['account', 'address', 'taro', 't@example.test', 'taro@example.test'])).code).toBe(0)
  expect((await miwake(['account', 'address', 'taro'])).out).toBe('t@example.test\ntaro@example.test\n')
  expect((await miwake(['account', 'disable', 'taro'])).code).toBe(0)
  const rows = (await miwake(['account', 'list', '--json'])).out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>)
  expect(rows).toMatchObject([
    { login: 'hanako', name: '花子', roles: ['person', 'admin'], addresses: ['hanako@example.test'], disabledAt: null },
    { login: 'taro', roles: ['person', 'analyst'], hasPassword: true, disabledAt: expect.any(Number) },
  ])
  expect(JSON.stringify(rows)).not.toContain('scrypt')
  const audit = (await miwake(['audit'])).out
  expect(
    audit
      .trim()
      .split('\n')
      .map((line) => line.split(/\s+/).slice(1, 4).join(' ')),
  ).toEqual([
    'cli account.disable taro',
    'cli account.addresses taro',
    'cli account.password taro',
    'cli account.add taro',
    'cli account.add hanako',
  ])
  expect((await miwake(['audit', '--action', 'account.add', '--csv'])).out.trim().split('\r\n')).toHaveLength(3)
})

test.concurrent.each([
  [['disable', 'hanako'], 'Nobody would be left'],
  [['role', 'hanako', 'person'], 'Nobody would be left'],
  [['role', 'hanako', 'root'], 'A role is one of'],
  [['address', 'taro', 'hanako@example.test'], 'belongs to another account'],
  [['address', 'taro', 'not an address'], 'no mail address'],
  [['add', 'hanako'], 'taken'],
  [['add', 'a b'], 'letters, digits'],
  [['invite', 'taro'], 'disabled'],
  [['invite', 'nobody'], 'no account nobody'],
])('account %j is refused: %s', async (args, why) => {
  const { code, err } = await miwake(['account', ...args])
  expect(code).toBe(2)
  expect(err).toContain(why)
})
