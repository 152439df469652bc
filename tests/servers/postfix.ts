/**
 * A real Postfix on a free loopback port in a folder of its own: asks a milter, delivers to a Dovecot by LMTP. DNS is off
 * and every domain but example.test ends in an error: nothing leaves the machine, nothing is left behind by stop().
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureServer } from './available.ts'
import { freePorts, waitForPort } from './ports.ts'

export type PostfixOptions = {
  /** 'inet:127.0.0.1:PORT' or 'unix:/path'; nothing: none is asked. */
  readonly milter?: string
  /** Of the Dovecot that gets the mail. */
  readonly lmtpPort: number
  /** Where the milter cannot be asked. */
  readonly milterDefaultAction?: 'tempfail' | 'accept'
  /** Lines for the end of main.cf and master.cf. */
  readonly mainConfig?: string
  readonly masterConfig?: string
}

export type Postfix = {
  readonly host: '127.0.0.1'
  readonly smtpPort: number
  readonly directory: string
  readonly log: () => string
  /** Mails that lie in the queue, deferred or on hold. */
  readonly queued: () => number
  /** Tries all deferred mail again now. */
  readonly flush: () => void
  /** Submits on the machine itself, as `sendmail` does: the milter of smtpd is not asked. */
  readonly sendmail: (from: string, to: readonly string[], raw: string) => void
  /** Copies of one mail by Postfix' own load generator. @returns its exit code. */
  readonly flood: (options: {
    readonly count: number
    readonly atATime: number
    readonly from: string
    readonly to: string
    readonly bodyBytes: number
    /** As many mails as there are on each connection; without it each mail has its own. */
    readonly oneConnection?: boolean
  }) => Promise<number | null>
  readonly stop: () => Promise<void>
}

const binary = '/usr/sbin/postfix'

// Debian asks what kind of mail server it is to be; 'No configuration' starts none of its own.
if (!existsSync(binary) && existsSync('/usr/bin/debconf-set-selections'))
  spawnSync('/usr/bin/debconf-set-selections', {
    input: 'postfix postfix/main_mailer_type select No configuration\n',
  })

/** Null when Postfix can run here, else why not (then printed as skipped, and an error in CI). */
export const postfixMissing: string | null = ensureServer(binary, ['postfix'])

const mainText = (directory: string, options: PostfixOptions) => `
compatibility_level = 3.6
queue_directory = ${directory}/queue
data_directory = ${directory}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
maillog_file = ${directory}/mail.log
maillog_file_prefixes = ${tmpdir()}, /tmp, /var
multi_instance_name =
myhostname = mx.example.test
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination
smtpd_authorized_xclient_hosts = 127.0.0.0/8
virtual_mailbox_domains = example.test
virtual_transport = lmtp:inet:127.0.0.1:${options.lmtpPort}
default_transport = error:nothing leaves this machine
relay_transport = error:nothing leaves this machine
smtp_host_lookup = native
disable_dns_lookups = yes
alias_maps =
alias_database =
smtpd_milters = ${options.milter ?? ''}
milter_protocol = 6
milter_default_action = ${options.milterDefaultAction ?? 'tempfail'}
milter_connect_timeout = 5s
milter_command_timeout = 10s
milter_content_timeout = 30s
${options.mainConfig ?? ''}
`

const services = (smtpPort: number, options: PostfixOptions) => `
127.0.0.1:${smtpPort} inet n - n - - smtpd
postlog   unix-dgram n - n - 1 postlogd
pickup    unix  n - n 60 1 pickup
cleanup   unix  n - n - 0 cleanup
qmgr      unix  n - n 300 1 qmgr
tlsmgr    unix  - - n 1000? 1 tlsmgr
rewrite   unix  - - n - - trivial-rewrite
bounce    unix  - - n - 0 bounce
defer     unix  - - n - 0 bounce
trace     unix  - - n - 0 bounce
verify    unix  - - n - 1 verify
flush     unix  n - n 1000? 0 flush
proxymap  unix  - - n - - proxymap
proxywrite unix - - n - 1 proxymap
smtp      unix  - - n - - smtp
relay     unix  - - n - - smtp
showq     unix  n - n - - showq
error     unix  - - n - - error
retry     unix  - - n - - error
discard   unix  - - n - - discard
local     unix  - n n - - local
virtual   unix  - n n - - virtual
lmtp      unix  - - n - - lmtp
anvil     unix  - - n - 1 anvil
scache    unix  - - n - 1 scache
${options.masterConfig ?? ''}
`

/** Owner and group of a system user. */
const idsOf = (name: string): readonly [uid: number, gid: number] => {
  const line = readFileSync('/etc/passwd', 'utf8').match(new RegExp(`^${name}:[^:]*:(\\d+):(\\d+)`, 'm'))
  if (!line) throw new Error(`no system user ${name}`)
  return [Number(line[1]), Number(line[2])]
}

/** Starts one. Check `postfixMissing` first. The caller stops it, in afterAll(). */
export const startPostfix = async (options: PostfixOptions): Promise<Postfix> => {
  const directory = mkdtempSync(join(tmpdir(), 'mw-pf-'))
  chmodSync(directory, 0o755)
  const [smtpPort = 0] = await freePorts(1)
  for (const name of ['etc', 'queue', 'data']) mkdirSync(join(directory, name))
  chownSync(join(directory, 'data'), ...idsOf('postfix'))
  const config = join(directory, 'etc')
  writeFileSync(join(config, 'main.cf'), mainText(directory, options))
  writeFileSync(join(config, 'master.cf'), services(smtpPort, options))

  let said = ''
  const master: ChildProcess = spawn(binary, ['-c', config, 'start-fg'], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [master.stdout, master.stderr])
    stream?.on('data', (part: Buffer) => {
      said += part.toString()
    })
  const gone = new Promise<void>((resolve) => master.once('exit', () => resolve()))
  const log = () => {
    const path = join(directory, 'mail.log')
    return (existsSync(path) ? readFileSync(path, 'utf8') : '') + said
  }
  const early = gone.then(() => Promise.reject(new Error(`postfix ended: ${log()}`)))
  early.catch(() => undefined)
  await Promise.race([waitForPort(smtpPort), early])

  const run = (program: string, args: readonly string[], input = '') =>
    spawnSync(program, args, { encoding: 'utf8', input, maxBuffer: 1 << 26 })
  return {
    host: '127.0.0.1',
    smtpPort,
    directory,
    log,
    queued: () => run('/usr/sbin/postqueue', ['-c', config, '-j']).stdout.split('\n').filter(Boolean).length,
    flush: () => void run('/usr/sbin/postqueue', ['-c', config, '-f']),
    sendmail: (from, to, raw) => {
      const sent = run('/usr/sbin/sendmail', ['-C', config, '-f', from, ...to], raw)
      if (sent.status !== 0) throw new Error(`sendmail: ${sent.stderr}`)
    },
    flood: ({ count, atATime, from, to, bodyBytes, oneConnection }) =>
      new Promise((resolve, reject) => {
        const counts = ['-s', `${atATime}`, '-m', `${count}`, '-l', `${bodyBytes}`, ...(oneConnection ? ['-d'] : [])]
        const flooding = spawn('/usr/sbin/smtp-source', [...counts, '-f', from, '-t', to, `127.0.0.1:${smtpPort}`])
        flooding.once('error', reject)
        flooding.once('exit', resolve)
      }),
    stop: async () => {
      run(binary, ['-c', config, 'stop'])
      await gone
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
