/** Worker thread that looks at mails: bytes in, evidence out. */
import { enableCompileCache } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import type { LoadAnswer, LoadJob, LoadSettings } from './load-job.ts'

// Each thread has a compile cache of its own to turn on, so the engine is loaded after it.
enableCompileCache()
const { loadWith } = await import('./load-job.ts')
const load = loadWith(workerData as LoadSettings)

parentPort?.on('message', (jobs: readonly LoadJob[]) => {
  const answers: readonly LoadAnswer[] = jobs.map(load)
  const transfer = answers.flatMap((a) => ('item' in a ? [a.item.grams.buffer as ArrayBuffer] : []))
  parentPort?.postMessage(answers, transfer)
})
