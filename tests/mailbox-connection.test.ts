/** Connecting: TLS and what is wrong with it, and the connection test's sentences, with a real Dovecot. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer, type Server } from 'node:tls'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type MailboxSettingsInput, mailboxSettings } from '../packages/server/src/mailbox/settings.ts'
import { testConnection } from '../packages/server/src/mailbox/test-connection.ts'
import { createMailboxWorld } from '../packages/server/src/mailbox/world.ts'
import { type CertificateFiles, type Certificates, makeCertificates } from './servers/certificate.ts'
import { type Dovecot, dovecotMissing, startDovecot, taro } from './servers/dovecot.ts'
import { entries, imapSource } from './servers/imap-settings.ts'
import { mail } from './servers/mails.ts'
import { freePorts } from './servers/ports.ts'

describe.skipIf(dovecotMissing !== null)('connection', () => {
  let dovecot: Dovecot
  let certificates: Certificates
  const servers: Server[] = []
  beforeAll(async () => {
    certificates = makeCertificates()
    dovecot = await startDovecot({
      tls: certificates.good,
      config: `
mail_plugins = acl quota
plugin {
  acl = vfile
  quota = maildir:User quota
  quota_rule = *:storage=20K
}
protocol imap {
  mail_plugins = acl quota imap_quota
}`,
    })
  })
  afterAll(async () => {
    for (const server of servers) server.close()
    await dovecot?.stop()
    certificates?.remove()
  })

  /** Speaks TLS with this certificate and then nothing. */
  const withCertificate = async ({ certPath, keyPath }: CertificateFiles): Promise<number> => {
    const [port = 0] = await freePorts(1)
    const server = createServer({ cert: readFileSync(certPath), key: readFileSync(keyPath) })
    server.on('tlsClientError', () => undefined)
    servers.push(server)
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
    return port
  }
  const run = (more: Readonly<Record<string, unknown>>, password: string = taro.password) => {
    const input = {
      kind: 'imap',
      address: taro.user,
      host: '127.0.0.1',
      port: dovecot.imapsPort,
      user: taro.user,
      caPem: certificates.caPem,
      ...more,
    }
    return testConnection(mailboxSettings.parse(input as MailboxSettingsInput), { password }, createMailboxWorld())
  }

  test.each([
    ['imap, TLS', () => ({})],
    ['imap, STARTTLS', () => ({ port: dovecot.imapPort, security: 'starttls' })],
  ])('testConnection() %s: every step in both languages', async (_, more) => {
    const { ok, steps, folders } = await run(more())
    expect(steps.map(({ name }) => name)).toEqual([
      'host',
      'connect',
      'encryption',
      'login',
      'folders',
      'junk',
      'abilities',
    ])
    expect(ok).toBe(true)
    expect(steps.find(({ name }) => name === 'junk')).toMatchObject({
      ja: '迷惑メールのフォルダは「Junk」です。',
      en: 'The junk folder is "Junk".',
    })
    expect(folders?.map(({ role }) => role)).toContain('inbox')
  })

  test.each([
    ['pop3, TLS', () => ({ kind: 'pop3', port: dovecot.pop3sPort })],
    ['pop3, STLS', () => ({ kind: 'pop3', port: dovecot.pop3Port, security: 'starttls' })],
  ])('testConnection() %s: says what POP3 cannot show', async (_, more) => {
    const { ok, steps } = await run(more())
    expect(ok).toBe(true)
    expect(steps.map(({ ja }) => ja).join()).toContain('プロバイダーの迷惑メールフォルダの中は見えません')
  })

  test.each<
    [string, string, string, () => Promise<Readonly<Record<string, unknown>>> | Readonly<Record<string, unknown>>]
  >([
    [
      'expired certificate',
      'encryption',
      'tls-expired',
      async () => ({ port: await withCertificate(certificates.expired) }),
    ],
    [
      'certificate of another name',
      'encryption',
      'tls-name',
      async () => ({ port: await withCertificate(certificates.otherName) }),
    ],
    ['certificate nobody vouches for', 'encryption', 'tls-untrusted', () => ({ caPem: undefined })],
    ['TLS on a port without', 'encryption', 'plaintext-port', () => ({ port: dovecot.imapPort })],
    ['nobody listens', 'connect', 'refused', () => ({ port: 1 })],
    ['no such host', 'host', 'unknown-host', () => ({ host: 'no-such-host.invalid' })],
    [
      'expired certificate, pop3',
      'encryption',
      'tls-expired',
      async () => ({ kind: 'pop3', port: await withCertificate(certificates.expired) }),
    ],
    [
      'certificate of another name, pop3',
      'encryption',
      'tls-name',
      async () => ({ kind: 'pop3', port: await withCertificate(certificates.otherName) }),
    ],
    [
      'certificate nobody vouches for, pop3',
      'encryption',
      'tls-untrusted',
      () => ({ kind: 'pop3', port: dovecot.pop3sPort, caPem: undefined }),
    ],
    ['TLS on a port without, pop3', 'encryption', 'plaintext-port', () => ({ kind: 'pop3', port: dovecot.pop3Port })],
    [
      'imap spoken to, pop3 answers',
      'connect',
      'not-this-protocol',
      () => ({ kind: 'pop3', port: dovecot.imapPort, security: 'none' }),
    ],
  ])('testConnection() says at which step and why: %s', async (_, name, kind, more) => {
    const { ok, steps } = await run(await more())
    expect(ok).toBe(false)
    expect(steps.at(-1)).toMatchObject({ name, ok: false, kind })
    expect(steps.slice(0, -1).every((step) => step.ok)).toBe(true)
    expect(steps.at(-1)?.ja).toMatch(/。$/)
  })

  test('testConnection() says that the password is wrong, and keeps it out of the details', async () => {
    for (const kind of ['imap', 'pop3']) {
      const port = kind === 'imap' ? dovecot.imapsPort : dovecot.pop3sPort
      const result = await run({ kind, port }, 'hi-mi-tsu-4711')
      expect(result.steps.at(-1)).toMatchObject({ name: 'login', kind: 'wrong-password' })
      expect(JSON.stringify(result)).not.toContain('4711')
    }
  })

  test('testConnection() of a Maildir and of what is none', async () => {
    const root = mkdtempSync(join(tmpdir(), 'mw-md-'))
    const settings = mailboxSettings.parse({ kind: 'maildir', path: root })
    expect((await testConnection(settings, {}, createMailboxWorld())).steps).toMatchObject([
      { ok: false, kind: 'not-a-maildir' },
    ])
    for (const part of ['cur', 'new', 'tmp']) mkdirSync(join(root, part))
    expect((await testConnection(settings, {}, createMailboxWorld())).ok).toBe(true)
    rmSync(root, { recursive: true })
  })

  test('a folder the server makes read-only (ACL), and a full mailbox (quota): nothing is lost', async () => {
    const source = imapSource(dovecot.imapPort)
    await source.ensureFolder('Shared')
    const { uid } = await source.append('Shared', new TextEncoder().encode(mail('shared')))
    const rules = join(dovecot.maildir(taro.user), '.Shared', 'dovecot-acl')
    spawnSync('sh', ['-c', 'echo "owner lr" > "$1" && chown mail:mail "$1"', 'sh', rules])
    const again = imapSource(dovecot.imapPort)
    await expect(again.move('Shared', [uid!], 'Junk')).rejects.toMatchObject({ problem: { kind: 'read-only-folder' } })
    await expect(again.setFlags('Shared', [uid!], { add: ['$Junk'] })).rejects.toMatchObject({
      problem: { kind: 'read-only-folder' },
    })
    expect(await entries(again, 'Shared')).toHaveLength(1)
    await expect(
      again.append('INBOX', new TextEncoder().encode(mail('big', { body: 'x'.repeat(30_000) }))),
    ).rejects.toMatchObject({ problem: { kind: 'quota' } })
    for (const one of [source, again]) await one.close()
  })
})
