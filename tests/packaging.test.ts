/** What lies beside the program for those who operate it: every file and figure that is named is really there. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { loadSettings } from '../packages/server/src/config/load.ts'
import { createGatewayMetrics } from '../packages/server/src/gateway/metrics.ts'
import { createMetrics } from '../packages/server/src/http/metrics.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (name: string): string => readFileSync(join(root, name), 'utf8')

/** Made by a stage of the build, not in the repository. */
const built = (words: readonly string[]) => words[0]?.startsWith('--from=') ?? false

test('every file that the Dockerfile copies exists, and is not left out by .dockerignore', () => {
  const copied = [...read('Dockerfile').matchAll(/^COPY (.+)$/gm)]
    .map(([, words = '']) => words.split(' '))
    .filter((words) => !built(words))
    .flatMap((words) => words.slice(0, -1))
  expect(copied.length).toBeGreaterThan(8)
  expect(copied.filter((name) => !existsSync(join(root, name)))).toEqual([])
  const ignored = read('.dockerignore').split('\n').filter(Boolean)
  expect(copied.filter((name) => ignored.some((each) => name === each || name.startsWith(`${each}/`)))).toEqual([])
})

test('what compose.yaml mounts and runs exists', () => {
  const compose = read('compose.yaml')
  const mounted = [...compose.matchAll(/- \.\/([^:]+):/g)].map(([, name = '']) => name)
  expect(mounted).not.toEqual([])
  expect(mounted.filter((name) => !existsSync(join(root, name)))).toEqual([])
  const commands = [...compose.matchAll(/command: \["(\w+)"/g)].map(([, command]) => command)
  expect(commands).toEqual(['gateway', 'serve', 'sort'])
})

test('the settings of the image are settings, and its healthcheck asks where the gateway listens', () => {
  const loaded = loadSettings({ file: join(root, 'docs/docker/miwake.json'), given: {} })
  expect(loaded).toMatchObject({ ok: true })
  const port = loaded.ok ? /:(\d+)$/.exec(loaded.settings.gateway.health)?.[1] : ''
  expect(read('Dockerfile')).toContain(`http://127.0.0.1:${port}/readyz`)
})

test('the systemd units start commands there are, of files there are', () => {
  for (const unit of ['miwake.service', 'miwake-gateway.service']) {
    const [, program = '', command = ''] =
      /^ExecStart=\S+ \/opt\/miwake\/(\S+) (\w+) --config/m.exec(read(`docs/systemd/${unit}`)) ?? []
    expect(existsSync(join(root, program))).toBe(true)
    expect(['serve', 'gateway']).toContain(command)
  }
})

test.each(['docs/admin.md', 'docs/admin.en.md'])(
  '%s leads to files there are, and its settings are settings',
  (name) => {
    const text = read(name)
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, to = '']) => to)
    expect(links.length).toBeGreaterThan(5)
    expect(links.filter((to) => !existsSync(join(root, 'docs', to)))).toEqual([])
    const folder = mkdtempSync(join(tmpdir(), 'miwake-admin-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const file = join(folder, 'miwake.json')
    const shown = [...text.matchAll(/^```json\n(.*?)^```$/gms)].map(([, json = '']) => json)
    expect(shown).toHaveLength(4)
    for (const json of shown) {
      writeFileSync(file, json.startsWith('{') ? json : `{ "gateway": { ${json} } }`)
      expect(loadSettings({ file, given: {} })).toMatchObject({ ok: true })
    }
  },
)

test('the Grafana dashboard shows figures that really exist', async () => {
  const gateway = createGatewayMetrics()
  gateway.underWay(() => 0)
  const text = (await gateway.text()) + (await createMetrics().registry.metrics())
  const there = new Set<string>()
  for (const [, name = '', kind] of text.matchAll(/^# TYPE (\S+) (\w+)$/gm)) {
    there.add(name)
    if (kind === 'histogram') for (const end of ['_bucket', '_sum', '_count']) there.add(name + end)
  }
  const dashboard = read('docs/grafana/miwake.json')
  JSON.parse(dashboard)
  const shown = [...new Set([...dashboard.matchAll(/\bmiwake_\w+/g)].map(([name]) => name))]
  expect(shown.length).toBeGreaterThan(8)
  expect(shown.filter((name) => !there.has(name))).toEqual([])
  // The project's own figures are all shown; those of the process are many.
  const own = [...there].filter((name) => !/_(?:process|nodejs)_|_(?:bucket|sum|count)$/.test(name))
  const isShown = (name: string) => shown.includes(name) || shown.includes(`${name}_bucket`)
  expect(own.filter((name) => !isShown(name))).toEqual(['miwake_event_listeners'])
})
