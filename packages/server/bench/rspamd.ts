/**
 * rspamd as its package ships it, over the same mails: no DNS and no network, as Miwake has none here. Counted is the CPU
 * time of its one scanning worker alone, after its rules are compiled (Hyperscan) and every mail was seen once: not the
 * start, not the helper processes, not Redis.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Mail, PeerCost } from './peers.ts'
import { descendants, processCpuMs, processRssMiB, settled } from './process-cpu.ts'

/** What asks other machines, or keeps what it saw there. */
const modulesOff = (
  'rbl surbl spf dkim dkim_signing dmarc arc asn fuzzy_check greylist ratelimit replies history_redis url_redirector ' +
  'neural reputation mx_check bimi hfilter once_received rspamd_update milter_headers dcc antivirus external_services ' +
  'metric_exporter clickhouse elastic p0f'
).split(' ')
const settingsMain = '/etc/rspamd/rspamd.conf'
const ports = { scan: 21_333, learn: 21_334, redis: 21_379 }
const rounds = 5

const installed = (name: string): boolean => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0

export const measureRspamd = async (mails: readonly Mail[], statistics: boolean): Promise<PeerCost> => {
  if (!installed('rspamd') || !existsSync(settingsMain)) return { missing: 'rspamd is not installed' }
  if (statistics && !installed('redis-server'))
    return { missing: 'redis-server, which its statistics need, is not installed' }
  const folder = mkdtempSync(join(tmpdir(), 'miwake-rspamd-'))
  const redis = statistics ? startRedis(folder) : null
  const main = start(folder, statistics)
  try {
    return await cost(main, mails, statistics)
  } finally {
    main.kill('SIGTERM')
    redis?.kill('SIGTERM')
    await sleep(1_000)
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * rspamd asked by the milter protocol, as Postfix asks it: its proxy worker, which judges by itself. Statistics off.
 * @param work is told its socket and the worker's process, once its rules are compiled.
 */
export const withRspamdMilter = async <T>(
  work: (path: string, pid: number) => Promise<T>,
): Promise<T | { readonly missing: string }> => {
  if (!installed('rspamd') || !existsSync(settingsMain)) return { missing: 'rspamd is not installed' }
  const folder = mkdtempSync(join(tmpdir(), 'miwake-rspamd-'))
  const main = start(folder, false)
  try {
    await sleep(2_000)
    const processes = descendants(main.pid!)
    const pidOf = (title: string) => processes.find(({ command }) => command.includes(title))?.pid
    const proxy = pidOf('rspamd_proxy process')
    const helper = pidOf('hs_helper process')
    if (proxy === undefined) return { missing: 'rspamd does not start here' }
    if (helper !== undefined) await settled(helper, 180_000)
    return await work(join(folder, 'milter.sock'), proxy)
  } finally {
    main.kill('SIGTERM')
    await sleep(1_000)
    rmSync(folder, { recursive: true, force: true })
  }
}

const cost = async (main: ChildProcess, mails: readonly Mail[], statistics: boolean): Promise<PeerCost> => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const post = (path: string, body: Uint8Array, port = ports.scan) => postTo(agent, port, path, body)
  for (let i = 0; i < 150 && !(await post('/ping', new Uint8Array())); i++) await sleep(100)
  const processes = descendants(main.pid!)
  const pidOf = (title: string) => processes.find(({ command }) => command.includes(title))?.pid
  const worker = pidOf('normal process')
  const helper = pidOf('hs_helper process')
  if (worker === undefined) return { missing: 'rspamd does not start here' }
  if (helper !== undefined) await settled(helper, 180_000)
  if (statistics) {
    // What it learns does not matter here, only that every word of a mail is asked for: every second one as spam.
    for (const [i, mail] of mails.entries()) await post(i % 2 ? '/learnspam' : '/learnham', mail.bytes, ports.learn)
  }
  for (const mail of mails) await post('/checkv2', mail.bytes)
  const each: number[] = []
  for (let round = 0; round < rounds; round++) {
    const before = processCpuMs(worker)
    let answered = 0
    for (const mail of mails) if (await post('/checkv2', mail.bytes)) answered++
    if (answered > 0) each.push((processCpuMs(worker) - before) / answered)
  }
  agent.destroy()
  if (each.length === 0) return { missing: 'rspamd answers nothing here' }
  each.sort((a, b) => a - b)
  return { cpuMs: each[each.length >> 1]!, rssMiB: processRssMiB(worker) }
}

const postTo = (agent: Agent, port: number, path: string, body: Uint8Array): Promise<boolean> =>
  new Promise((resolve) => {
    const call = request(
      { agent, host: '127.0.0.1', port, path, method: 'POST', headers: { 'content-length': body.length } },
      (reply) => {
        reply.resume()
        reply.on('end', () => resolve(reply.statusCode === 200))
        reply.on('error', () => resolve(false))
      },
    )
    call.on('error', () => resolve(false))
    call.end(body)
  })

const start = (folder: string, statistics: boolean): ChildProcess => {
  // Compiled rules are kept from run to run, as an installed rspamd keeps them.
  const kept = join(tmpdir(), 'miwake-rspamd-rules')
  const write = (path: string, text: string) => {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  for (const module of modulesOff) write(`override.d/${module}.conf`, 'enabled = false;\n')
  write('override.d/phishing.conf', 'openphish_enabled = false; phishtank_enabled = false;\n')
  write(
    'override.d/options.inc',
    `dns { nameserver = ["127.0.0.1:9"]; timeout = 0.01s; retransmits = 1; }\nhs_cache_dir = "${kept}/";\ncontrol_socket = "${folder}/control.sock mode=0600";\n`,
  )
  write('override.d/logging.inc', 'level = "error";\n')
  write('override.d/worker-normal.inc', `bind_socket = "127.0.0.1:${ports.scan}"; count = 1;\n`)
  write('override.d/worker-controller.inc', `bind_socket = "127.0.0.1:${ports.learn}";\n`)
  write(
    'override.d/worker-proxy.inc',
    `bind_socket = "${folder}/milter.sock mode=0666"; count = 1; milter = yes; timeout = 120s;
upstream "local" { default = yes; self_scan = yes; }\n`,
  )
  write('override.d/worker-fuzzy.inc', 'enabled = false;\n')
  write(
    'override.d/classifier-bayes.conf',
    statistics ? 'min_learns = 1; learn_condition = "return function() return true end";\n' : 'enabled = false;\n',
  )
  if (statistics) write('override.d/redis.conf', `servers = "127.0.0.1:${ports.redis}";\n`)
  const places = { LOCAL_CONFDIR: folder, DBDIR: folder, RUNDIR: folder, LOGDIR: folder }
  const asRoot = process.getuid?.() === 0
  mkdirSync(kept, { recursive: true })
  if (asRoot) giveAway([folder, kept])
  return spawn(
    'rspamd',
    [
      '-f',
      ...(asRoot ? ['-u', '_rspamd', '-g', '_rspamd'] : []),
      ...Object.entries(places).flatMap(([name, value]) => ['--var', `${name}=${value}`]),
      '-c',
      settingsMain,
    ],
    { stdio: 'ignore' },
  )
}

/** rspamd gives up root for its own user, who must be able to write there. */
const giveAway = (folders: readonly string[]): void => {
  const id = (flag: string) => Number(spawnSync('id', [flag, '_rspamd'], { encoding: 'utf8' }).stdout)
  for (const folder of folders) chownSync(folder, id('-u'), id('-g'))
}

const startRedis = (folder: string): ChildProcess =>
  spawn('redis-server', ['--port', String(ports.redis), '--bind', '127.0.0.1', '--save', '', '--dir', folder], {
    stdio: 'ignore',
  })
