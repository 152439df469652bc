/** Worker thread of `miwake scan`: bytes in, text out. */
import { parentPort, workerData } from 'node:worker_threads'
import { makeScanner, type ScanSettings } from './scan-one.ts'

const scanOne = makeScanner(workerData as ScanSettings)
parentPort?.on('message', ({ seq, id, bytes }: { seq: number; id: string; bytes: Uint8Array }) => {
  scanOne(id, bytes).then(
    (output) => parentPort?.postMessage({ seq, output }),
    (error: unknown) => parentPort?.postMessage({ seq, error: error instanceof Error ? error.message : String(error) }),
  )
})
