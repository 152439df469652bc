/** Operating the gateway, tried on real processes: doctor before a real Postfix, health, settings read anew. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseSocket } from '../packages/server/src/gateway/socket.ts'
import { openMilterClient } from '../packages/server/src/gateway/testing/milter-client.ts'
import { freePorts, until } from './servers/ports.ts'
import { type Postfix, postfixMissing, startPostfix } from './servers/postfix.ts'

const bin = fileURLToPath(new URL('../packages/server/bin/miwake.mjs', import.meta.url))
const phishing = readFileSync(fileURLToPath(new URL('../corpus/mail/bank-device-bad.eml', import.meta.url)), 'latin1')

const folder = mkdtempSync(join(tmpdir(), 'mw-op-'))
const config = join(folder, 'miwake.json')
const milter = `unix:${folder}/milter.sock`
let healthPort = 0
let gateway: ChildProcess | null = null
let logged = ''

const writeSettings = (some: Readonly<Record<string, unknown>> = {}, more: Readonly<Record<string, unknown>> = {}) =>
  writeFileSync(
    config,
    JSON.stringify({
      data: join(folder, 'data'),
      keyFile: join(folder, 'secret.key'),
      dns: false,
      ...more,
      gateway: {
        milter,
        milterMode: '666',
        health: `inet:127.0.0.1:${healthPort}`,
        threads: 1,
        authservId: 'mx.example.test',
        ...some,
      },
    }),
  )

const start = async () => {
  gateway = spawn(process.execPath, [bin, 'gateway', '--config', config], { stdio: ['ignore', 'pipe', 'pipe'] })
  gateway.stderr!.on('data', (part: Buffer) => {
    logged += part.toString()
  })
  await until(`the gateway is ready: ${logged}`, async () => (await ask('/readyz')) === 200)
}
const stop = (signal: NodeJS.Signals = 'SIGTERM') =>
  new Promise<void>((done) => {
    if (gateway === null || gateway.exitCode !== null) return done()
    gateway.once('exit', () => done())
    gateway.kill(signal)
  })
const ask = async (path: string): Promise<number> =>
  fetch(`http://127.0.0.1:${healthPort}${path}`).then(
    ({ status }) => status,
    () => 0,
  )

beforeAll(async () => {
  chmodSync(folder, 0o755)
  ;[healthPort = 0] = await freePorts(1)
  writeSettings()
  await start()
})
afterAll(async () => {
  await stop()
  rmSync(folder, { recursive: true, force: true })
})

/** What the milter says of a phishing mail: the last word, and the version its log line names. */
const judged = async () => {
  const client = await openMilterClient(parseSocket(milter)!)
  await client.negotiate()
  await client.greet()
  const [header = '', body = ''] = phishing.split('\r\n\r\n', 2)
  const fields = header
    .split(/\r\n(?![ \t])/)
    .map((field) => [field.slice(0, field.indexOf(':')), field.slice(field.indexOf(':') + 1)] as const)
  const said = await client.mail({ fields, body })
  client.close()
  return said.at(-1)!
}
const lastVersion = () => /.*"version":"([^"]*)"/s.exec(logged)?.[1]

describe('settings that change while it runs', () => {
  test('a policy counts once its file was written, and the version of the verdict says so', async () => {
    writeSettings({ policies: [{ phishing: 'reject' }] })
    await until('the settings were read', async () => logged.includes('"changed":["policies"]'))
    expect((await judged()).command).toMatch(/[ry]/)
    const before = lastVersion()
    writeSettings({ policies: [{ phishing: 'deliver' }], connectionsMax: 7 }, { rawDays: 99 })
    gateway!.kill('SIGHUP')
    await until('what waits was named', async () => logged.includes('"waiting":["gateway.connectionsMax","rawDays"]'))
    await until('the model was read again', async () => logged.includes('tables, brands and model read again'))
    expect((await judged()).command).toMatch(/[ac]/)
    expect(lastVersion()).not.toBe(before)
    expect(await ask('/readyz')).toBe(200)
  })

  test('a file that is wrong changes nothing, and its mistakes are named', async () => {
    writeSettings({ policies: [{ phishing: 'burn' }] })
    await until('it was refused', async () => logged.includes('gateway.policies.0.phishing'))
    expect((await judged()).command).toMatch(/[ac]/)
    writeSettings()
    await until('it was mended', async () => logged.split('"changed":["policies"]').length > 3)
  })
})

describe.skipIf(postfixMissing !== null)('miwake doctor before a real Postfix', () => {
  let postfix: Postfix
  beforeAll(async () => {
    const [lmtpPort = 0] = await freePorts(1)
    postfix = await startPostfix({ milter, lmtpPort, mainConfig: 'non_smtpd_milters = $smtpd_milters' })
  })
  afterAll(() => postfix?.stop())

  const doctor = (lang: 'ja' | 'en', postfixConfig = join(postfix.directory, 'etc')) => {
    const args = [bin, 'doctor', '--config', config, '--postfix-config', postfixConfig, '--lang', lang]
    const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    return { said: stdout + stderr, status }
  }

  test('all is right: connected as the user postfix, and a made-up mail came back judged', () => {
    const { said, status } = doctor('ja')
    expect(said).toMatch(/○ 良い {2}unix:\S+milter\.sock: 利用者 postfix で接続できました/)
    expect(said).toMatch(/試しのメール: 判定が返りました。付く欄: Authentication-Results, X-Miwake-Verdict/)
    expect(said).not.toContain('× 直す')
    expect(status).toBe(0)
  })

  test('a socket that Postfix may not open, and settings that lose mail, are named with what to do', () => {
    chmodSync(`${folder}/milter.sock`, 0o600)
    const etc = mkdtempSync(join(folder, 'etc-'))
    for (const name of ['main.cf', 'master.cf']) {
      const text = readFileSync(join(postfix.directory, 'etc', name), 'utf8')
      writeFileSync(
        join(etc, name),
        text.replace('action = tempfail', 'action = accept').replace('timeout = 30s', 'timeout = 20s'),
      )
    }
    const { said, status } = doctor('en', etc)
    chmodSync(`${folder}/milter.sock`, 0o666)
    expect(said).toMatch(/MEND {2}unix:\S+milter\.sock: the user postfix may not: usermod -aG miwake postfix/)
    expect(said).toMatch(/MEND {2}milter_default_action: accept: /)
    expect(said).toMatch(/MEND {2}milter_content_timeout: 20s cuts Miwake off .*25s or more/)
    expect(status).toBe(1)
  })

  test('a gateway that is away is named', async () => {
    await stop('SIGKILL')
    expect(doctor('en').said).toMatch(/MEND {2}unix:\S+milter\.sock: nobody listens there: systemctl start miwake/)
    expect(await ask('/healthz')).toBe(0)
    await start()
    expect(doctor('en').status).toBe(0)
  })
})
