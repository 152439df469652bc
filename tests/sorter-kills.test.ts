/**
 * A first pass over a real Dovecot while the server, the network and Miwake itself are killed at random: no mail is lost
 * or doubled, by content hash, and nothing stays half done. COUNT=20000 for the whole of it; a printed SEED repeats it.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mailboxSettings } from '../packages/server/src/mailbox/settings.ts'
import { addMailbox } from '../packages/server/src/store/add-mailbox.ts'
import { listActions, openActions } from '../packages/server/src/store/list-actions.ts'
import { openStore } from '../packages/server/src/store/open-store.ts'
import type { JournalRow } from '../packages/server/src/store/schema.ts'
import type { Store } from '../packages/server/src/store/store.ts'
import { type Dovecot, dovecotMissing, startDovecot, taro } from './servers/dovecot.ts'
import { type CutProxy, startProxy } from './servers/proxy.ts'
import { countMaildir, fillMaildir } from './sorting/bulk.ts'
import { sampleAuthservId } from './sorting/harness.ts'

const count = Number(process.env.COUNT ?? 600)
const kills = Number(process.env.KILLS ?? (count > 600 ? 24 : 9))
const seed = Number(process.env.SEED ?? Date.now() % 100_000)
const patienceMs = 60_000 + count * 100

/** Mulberry32: the same kills for the same seed, as far as processes keep time. */
const randomOf = (from: number) => {
  let a = from
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const script = fileURLToPath(new URL('sorting/sort-process.ts', import.meta.url))

describe.skipIf(dovecotMissing !== null)('a first pass, killed at random', () => {
  let dovecot: Dovecot
  let proxy: CutProxy
  let directory: string
  const store = (): Promise<Store> =>
    openStore({ path: join(directory, 'miwake.db'), keyFile: join(directory, 'key'), now: Date.now })
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'miwake-kills-'))
    dovecot = await startDovecot()
    proxy = await startProxy(dovecot.imapPort)
  }, patienceMs)
  afterAll(async () => {
    await proxy?.stop()
    await dovecot?.stop()
    rmSync(directory, { recursive: true, force: true })
  }, patienceMs)

  test(`${count} mails, ${kills} kills`, { timeout: patienceMs }, async () => {
    console.log(`SEED=${seed} COUNT=${count} KILLS=${kills}`)
    const random = randomOf(seed)
    fillMaildir(dovecot, { count, user: taro.user })
    const before = countMaildir(dovecot, taro.user)
    expect(before.size).toBe(count)
    const made = await store()
    const settings = mailboxSettings.parse({
      kind: 'imap',
      address: taro.user,
      host: dovecot.host,
      port: proxy.port,
      security: 'none',
      user: taro.user,
      authservIds: [sampleAuthservId],
    })
    const mailboxId = await addMailbox(made, {
      name: 'kills',
      kind: 'imap',
      settings,
      secret: JSON.stringify({ password: taro.password }),
      mode: 'active',
    })
    await made.close()

    const began = performance.now()
    let said = ''
    const run = (): { readonly child: ChildProcess; readonly ended: Promise<number | null> } => {
      const child = spawn(process.execPath, [script, directory, String(mailboxId)], {
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      for (const stream of [child.stdout, child.stderr])
        stream?.on('data', (part: Buffer) => {
          said += part.toString()
        })
      return { child, ended: new Promise((resolve) => child.once('exit', (code) => resolve(code))) }
    }
    const done = { miwake: 0, server: 0, network: 0 }
    let runs = 0
    for (let finished = false; !finished; runs++) {
      const { child, ended } = run()
      let over = false
      const code = ended.then((value) => {
        over = true
        return value
      })
      while (!over) {
        const left = kills - done.miwake - done.server - done.network
        if (left <= 0) {
          await code
          break
        }
        await Promise.race([code, new Promise((resolve) => setTimeout(resolve, 900 + random() * 1_800))])
        if (over) break
        const die = random()
        if (die < 0.4) {
          done.miwake++
          child.kill('SIGKILL')
          await code
        } else if (die < 0.7) {
          done.server++
          await dovecot.kill()
          await dovecot.start()
        } else {
          done.network++
          proxy.cut()
        }
      }
      finished = (await code) === 0
      expect(runs, said.slice(-2_000)).toBeLessThan(kills + 5)
    }
    const seconds = (performance.now() - began) / 1000

    const after = countMaildir(dovecot, taro.user)
    expect([...before.keys()].filter((hash) => !after.has(hash))).toEqual([])
    expect([...after].filter(([, folders]) => folders.length > 1)).toEqual([])
    expect(after.size).toBe(count)
    const checked = await store()
    expect(await openActions(checked, mailboxId)).toEqual([])
    const entries: JournalRow[] = []
    for (let beforeId: number | undefined; ; beforeId = entries.at(-1)!.id) {
      const page = await listActions(checked, { mailboxId, beforeId, limit: 500 })
      entries.push(...page)
      if (page.length < 500) break
    }
    const moves = entries.filter(({ kind }) => kind !== 'flag')
    // Moved at most once each, and each lies where the journal says.
    expect(new Set(moves.map(({ contentHash }) => contentHash)).size).toBe(moves.length)
    expect(moves.filter(({ state }) => state !== 'done')).toEqual([])
    const wrong = moves.filter(({ contentHash, toFolder }) => after.get(contentHash)?.[0] !== toFolder)
    expect(wrong).toEqual([])
    const moved = [...after].filter(([hash, [folder]]) => before.get(hash)![0] !== folder)
    expect(moved.length).toBe(moves.length)
    expect(moved.length).toBeGreaterThan(count / 10)
    await checked.close()
    const memory = Math.max(0, ...[...said.matchAll(/memory (\d+)/g)].map((m) => Number(m[1])))
    console.log(
      `${count} mails, ${runs} runs, killed ${JSON.stringify(done)}, ${moves.length} moved once each, ${seconds.toFixed(1)} s, ${Math.round(memory / 1024)} MB`,
    )
  })
})
