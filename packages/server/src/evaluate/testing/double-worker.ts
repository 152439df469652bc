/** Worker for the pool's own tests. */
import { parentPort, workerData } from 'node:worker_threads'

const { add } = workerData as { readonly add: number }

parentPort?.on('message', (n: number) => {
  if (n < 0) throw new Error('no negative numbers')
  parentPort?.postMessage(2 * n + add)
})
