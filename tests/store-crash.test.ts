/** Kill -9 at random moments while Miwake journals and writes: nothing it said is done is lost, nothing is corrupt. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import {
  backup,
  getAction,
  getMessage,
  getRaw,
  listCorrections,
  listMailboxes,
  loadVector,
  mailboxSecret,
  openStore,
  restore,
  searchMessages,
} from '../packages/server/src/store/index.ts'
import { mailBytes } from './store-crash/mail.ts'

const writer = fileURLToPath(new URL('./store-crash/writer.ts', import.meta.url))
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
const lanes = 2
const roundsEach = 11
/** Rounds that are killed at any moment from the start on: while the store is made or opened, too. */
const fromStartEvery = 4

const folder = mkdtempSync(join(tmpdir(), 'miwake-crash-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Told = Readonly<
  Partial<Record<'message' | 'planned' | 'done' | 'failed' | 'correction', number> & Record<'raw' | 'name', string>>
>

const randomFrom = (state: number) => (): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return state / 2 ** 32
}

/** What a writer told before it was killed. */
const killedWriter = async (place: string, round: number, random: () => number): Promise<readonly Told[]> => {
  const child = spawn(process.execPath, [writer, place, String(round)], { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  const first = new Promise<void>((resolve) => {
    child.stdout.on('data', (piece: Buffer) => {
      text += piece.toString('utf8')
      resolve()
    })
    child.on('exit', () => resolve())
  })
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.on('close', (_, signal) => resolve(signal)))
  if (round % fromStartEvery === 0) await sleep(random() * 600)
  else {
    await first
    await sleep(random() * 150)
  }
  child.kill('SIGKILL')
  expect(await ended).toBe('SIGKILL')
  // The last line may be cut.
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Told)
}

/** SQLite's own checks, of the words' index too. */
const checkFile = (path: string): void => {
  if (!existsSync(path)) return
  const database = new DatabaseSync(path)
  expect(database.prepare('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
  expect(database.prepare('pragma foreign_key_check').all()).toEqual([])
  database.close()
}

/** @returns actions that were planned when the writer ended. */
const checkTold = async (place: string, told: readonly Told[]): Promise<number> => {
  const store = await openStore({ path: join(place, 'miwake.db'), keyFile: join(place, 'key'), now: Date.now })
  const states = new Map<number, string>()
  for (const { raw, name = '', message, planned, done, failed, correction } of told) {
    if (raw !== undefined) expect(Buffer.from((await getRaw(store, raw))!).equals(mailBytes(name))).toBe(true)
    if (message !== undefined) {
      expect((await getMessage(store, message))?.uid).toBe(name)
      const found = await searchMessages(store, { q: `番号 ${name}` })
      expect(found.items.map(({ id }) => id)).toContain(message)
    }
    if (planned !== undefined) states.set(planned, 'planned')
    if (done !== undefined) states.set(done, 'done')
    if (failed !== undefined) states.set(failed, 'failed')
    if (correction !== undefined)
      expect(await listCorrections(store, { beforeId: correction + 1, limit: 1 })).toMatchObject([{ id: correction }])
  }
  let open = 0
  const last = [...states.keys()].at(-1)
  for (const [id, state] of states) {
    const entry = await getAction(store, id)
    // The last one may have been ended without the word of it getting out.
    if (state === 'planned' && id === last) expect(['planned', 'done', 'failed']).toContain(entry?.state)
    else expect(entry?.state).toBe(state)
    if (entry?.state === 'planned') open++
  }
  const [mailbox] = await listMailboxes(store)
  if (mailbox !== undefined) {
    // A mailbox is added whole, with its secret; what was learned fits what was said.
    expect(await mailboxSecret(store, mailbox.id)).toEqual({ status: 'found', secret: 'himitsu' })
    const corrections = await store.db.selectFrom('correction').select('id').execute()
    expect((await loadVector(store, mailbox.id)).corrections).toBe(corrections.length)
  }
  await store.close()
  return open
}

test(`a store killed ${lanes * roundsEach} times (SEED=${seed})`, { timeout: 60_000 }, async () => {
  const random = randomFrom(seed)
  const told = { messages: 0, planned: 0, open: 0 }
  const lane = async (number: number): Promise<void> => {
    const place = join(folder, `lane-${number}`)
    for (let round = 0; round < roundsEach; round++) {
      const lines = await killedWriter(place, round, random)
      checkFile(join(place, 'miwake.db'))
      told.open += await checkTold(place, lines)
      told.messages += lines.filter(({ message }) => message !== undefined).length
      told.planned += lines.filter(({ planned }) => planned !== undefined).length
    }
  }
  await Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)))
  console.log(`killed with SEED=${seed}: ${JSON.stringify(told)}`)
  expect(told.messages).toBeGreaterThan(lanes * roundsEach)
  expect(told.planned).toBeGreaterThan(lanes * roundsEach)
})

test('restore() refuses the store of a process that runs', { timeout: 60_000 }, async () => {
  const place = join(folder, 'running')
  const child = spawn(process.execPath, [writer, place, '1'], { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    await new Promise((resolve) => child.stdout.once('data', resolve))
    const from = join(folder, 'backup.db')
    const store = await openStore({ path: join(place, 'miwake.db'), keyFile: join(place, 'key'), now: Date.now })
    await backup(store, { to: from })
    await store.close()
    const path = join(place, 'miwake.db')
    expect(await restore({ from, path, nowMs: 1 })).toEqual({ status: 'running' })
    const ended = new Promise((resolve) => child.once('close', resolve))
    child.kill('SIGKILL')
    await ended
    expect(await restore({ from, path, nowMs: 1 })).toMatchObject({ status: 'restored' })
    checkFile(path)
  } finally {
    child.kill('SIGKILL')
  }
})
