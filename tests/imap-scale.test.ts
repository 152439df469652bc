/** Many mails and many mailboxes: listed completely, moved without loss while the server is killed, within the memory. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MailboxError } from '../packages/server/src/mailbox/problem.ts'
import { contentHashOf } from '../packages/server/src/store/content-hash.ts'
import { type Dovecot, dovecotMissing, startDovecot, taro } from './servers/dovecot.ts'
import { collect, entries, imapSource } from './servers/imap-settings.ts'
import { mail } from './servers/mails.ts'
import { until } from './servers/ports.ts'

const users = Array.from({ length: 50 }, (_, n) => `user${n}@example.test`)
/** The sorter's own bound: fifty watched mailboxes. */
const memoryMbMax = 300
const listed = 20_000
const moved = 600

describe.skipIf(dovecotMissing !== null)('IMAP at scale', () => {
  let dovecot: Dovecot
  beforeAll(async () => {
    dovecot = await startDovecot({ users })
  })
  afterAll(async () => dovecot?.stop())

  /** Put into the Maildir behind Dovecot's back: twenty thousand in a second. */
  const fillMaildir = (user: string, count: number) => {
    const root = dovecot.maildir(user)
    for (const part of ['cur', 'new', 'tmp']) mkdirSync(join(root, part), { recursive: true })
    for (let n = 0; n < count; n++)
      writeFileSync(join(root, 'cur', `${1_700_000_000 + n}.M${n}P1.host:2,`), mail(`big${n}`))
    spawnSync('chown', ['-R', 'mail:mail', join(dovecot.directory, 'mail', user)])
  }
  const hashesOnDisk = (user: string): readonly string[] =>
    ['', '.Junk'].flatMap((folder) =>
      ['cur', 'new'].flatMap((part) => {
        const directory = join(dovecot.maildir(user), folder, part)
        return readdirSync(directory).map((name) => contentHashOf(readFileSync(join(directory, name))))
      }),
    )

  test(`${listed} mails are listed completely, and a second look is short`, async () => {
    fillMaildir(taro.user, listed)
    const source = imapSource(dovecot.imapPort)
    const started = performance.now()
    const uids = (await entries(source, 'INBOX')).map(({ uid }) => uid)
    const listMs = performance.now() - started
    expect(uids).toEqual(Array.from({ length: listed }, (_, n) => n + 1))
    const state = await source.openFolder('INBOX')
    const again = performance.now()
    expect(await source.changes('INBOX', { ...state, uids })).toMatchObject({ added: [], vanished: [] })
    const changesMs = performance.now() - again
    const read = performance.now()
    let bytes = 0
    for await (const { raw } of source.fetchRaw('INBOX', uids.slice(0, 5_000))) bytes += raw.length
    const readMs = performance.now() - read
    console.log(
      `listed ${listed} in ${listMs.toFixed(0)} ms, changes in ${changesMs.toFixed(0)} ms, read 5000 (${bytes} bytes) in ${readMs.toFixed(0)} ms`,
    )
    await source.close()
  })

  test(`${moved} moves while Dovecot is killed at random: every mail once, by content`, async () => {
    const user = users[0]!
    fillMaildir(user, moved)
    const before = hashesOnDiskOfInbox(user)
    const seed = Date.now() % 100_000
    let state = seed
    const random = () => {
      state = (state * 48_271) % 2_147_483_647
      return state / 2_147_483_647
    }
    console.log(`seed ${seed}`)
    const source = imapSource(dovecot.imapPort, { user })
    let left = (await entries(source, 'INBOX')).map(({ uid }) => uid)
    let kills = 0
    const killer = (async () => {
      while (left.length > 0 && kills < 6) {
        await new Promise((resolve) => setTimeout(resolve, random() * 150))
        await dovecot.kill()
        kills++
        await dovecot.start()
      }
    })()
    for (let tries = 0; left.length > 0; tries++) {
      if (tries > 500) throw new Error(`still ${left.length} to move`)
      const batch = left.slice(0, 20 + Math.floor(random() * 60))
      try {
        await source.move('INBOX', batch, 'Junk', { resume: true })
      } catch (error) {
        if (!(error instanceof MailboxError)) throw error
      }
      // As the sorter after a failed move: look again at what is there.
      left = await collect(source.listSince('INBOX', { uid: 1 })).then(
        (all) => all.map(({ uid }) => uid),
        () => left,
      )
    }
    await killer
    await source.close()
    expect(kills).toBeGreaterThan(0)
    expect(hashesOnDisk(user).toSorted()).toEqual(before.toSorted())
  })

  const hashesOnDiskOfInbox = (user: string) => {
    const directory = join(dovecot.maildir(user), 'cur')
    return readdirSync(directory).map((name) => contentHashOf(readFileSync(join(directory, name))))
  }

  test('fifty mailboxes watched in one process: memory, and how soon a mail is told', async () => {
    const script = fileURLToPath(new URL('./servers/watch-many.ts', import.meta.url))
    const child: ChildProcess = spawn(process.execPath, ['--expose-gc', script, String(dovecot.imapPort), ...users], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    const lines: {
      connected?: number
      user?: string
      path?: string
      at?: number
      rssMb?: number
      heapMb?: number
      problem?: string
    }[] = []
    createInterface({ input: child.stdout! }).on('line', (line) => lines.push(JSON.parse(line)))
    await until('all connected', () => lines.some(({ connected }) => connected === users.length), 60_000)
    const latencies: number[] = []
    for (const user of users.slice(10, 30)) {
      const sentAt = Date.now()
      await dovecot.deliver(user, mail(`told ${user}`))
      await until('told', () => lines.some((line) => line.user === user && line.path === 'INBOX'))
      latencies.push((lines.find((line) => line.user === user)?.at ?? 0) - sentAt)
    }
    latencies.sort((a, b) => a - b)
    child.stdin!.write('memory\n')
    await until('memory', () => lines.some(({ rssMb }) => rssMb !== undefined))
    const { rssMb, heapMb } = lines.find((line) => line.rssMb !== undefined)!
    console.log(
      `50 watched: ${rssMb} MB resident, ${heapMb} MB heap; told after ${latencies[10]} ms (median), ${latencies.at(-1)} ms at most`,
    )
    child.stdin!.write('stop\n')
    await new Promise((resolve) => child.once('exit', resolve))
    expect(lines.flatMap(({ problem }) => problem ?? [])).toEqual([])
    expect(rssMb).toBeLessThan(memoryMbMax)
    expect(latencies.at(-1)).toBeLessThan(2_000)
  })
})
