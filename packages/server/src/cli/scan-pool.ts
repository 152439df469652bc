/** Many mails over all cores, results in the order of the input, memory bounded by a window. */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { makeScanner, type ScanOutput, type ScanSettings } from './scan-one.ts'

export type Mail = { readonly id: string; readonly bytes: Uint8Array }
export type Scanned = { readonly id: string } & ({ readonly output: ScanOutput } | { readonly error: string })

/** Mails scanned before workers are worth their start (about 0.2 s each). */
const inlineMails = 48
/** Mails under way per worker: keeps cores busy, bounds memory. */
const windowPerWorker = 16

export async function* scanAll(
  mails: AsyncIterable<Mail>,
  settings: ScanSettings,
  threads = availableParallelism(),
): AsyncGenerator<Scanned> {
  const iterator = mails[Symbol.asyncIterator]()
  const scanOne = makeScanner(settings)
  for (let n = 0; n < (threads > 1 ? inlineMails : Number.POSITIVE_INFINITY); n++) {
    const next = await iterator.next()
    if (next.done) return
    yield await scanOne(next.value.id, next.value.bytes).then(
      (output) => ({ id: next.value.id, output }),
      (error: unknown) => ({ id: next.value.id, error: error instanceof Error ? error.message : String(error) }),
    )
  }
  yield* scanWithWorkers(iterator, settings, threads)
}

async function* scanWithWorkers(
  iterator: AsyncIterator<Mail>,
  settings: ScanSettings,
  threads: number,
): AsyncGenerator<Scanned> {
  const waiting = new Map<number, (scanned: Scanned) => void>()
  const ids = new Map<number, string>()
  const workers = Array.from({ length: threads }, () => {
    const worker = new Worker(new URL('./scan-worker.ts', import.meta.url), { workerData: settings })
    worker.on('message', (message: { seq: number; output?: ScanOutput; error?: string }) => {
      const id = ids.get(message.seq) ?? ''
      ids.delete(message.seq)
      waiting.get(message.seq)?.(
        message.output ? { id, output: message.output } : { id, error: message.error ?? 'unknown error' },
      )
      waiting.delete(message.seq)
    })
    worker.on('error', (error) => {
      // A worker that dies takes its mails with it: each is answered with the error, none is silently lost.
      for (const [seq, resolve] of waiting)
        resolve({ id: ids.get(seq) ?? '', error: error instanceof Error ? error.message : String(error) })
      waiting.clear()
    })
    return worker
  })
  try {
    const queue: Promise<Scanned>[] = []
    let seq = 0
    let done = false
    while (!done || queue.length > 0) {
      while (!done && queue.length < threads * windowPerWorker) {
        const next = await iterator.next()
        if (next.done) {
          done = true
          break
        }
        const n = seq++
        ids.set(n, next.value.id)
        // A copy of its own: Buffers of small mails share one pool, which must not be transferred away.
        const bytes = new Uint8Array(next.value.bytes)
        queue.push(new Promise((resolve) => waiting.set(n, resolve)))
        workers[n % threads]!.postMessage({ seq: n, id: next.value.id, bytes }, [bytes.buffer])
      }
      const first = queue.shift()
      if (first) yield await first
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
}
