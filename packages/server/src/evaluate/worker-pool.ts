/** Jobs over worker threads, answers in the order of the jobs, a bounded number under way. */
import { Worker } from 'node:worker_threads'

type Pending<A> = { readonly resolve: (answer: A) => void; readonly reject: (error: Error) => void }

export type Pool<J, A> = { readonly run: (job: J) => Promise<A>; readonly close: () => Promise<void> }

/** Each job goes to the worker with the fewest. A worker that dies fails its jobs with the reason. */
export const startPool = <J, A>(script: URL, workerData: unknown, threads: number): Pool<J, A> => {
  const members = Array.from({ length: threads }, () => {
    const worker = new Worker(script, { workerData })
    const pending: Pending<A>[] = []
    let died: Error | null = null
    const fail = (error: Error) => {
      died ??= error
      for (const { reject } of pending.splice(0)) reject(died)
    }
    worker.on('message', (answer: A) => pending.shift()?.resolve(answer))
    worker.on('error', (error) => fail(error instanceof Error ? error : new Error(String(error))))
    worker.on('exit', (code) => fail(new Error(`a worker ended (${code})`)))
    return { worker, pending, died: () => died }
  })
  return {
    run: (job) =>
      new Promise((resolve, reject) => {
        const member = members.reduce((best, m) => (m.pending.length < best.pending.length ? m : best))
        const died = member.died()
        if (died) {
          reject(died)
          return
        }
        member.pending.push({ resolve, reject })
        member.worker.postMessage(job)
      }),
    close: async () => {
      await Promise.all(members.map(({ worker }) => worker.terminate()))
    },
  }
}
