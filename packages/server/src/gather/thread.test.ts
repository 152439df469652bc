import { expect, test } from 'vitest'
import { createThread } from './thread.ts'
import type { SampleJob } from './thread-sample.ts'

const threadOf = (over: Partial<Parameters<typeof createThread>[0]> = {}) => {
  const options = { name: 'thread-sample', heapMb: 32, growthMb: 512, startTimeoutMs: 5_000, queueMax: 4, ...over }
  const { ask, close } = createThread(options)
  return { ask: (job: SampleJob, timeoutMs: number) => ask(job, timeoutMs), close }
}

test('createThread() answers one job after the other', async () => {
  const thread = threadOf()
  expect(await Promise.all([thread.ask('a', 1_000), thread.ask('b', 1_000)])).toEqual(['did a', 'did b'])
  await thread.close()
})

test('createThread() ends a job that does not stop, and goes on with the next', async () => {
  const thread = threadOf()
  expect(await Promise.all([thread.ask('loop', 100), thread.ask('a', 1_000)])).toEqual([null, 'did a'])
  await thread.close()
})

test('createThread() survives a script that throws, exits, or fills its heap', async () => {
  const thread = threadOf()
  expect(await thread.ask('throw', 1_000)).toBeNull()
  expect(await thread.ask('exit', 1_000)).toBeNull()
  expect(await thread.ask('heap', 5_000)).toBeNull()
  expect(await thread.ask('a', 1_000)).toBe('did a')
  await thread.close()
})

test('createThread() ends a job that makes the process grow outside the heap', async () => {
  const thread = threadOf({ growthMb: 64 })
  expect(await thread.ask('buffers', 5_000)).toBeNull()
  await thread.close()
})

test('createThread() answers null at once where too many wait', async () => {
  const thread = threadOf({ queueMax: 1 })
  expect(await Promise.all([thread.ask('a', 1_000), thread.ask('b', 1_000)])).toEqual(['did a', null])
  await thread.close()
})

test('createThread() answers null where the script is not there', async () => {
  expect(await threadOf({ name: 'no-such-script' }).ask('a', 1_000)).toBeNull()
})
