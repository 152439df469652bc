import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { blankModel, formatModel } from '@miwake/engine'
import { afterAll, expect, test } from 'vitest'
import type { ScanSettings } from './scan-one.ts'
import { type Mail, type Scanned, scanAll } from './scan-pool.ts'
import { startCrew } from './worker-crew.ts'

const folder = mkdtempSync(join(tmpdir(), 'miwake-pool-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const model = join(folder, 'model.bin')
writeFileSync(model, formatModel(blankModel))

const settings: ScanSettings = {
  form: 'json',
  explain: false,
  lang: 'en',
  colour: false,
  trust: { authservIds: [], topmost: false, arcSealers: [] },
  dns: false,
  trustedReceived: [],
  model,
}
const mailOf = (n: number): Mail => ({
  id: `mail ${n}`,
  // Every seventh is a hundred times longer, so that workers finish out of order.
  bytes: Buffer.from(`From: a@example.com\nSubject: ${n}\n\n${'words '.repeat(n % 7 === 0 ? 5_000 : 50)}`),
})

test('scanAll() gives results in the order of the mails, and no more mails under way than its window', async () => {
  let read = 0
  let given = 0
  let ahead = 0
  async function* mails() {
    for (; read < 300; read++) yield mailOf(read)
  }
  const ids: string[] = []
  for await (const scanned of scanAll(mails(), settings, 3, 5)) {
    ids.push(scanned.id)
    given++
    ahead = Math.max(ahead, read - given)
    expect('output' in scanned && JSON.parse(scanned.output.text).id).toBe(scanned.id)
  }
  expect(ids).toEqual(Array.from({ length: 300 }, (_, n) => `mail ${n}`))
  expect(ahead).toBeLessThanOrEqual(2 * 3 * 16 + 1)
})

test('scanAll() stops its workers when the reader stops', async () => {
  async function* mails() {
    for (let n = 0; ; n++) yield mailOf(n)
  }
  let n = 0
  for await (const _ of scanAll(mails(), settings, 2, 2)) if (++n === 20) break
  expect(n).toBe(20)
})

/** A worker that answers with the id, and dies of a mail called so. */
const fragile = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads'
    parentPort.on('message', ({ seq, id }) => {
      if (id.startsWith('exit')) process.exit(3)
      if (id.startsWith('throw')) throw new Error('broken by ' + id)
      if (id.startsWith('error')) parentPort.postMessage({ seq, error: 'said no' })
      else parentPort.postMessage({ seq, output: { text: id, verdict: 'ham', action: 'deliver' } })
    })`)}`,
)
const answer = (s: Scanned) => ('output' in s ? `${s.id}: ${s.output.text}` : `${s.id}! ${s.error}`)

test('startCrew(): what kills a worker is answered with an error, every other mail is scanned', async () => {
  const crew = startCrew(settings, 2, fragile)
  const ids = Array.from({ length: 30 }, (_, n) =>
    n % 10 === 4 ? `throw ${n}` : n === 17 ? 'exit' : n === 8 ? 'error' : `${n}`,
  )
  const got = await Promise.all(ids.map((id) => crew.scan({ id, bytes: new Uint8Array() })))
  expect(got.map(answer)).toEqual(
    ids.map((id) =>
      id.startsWith('throw')
        ? `${id}! broken by ${id}`
        : id === 'exit'
          ? 'exit! exit 3'
          : id === 'error'
            ? 'error! said no'
            : `${id}: ${id}`,
    ),
  )
  expect(crew.hasRoom()).toBe(true)
  await crew.close()
})

test('startCrew(): workers that cannot start answer every mail with an error', async () => {
  const crew = startCrew(settings, 2, new URL('data:text/javascript,throw new Error("no start")'))
  const got = await Promise.all(['a', 'b', 'c'].map((id) => crew.scan({ id, bytes: new Uint8Array() })))
  expect(got.map(answer)).toEqual(['a! no start', 'b! no start', 'c! no start'])
  await crew.close()
})
