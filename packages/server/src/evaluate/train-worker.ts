/** Worker thread that trains: positions of samples in, a model file's bytes out. */
import { parentPort, workerData } from 'node:worker_threads'
import { type Packed, trainOn, unpack } from './train-job.ts'

const samples = unpack(workerData as Packed)

parentPort?.on('message', (trained: readonly number[]) => {
  const bytes = trainOn(trained.map((i) => samples[i]!))
  parentPort?.postMessage(bytes, [bytes.buffer as ArrayBuffer])
})
