/** What goes wrong with POP3 servers, against a scripted one: no mail is taken in part, twice or not at all. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { createPop3Source } from '../packages/server/src/mailbox/pop3/pop3-source.ts'
import { type MailboxSecret, mailboxSettings } from '../packages/server/src/mailbox/settings.ts'
import { createMailboxWorld } from '../packages/server/src/mailbox/world.ts'
import { raws } from './servers/imap-settings.ts'
import { mail } from './servers/mails.ts'

type Reply = (command: string, socket: Socket) => string | null

const ends: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

const mails = [mail('p1'), mail('p2', { body: '.dot\r\n..dots' }), mail('p3')]
const stuffed = (text: string) => `+OK\r\n${text.replace(/^\./gm, '..')}.\r\n`

const usual = (command: string): string => {
  const [verb = '', number = ''] = command.split(' ')
  if (verb === 'UIDL') return `+OK\r\n${mails.map((_, n) => `${n + 1} u${n + 1}\r\n`).join('')}.\r\n`
  if (verb === 'LIST') return `+OK\r\n${mails.map(({ length }, n) => `${n + 1} ${length}\r\n`).join('')}.\r\n`
  if (verb === 'RETR') return stuffed(mails[Number(number) - 1] ?? '')
  if (verb === 'CAPA') return '+OK\r\nUIDL\r\nUSER\r\n.\r\n'
  return '+OK\r\n'
}

const world = createMailboxWorld({
  fetch: async () => Response.json({ access_token: 'token-1', expires_in: 3_600 }),
})

/** @param reply what to send instead of the usual answer; null for the usual one. */
const start = async (reply: Reply, secret: MailboxSecret = { password: 'himitsu' }, more: object = {}) => {
  const commands: string[] = []
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.write('+OK ready\r\n')
    socket.on('data', (data) => {
      for (const command of data.toString().split('\r\n').slice(0, -1)) {
        commands.push(command)
        const answer = reply(command, socket) ?? usual(command)
        if (!socket.destroyed) socket.write(answer)
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const root = mkdtempSync(join(tmpdir(), 'mw-pop3f-'))
  const settings = mailboxSettings.parse({
    kind: 'pop3',
    address: 'taro@example.test',
    host: '127.0.0.1',
    port: typeof address === 'object' && address ? address.port : 0,
    security: 'none',
    user: 'taro',
    ...more,
  })
  if (settings.kind !== 'pop3') throw new Error('not pop3')
  const source = createPop3Source('pop', settings, secret, world, root)
  ends.push(
    () => source.close(),
    () => new Promise<void>((resolve) => server.close(() => resolve())),
    () => rmSync(root, { recursive: true }),
  )
  const texts = async () => (await raws(source, 'INBOX')).map(({ raw }) => new TextDecoder().decode(raw))
  return { source, root, commands, texts }
}

const once = (when: RegExp, what: (socket: Socket) => string | null): Reply => {
  let used = false
  return (command, socket) => {
    if (used || !when.test(command)) return null
    used = true
    return what(socket)
  }
}

test('a connection lost in the middle of a mail: what was whole is kept, the rest comes next time, each once', async () => {
  const { source, root, texts } = await start(
    once(/^RETR 2/, (socket) => {
      socket.end(stuffed(mails[1]!).slice(0, 120))
      return ''
    }),
  )
  await expect(source.pull()).rejects.toMatchObject({ problem: { kind: 'connection-lost' } })
  expect(await texts()).toEqual([mails[0]])
  expect(readdirSync(join(root, 'tmp'))).toEqual([])
  expect(await source.pull()).toEqual({ pulled: 2, deleted: 0, left: 3 })
  expect((await texts()).toSorted()).toEqual(mails.toSorted())
})

test.each<[string, string, Reply]>([
  ['locked by another program', 'mailbox-in-use', once(/^PASS/, () => '-ERR [IN-USE] maildrop locked\r\n')],
  ['asked too often', 'rate-limited', once(/^PASS/, () => '-ERR [LOGIN-DELAY] wait\r\n')],
  ['wrong password', 'wrong-password', once(/^PASS/, () => '-ERR no\r\n')],
  [
    'temporary trouble at the sign-in is no wrong password',
    'server-busy',
    once(/^PASS/, () => '-ERR [SYS/TEMP] later\r\n'),
  ],
  ['no UIDL', 'no-uidl', once(/^UIDL/, () => '-ERR unknown command\r\n')],
  ['nonsense', 'malformed-answer', once(/^USER/, () => 'hello\r\n')],
])('pull() tells: %s', async (_, kind, reply) => {
  const { source, commands } = await start(reply)
  await expect(source.pull()).rejects.toMatchObject({ problem: { kind } })
  expect(commands.filter((command) => command.startsWith('DELE'))).toEqual([])
})

test('rows of UIDL that cannot be read are left out, not guessed', async () => {
  const { source, texts } = await start(once(/^UIDL/, () => '+OK\r\n1 u1\r\nx y\r\n2\r\n-3 u3\r\n.\r\n'))
  expect(await source.pull()).toMatchObject({ pulled: 1 })
  expect(await texts()).toEqual([mails[0]])
})

test('a line end in the password could be a command of its own: it is not sent', async () => {
  const { source, commands } = await start(() => null, { password: 'himitsu\r\nDELE 1' })
  await expect(source.pull()).rejects.toMatchObject({ problem: { kind: 'wrong-password' } })
  expect(commands).toEqual(['CAPA'])
})

test('OAuth: a refused token (told as a challenge) is not taken for a sign-in', async () => {
  const auth = { method: 'oauth2', provider: 'microsoft', clientId: 'own-client' }
  const good = await start(() => null, { refreshToken: 'r' }, { auth })
  expect(await good.source.pull()).toMatchObject({ pulled: 3 })
  const token = Buffer.from('user=taro\x01auth=Bearer token-1\x01\x01').toString('base64')
  expect(good.commands[1]).toBe(`AUTH XOAUTH2 ${token}`)
  const refuse: Reply = (command) =>
    command.startsWith('AUTH') ? '+ eyJzdGF0dXMiOiI0MDEifQ==\r\n' : command === '' ? '-ERR [AUTH] no\r\n' : null
  const bad = await start(refuse, { refreshToken: 'r' }, { auth })
  await expect(bad.source.pull()).rejects.toMatchObject({ problem: { kind: 'oauth-expired' } })
})
