/** Other filters over the same mails in the same run, where they are installed: CPU of the server process, content rules only. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

type Mail = { readonly bytes: Uint8Array }
export type Peer = {
  readonly name: string
  /** CPU milliseconds a mail, null where it is not installed. */
  readonly measure: (mails: readonly Mail[]) => Promise<number | null>
}

const installed = (name: string): boolean => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0

/** CPU ms of a process and its children from /proc, in clock ticks of 10 ms. */
const cpuOfTree = (pid: number): number => {
  const list = spawnSync('ps', ['-e', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .stdout.trim()
    .split('\n')
    .map((l) => l.trim().split(/\s+/).map(Number))
  const tree = new Set([pid])
  for (let grew = true; grew; ) {
    grew = false
    for (const [child, parent] of list) {
      if (child !== undefined && parent !== undefined && tree.has(parent) && !tree.has(child)) {
        tree.add(child)
        grew = true
      }
    }
  }
  let ticks = 0
  for (const id of tree) {
    try {
      const fields = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ')[1]!.split(' ')
      ticks += Number(fields[11]) + Number(fields[12])
    } catch {
      // Gone between the list and the look: its time stands in its parent's.
    }
  }
  return ticks * 10
}

const post = (port: number, path: string, body: Uint8Array): Promise<boolean> =>
  new Promise((resolve) => {
    const call = request(
      { host: '127.0.0.1', port, path, method: 'POST', headers: { 'content-length': body.length } },
      (reply) => {
        reply.resume()
        reply.on('end', () => resolve(reply.statusCode === 200))
      },
    )
    call.on('error', () => resolve(false))
    call.end(body)
  })

const rspamd: Peer = {
  name: 'rspamd',
  measure: async (mails) => {
    if (!installed('rspamd')) return null
    const folder = mkdtempSync(join(tmpdir(), 'miwake-rspamd-'))
    const port = 21_333
    // Its own shipped rules; no DNS, no Redis, no statistics: what it reads off the mail alone.
    const off = [
      'rbl',
      'spf',
      'dkim',
      'dmarc',
      'arc',
      'asn',
      'fuzzy_check',
      'greylist',
      'ratelimit',
      'replies',
      'history_redis',
      'url_redirector',
      'neural',
      'reputation',
      'mx_check',
      'phishing',
      'bayes_expiry',
      'milter_headers',
    ]
    writeFileSync(
      join(folder, 'rspamd.conf'),
      `.include "/etc/rspamd/common.conf"\noptions { pidfile = "${folder}/pid"; filters = "chartable,dkim,regexp"; dns { nameserver = ["127.0.0.1:9"]; timeout = 0.01; retransmits = 1; } }\nlogging { type = "file"; filename = "${folder}/log"; level = "error"; }\nworker "normal" { bind_socket = "127.0.0.1:${port}"; count = 1; }\n${off.map((m) => `${m} { enabled = false; }`).join('\n')}\nclassifier "bayes" { enabled = false; }\n`,
    )
    const child = spawn('rspamd', ['-f', '-u', '_rspamd', '-g', '_rspamd', '-c', join(folder, 'rspamd.conf')], {
      stdio: 'ignore',
    })
    try {
      for (let i = 0; i < 100 && !(await post(port, '/ping', new Uint8Array())); i++) await sleep(100)
      for (const mail of mails.slice(0, 20)) await post(port, '/checkv2', mail.bytes)
      const before = cpuOfTree(child.pid!)
      let answered = 0
      for (let round = 0; round < 3; round++)
        for (const mail of mails) if (await post(port, '/checkv2', mail.bytes)) answered++
      return answered === 0 ? null : (cpuOfTree(child.pid!) - before) / answered
    } finally {
      child.kill('SIGTERM')
      await sleep(300)
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

const spamAssassin: Peer = {
  name: 'SpamAssassin',
  measure: async (mails) => {
    if (!installed('spamd') || !installed('spamc')) return null
    const port = 21_783
    const child = spawn(
      'spamd',
      ['-L', '-p', String(port), '-m', '1', '--min-children=1', '--max-spare=1', '-x', '--listen=127.0.0.1'],
      { stdio: 'ignore' },
    )
    try {
      const ask = (bytes: Uint8Array) =>
        spawnSync('spamc', ['-d', '127.0.0.1', '-p', String(port), '-c', '-t', '60'], { input: bytes }).stdout.length >
        3
      for (let i = 0; i < 100 && !ask(mails[0]!.bytes); i++) await sleep(200)
      const some = mails.slice(0, 60)
      const before = cpuOfTree(child.pid!)
      const answered = some.filter((mail) => ask(mail.bytes)).length
      return answered === 0 ? null : (cpuOfTree(child.pid!) - before) / answered
    } finally {
      child.kill('SIGTERM')
      await sleep(300)
    }
  },
}

export const peers: readonly Peer[] = [rspamd, spamAssassin]
