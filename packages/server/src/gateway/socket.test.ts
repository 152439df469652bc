import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { connectTo, formatSocket, listenOn, parseSocket } from './socket.ts'

const folders: string[] = []
const servers: Server[] = []
const server = () => {
  const made = createServer((socket) => socket.end())
  servers.push(made)
  return made
}

afterEach(async () => {
  for (const made of servers.splice(0)) await new Promise((resolve) => made.close(resolve))
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

test.each([
  ['unix:/run/miwake/milter.sock', { kind: 'unix', path: '/run/miwake/milter.sock' }],
  ['inet:127.0.0.1:4650', { kind: 'inet', host: '127.0.0.1', port: 4650 }],
  ['inet:[::1]:4650', { kind: 'inet', host: '::1', port: 4650 }],
  ['inet:mx.example.test:25', { kind: 'inet', host: 'mx.example.test', port: 25 }],
])('parseSocket(%s) and back', (text, want) => {
  expect(parseSocket(text)).toEqual(want)
  expect(formatSocket(parseSocket(text)!)).toBe(text)
})

test.each(['', 'unix:relative', 'inet:127.0.0.1', 'inet:127.0.0.1:70000', 'inet:::1:25', 'tcp:127.0.0.1:25'])(
  'parseSocket(%s) is none',
  (text) => expect(parseSocket(text)).toBeNull(),
)

const unixEndpoint = (name: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'mw-so-'))
  folders.push(folder)
  return { kind: 'unix', path: join(folder, name) } as const
}

test('listenOn() sets the mode of a Unix socket and tells a free port', async () => {
  const endpoint = unixEndpoint('a.sock')
  await listenOn(server(), endpoint, '666')
  expect(statSync(endpoint.path).mode & 0o777).toBe(0o666)
  const inet = await listenOn(server(), { kind: 'inet', host: '127.0.0.1', port: 0 })
  expect(inet.kind === 'inet' && inet.port).toBeGreaterThan(0)
  ;(await connectTo(inet, 2_000)).destroy()
})

test('listenOn() removes a socket file only where nobody listens, and never another file', async () => {
  const endpoint = unixEndpoint('b.sock')
  const script = `require('net').createServer().listen(${JSON.stringify(endpoint.path)}, () => process.kill(process.pid, 'SIGKILL'))`
  spawnSync(process.execPath, ['-e', script])
  expect(existsSync(endpoint.path)).toBe(true)
  await listenOn(server(), endpoint)
  await expect(listenOn(server(), endpoint)).rejects.toThrow(/EADDRINUSE/)
  ;(await connectTo(endpoint, 2_000)).destroy()
  const file = unixEndpoint('c.sock')
  writeFileSync(file.path, 'kept')
  await expect(listenOn(server(), file)).rejects.toThrow(/EADDRINUSE/)
  expect(existsSync(file.path)).toBe(true)
})

test('connectTo() fails where nobody listens', async () => {
  await expect(connectTo(unixEndpoint('none.sock'), 2_000)).rejects.toThrow(/ENOENT/)
})
