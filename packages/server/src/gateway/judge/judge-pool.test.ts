import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { emptyMailbox } from '@miwake/engine'
import { expect, onTestFinished, test } from 'vitest'
import { noEnvelope } from '../envelope.ts'
import { gatewaySchema } from '../settings.ts'
import { type JudgePoolOptions, startJudgePool } from './judge-pool.ts'
import type { Snapshot } from './snapshot.ts'

const bytes = new Uint8Array(
  readFileSync(fileURLToPath(new URL('../../../../../corpus/mail/bank-device-bad.eml', import.meta.url))),
)
const mail = { bytes, envelope: { ...noEnvelope, rcptTo: ['taro@example.test'] } }
const snapshot: Snapshot = {
  settings: gatewaySchema.parse({}),
  site: emptyMailbox,
  authservId: 'mx.example.test',
  entries: [],
  optedOut: [],
  hasCampaigns: false,
  version: '',
  feedFolder: '/nonexistent',
  dns: false,
}
const poolOf = (over: Partial<JudgePoolOptions> = {}) => {
  const warned: string[] = []
  const pool = startJudgePool({
    threads: 1,
    snapshot,
    waitingMax: 100,
    judgeMs: 20_000,
    campaign: async () => 'unknown',
    warn: (event) => warned.push(event),
    ...over,
  })
  onTestFinished(() => pool.close(0))
  return { pool, warned }
}

test('startJudgePool() answers each mail, by the snapshot of the moment', async () => {
  const { pool } = poolOf({ threads: 2 })
  const answers = await Promise.all(Array.from({ length: 20 }, () => pool.judge(mail, [])))
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set(['judged']))
  expect(answers[0]).toMatchObject({ recipients: [{ deed: 'tag' }] })
  pool.renew({ ...snapshot, optedOut: ['taro@example.test'] })
  expect(await pool.judge(mail, [])).toMatchObject({ recipients: [{ deed: 'deliver', because: ['OPTED_OUT'] }] })
  expect(pool.load()).toBe(0)
})

test('startJudgePool() starts its threads anew while it judges: no mail goes without its answer', async () => {
  const { pool, warned } = poolOf({ threads: 2 })
  const first = Array.from({ length: 10 }, () => pool.judge(mail, []))
  const rotated = pool.rotate()
  const second = Array.from({ length: 10 }, () => pool.judge(mail, []))
  expect(await rotated).toBe(true)
  const answers = await Promise.all([...first, ...second, pool.judge(mail, [])])
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(['judged']))
  expect(pool.threads()).toEqual({ ready: 2, of: 2 })
  expect(warned).toEqual([])
})

test('startJudgePool() says busy where too many wait', async () => {
  const { pool } = poolOf({ waitingMax: 2 })
  const answers = await Promise.all(Array.from({ length: 12 }, () => pool.judge(mail, [])))
  const statuses = answers.map((answer) => (answer.status === 'failed' ? answer.why : answer.status))
  expect(statuses).toContain('busy')
  expect(statuses).toContain('judged')
})

test('startJudgePool() tells of a list of URLs that cannot be read, and judges without it', async () => {
  const feedFolder = mkdtempSync(join(tmpdir(), 'miwake-pool-'))
  onTestFinished(() => rmSync(feedFolder, { recursive: true, force: true }))
  writeFileSync(join(feedFolder, 'own.feed'), 'no feed')
  const { pool, warned } = poolOf({ snapshot: { ...snapshot, feedFolder } })
  expect(await pool.judge(mail, [])).toMatchObject({ status: 'judged' })
  expect(warned).toContain('feed own.feed')
})

test('startJudgePool() asks for the campaign, and judges without it where that fails', async () => {
  const known = { verdict: 'phishing', seen: 9 } as const
  const one = poolOf({ snapshot: { ...snapshot, hasCampaigns: true }, campaign: async () => known })
  const answer = await one.pool.judge(mail, [])
  expect(answer.status === 'judged' && answer.judgement?.terms.map(({ symbol }) => symbol)).toContain(
    'CAMPAIGN_KNOWN_BAD',
  )
  const two = poolOf({
    snapshot: { ...snapshot, hasCampaigns: true },
    campaign: async () => {
      throw new Error('no store')
    },
  })
  expect(await two.pool.judge(mail, [])).toMatchObject({ status: 'judged' })
  expect(two.warned).toEqual(['memory'])
})

test('startJudgePool() takes a mail back that nobody waits for, and refuses when it closes', async () => {
  const { pool } = poolOf()
  const gone = new AbortController()
  const all = Array.from({ length: 6 }, () => pool.judge(mail, []))
  const last = pool.judge(mail, [], gone.signal)
  gone.abort()
  expect(await last).toEqual({ status: 'failed', why: 'stopping' })
  expect(await all[0]).toMatchObject({ status: 'judged' })
  await pool.close(10_000)
  expect(await Promise.all(all)).not.toContainEqual({ status: 'failed', why: 'stopping' })
  expect(await pool.judge(mail, [])).toEqual({ status: 'failed', why: 'stopping' })
})
