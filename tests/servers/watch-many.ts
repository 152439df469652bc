/**
 * A process of its own that watches many mailboxes, so that its memory can be measured.
 * Arguments: IMAP port, users. Prints a JSON line when all are connected, and one for each change.
 */
import { createImapSource } from '../../packages/server/src/mailbox/imap/imap-source.ts'
import { createMailboxWorld } from '../../packages/server/src/mailbox/world.ts'
import { taro } from './dovecot-users.ts'
import { imapSettings } from './imap-settings.ts'

const [port, ...users] = process.argv.slice(2)
const world = createMailboxWorld()
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`)
let connected = 0
const sources = users.map((user) =>
  createImapSource(user, imapSettings(Number(port), { user }), { password: taro.password }, world),
)
for (const [index, source] of sources.entries())
  await source.watch(['INBOX', 'Junk'], (event) => {
    if (event.kind === 'connected' && ++connected === users.length) say({ connected })
    if (event.kind === 'folder') say({ user: users[index], path: event.path, at: Date.now() })
    if (event.kind === 'lost' || event.kind === 'stopped') say({ problem: event.problem.kind })
  })
process.stdin.on('data', (line: Buffer) => {
  if (line.toString().startsWith('memory')) {
    globalThis.gc?.()
    const { rss, heapUsed } = process.memoryUsage()
    say({ rssMb: Math.round(rss / 1024 / 1024), heapMb: Math.round(heapUsed / 1024 / 1024) })
  } else void Promise.all(sources.map((source) => source.close())).then(() => process.exit(0))
})
