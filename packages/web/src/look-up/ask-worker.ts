/** The page's side of the look-up's worker: started at the first question, kept for the next. */
import type { Explained } from './explain.ts'
import type { LookUpInput } from './input.ts'
import type { LookUpAnswer, LookUpRequest } from './worker.ts'

export type LookUpResult = { readonly explained: Explained } | { readonly failed: 'tables' | 'scan' }

let worker: Worker | null = null
let lastId = 0
const waiting = new Map<number, (result: LookUpResult) => void>()

const start = (): Worker => {
  const started = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  started.onmessage = ({ data }: MessageEvent<LookUpAnswer>) => {
    waiting.get(data.id)?.(data)
    waiting.delete(data.id)
  }
  started.onerror = () => {
    for (const answer of waiting.values()) answer({ failed: 'scan' })
    waiting.clear()
    started.terminate()
    worker = null
  }
  return started
}

/** Loads the engine and its tables ahead of the first question. */
export const warmUp = (): void => {
  worker ??= start()
}

export const lookUp = (input: LookUpInput, trustTop: boolean): Promise<LookUpResult> => {
  warmUp()
  const id = ++lastId
  return new Promise((resolve) => {
    waiting.set(id, resolve)
    const request: LookUpRequest = { ...input, id, trustTop }
    worker?.postMessage(request, [request.bytes.buffer])
  })
}
