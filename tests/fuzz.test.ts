/**
 * Any bytes end in a verdict: own mails broken at random, and noise, through the whole line.
 *
 *     npx vitest run tests/fuzz.test.ts                      seed 1, ten to twenty seconds
 *     SEED=7 npx vitest run tests/fuzz.test.ts               that seed
 *     COUNT=100000 npx vitest run tests/fuzz.test.ts         what a release is tried with: two minutes on two cores
 *     SEED=7 FROM=4711 COUNT=1 npx vitest run tests/fuzz.test.ts    the one mail that failed
 */
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import type { FuzzAnswer, FuzzJob } from './fuzz/worker.ts'

const seed = Number(process.env.SEED ?? 1)
const count = Number(process.env.COUNT ?? 20_000)
const from = Number(process.env.FROM ?? 0)
/** Cores of the smallest machine this has to pass on. */
const threads = 2
/** A mail of at most 256 kB takes some tens of milliseconds: this long without the next one is a loop without end. */
const stallMs = 20_000

const repeat = (index: number) => `SEED=${seed} FROM=${index} COUNT=1 npx vitest run tests/fuzz.test.ts`

const runThread = (first: number): Promise<FuzzAnswer> => {
  const begun = new SharedArrayBuffer(4)
  const at = new Int32Array(begun)
  const job: FuzzJob = { seed, first, end: from + count, threads, begun }
  // Bounded memory: a thread that needs more dies, and the test with it.
  const resourceLimits = { maxOldGenerationSizeMb: 256 }
  const worker = new Worker(new URL('./fuzz/worker.ts', import.meta.url), { workerData: job, resourceLimits })
  return new Promise((resolve) => {
    let last = -1
    const watch = setInterval(() => {
      if (at[0] === last) end({ failed: last, message: `not done after ${stallMs / 1000} s` })
      last = at[0]!
    }, stallMs)
    const end = (answer: FuzzAnswer) => {
      clearInterval(watch)
      resolve(answer)
      void worker.terminate()
    }
    worker.on('message', end)
    worker.on('error', (error) => end({ failed: at[0]!, message: `the thread died: ${error.stack}` }))
  })
}

test(`scan() ends with a verdict on ${count} broken mails (SEED=${seed})`, {
  timeout: 60_000 + count * 20,
}, async () => {
  console.log(`SEED=${seed} COUNT=${count} FROM=${from}`)
  const answers = await Promise.all(Array.from({ length: Math.min(threads, count) }, (_, i) => runThread(from + i)))
  const failures = answers.flatMap((answer) =>
    'failed' in answer ? [`${repeat(answer.failed)}\n${answer.message}`] : [],
  )
  expect(failures).toEqual([])
  console.log(answers)
  const scanned = answers.flatMap((answer) => ('verdicts' in answer ? Object.values(answer.verdicts) : []))
  expect(scanned.reduce((sum, n) => sum + n, 0)).toBe(count)
})
