/**
 * A real Dovecot on free loopback ports in a folder of its own: IMAP, POP3 and LMTP, with two users and as many more as
 * asked for. Nothing of it is left behind by stop().
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { ensureServer } from './available.ts'
import { hanako, taro } from './dovecot-users.ts'
import { freePorts, waitForPort } from './ports.ts'

export { hanako, taro } from './dovecot-users.ts'

export type DovecotOptions = {
  /** Further users, all with the password `himitsu`. */
  readonly users?: readonly string[]
  /** Lines for the end of dovecot.conf. */
  readonly config?: string
  /** What IMAP offers, instead of everything Dovecot has: `IMAP4rev1 IDLE UIDPLUS`. */
  readonly imapCapability?: string
  /** PEM files; then IMAP and POP3 also listen with TLS, and STARTTLS is offered. */
  readonly tls?: { readonly certPath: string; readonly keyPath: string }
}

export type Dovecot = {
  readonly host: '127.0.0.1'
  readonly imapPort: number
  readonly pop3Port: number
  readonly lmtpPort: number
  readonly imapsPort: number
  readonly pop3sPort: number
  readonly directory: string
  /** The user's Maildir on disk. */
  readonly maildir: (user: string) => string
  /** Delivers as a mail server would (LMTP): shows in IDLE at once. */
  readonly deliver: (user: string, raw: string | Uint8Array) => Promise<void>
  /** Runs doveadm; returns what it printed, throws what it complained about. */
  readonly doveadm: (...args: readonly string[]) => string
  /** Kills every process of it at once (SIGKILL), as a power cut would. */
  readonly kill: () => Promise<void>
  /** After kill(): starts it again on the same ports and mail. */
  readonly start: () => Promise<void>
  readonly log: () => string
  readonly stop: () => Promise<void>
}

const binary = '/usr/sbin/dovecot'

/** Null when Dovecot can run here, else why not (then printed as skipped, and an error in CI). */
export const dovecotMissing: string | null = ensureServer(binary, [
  'dovecot-core',
  'dovecot-imapd',
  'dovecot-pop3d',
  'dovecot-lmtpd',
])

type Ports = Readonly<Record<'imap' | 'pop3' | 'lmtp' | 'imaps' | 'pop3s', number>>

const listener = (name: string, port: number, tls: boolean) =>
  `inet_listener ${name} {\n address = 127.0.0.1\n port = ${port}\n ssl = ${tls ? 'yes' : 'no'}\n}`

/** Users are stored as `mail`: Dovecot refuses to store as root, and `mail` has a low uid. */
const configText = (directory: string, ports: Ports, options: DovecotOptions) => `
base_dir = ${directory}/run
state_dir = ${directory}/state
log_path = ${directory}/dovecot.log
instance_name = throwaway-${ports.imap}
listen = 127.0.0.1
protocols = imap pop3 lmtp
ssl = ${options.tls ? 'yes' : 'no'}
${options.tls ? `ssl_cert = <${options.tls.certPath}\nssl_key = <${options.tls.keyPath}` : ''}
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
default_internal_user = dovecot
default_login_user = dovenull
first_valid_uid = 1
mail_location = maildir:~/Maildir
mail_home = ${directory}/mail/%u
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%u ${directory}/users
}
userdb {
  driver = static
  args = uid=mail gid=mail home=${directory}/mail/%u
}
protocol imap {
  mail_max_userip_connections = 1000
  ${options.imapCapability ? `imap_capability = ${options.imapCapability}` : ''}
}
protocol pop3 {
  mail_max_userip_connections = 1000
  pop3_uidl_format = %08Xu%08Xv
}
service imap {
  process_limit = 1024
}
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service imap-login {
  service_count = 0
  process_min_avail = 1
  ${listener('imap', ports.imap, false)}
  ${listener('imaps', options.tls ? ports.imaps : 0, true)}
}
service pop3-login {
  service_count = 0
  ${listener('pop3', ports.pop3, false)}
  ${listener('pop3s', options.tls ? ports.pop3s : 0, true)}
}
service lmtp {
  ${listener('lmtp', ports.lmtp, false)}
}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Junk {
    special_use = \\Junk
    auto = subscribe
  }
  mailbox Sent {
    special_use = \\Sent
    auto = subscribe
  }
}
${options.config ?? ''}
`

/** One mail over LMTP (RFC 2033). Dots are stuffed, line ends made CRLF. */
const lmtpDeliver = (port: number, user: string, raw: string | Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => {
    const text = typeof raw === 'string' ? raw : Buffer.from(raw).toString('latin1')
    const encoding = typeof raw === 'string' ? 'utf8' : 'latin1'
    const data = text.replace(/\r?\n/g, '\r\n').replace(/\r\n$/, '').replace(/^\./gm, '..')
    const steps = ['LHLO test', 'MAIL FROM:<>', `RCPT TO:<${user}>`, 'DATA', `${data}\r\n.`, 'QUIT']
    const socket = connect(port, '127.0.0.1')
    let next = 0
    socket.once('error', reject)
    createInterface({ input: socket }).on('line', (line) => {
      if (/^\d{3}-/.test(line)) return
      if (!/^[23]/.test(line)) {
        socket.destroy()
        reject(new Error(`LMTP: ${line}`))
      } else if (next === steps.length) {
        socket.end()
        resolve()
      } else socket.write(`${steps[next++]}\r\n`, encoding)
    })
  })

const groupId = (name: string): number => {
  const line = readFileSync('/etc/passwd', 'utf8').match(new RegExp(`^${name}:[^:]*:(\\d+):(\\d+)`, 'm'))
  if (!line) throw new Error(`no system user ${name}`)
  return Number(line[1])
}

/** Starts one. Check `dovecotMissing` first. The caller stops it, in afterAll(). */
export const startDovecot = async (options: DovecotOptions = {}): Promise<Dovecot> => {
  // Short: Dovecot's Unix sockets in it may have no more than about 100 characters.
  const directory = mkdtempSync(join(tmpdir(), 'mw-dc-'))
  const [imap = 0, pop3 = 0, lmtp = 0, imaps = 0, pop3s = 0] = await freePorts(5)
  const ports: Ports = { imap, pop3, lmtp, imaps, pop3s }
  for (const name of ['run', 'mail', 'state']) mkdirSync(join(directory, name))
  spawnSync('chmod', ['755', directory])
  chownSync(join(directory, 'mail'), groupId('mail'), groupId('mail'))
  const users = [taro.user, hanako.user, ...(options.users ?? [])]
  writeFileSync(join(directory, 'users'), users.map((user) => `${user}:{PLAIN}${taro.password}\n`).join(''))
  const config = join(directory, 'dovecot.conf')
  writeFileSync(config, configText(directory, ports, options))

  let process: ChildProcess | null = null
  let said = ''
  const start = async () => {
    // A process group of its own, so that kill() ends all of it and nothing else.
    process = spawn(binary, ['-F', '-c', config], { detached: true, stdio: ['ignore', 'ignore', 'pipe'] })
    process.stderr?.on('data', (part: Buffer) => {
      said += part.toString()
    })
    const early = new Promise<never>((_, reject) => {
      process?.once('exit', (code) => reject(new Error(`dovecot ended (${code}): ${said}`)))
    })
    early.catch(() => undefined)
    const waits = [imap, pop3, lmtp, ...(options.tls ? [imaps, pop3s] : [])].map((port) => waitForPort(port))
    await Promise.race([Promise.all(waits), early])
  }
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    const running = process
    process = null
    if (!running?.pid || running.exitCode !== null) return
    const gone = new Promise((resolve) => running.once('exit', resolve))
    try {
      globalThis.process.kill(-running.pid, signal)
    } catch {
      // It ended by itself meanwhile.
    }
    await gone
    await waitForPort(imap, { open: false })
  }
  await start()
  return {
    host: '127.0.0.1',
    imapPort: imap,
    pop3Port: pop3,
    lmtpPort: lmtp,
    imapsPort: imaps,
    pop3sPort: pop3s,
    directory,
    maildir: (user) => join(directory, 'mail', user, 'Maildir'),
    deliver: (user, raw) => lmtpDeliver(lmtp, user, raw),
    doveadm: (...args) => {
      const run = spawnSync('/usr/bin/doveadm', ['-c', config, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 })
      if (run.status !== 0) throw new Error(`doveadm ${args.join(' ')}: ${run.stderr}`)
      return run.stdout
    },
    kill: () => end('SIGKILL'),
    start,
    log: () => readFileSync(join(directory, 'dovecot.log'), 'utf8') + said,
    stop: async () => {
      await end('SIGTERM')
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
