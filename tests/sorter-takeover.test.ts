/** Two processes over one store and a real Dovecot: one watches the mailbox, the other takes over when that one is killed. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mailboxSettings } from '../packages/server/src/mailbox/settings.ts'
import { addMailbox, openStore, type Store } from '../packages/server/src/store/index.ts'
import { type Dovecot, dovecotMissing, startDovecot, taro } from './servers/dovecot.ts'
import { until } from './servers/ports.ts'
import { variant } from './sorting/bulk.ts'
import { sample, sampleAuthservId } from './sorting/harness.ts'

const bin = fileURLToPath(new URL('../packages/server/bin/miwake.mjs', import.meta.url))

describe.skipIf(dovecotMissing !== null)('two processes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mw-to-'))
  const config = join(folder, 'miwake.json')
  const running: ChildProcess[] = []
  let dovecot: Dovecot
  let store: Store

  const serve = async (): Promise<ChildProcess> => {
    const child = spawn(process.execPath, [bin, 'serve', '--config', config], { stdio: ['ignore', 'pipe', 'inherit'] })
    running.push(child)
    await new Promise<void>((done, failed) => {
      child.once('exit', (code) => failed(new Error(`miwake serve ended with ${code}`)))
      child.stdout?.on('data', (part: Buffer) => {
        if (part.includes('/open?token=')) done()
      })
    })
    child.removeAllListeners('exit')
    return child
  }
  const end = (child: ChildProcess, signal: NodeJS.Signals) =>
    new Promise<void>((ended) => {
      if (child.exitCode !== null || child.signalCode !== null) return ended()
      child.once('exit', () => ended())
      child.kill(signal)
    })
  const holder = async (): Promise<string> =>
    (await store.db.selectFrom('lease').select('holder').where('tenantId', '=', store.tenantId).executeTakeFirst())
      ?.holder ?? ''
  const pidOf = (name: string): number => Number(name.split('/')[1])
  const junked = (): number =>
    ['cur', 'new'].reduce((sum, part) => {
      const place = join(dovecot.maildir(taro.user), '.Junk', part)
      return sum + readdirSync(place).length
    }, 0)

  beforeAll(async () => {
    dovecot = await startDovecot()
    const data = join(folder, 'data')
    const keyFile = join(folder, 'key')
    mkdirSync(data)
    writeFileSync(config, JSON.stringify({ data, keyFile, port: 0, dns: false, logLevel: 'warn' }))
    store = await openStore({ path: join(data, 'miwake.db'), keyFile, now: Date.now })
    const settings = mailboxSettings.parse({
      kind: 'imap',
      address: taro.user,
      host: dovecot.host,
      port: dovecot.imapPort,
      security: 'none',
      user: taro.user,
      authservIds: [sampleAuthservId],
    })
    const secret = JSON.stringify({ password: taro.password })
    await addMailbox(store, { name: 'taro', kind: 'imap', settings, secret, mode: 'active' })
  })
  afterAll(async () => {
    await Promise.all(running.map((child) => end(child, 'SIGKILL')))
    await store?.close()
    await dovecot?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  test('one watches; killed, the other does; stopped, the next one at once; every mail is moved once', async () => {
    const phish = sample('bank-device-bad.eml')
    const first = await serve()
    await until('the first watches', async () => pidOf(await holder()) === first.pid)
    const second = await serve()
    await dovecot.deliver(taro.user, variant(phish, 1))
    await until('the first moves it', async () => junked() === 1)
    expect(pidOf(await holder())).toBe(first.pid)

    await end(first, 'SIGKILL')
    await dovecot.deliver(taro.user, variant(phish, 2))
    await until('the second watches', async () => pidOf(await holder()) === second.pid, 30_000)
    await until('the second moves it', async () => junked() === 2)

    await end(second, 'SIGTERM')
    expect(await holder()).toBe('')
    const third = await serve()
    await dovecot.deliver(taro.user, variant(phish, 3))
    await until('the third moves it', async () => junked() === 3)
    expect(pidOf(await holder())).toBe(third.pid)
  })
})
