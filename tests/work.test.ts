/** Work is bounded by the size of a mail, whatever is in it: counted steps, and a coarse look at the clock. */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { noFacts, parseMessage, scan } from '@miwake/engine'
import { expect, test } from 'vitest'
import { hostileMails } from '../packages/server/bench/hostile.ts'
import { loadKnowledge } from '../packages/server/src/knowledge.ts'

const sizes = [16, 64].map((kB) => kB * 1024)
/** Blocks of code run for one byte; the costliest (angle brackets) takes 18. */
const stepsPerByteMax = 40
/** Whatever the mail is: a header to read, findings to weigh. */
const stepsOfAnyMail = 60_000

const count = fileURLToPath(new URL('./work/count.ts', import.meta.url))
const steps = JSON.parse(
  execFileSync(process.execPath, ['--no-opt', '--no-maglev', count, ...sizes.map(String)], {
    encoding: 'utf8',
    maxBuffer: 1 << 20,
  }),
) as Record<string, readonly [number, number]>

test.each(hostileMails(0).map(({ name }) => name))('scan() takes steps in proportion to the mail: %s', (name) => {
  const [small, large] = steps[name]!
  expect(small).toBeGreaterThan(100)
  expect(small).toBeLessThan(stepsOfAnyMail + stepsPerByteMax * sizes[0]!)
  expect(large).toBeLessThan(stepsOfAnyMail + stepsPerByteMax * sizes[1]!)
  // Four times the mail, at most four times the work and a tenth: what is quadratic takes sixteen times.
  expect(large).toBeLessThan(stepsOfAnyMail + 4.4 * small)
})

/**
 * Regular expressions do their work unseen by the count. One that is quadratic takes many seconds here; the benchmark
 * says how long a mail really takes (none over 250 ms a megabyte).
 */
const coarseMs = 1_500

test('scan() of a megabyte of anything ends soon', () => {
  const knowledge = loadKnowledge()
  const slow: string[] = []
  for (const { name, bytes } of hostileMails()) {
    const { user, system } = process.cpuUsage()
    scan(parseMessage(bytes), noFacts, knowledge)
    const used = process.cpuUsage()
    const ms = (used.user + used.system - user - system) / 1000
    if (ms > coarseMs) slow.push(`${name}: ${ms.toFixed(0)} ms`)
  }
  expect(slow).toEqual([])
})
