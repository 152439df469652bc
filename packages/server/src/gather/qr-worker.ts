/** Thread script of qr.ts: decodes one picture or bitmap a job. The WebAssembly comes from the package, never the net. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parentPort } from 'node:worker_threads'
import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader'
import type { ThreadMessage } from './thread.ts'

/** A picture file, or 8-bit RGBA. */
export type QrJob =
  | { readonly file: Uint8Array }
  | { readonly data: Uint8ClampedArray; readonly width: number; readonly height: number }
export type QrAnswer = { readonly read: boolean; readonly texts: readonly string[] }

/** Codes in one picture; a poster has a few. */
const symbolsMax = 8
const options: ReaderOptions = { formats: ['QRCode'], maxNumberOfSymbols: symbolsMax, textMode: 'Plain' }

/** ImageData as far as the decoder looks at it; Node has no such class. */
type Bitmap = Extract<Parameters<typeof readBarcodes>[0], { readonly width: number }>

const decode = async (job: QrJob): Promise<QrAnswer> => {
  try {
    const results = await readBarcodes('file' in job ? job.file : (job as Bitmap), options)
    // Codes with errors are not asked for, so an invalid result says that the picture could not be loaded.
    if (results.some((r) => !r.isValid)) return { read: false, texts: [] }
    return { read: true, texts: results.map((r) => r.text).filter((text) => text !== '') }
  } catch {
    return { read: false, texts: [] }
  }
}

const post = (message: ThreadMessage): void => parentPort?.postMessage(message)

const wasm = readFileSync(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))
await prepareZXingModule({
  overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length) },
  fireImmediately: true,
})
parentPort?.on('message', async (job: QrJob) => post({ answer: await decode(job) }))
post({ ready: true })
