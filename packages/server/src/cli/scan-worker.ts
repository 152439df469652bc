/** Worker thread of `miwake scan`: bytes in, text out, `underWay` mails at a time and in order. */
import { enableCompileCache } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import type { ScanOutput, ScanSettings } from './scan-one.ts'

export type WorkerSettings = ScanSettings & { readonly underWay: number }
export type WorkerJob = { readonly seq: number; readonly id: string; readonly bytes: Uint8Array }
export type WorkerAnswer = { readonly seq: number } & ({ readonly output: ScanOutput } | { readonly error: string })

// Each thread has a compile cache of its own to turn on, so the scanner is loaded after it.
enableCompileCache()
const { makeScanner } = await import('./scan-one.ts')
const settings = workerData as WorkerSettings
const scanOne = makeScanner(settings)

const jobs: WorkerJob[] = []
let running = 0

const answer = (message: WorkerAnswer): void => parentPort?.postMessage(message)

const work = async (): Promise<void> => {
  running++
  for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) {
    const { seq, id, bytes } = job
    try {
      answer({ seq, output: await scanOne(id, bytes) })
    } catch (error) {
      answer({ seq, error: error instanceof Error ? error.message : String(error) })
    }
  }
  running--
}

parentPort?.on('message', (job: WorkerJob) => {
  jobs.push(job)
  if (running < settings.underWay) void work()
})
