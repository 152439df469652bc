/** Thread script for thread.test.ts: misbehaves in the ways a decoder of hostile bytes could. */
import { parentPort } from 'node:worker_threads'

export type SampleJob = 'loop' | 'throw' | 'exit' | 'heap' | 'buffers' | 'a' | 'b'

const kept: unknown[] = []
parentPort?.on('message', (job: SampleJob) => {
  if (job === 'loop') for (;;);
  if (job === 'throw') throw new Error('sample')
  if (job === 'exit') process.exit(3)
  if (job === 'heap') for (;;) kept.push(Array.from({ length: 10_000 }, (_, i) => ({ i })))
  if (job === 'buffers') for (;;) if (kept.length < 200) kept.push(new Uint8Array(1024 * 1024).fill(1))
  parentPort?.postMessage({ answer: `did ${job}` })
})
parentPort?.postMessage({ ready: true })
