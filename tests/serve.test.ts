/** `miwake serve` as a person runs it: from the link in the terminal to Ctrl-C, and the commands around it. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'

const bin = fileURLToPath(new URL('../packages/server/bin/miwake.mjs', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'miwake-serve-'))
const config = join(folder, 'miwake.json')
writeFileSync(
  config,
  JSON.stringify({ data: join(folder, 'data'), keyFile: join(folder, 'secret.key'), port: 0, dns: false }),
)
const running = new Set<ChildProcess>()
afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

const miwake = (args: readonly string[], input = '') =>
  spawnSync(process.execPath, [bin, ...args, '--lang', 'en'], { encoding: 'utf8', input })

type Served = {
  readonly link: string
  readonly base: string
  readonly stop: (signal: NodeJS.Signals) => Promise<number | null>
}

const serve = (args: readonly string[]): Promise<Served> =>
  new Promise((done, failed) => {
    const child = spawn(process.execPath, [bin, 'serve', '--config', config, '--lang', 'en', ...args])
    running.add(child)
    let out = ''
    let err = ''
    child.stderr.on('data', (data: Buffer) => {
      err += data.toString()
    })
    child.once('exit', (code) => failed(new Error(`ended with ${code}: ${err}`)))
    child.stdout.on('data', (data: Buffer) => {
      out += data.toString()
      const link = /http:\/\/localhost:\d+\/open\?token=\S+/.exec(out)?.[0]
      if (link === undefined || !out.includes('Ctrl-C')) return
      const stop = (signal: NodeJS.Signals) =>
        new Promise<number | null>((ended) => {
          child.once('exit', (code) => {
            running.delete(child)
            ended(code)
          })
          child.kill(signal)
        })
      done({ link, base: new URL(link).origin, stop })
    })
  })

const cookieOf = async (link: string): Promise<string> =>
  ((await fetch(link)).headers.get('set-cookie') ?? '').split(';')[0]!

type State = {
  readonly demo: boolean
  readonly mailboxes: readonly {
    readonly kind: string
    readonly mode: string
    readonly counts: Readonly<Record<string, number>>
  }[]
}
const stateOf = async (base: string, cookie: string): Promise<State> =>
  (await (await fetch(`${base}/api/state`, { headers: { cookie } })).json()) as State

/** The first pass over some two hundred mails. */
const sorted = async (base: string, cookie: string): Promise<State> => {
  for (;;) {
    const state = await stateOf(base, cookie)
    const { counts } = state.mailboxes[0]!
    if ((counts.phishing ?? 0) > 50 && counts.none === 0) return state
    await new Promise((next) => setTimeout(next, 300))
  }
}

test('serve --demo: the link opens the sorted sample mailbox, SIGTERM ends it, and it is there again', async () => {
  const first = await serve(['--demo'])
  const cookie = await cookieOf(first.link)
  expect((await fetch(first.link)).status).toBe(403)
  const state = await sorted(first.base, cookie)
  expect(state).toMatchObject({ demo: true, mailboxes: [{ kind: 'demo' }] })
  const page = await fetch(`${first.base}/`)
  expect(page.status).toBe(200)
  expect(await page.text()).toContain('<div id="root">')
  // A newcomer sees what would be done, and agrees; nothing was moved before.
  type Journal = { readonly items: readonly { readonly kind: string; readonly state: string }[] }
  const get = async <T>(path: string) => (await (await fetch(first.base + path, { headers: { cookie } })).json()) as T
  const count = async (kind: string, state: string) =>
    (await get<Journal>('/api/mailboxes/1/journal')).items.filter((item) => item.kind === kind && item.state === state)
      .length
  expect(state.mailboxes[0]!.mode).toBe('shadow')
  expect([await count('move', 'done'), await count('rescue', 'done')]).toEqual([0, 0])
  const dry = await get<Readonly<Record<string, readonly unknown[]>>>('/api/mailboxes/1/dry-run')
  expect(dry.wouldJunk!.length).toBeGreaterThan(20)
  expect(dry.wouldRescue!.length).toBeGreaterThan(3)
  const agreed = await fetch(`${first.base}/api/mailboxes/1/agree`, {
    method: 'POST',
    body: '{}',
    headers: {
      cookie,
      Origin: first.base,
      'Content-Type': 'application/json',
      'X-CSRF-Token': (await get<{ readonly csrf: string }>('/api/state')).csrf,
    },
  })
  expect(agreed.status).toBe(200)
  while ((await count('move', 'done')) <= 20 || (await count('rescue', 'done')) <= 3)
    await new Promise((next) => setTimeout(next, 200))
  // A page that listens does not keep the server from ending.
  const events = await fetch(`${first.base}/api/events`, { headers: { cookie } })
  expect(await first.stop('SIGTERM')).toBe(0)
  await events.text().catch(() => '')

  const second = await serve(['--demo'])
  // The name tells pages on one machine apart by their port.
  const sameSession = cookie.replace(/-\d+=/, `-${new URL(second.base).port}=`)
  const again = await stateOf(second.base, sameSession)
  expect(again.mailboxes).toHaveLength(1)
  expect(again.mailboxes[0]!.counts.phishing).toBeGreaterThan(50)
  expect(await second.stop('SIGINT')).toBe(0)
})

test('no mail of the demo is rescued that is not honest', async () => {
  const served = await serve(['--demo'])
  const cookie = await cookieOf(served.link)
  const get = async <T>(path: string) => (await (await fetch(served.base + path, { headers: { cookie } })).json()) as T
  const { items } = await get<{ readonly items: readonly { readonly kind: string; readonly message: number }[] }>(
    '/api/mailboxes/1/journal',
  )
  const rescued = items.filter(({ kind }) => kind === 'rescue')
  expect(rescued.length).toBeGreaterThan(3)
  for (const { message } of rescued)
    expect(await get(`/api/messages/${message}`)).toMatchObject({ row: { verdict: 'ham' }, origin: { proven: true } })
  await served.stop('SIGTERM')
})

test('doctor, link, password, backup and restore', () => {
  const at = ['--config', config]
  const doctor = miwake(['doctor', ...at])
  expect(doctor.stdout).toContain('good  Database: 1 mailboxes')
  expect(doctor.stdout).toContain('good  Who may read the data: this user alone')
  expect(doctor.status).toBe(0)
  expect(miwake(['link', ...at]).stdout).toMatch(/\/open\?token=[\w-]{40,}/)
  expect(miwake(['password', ...at], 'short\nshort\n').stderr).toContain('15 characters')
  expect(miwake(['password', ...at], 'a long enough one\nanother long one\n').stderr).toContain('not the same')
  expect(miwake(['password', ...at], 'a long enough one\na long enough one\n').stdout).toContain('is set')
  const copy = join(folder, 'backup.db')
  const pulled = join(folder, 'data', 'mailboxes', '9', 'cur')
  mkdirSync(pulled, { recursive: true })
  writeFileSync(join(pulled, '1.host'), 'pulled')
  const key = join(folder, 'backup.key')
  expect(miwake(['backup', copy, '--copy-key', key, ...at]).stdout).toContain(copy)
  expect(existsSync(key)).toBe(true)
  expect(miwake(['backup', copy, ...at]).status).toBe(2)
  const other = ['--data', join(folder, 'other'), '--key-file', join(folder, 'other.key')]
  expect(miwake(['restore', copy, '--key', key, ...other]).status).toBe(0)
  expect(readFileSync(join(folder, 'other', 'mailboxes', '9', 'cur', '1.host'), 'utf8')).toBe('pulled')
  expect(miwake(['doctor', ...other]).stdout).toContain('good  Password: set')
  expect(miwake(['restore', config, ...other]).stderr).toContain('cannot be read')
})

test('what is wrong at start is named: settings, port, password, key file', async () => {
  const wrong = join(folder, 'wrong.json')
  writeFileSync(wrong, '{ "prot": 1, "metrics": "yes" }')
  const settings = miwake(['serve', '--config', wrong])
  expect([settings.status, settings.stdout]).toEqual([2, ''])
  expect(settings.stderr).toContain('prot: there is no such setting')
  expect(settings.stderr).toContain('metrics: ')
  expect(miwake(['serve', '--config', config, '--port', 'x']).stderr).toContain('command line: port')
  const elsewhere = ['--data', join(folder, 'wide'), '--key-file', join(folder, 'wide.key')]
  expect(miwake(['serve', ...elsewhere, '--host', '0.0.0.0', '--port', '0']).stderr).toContain('miwake password')
  const open = await serve([])
  const port = new URL(open.base).port
  expect(miwake(['serve', ...elsewhere, '--port', port]).stderr).toContain(`Port ${port} is in use`)
  expect(await open.stop('SIGTERM')).toBe(0)
  chmodSync(join(folder, 'wide.key'), 0o644)
  expect(miwake(['serve', ...elsewhere, '--port', '0']).stderr).toContain('chmod 600')
})
