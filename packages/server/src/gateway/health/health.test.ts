import { expect, onTestFinished, test } from 'vitest'
import { listenCheck } from '../check/listen-check.ts'
import { anyPort, portOf, settingsWith } from '../testing/listen.ts'
import { createHealth, type HealthWorld } from './health.ts'
import { listenHealth } from './listen-health.ts'

const well: HealthWorld = {
  askStore: async () => null,
  threads: () => ({ ready: 2, of: 2 }),
  wanted: ['milter'],
  listening: () => ['milter'],
  isStopping: () => false,
  nowMs: () => 0,
}

test.each<readonly [string, Partial<HealthWorld>, boolean]>([
  ['all is well', {}, true],
  ['one thread is still starting', { threads: () => ({ ready: 1, of: 2 }) }, true],
  ['no thread can judge yet', { threads: () => ({ ready: 0, of: 2 }) }, false],
  ['a way in does not listen yet', { listening: () => [] }, false],
  ['it is stopping', { isStopping: () => true }, false],
  ['the store fails', { askStore: () => Promise.reject(new Error('gone')) }, false],
  ['the store never answers', { askStore: () => new Promise(() => undefined) }, false],
])('createHealth() where %s', async (_, some, ready) => {
  expect((await createHealth({ ...well, ...some }).readiness()).ready).toBe(ready)
})

test('createHealth() asks the store once a second however often it is asked', async () => {
  let asked = 0
  let nowMs = 0
  const health = createHealth({ ...well, askStore: async () => asked++, nowMs: () => nowMs })
  for (nowMs of [0, 10, 999, 1_000, 1_500]) await health.readiness()
  expect(asked).toBe(2)
})

test('listenHealth() answers /healthz, /readyz and /metrics, and nothing else', async () => {
  let stopping = false
  const listening = await listenHealth({
    socket: anyPort,
    mode: '660',
    health: createHealth({ ...well, isStopping: () => stopping }),
    metrics: async () => 'miwake_gateway_under_way 0\n',
    log: () => undefined,
  })
  onTestFinished(() => listening.close())
  const ask = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${portOf(listening)}${path}`)
    return [response.status, await response.text()] as const
  }
  expect(await ask('/healthz')).toEqual([200, 'ok\n'])
  const [status, text] = await ask('/readyz')
  expect([status, JSON.parse(text)]).toEqual([
    200,
    { ready: true, store: true, threads: { ready: 2, of: 2 }, listening: ['milter'], stopping: false },
  ])
  expect(await ask('/metrics')).toEqual([200, 'miwake_gateway_under_way 0\n'])
  expect((await ask('/')).at(0)).toBe(404)
  stopping = true
  expect((await ask('/readyz')).at(0)).toBe(503)
  expect((await ask('/healthz')).at(0)).toBe(200)
})

test('listenCheck() answers /healthz and /readyz beside rspamd’s paths', async () => {
  const listening = await listenCheck({
    socket: anyPort,
    judge: async () => ({ status: 'failed', why: 'error' }),
    learn: async () => 'refused',
    settings: settingsWith(),
    log: () => undefined,
    health: createHealth({ ...well, askStore: () => Promise.reject(new Error('gone')) }),
    metrics: async () => '',
    nowMs: () => 0,
  })
  onTestFinished(() => listening.close())
  const statusOf = async (path: string) => (await fetch(`http://127.0.0.1:${portOf(listening)}${path}`)).status
  expect([await statusOf('/healthz'), await statusOf('/readyz'), await statusOf('/ping')]).toEqual([200, 503, 200])
})
